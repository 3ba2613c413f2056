"""Groups, under /groups/. A group's address has its key: the arrangement's own, or a number for one set up on screen."""

from django.urls import path

from partnership.views.groups import attendance, lists, members, page, seats, task_groups, terms

app_name = "groups"
urlpatterns = [
    path("", lists.GroupList.as_view(), name="groups"),
    path("new/", task_groups.SetUpGroup.as_view(), name="new"),
    path("<slug:key>/", page.GroupPage.as_view(), name="group"),
    path("<slug:key>/members/", members.MembersPage.as_view(), name="members"),
    path("<slug:key>/members/add/", members.AddMember.as_view(), name="add_member"),
    path("<slug:key>/members/<int:pk>/", seats.SeatPage.as_view(), name="seat"),
    path("<slug:key>/members/<int:pk>/deputy/", seats.NameDeputy.as_view(), name="deputy"),
    path("<slug:key>/members/<int:pk>/standing/", seats.ChangeStanding.as_view(), name="standing"),
    path("<slug:key>/members/<int:pk>/holder/", seats.ChangeHolder.as_view(), name="holder"),
    path("<slug:key>/members/<int:pk>/end/", seats.EndMembership.as_view(), name="leave"),
    path("<slug:key>/chair/", members.HandOver.as_view(), name="chair"),
    path("<slug:key>/terms/", terms.TermsPage.as_view(), name="terms"),
    path("<slug:key>/terms/agree/", terms.AgreeTerms.as_view(), name="agree_terms"),
    path("<slug:key>/quorum/", terms.SetQuorum.as_view(), name="quorum"),
    path("<slug:key>/attendance/", attendance.AttendancePage.as_view(), name="attendance"),
    path("<slug:key>/history/", attendance.HistoryPage.as_view(), name="history"),
    path("<slug:key>/change/", task_groups.ChangeGroup.as_view(), name="change"),
    path("<slug:key>/close/", task_groups.CloseGroup.as_view(), name="close"),
]
