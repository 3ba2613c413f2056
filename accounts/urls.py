"""The addresses of sign-in, one's own account and people.

Only those views of the sign-in library that have a page of ours are named here, under the
library's own names; everything else of it (sign-up, e-mail management) does not exist.
"""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from django.urls import include, path, re_path

from accounts.views import feeds, invitations, keeping, me, people, roles, search

sign_in = [
    path("sign-in/", account.login, name="account_login"),
    path("sign-in/code/", mfa.authenticate, name="mfa_authenticate"),
    path("sign-in/stopped/", account.account_inactive, name="account_inactive"),
    path("sign-out/", account.logout, name="account_logout"),
    path("password/reset/", account.password_reset, name="account_reset_password"),
    path("password/reset/sent/", account.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^password/reset/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("password/reset/done/", account.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    path("account/confirm/", account.reauthenticate, name="account_reauthenticate"),
    path("account/confirm/code/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("account/password/", account.password_change, name="account_change_password"),
    path("account/second-factor/", mfa.index, name="mfa_index"),
    path("account/second-factor/set-up/", totp.activate_totp, name="mfa_activate_totp"),
    path("account/second-factor/remove/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("account/recovery-codes/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("account/recovery-codes/new/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
]

ours = [
    path("account/", me.Me.as_view(), name="me"),
    path("account/details/", me.MyDetails.as_view(), name="my_details"),
    path("account/partnership/", me.ChoosePartnership.as_view(), name="choose_partnership"),
    path("account/stay/", keeping.Stay.as_view(), name="stay"),
    path("account/keep/", keeping.Keep.as_view(), name="keep"),
    path("account/start-again/", keeping.StartAgain.as_view(), name="start_again"),
    path("account/calendar/", feeds.MyCalendar.as_view(), name="calendar"),
    path("account/calendar/new/", feeds.MakeFeed.as_view(), name="make_feed"),
    path("account/calendar/revoke/", feeds.RevokeFeed.as_view(), name="revoke_feed"),
    path("account/calendar/dates/<int:pk>/", feeds.OpenDate.as_view(), name="open_date"),
    path("calendar/<str:token>.ics", feeds.Feed.as_view(), name="calendar_feed"),
    path("search/", search.SearchPage.as_view(), name="search"),
    path("search/<slug:kind>/", search.SearchKind.as_view(), name="search_kind"),
    path("people/", people.PeoplePage.as_view(), name="people"),
    path("people/<int:pk>/", people.PersonPage.as_view(), name="person"),
    path("people/<int:pk>/give-role/", roles.GiveRole.as_view(), name="give_role"),
    path("people/<int:pk>/stop/", people.Deactivate.as_view(), name="deactivate"),
    path("people/<int:pk>/restore/", people.Reactivate.as_view(), name="reactivate"),
    path("people/<int:pk>/remove-second-factor/", people.ResetSecondFactor.as_view(), name="reset_second_factor"),
    path("roles/<int:pk>/end/", roles.EndRole.as_view(), name="end_role"),
    path("invitations/", invitations.InvitationsPage.as_view(), name="invitations"),
    path("invitations/new/", invitations.Invite.as_view(), name="invite"),
    path("invitations/<int:pk>/", invitations.InviteAgain.as_view(), name="invitation"),
    path("invitations/<int:pk>/withdraw/", invitations.Withdraw.as_view(), name="withdraw"),
    path("join/<str:token>/", invitations.AcceptInvitation.as_view(), name="accept_invitation"),
]

urlpatterns = [*sign_in, path("", include((ours, "accounts")))]
