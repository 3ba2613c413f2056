"""Two gates in front of every page: the idle time-out and the second factor.

Both act in ``process_view``, after the CSRF check, so that a forged request keeps nothing.
"""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse
from django.shortcuts import redirect

from accounts import held
from accounts.access import holdings
from safeguarding.clock import wall

SEEN = "seen_at"
# The session is written at most once a minute, not on every page.
WRITE_EVERY_SECONDS = 60

SIGNED_OUT = "You were signed out because nothing happened for {minutes} minutes."
NOTHING_LOST = " What you had typed is kept. Sign in again with the same e-mail address, check it and send it again."
OPEN_WITHOUT_SECOND_FACTOR = frozenset(
    {
        "account_login",
        "account_logout",
        "account_reauthenticate",
        "mfa_reauthenticate",
        "mfa_activate_totp",
        "mfa_view_recovery_codes",
        "stay",
        "keep",
        "colour",
        "healthz",
        "readyz",
    }
)


class IdleTimeOut:
    """Signs somebody out after IDLE_MINUTES without a request, and keeps a form that arrived too late."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if not request.user.is_authenticated:
            return None
        now = int(wall.now().timestamp())
        seen = request.session.get(SEEN, now)
        if now - seen > settings.IDLE_MINUTES * 60:
            return self.sign_out(request)
        if SEEN not in request.session or now - seen >= WRITE_EVERY_SECONDS:
            request.session[SEEN] = now
        return None

    def sign_out(self, request):
        kept = None
        if request.method == "POST":
            kept = held.keep(request.user, request.path, request.POST, late=True)
        logout(request)
        if request.resolver_match.url_name in {"stay", "keep"}:
            return HttpResponse(status=401)
        said = SIGNED_OUT.format(minutes=settings.IDLE_MINUTES)
        messages.warning(request, said + NOTHING_LOST if kept else said)
        return redirect_to_login(request.path if request.method == "POST" else request.get_full_path())


class SecondFactorRequired:
    """Sends whoever can open a case to set up a second factor first, where SECOND_FACTOR_REQUIRED is on."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if not settings.SECOND_FACTOR_REQUIRED or not request.user.is_authenticated:
            return None
        if request.resolver_match.url_name in OPEN_WITHOUT_SECOND_FACTOR:
            return None
        mine = holdings(request.user)
        if not mine.opens_cases or mine.second_factor:
            return None
        if request.headers.get("Sec-Fetch-Dest", "document") != "document":
            # A style sheet or a script's request must not fetch the set-up page: each fetch makes a new key.
            return HttpResponse(status=403)
        messages.warning(request, "Set up a second factor first. Your role can open case records.")
        return redirect("mfa_activate_totp")
