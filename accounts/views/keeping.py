"""Small answers to the page itself: stay signed in, keep what is typed, start again."""

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.views.generic import View

from accounts import held
from accounts.pages import Gate
from accounts.policy import Permission


class Stay(Gate, View):
    """POST: the person is still here. The idle time-out has seen the request by the time this answers."""

    permission = Permission.SEE_HOME
    http_method_names = ["post"]

    def post(self, request):
        return HttpResponse(status=204)


class Keep(Gate, View):
    """POST with the form's fields, ``?path=`` naming the form's page: keep them. 422 when they cannot be kept."""

    permission = Permission.SEE_HOME
    http_method_names = ["post"]

    def post(self, request):
        kept = held.keep(request.user, request.GET.get("path", ""), request.POST)
        return HttpResponse(status=204 if kept else 422)


class StartAgain(Gate, View):
    """POST, ``?path=`` naming the form's page: forget what was kept and show the form as it was."""

    permission = Permission.SEE_HOME
    http_method_names = ["post"]

    def post(self, request):
        path = request.GET.get("path", "")
        if not held.keepable(path):
            raise Http404
        held.let_go(request.user, path)
        return HttpResponseRedirect(path)
