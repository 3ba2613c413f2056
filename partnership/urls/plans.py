"""Work plans, under /plans/."""

from django.urls import path

from partnership.views.plans import listing, page, writing

OBJECTIVE = "<int:pk>/objectives/<int:objective>"
MILESTONE = f"{OBJECTIVE}/milestones/<int:milestone>"

app_name = "plans"
urlpatterns = [
    path("", listing.PlanList.as_view(), name="plans"),
    path("new/", listing.NewPlan.as_view(), name="new"),
    path("<int:pk>/", page.PlanPage.as_view(), name="plan"),
    path("<int:pk>/documents/<int:version>/", page.PlanDocument.as_view(), name="document"),
    path("<int:pk>/agree/", writing.Agree.as_view(), name="agree"),
    path("<int:pk>/objectives/add/", writing.AddObjective.as_view(), name="add_objective"),
    path(f"{OBJECTIVE}/change/", writing.ChangeObjective.as_view(), name="change_objective"),
    path(f"{OBJECTIVE}/achieved/", writing.Achieve.as_view(), name="achieve"),
    path(f"{OBJECTIVE}/give-up/", writing.GiveUp.as_view(), name="give_up"),
    path(f"{OBJECTIVE}/note/", writing.AddNote.as_view(), name="add_note"),
    path(f"{OBJECTIVE}/milestones/add/", writing.AddMilestone.as_view(), name="add_milestone"),
    path(f"{MILESTONE}/change/", writing.ChangeMilestone.as_view(), name="change_milestone"),
    path(f"{MILESTONE}/done/", writing.FinishMilestone.as_view(), name="finish_milestone"),
]
