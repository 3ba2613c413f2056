"""What a person reads when something went wrong. No page here may itself need the database."""

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string


def not_found(request, exception):
    """No such page, or a record that this person does not see: the two look the same on purpose."""
    return render(request, "errors/404.html", status=404)


def forbidden(request, exception):
    """The page exists and the person is known, but their roles do not give it."""
    return render(request, "errors/403.html", status=403)


def bad_request(request, exception):
    """The request itself cannot be read: a broken address, a form that is too large."""
    return _plain("errors/400.html", 400)


def csrf_failure(request, reason=""):
    """The form was open too long, or did not come from this portal."""
    return _plain("errors/csrf.html", 403)


def server_error(request):
    """A fault of ours, or a database that does not answer (503, with when to try again)."""
    if isinstance(sys.exception(), OperationalError | InterfaceError):
        response = _plain("errors/503.html", 503)
        response.headers["Retry-After"] = "60"
        return response
    return _plain("errors/500.html", 500)


def _plain(template, status):
    """Without the request, so that neither session nor person is asked for."""
    return HttpResponse(render_to_string(template), status=status)
