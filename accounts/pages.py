"""The gate that every page of every room stands behind, on the design's four shapes.

A page declares ``permission`` (one, or a tuple of which any is enough) or ``public = True``.
Nobody signed in: the sign-in page. A record that is not visible: 404. Visible and not
allowed: 403. Allowed and against a rule: the page itself, with the reasons.
"""

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.forms.utils import ErrorDict
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.http import urlencode

from accounts import held
from accounts.access import current_partnership, holdings, may
from accounts.policy import Permission
from safeguarding.design.shapes.base import Shape
from safeguarding.design.shapes.detail import DetailShape
from safeguarding.design.shapes.forms import ActionShape, FormShape
from safeguarding.design.shapes.lists import ListShape


class Gate:
    """Who may open this page, and on which records. After the gate a page has ``record`` and ``partnership``."""

    permission: Permission | tuple[Permission, ...] | None = None
    public = False
    model = None
    record = None
    partnership = None

    @classmethod
    def permissions(cls) -> tuple[Permission, ...]:
        """The permissions of which any one opens the page; empty for a public page."""
        declared = cls.permission if isinstance(cls.permission, tuple) else (cls.permission,)
        return tuple(permission for permission in declared if permission is not None)

    @classmethod
    def as_view(cls, **initkwargs):
        """As Django's; refuses at start-up a page that says nothing about who may open it."""
        declared = cls.permissions()
        if cls.public == bool(declared) or not all(isinstance(p, Permission) for p in declared):
            raise ImproperlyConfigured(f"{cls.__module__}.{cls.__name__} must declare a permission or be public.")
        return super().as_view(**initkwargs)

    def dispatch(self, request, *args, **kwargs):
        if not self.public:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            if not holdings(request.user).partnerships:
                return render(request, "accounts/no_role.html", status=403)
        self.record = self.get_record()
        if not self.public:
            self.partnership = self.partnership_of(self.record)
            self.check_permission()
        return super().dispatch(request, *args, **kwargs)

    def check_permission(self) -> None:
        """Raises PermissionDenied; the record, if there is one, has been found visible already."""
        held_here = holdings(self.request.user).permissions(self.partnership) if self.partnership else frozenset()
        if held_here.isdisjoint(self.permissions()):
            raise PermissionDenied

    def visible(self):
        """The records that this person may see; every page reaches its record through here."""
        return self.model.objects.visible_to(self.request.user)

    def get_queryset(self):
        """The same, for shapes that ask for it in Django's words."""
        return self.visible()

    def get_record(self):
        """The visible record that the address names, by the parts of the address; None for a page about none.

        Raises Http404 before anything is said about permissions.
        """
        if self.model is None or not self.kwargs:
            return None
        return get_object_or_404(self.visible(), **self.kwargs)

    def partnership_of(self, record):
        """The partnership in which the permission is asked for: the record's own, or the one being worked in.

        None when the person holds nothing in the record's partnership.
        """
        mine = holdings(self.request.user).partnerships
        if getattr(record, "partnership_id", None) is not None:
            return next((p for p in mine if p.pk == record.partnership_id), None)
        if getattr(record, "partnership_key", None):
            return next((p for p in mine if p.key == record.partnership_key), None)
        return current_partnership(self.request)

    def may(self, permission: Permission) -> bool:
        """Whether a button may be shown: the permission in this page's partnership."""
        return may(self.request.user, permission, self.partnership)


class ListPage(Gate, ListShape):
    """A list of visible records: filter, sort, page, export."""

    def get_record(self):
        return None


class DetailPage(Gate, DetailShape):
    """One visible record."""

    def get(self, request, *args, **kwargs):
        return self.render_to_response(self.get_context_data())


class PlainPage(Gate, Shape):
    """A page of another shape, behind the same gate."""

    def get(self, request, *args, **kwargs):
        return self.render_to_response(self.get_context_data())


class Keeping:
    """What is typed into the form is kept, and shown again to the same person until it is sent."""

    keeps_typed = True

    def keep_url(self) -> str:
        if not self.keeps_typed or not self.request.user.is_authenticated:
            return ""
        return f"{reverse('accounts:keep')}?{urlencode({'path': self.request.path})}"

    def kept_typed(self):
        if not self.keeps_typed or not self.request.user.is_authenticated:
            return None
        self.kept = held.take(self.request)
        return held.typed(self.kept) if self.kept else None

    def let_go(self) -> None:
        if self.request.user.is_authenticated:
            held.let_go(self.request.user, self.request.path)

    def get(self, request, *args, **kwargs):
        kept = self.kept_typed()
        if kept is None:
            return self.show(self.make_form())
        form = self.make_form(kept)
        # What was typed stands there as it was, not yet judged: nobody has sent it.
        form._errors = ErrorDict()
        return self.show(form, kept=kept, kept_row=self.kept)


class FormPage(Keeping, Gate, FormShape):
    """A form that calls one command."""


class ActionPage(Keeping, Gate, ActionShape):
    """A page that asks to confirm one command."""
