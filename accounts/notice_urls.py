"""The addresses of the inbox and of the ledger of notices."""

from django.urls import path

from accounts import notice_pages as pages

app_name = "notices"
urlpatterns = [
    path("", pages.Inbox.as_view(), name="inbox"),
    path("<int:pk>/", pages.Open.as_view(), name="open"),
    path("read/", pages.MarkAllRead.as_view(), name="mark_read"),
    path("e-mail/", pages.ChooseHow.as_view(), name="how"),
    path("ledger/", pages.Ledger.as_view(), name="ledger"),
    path("ledger/<int:pk>/try-again/", pages.TryAgain.as_view(), name="try_again"),
]
