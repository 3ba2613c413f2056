"""Meetings during and after, under /meetings/ as well, and /decisions/."""

from django.urls import path

from partnership.views.minutes import adding, after, closing, decisions, reading, saving, taking

MEETING = "meetings/<int:pk>/"

app_name = "minutes"
urlpatterns = [
    path(f"{MEETING}minutes/", reading.MinutesPage.as_view(), name="minutes"),
    path(f"{MEETING}minutes/shared/", reading.SharedMinutes.as_view(), name="shared"),
    path(f"{MEETING}minutes/open/", closing.Open.as_view(), name="open"),
    path(f"{MEETING}minutes/take/", taking.Taking.as_view(), name="take"),
    path(f"{MEETING}minutes/state/", saving.State.as_view(), name="state"),
    path(f"{MEETING}minutes/attendance/", saving.SaveAttendance.as_view(), name="attendance"),
    path(f"{MEETING}minutes/guests/", adding.AddGuest.as_view(), name="add_guest"),
    path(f"{MEETING}minutes/guests/<int:row>/remove/", adding.RemoveGuest.as_view(), name="remove_guest"),
    path(f"{MEETING}minutes/items/add/", adding.AddItem.as_view(), name="add_item"),
    path(f"{MEETING}minutes/items/<int:item>/", saving.SaveItem.as_view(), name="save_item"),
    path(f"{MEETING}minutes/items/<int:item>/action/", adding.RaiseAction.as_view(), name="raise_action"),
    path(f"{MEETING}minutes/items/<int:item>/escalate/", adding.Escalate.as_view(), name="escalate_item"),
    path(f"{MEETING}minutes/prompts/<slug:prompt>/", saving.SavePrompt.as_view(), name="save_prompt"),
    path(f"{MEETING}minutes/contributions/", adding.Contribute.as_view(), name="contribute"),
    path(f"{MEETING}minutes/close/", closing.Close.as_view(), name="close"),
    path(f"{MEETING}minutes/send/", closing.Send.as_view(), name="send"),
    path(f"{MEETING}minutes/approve/", closing.Approve.as_view(), name="approve"),
    path(f"{MEETING}minutes/send-back/", closing.SendBack.as_view(), name="send_back"),
    path(f"{MEETING}minutes/correct/", closing.Correct.as_view(), name="correct"),
    path(f"{MEETING}passing-on/", after.PassingOn.as_view(), name="passing_on"),
    path(f"{MEETING}passing-on/done/", after.SayPassedOn.as_view(), name="say_passed_on"),
    path("decisions/", decisions.Decisions.as_view(), name="decisions"),
    path("decisions/record/", decisions.Record.as_view(), name="record_decision"),
    path("decisions/<int:pk>/", decisions.Decision.as_view(), name="decision"),
    path("decisions/<int:pk>/replace/", decisions.Replace.as_view(), name="replace_decision"),
]
