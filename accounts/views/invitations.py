"""Inviting, pending invitations, and the page behind the link."""

from django.contrib.auth import login
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse

from accounts import invitations, rules
from accounts.forms.people import AcceptForm, InviteForm
from accounts.models import Invitation, Person
from accounts.pages import ActionPage, FormPage, ListPage
from accounts.policy import ROLES, Permission
from safeguarding.clock import wall
from safeguarding.design.cells import Empty, Link, Tag, Told
from safeguarding.design.forms import DesignForm
from safeguarding.design.shapes import Column

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def crumbs() -> list[Link]:
    return [Link("People", reverse("accounts:people")), Link("Invitations", reverse("accounts:invitations"))]


def role_titles(invitation: Invitation) -> list[str]:
    """The roles of an invitation in words."""
    return [ROLES[given["role"]].title for given in invitation.roles if given["role"] in ROLES]


def state_of(invitation: Invitation) -> Tag:
    """Where a pending invitation stands."""
    if invitation.expires_at <= wall.now():
        return Tag("late", "Run out")
    return Tag("open", "Sent") if invitation.sent_at else Tag("late", "E-mail not sent")


def next_steps(invitation: Invitation) -> Link:
    return Link("Send again or withdraw", reverse("accounts:invitation", args=[invitation.pk]))


class InvitationsPage(ListPage):
    model = Invitation
    permission = Permission.MANAGE_PEOPLE
    title = "Pending invitations"
    export_name = "invitations"
    default_sort = "-invited_at"
    empty = Empty("No invitation is waiting", "Invite somebody, and the invitation stays here until it is accepted.")
    columns = [
        Column("name", "Name", sort="name"),
        Column("email", "E-mail address", sort="email"),
        Column("roles", "Roles", value=lambda invitation: ", ".join(role_titles(invitation))),
        Column("invited_at", "Invited", sort="invited_at"),
        Column("expires_at", "Good until", sort="expires_at"),
        Column("state", "State", value=state_of),
        Column("next", "Next", value=next_steps, export=lambda invitation: ""),
    ]

    def visible(self):
        return super().visible().pending().filter(partnership=self.partnership).select_related("invited_by")

    def breadcrumbs(self):
        return crumbs()[:1]

    def actions(self):
        return [Link("Invite somebody", reverse("accounts:invite"))]


class Invite(FormPage):
    permission = Permission.MANAGE_PEOPLE
    form_class = InviteForm

    def breadcrumbs(self):
        return crumbs()

    def form_kwargs(self):
        return {"partnership": self.partnership}

    def perform(self, form):
        answers = {name: form.cleaned_data[name] for name in ("name", "email", "agency")}
        invitations.invite(**answers, roles=form.given_roles(), partnership=self.partnership, by=self.request.user)
        return "accounts:invitations"

    def get_success_message(self, form):
        return f"{form.cleaned_data['name']} is invited. The link works for {invitations.DAYS} days."


class InviteAgain(ActionPage):
    """Send again; the withdrawing button leads to a page of its own."""

    model = Invitation
    permission = Permission.MANAGE_PEOPLE
    template_name = "accounts/invitation.html"
    button = "Send it again"
    caption = "Invitation"

    def visible(self):
        return super().visible().pending().select_related("partnership", "invited_by", "agency")

    def get_title(self):
        return f"Invitation of {self.record.name}"

    def breadcrumbs(self):
        return crumbs()

    def consequences(self):
        return [
            f"A new link goes to {self.record.email}. It works for {invitations.DAYS} days.",
            "The link that was sent before stops working.",
        ]

    def told(self):
        return [Told(self.record.name, "by e-mail")]

    def get_context_data(self, **kwargs):
        names = {"invitation": self.record, "roles": role_titles(self.record), "state": state_of(self.record)}
        return super().get_context_data(**{**names, **kwargs})

    def perform(self, form):
        invitations.invite_again(invitation=self.record, by=self.request.user)
        return "accounts:invitations"

    def get_success_message(self, form):
        return "The invitation is sent again."


class Withdraw(InviteAgain):
    template_name = "shapes/action.html"
    button = "Withdraw the invitation"
    danger = True

    def get_title(self):
        return f"Withdraw the invitation of {self.record.name}"

    def consequences(self):
        return ["The link stops working at once."]

    def told(self):
        return []

    def perform(self, form):
        invitations.withdraw(invitation=self.record, by=self.request.user)
        return "accounts:invitations"

    def get_success_message(self, form):
        return "The invitation is withdrawn."


class AcceptInvitation(FormPage):
    """Behind the link of the e-mail. A guessed token is 404; a link that no longer works says why (410)."""

    public = True
    keeps_typed = False
    template_name = "accounts/accept.html"

    def get_record(self):
        invitation = invitations.find(self.kwargs["token"])
        if invitation is None:
            raise Http404
        return invitation

    @property
    def mine(self) -> bool:
        """Whether the invited person already has an account and is signed in with it."""
        return self.request.user.is_authenticated and self.request.user.email == self.record.email

    @property
    def form_class(self):
        return DesignForm if self.mine else AcceptForm

    def get(self, request, *args, **kwargs):
        return self.closed() or super().get(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        return self.closed() or super().post(request, *args, **kwargs)

    def closed(self):
        """The page that says why this link does nothing now, or None."""
        reasons = rules.against_accepting(self.record)
        known = not self.mine and Person.objects.filter(email=self.record.email).exists()
        if not reasons and not known:
            return None
        context = {"invitation": self.record, "reasons": reasons, "known": known and not reasons}
        return render(self.request, "accounts/invitation_closed.html", context, status=410 if reasons else 200)

    def get_title(self):
        return f"Join {self.record.partnership.name}"

    def get_context_data(self, **kwargs):
        names = {"invitation": self.record, "roles": role_titles(self.record), "mine": self.mine}
        button = "Join" if self.mine else AcceptForm.button
        return super().get_context_data(**{**names, "button": button, **kwargs})

    def initial(self):
        return {"name": self.record.name}

    def perform(self, form):
        if self.mine:
            invitations.accept_with_account(invitation=self.record, by=self.request.user)
            return "home"
        answers = {name: form.cleaned_data[name] for name in ("name", "job_title", "password")}
        person = invitations.accept(invitation=self.record, **answers)
        login(self.request, person, backend=BACKEND)
        return "home"

    def get_success_message(self, form):
        return f"Welcome to {self.record.partnership.short_name}."
