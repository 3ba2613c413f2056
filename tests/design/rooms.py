"""A tiny room beside the others, to try the shapes on: agencies that may be listed, renamed and removed."""

import django_filters
from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path

from accounts.models import Agency
from safeguarding.clock.refusal import Refused
from safeguarding.design.cells import Empty, Link, Told
from safeguarding.design.filters import DesignFilterSet
from safeguarding.design.forms import DesignForm
from safeguarding.design.shapes import ActionShape, Column, DetailShape, FormShape, ListShape, SavedFilter
from safeguarding.urls import urlpatterns as portal


class AgencyFilter(DesignFilterSet):
    key = django_filters.ChoiceFilter(choices=[("a", "A"), ("b", "B")], field_name="key")

    class Meta(DesignFilterSet.Meta):
        model = Agency
        fields = ["key"]


class Agencies(ListShape):
    title = "Agencies"
    filterset_class = AgencyFilter
    counted_filters = {"key": "key"}
    default_sort = "name"
    columns = [
        Column("name", "Name", sort="name", link=lambda agency: f"/agencies/{agency.pk}/"),
        Column("short", "Short name", "short_name"),
    ]
    saved_filters = [SavedFilter("Only A", "key=a")]
    empty = Empty("No agencies yet", "Agencies come with the arrangement.", Link("Load an arrangement", "/load/"))

    def visible(self):
        return Agency.objects.all()


class OneAgency(DetailShape):
    def get_record(self):
        return get_object_or_404(Agency, pk=self.kwargs["pk"])


class NameForm(DesignForm):
    title = "Rename the agency"
    name = forms.CharField(max_length=40)
    short_name = forms.CharField(required=False)


class Rename(FormShape):
    form_class = NameForm
    success_message = "The agency has a new name."
    marking = "OFFICIAL-SENSITIVE"

    def keep_url(self):
        return "/kept/"

    def breadcrumbs(self):
        return [Link("Agencies", "/agencies/")]

    @property
    def agency(self):
        return Agency.objects.get(pk=self.kwargs["pk"])

    def initial(self):
        return {"name": self.agency.name, "short_name": self.agency.short_name}

    def current_version(self):
        return f"{self.agency.name}/{self.agency.short_name}"

    def perform(self, form):
        if form.cleaned_data["name"] == "Nobody":
            raise Refused("An agency cannot be called Nobody.", field="name")
        if form.cleaned_data["name"] == "Closed":
            raise Refused("The register is closed.", "Ask the support team.")
        Agency.objects.filter(pk=self.kwargs["pk"]).update(**form.cleaned_data)
        return "/agencies/"


class Add(FormShape):
    form_class = NameForm

    def perform(self, form):
        if form.cleaned_data["name"] == "Nobody":
            raise Refused("An agency cannot be called Nobody.")
        agency = Agency.objects.create(key=f"k{Agency.objects.count()}", name=form.cleaned_data["name"])
        return f"/agencies/{agency.pk}/"


class Remove(ActionShape):
    title = "Remove the agency"
    button = "Remove"
    danger = True

    def consequences(self):
        return ["The agency is taken off every list."]

    def told(self):
        return [Told("The agency’s leads")]

    def perform(self, form):
        Agency.objects.filter(pk=self.kwargs["pk"]).delete()
        return "/agencies/"


urlpatterns = [
    path("kept/", lambda request: HttpResponse(status=204 if request.POST["name"] else 400)),
    path("agencies/", Agencies.as_view()),
    path("agencies/add/", Add.as_view()),
    path("agencies/<int:pk>/", OneAgency.as_view()),
    path("agencies/<int:pk>/rename/", Rename.as_view()),
    path("agencies/<int:pk>/remove/", Remove.as_view()),
    *portal,
]
