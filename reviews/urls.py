"""Addresses of referrals, requests and reviews. References and numbers only: nothing of a case in them."""

from django.urls import include, path

from reviews.views import (
    after,
    answering,
    case,
    clock,
    decision,
    document,
    gathering,
    lists,
    meeting,
    papers,
    people,
    recommendations,
    referrals,
    requests,
)

app_name = "reviews"

referral_paths = [
    path("", referrals.ReferralList.as_view(), name="referrals"),
    path("new/", referrals.StartReferral.as_view(), name="referral-new"),
    path("<slug:reference>/", referrals.ShowReferral.as_view(), name="referral"),
    path("<slug:reference>/edit/", referrals.EditReferral.as_view(), name="referral-edit"),
    path("<slug:reference>/children/add/", referrals.ChildPage.as_view(), name="child-add"),
    path("<slug:reference>/children/<int:pk>/", referrals.ChildPage.as_view(), name="child"),
    path("<slug:reference>/children/<int:pk>/remove/", referrals.RemoveChild.as_view(), name="child-remove"),
    path("<slug:reference>/send/", referrals.SendReferral.as_view(), name="referral-send"),
    path("<slug:reference>/accept/", answering.AcceptReferral.as_view(), name="referral-accept"),
    path("<slug:reference>/decline/", answering.DeclineReferral.as_view(), name="referral-decline"),
]

request_paths = [
    path("", requests.RequestList.as_view(), name="requests"),
    path("<int:pk>/", requests.ShowRequest.as_view(), name="request"),
    path("<int:pk>/answer/", requests.AnswerRequest.as_view(), name="request-answer"),
    path("<int:pk>/not-known/", requests.NotKnown.as_view(), name="request-not-known"),
    path("<int:pk>/more-time/", requests.WantMoreTime.as_view(), name="request-more-time"),
    path("<int:pk>/episodes/add/", requests.AddEpisode.as_view(), name="episode-add"),
    path("<int:pk>/episodes/<int:row>/", requests.AddEpisode.as_view(), name="episode"),
    path("<int:pk>/chronology/add/", requests.AddLine.as_view(), name="line-add"),
    path("<int:pk>/chronology/<int:row>/remove/", requests.RemoveLine.as_view(), name="line-remove"),
]

case_paths = [
    path("", case.Case.as_view(), name="review"),
    path("call/", gathering.RecordCall.as_view(), name="call"),
    path("actions/add/", gathering.AgreeAction.as_view(), name="action-add"),
    path("actions/<int:pk>/done/", gathering.FinishAction.as_view(), name="action-done"),
    path("withdraw/", gathering.Withdraw.as_view(), name="withdraw"),
    path("agencies/", gathering.Agencies.as_view(), name="agencies"),
    path("agencies/ask/", gathering.Ask.as_view(), name="ask"),
    path("agencies/<int:pk>/remind/", gathering.Chase.as_view(), name="remind"),
    path("agencies/<int:pk>/more-time/", gathering.AnswerMoreTime.as_view(), name="more-time"),
    path("agencies/<int:pk>/take-back/", gathering.TakeBack.as_view(), name="take-back"),
    path("chronology/", gathering.Chronology.as_view(), name="chronology"),
    path("chronology/add/", gathering.AddEntry.as_view(), name="entry-add"),
    path("meeting/", meeting.MeetingPage.as_view(), name="meeting"),
    path("meeting/record/", meeting.RecordMeeting.as_view(), name="meeting-record"),
    path("meeting/outcome/", meeting.WriteOutcome.as_view(), name="outcome"),
    path("meeting/recommendations/add/", meeting.AddRecommendation.as_view(), name="recommendation-add"),
    path(
        "meeting/recommendations/<int:pk>/remove/", meeting.RemoveRecommendation.as_view(), name="recommendation-remove"
    ),
    path("meeting/dissent/", meeting.AddDissent.as_view(), name="dissent-add"),
    path("submit/", meeting.Submit.as_view(), name="submit"),
    path("decision/", decision.DecisionPage.as_view(), name="decision"),
    path("advise/", decision.Advise.as_view(), name="advise"),
    path("sign/", decision.Sign.as_view(), name="sign"),
    path("receipt/<int:pk>/", decision.Receipt.as_view(), name="receipt"),
    path("decision/<int:pk>/addendum/", decision.AddAddendum.as_view(), name="addendum-add"),
    path("recommendations/<int:pk>/action/", recommendations.RaiseAction.as_view(), name="recommendation-action"),
    path("outside/add/", after.AddOutsideNotice.as_view(), name="outside-add"),
    path("feedback/add/", after.AddFeedback.as_view(), name="feedback-add"),
    path("reply/add/", after.AddReply.as_view(), name="reply-add"),
    path("reply/<int:pk>/acted/", after.ActOnReply.as_view(), name="reply-acted"),
    path("close/", after.Close.as_view(), name="close"),
    path("start-review/", after.StartReview.as_view(), name="start-review"),
    path("people/", people.People.as_view(), name="people"),
    path("people/add/", people.NamePerson.as_view(), name="person-add"),
    path("people/<int:pk>/end/", people.EndNaming.as_view(), name="person-end"),
    path("people/conflict/", people.DeclareConflict.as_view(), name="conflict-add"),
    path("people/conflict/<int:pk>/clear/", people.ClearConflict.as_view(), name="conflict-clear"),
    path("documents/", papers.Documents.as_view(), name="documents"),
    path("documents/add/", papers.AddDocument.as_view(), name="document-add"),
    path("documents/<int:pk>/", papers.Download.as_view(), name="document"),
    path("document/", document.Papers.as_view(), name="papers"),
    path("document/make/<slug:what>/", document.MakePaper.as_view(), name="paper-make"),
    path("document/<int:pk>/", document.DownloadPaper.as_view(), name="paper"),
    path("clock/", clock.Clock.as_view(), name="clock"),
    path("clock/tick/", clock.Tick.as_view(), name="tick"),
    path("clock/correct/", clock.Correct.as_view(), name="correct"),
    path("clock/pause/", clock.Pause.as_view(), name="pause"),
    path("clock/resume/", clock.Resume.as_view(), name="resume"),
    path("clock/extend/", clock.Extend.as_view(), name="extend"),
    path("practice-review/", clock.PracticeReviewClock.as_view(), name="practice-review"),
    path("practice-review/tick/", clock.TickPractice.as_view(), name="practice-tick"),
    path("history/", case.HistoryPage.as_view(), name="history"),
]

urlpatterns = [
    path("referrals/", include(referral_paths)),
    path("requests/", include(request_paths)),
    path("reviews/", lists.ReviewList.as_view(), name="reviews"),
    path("reviews/<slug:reference>/", include(case_paths)),
]
