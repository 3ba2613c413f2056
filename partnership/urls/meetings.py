"""Meetings before they are held, under /meetings/."""

from django.urls import path

from partnership.views.meetings import agenda, history, lists, papers, planning, templates

app_name = "meetings"
urlpatterns = [
    path("", lists.MeetingList.as_view(), name="meetings"),
    path("plan/", planning.Plan.as_view(), name="plan"),
    path("plan/year/", planning.Series.as_view(), name="series"),
    path("plan/year/days/", planning.SeriesDays.as_view(), name="series_days"),
    path("standing/<slug:key>/", templates.Standing.as_view(), name="standing"),
    path("standing/<slug:key>/begin/", templates.BeginStanding.as_view(), name="begin_standing"),
    path("standing/<slug:key>/add/", templates.AddLine.as_view(), name="add_line"),
    path("standing/<slug:key>/<int:line>/change/", templates.ChangeLine.as_view(), name="change_line"),
    path("standing/<slug:key>/<int:line>/order/", templates.OrderLine.as_view(), name="order_line"),
    path("standing/<slug:key>/<int:line>/remove/", templates.RemoveLine.as_view(), name="remove_line"),
    path("<int:pk>/", agenda.Agenda.as_view(), name="meeting"),
    path("<int:pk>/build/", agenda.Build.as_view(), name="build"),
    path("<int:pk>/send/", planning.Call.as_view(), name="call"),
    path("<int:pk>/move/", planning.Move.as_view(), name="move"),
    path("<int:pk>/cancel/", planning.Cancel.as_view(), name="cancel"),
    path("<int:pk>/agenda/add/", agenda.AddItem.as_view(), name="add_item"),
    path("<int:pk>/agenda/<int:item>/change/", agenda.ChangeItem.as_view(), name="change_item"),
    path("<int:pk>/agenda/<int:item>/order/", agenda.OrderItem.as_view(), name="order_item"),
    path("<int:pk>/agenda/<int:item>/remove/", agenda.RemoveItem.as_view(), name="remove_item"),
    path("<int:pk>/papers/", papers.Papers.as_view(), name="papers"),
    path("<int:pk>/papers/send/", papers.SendPaper.as_view(), name="send_paper"),
    path("<int:pk>/papers/<int:paper>/", papers.ReadPaper.as_view(), name="paper"),
    path("<int:pk>/papers/<int:paper>/place/", papers.PlacePaper.as_view(), name="place_paper"),
    path("<int:pk>/papers/<int:paper>/remove/", papers.RemovePaper.as_view(), name="remove_paper"),
    path("<int:pk>/pack/make/<slug:what>/", papers.MakePack.as_view(), name="make_pack"),
    path("<int:pk>/pack/<int:pack>/", papers.ReadPack.as_view(), name="pack"),
    path("<int:pk>/history/", history.History.as_view(), name="history"),
]
