"""One action, under /actions/."""

from django.urls import path

from partnership.views.actions import closing, page, raising, working

app_name = "actions"
urlpatterns = [
    path("new/", raising.RaiseAlone.as_view(), name="new"),
    path("new/item/<int:item>/", raising.RaiseFromItem.as_view(), name="new_from_item"),
    path("<int:pk>/", page.ActionPage.as_view(), name="action"),
    path("<int:pk>/files/<int:version>/", page.EvidenceFile.as_view(), name="file"),
    path("<int:pk>/change/", raising.Change.as_view(), name="change"),
    path("<int:pk>/follow-up/", raising.FollowUp.as_view(), name="follow_up"),
    path("<int:pk>/note/", working.Note.as_view(), name="note"),
    path("<int:pk>/evidence/", working.Evidence.as_view(), name="evidence"),
    path("<int:pk>/move/", working.Move.as_view(), name="move"),
    path("<int:pk>/block/", working.Block.as_view(), name="block"),
    path("<int:pk>/unblock/", working.Unblock.as_view(), name="unblock"),
    path("<int:pk>/hand-over/", working.HandOver.as_view(), name="hand_over"),
    path("<int:pk>/split/", working.Split.as_view(), name="split"),
    path("<int:pk>/escalate/", working.Escalate.as_view(), name="escalate"),
    path("<int:pk>/close/", closing.AskToClose.as_view(), name="close"),
    path("<int:pk>/closing/", closing.AnswerClosing.as_view(), name="closing"),
    path("<int:pk>/reopen/", closing.Reopen.as_view(), name="reopen"),
    path("<int:pk>/impact/", closing.RecordImpact.as_view(), name="impact"),
]
