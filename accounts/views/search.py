"""The page of what was found. What was typed is sent, kept in the session, and never in an address or a log."""

from django import forms
from django.http import Http404, HttpResponseRedirect
from django.urls import reverse

from accounts import search
from accounts.pages import PlainPage
from accounts.policy import Permission
from safeguarding.design.forms import DesignForm
from safeguarding.design.shapes.paging import page_of, pages_of

SESSION_KEY = "search"
LONGEST = 100


class SearchForm(DesignForm):
    """The words to look for."""

    title = "Search"
    button = "Search"
    words = forms.CharField(
        label="Search for",
        help_text="Words or a reference. A record is found when it has every word.",
        max_length=LONGEST,
        error_messages={"required": "Enter a word or a reference to search for"},
    )

    def clean_words(self):
        typed = self.cleaned_data["words"]
        if not search.words_of(typed):
            raise forms.ValidationError("Enter at least one word of two letters or more")
        return typed


class SearchPage(PlainPage):
    """All kinds, ten of each; or one kind in full, when the address names it."""

    permission = Permission.SEE_HOME
    template_name = "accounts/search.html"
    title = "Search"

    def get_record(self):
        """What was typed last in this session, not a record."""
        return None

    def post(self, request, *args, **kwargs):
        form = SearchForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        request.session[SESSION_KEY] = form.cleaned_data["words"]
        return HttpResponseRedirect(reverse("accounts:search"))

    def get_context_data(self, **kwargs):
        typed = self.request.session.get(SESSION_KEY, "")
        names = {"form": SearchForm(initial={"words": typed}), "typed": typed}
        if "form" not in kwargs and typed:
            names |= self.found(search.words_of(typed))
        return super().get_context_data(**{**names, **kwargs})

    def found(self, words) -> dict:
        """The first of every kind in which something fits."""
        groups = [self.group(kind, words) for kind in search.kinds()]
        return {"groups": [group for group in groups if group], "looked": True}

    def group(self, kind, words) -> dict | None:
        hits = kind.find(self.request.user, self.partnership, words)
        rows = list(hits.rows[: search.AT_MOST + 1]) if hits else []
        if not rows:
            return None
        shown = [hits.show(row) for row in rows[: search.AT_MOST]]
        all_url = reverse("accounts:search_kind", args=[kind.key]) if len(rows) > search.AT_MOST else ""
        return {"title": kind.title, "key": kind.key, "rows": shown, "all_url": all_url}


class SearchKind(SearchPage):
    """Everything of one kind that fits, page by page."""

    def get_record(self):
        self.kind = next((kind for kind in search.kinds() if kind.key == self.kwargs["kind"]), None)
        if self.kind is None:
            raise Http404

    def found(self, words) -> dict:
        hits = self.kind.find(self.request.user, self.partnership, words)
        if hits is None:
            return {"groups": [], "looked": True}
        page = page_of(hits.rows, self.request.GET.get("page", ""), 50)
        group = {"title": self.kind.title, "key": self.kind.key, "rows": [hits.show(row) for row in page]}
        return {"groups": [group] if page else [], "looked": True, "pages": pages_of(page, self.request.GET)}
