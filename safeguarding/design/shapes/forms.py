"""A form that calls one command, and a page that asks to confirm one."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponseRedirect
from django.shortcuts import resolve_url

from safeguarding.clock.refusal import Refused
from safeguarding.design.cells import Told
from safeguarding.design.forms import DesignForm
from safeguarding.design.shapes import once
from safeguarding.design.shapes.base import Shape
from safeguarding.design.shapes.stale import compare

VERSION = "version"


class StaleEditError(Exception):
    """The record changed after this form was drawn."""


class FormShape(Shape):
    """Draws a form, cleans it, calls ``perform`` once, and goes on.

    A ``Refused`` from the command is shown in the error summary (at its field when it names one) with
    everything typed. When ``current_version`` differs from the version the form was drawn from, nothing
    is changed and both versions are shown.
    """

    form_class = DesignForm
    template_name = "shapes/form.html"
    button = ""
    success_message = ""

    def form_kwargs(self) -> dict:
        """More arguments for the form's constructor."""
        return {}

    def initial(self) -> dict:
        """What the form shows before anybody typed: the record as it is now."""
        return {}

    def perform(self, form):
        """Call the one command. Returns where to go: an address, a view's name, or a record with a page."""
        raise NotImplementedError

    def current_version(self) -> str | None:
        """A text that changes when the record does (its last change, for example); None: never stale."""
        return None

    def get_success_message(self, form) -> str:
        """The sentence on the next page."""
        return self.success_message

    def cancel_url(self) -> str:
        """Where *Cancel* leads; the last breadcrumb unless a page says otherwise."""
        links = self.breadcrumbs()
        return links[-1].url if links else ""

    def keep_url(self) -> str:
        """Where the form's text is kept while somebody types (POST, answers 204); nothing: not kept."""
        return ""

    def kept_typed(self):
        """What was kept of this form and never sent, as POST data, or None. Filled by accounts."""
        return None

    def let_go(self) -> None:
        """Called when the form has been sent: what was kept of it is not needed any more."""

    def make_form(self, data=None, files=None):
        """The form of this request."""
        return self.form_class(data, files, initial=self.initial(), **self.form_kwargs())

    def get(self, request, *args, **kwargs):
        kept = self.kept_typed()
        if kept is None:
            return self.show(self.make_form())
        form = self.make_form(kept)
        form.hold_errors_back()
        return self.show(form, kept=kept)

    def post(self, request, *args, **kwargs):
        before = once.spent_url(request)
        if before:
            return HttpResponseRedirect(before)
        form = self.make_form(request.POST, request.FILES)
        if request.POST.get("again") == "form" or not form.is_valid():
            return self.show(form)
        try:
            where = self.perform_once(form)
        except Refused as refusal:
            add_reasons(form, refusal)
            return self.show(form)
        except StaleEditError:
            return self.show_both(form)
        except once.AlreadySentError as sent:
            return HttpResponseRedirect(sent.url or request.path)
        return self.go_on(form, where)

    def perform_once(self, form) -> str:
        """The command and the spent token in one transaction; returns the address to go to."""
        with transaction.atomic():
            sent = once.spend(self.request)
            self.refuse_stale()
            where = resolve_url(self.perform(form))
            if sent:
                sent.result_url = where
                sent.save(update_fields=["result_url"])
        return where

    def refuse_stale(self) -> None:
        """Raise ``StaleEditError`` when the record is not as it was when the form was drawn."""
        drawn, now = self.request.POST.get(VERSION), self.current_version()
        if drawn is not None and now is not None and drawn != str(now):
            raise StaleEditError

    def go_on(self, form, where: str):
        """Say what happened and lead to the next page."""
        self.let_go()
        said = self.get_success_message(form)
        if said:
            messages.success(self.request, said)
        return HttpResponseRedirect(where)

    def show(self, form, **extra):
        return self.render_to_response(self.get_context_data(form=form, **extra))

    def show_both(self, form):
        """Both versions side by side (409), with a way to go on; nothing typed is lost."""
        both = compare(form, self.make_form(), self.request.POST)
        context = self.get_context_data(form=None, both=both, version=self.current_version())
        return self.response_class(self.request, "shapes/stale.html", context, status=409, using=self.template_engine)

    def get_title(self):
        return self.title or self.form_class.title

    def get_context_data(self, **kwargs):
        posted = kwargs.get("kept") or self.request.POST
        names = {
            "once": posted.get(once.FIELD) or once.new_token(),
            "version": posted.get(VERSION, self.current_version()),
            "button": self.button or self.form_class.button,
            "cancel_url": self.cancel_url(),
            "keep_url": self.keep_url(),
        }
        return super().get_context_data(**{**names, **kwargs})


class ActionShape(FormShape):
    """Asks before something that cannot be undone: what will happen and who will be told.

    ``form_class`` may ask for a reason; ``danger`` makes the button red.
    """

    template_name = "shapes/action.html"
    danger = False

    def consequences(self) -> list[str]:
        """What will happen, a sentence each."""
        return []

    def told(self) -> list[Told]:
        """Who will be told, and how."""
        return []

    def get_context_data(self, **kwargs):
        names = {"consequences": self.consequences(), "told": self.told(), "danger": self.danger}
        return super().get_context_data(**{**names, **kwargs})


def add_reasons(form, refusal: Refused) -> None:
    """Put a command's reasons into the form: at the field it names, otherwise at the top."""
    field = refusal.field if refusal.field in form.fields else None
    for reason in refusal.reasons:
        form.add_error(field, reason)
