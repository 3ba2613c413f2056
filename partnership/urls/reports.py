"""Chairs’ reports, escalations and reports due in."""

from django.urls import path

from partnership.views.reports import chair, due, escalations

app_name = "reports"
urlpatterns = [
    path("chair-reports/", chair.ReportList.as_view(), name="chair_reports"),
    path("chair-reports/new/", chair.BeginReport.as_view(), name="begin"),
    path("chair-reports/<int:pk>/", chair.ReportPage.as_view(), name="report"),
    path("chair-reports/<int:pk>/write/", chair.WriteReport.as_view(), name="write"),
    path("chair-reports/<int:pk>/period/", chair.ChangePeriod.as_view(), name="period"),
    path("chair-reports/<int:pk>/send/", chair.SendReport.as_view(), name="send"),
    path("chair-reports/<int:pk>/give-up/", chair.GiveUpDraft.as_view(), name="give_up"),
    path("escalations/", escalations.EscalationList.as_view(), name="escalations"),
    path("escalations/new/", escalations.Escalate.as_view(), name="escalate"),
    path("escalations/new/<slug:kind>/<int:number>/", escalations.Escalate.as_view(), name="escalate_from"),
    path("escalations/new/<slug:kind>/<int:number>/<int:line>/", escalations.Escalate.as_view(), name="escalate_ask"),
    path("escalations/<int:pk>/", escalations.EscalationPage.as_view(), name="escalation"),
    path("escalations/<int:pk>/answer/", escalations.AnswerEscalation.as_view(), name="answer"),
    path("escalations/<int:pk>/take-back/", escalations.TakeBack.as_view(), name="take_back"),
    path("reports-due/", due.DueList.as_view(), name="due"),
    path("reports-due/add/", due.Expect.as_view(), name="expect"),
    path("reports-due/schedule/", due.MakeSchedule.as_view(), name="schedule"),
    path("reports-due/<int:pk>/", due.DuePage.as_view(), name="report_due"),
    path("reports-due/<int:pk>/document/", due.DueDocument.as_view(), name="due_document"),
    path("reports-due/<int:pk>/receive/", due.Receive.as_view(), name="receive"),
    path("reports-due/<int:pk>/move/", due.Move.as_view(), name="move_due"),
    path("reports-due/<int:pk>/not-needed/", due.NotNeeded.as_view(), name="not_needed"),
]
