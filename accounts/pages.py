"""The gate that every page of every room stands behind, on the design's four shapes.

A page declares ``permission`` (one, or a tuple of which any is enough) or ``public = True``.
Nobody signed in: the sign-in page. A record that is not visible: 404. Visible and not
allowed: 403. Allowed and against a rule: the page itself, with the reasons.
"""

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.shortcuts import render
from django.views.generic import View

from accounts.access import current_partnership, holdings, may
from accounts.policy import Permission


class Gate:
    """Who may open this page, and on which records."""

    permission: Permission | tuple[Permission, ...] | None = None
    public = False
    model = None
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
        if self.public:
            return super().dispatch(request, *args, **kwargs)
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if not holdings(request.user).partnerships:
            return render(request, "accounts/no_role.html", status=403)
        self.partnership = self.find_partnership()
        if not any(may(request.user, permission, self.partnership) for permission in self.permissions()):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def visible(self):
        """The records that this person may see; every page reaches its record through here."""
        return self.model.objects.visible_to(self.request.user)

    def get_queryset(self):
        return self.visible()

    def find_partnership(self):
        """The partnership in which the permission is asked for: the record's, when the page is about one.

        Raises Http404 when the record is not visible, before anything is said about permissions.
        """
        record = self.get_record()
        return getattr(record, "partnership", None) or current_partnership(self.request)

    def get_record(self):
        """The record that the page is about, or None; from ``visible()``, 404 otherwise."""
        return None


class ListPage(Gate, View):
    """A list: filter, sort, page, export."""


class DetailPage(Gate, View):
    """One record."""


class FormPage(Gate, View):
    """A form that calls one command."""

    keeps_typed = True


class ActionPage(Gate, View):
    """A page that asks to confirm one command."""
