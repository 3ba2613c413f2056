"""One's own calendar address: make it, make it anew, revoke it; the feed behind it; and one date's way in."""

from allauth.core.internal import ratelimit
from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from accounts import calendar_feeds
from accounts.access import deadlines_visible_to
from accounts.pages import ActionPage, Gate, PlainPage
from accounts.policy import Permission
from accounts.views.me import OfMyOwn
from safeguarding.clock.models import Deadline
from safeguarding.design.forms import DesignForm
from safeguarding.design.shapes.base import Shape

GONE = "There is no calendar at this address: it was mistyped, revoked, or belongs to somebody who has left.\n"
TOO_MANY = "Too many wrong addresses were asked for. Wait five minutes, then check the address.\n"


class MyCalendar(OfMyOwn, PlainPage):
    """Whether there is an address, when it was asked for, and what to do with it."""

    template_name = "accounts/calendar.html"
    title = "My calendar"

    def get_context_data(self, **kwargs):
        return super().get_context_data(feed=calendar_feeds.current_feed(self.request.user), **kwargs)


class MakeFeed(OfMyOwn, ActionPage):
    """The address is shown on the page that answers, and never again."""

    form_class = DesignForm
    button = "Make the address"
    keeps_typed = False

    @property
    def anew(self) -> bool:
        return calendar_feeds.current_feed(self.request.user) is not None

    def get_title(self):
        return "Make a new calendar address" if self.anew else "Make my calendar address"

    def consequences(self):
        lines = [
            "The address is shown once. Copy it into your calendar straight away.",
            "Whoever has it can read the dates of your meetings and when something is due from you, without any detail "
            "of a case. Treat it like a password.",
        ]
        return [*lines, "The address that you have now stops working."] if self.anew else lines

    def perform(self, form):
        self.token = calendar_feeds.make_feed(by=self.request.user)
        return "accounts:calendar"

    def go_on(self, form, where):
        path = reverse("accounts:calendar_feed", args=[self.token])
        names = {"title": "Your calendar address", "feed_address": settings.SITE_ADDRESS + path}
        response = render(self.request, "accounts/calendar_made.html", names)
        response.headers["Cache-Control"] = "private, no-store"
        return response


class RevokeFeed(OfMyOwn, ActionPage):
    form_class = DesignForm
    title = "Revoke my calendar address"
    button = "Revoke it"
    danger = True
    keeps_typed = False
    success_message = "The calendar address is revoked. Calendars that use it show nothing new."

    def consequences(self):
        return ["The address stops working at once, on every device. You can make another at any time."]

    def perform(self, form):
        calendar_feeds.revoke_feed(by=self.request.user)
        return "accounts:calendar"


class Feed(Gate, Shape):
    """The calendar itself. The token is the key, so there is no session; a wrong one gets a sentence."""

    public = True

    def get_record(self):
        return None

    def get(self, request, token):
        person = calendar_feeds.ask(token)
        if person is None:
            return self.refuse(request)
        return self.send(calendar_feeds.as_text(person), "text/calendar; charset=utf-8")

    def refuse(self, request):
        """Wrong addresses are counted by where they come from, as wrong passwords are; right ones never wait."""
        # The library's public door counts sent forms only; this is the same count for an address that is asked for.
        allowed = ratelimit.consume(request, app="allauth.account", action="calendar_feed", limit_get=True)
        response = self.send(GONE if allowed else TOO_MANY, "text/plain; charset=utf-8")
        response.status_code = 404 if allowed else 429
        # The path is the key: it does not go into the log.
        response._has_been_logged = True
        return response

    @staticmethod
    def send(content, kind: str) -> HttpResponse:
        response = HttpResponse(content, content_type=kind)
        response.headers["Cache-Control"] = "private, no-store"
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["X-Robots-Tag"] = "noindex"
        return response


class OpenDate(Gate, Shape):
    """From an entry of a calendar to the record, whose address the calendar does not hold."""

    permission = Permission.SEE_HOME
    model = Deadline

    def visible(self):
        return deadlines_visible_to(self.request.user)

    def get(self, request, *args, **kwargs):
        return HttpResponseRedirect(self.record.subject_url)
