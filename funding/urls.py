"""The money of the partnership, under /funding/."""

from django.urls import path

from funding.views import contribution, imports, lists, year, years

app_name = "funding"
urlpatterns = [
    path("", year.CurrentYear.as_view(), name="contributions"),
    path("list/", lists.ContributionList.as_view(), name="list"),
    path("new/", years.BeginYear.as_view(), name="begin"),
    path("bring-in/", years.BringIn.as_view(), name="bring-in"),
    path("<int:pk>/", year.YearPage.as_view(), name="year"),
    path("<int:pk>/change/", years.ChangeYear.as_view(), name="year-change"),
    path("<int:pk>/talks/", years.SetTalks.as_view(), name="talks"),
    path("<int:pk>/agree/", years.AgreeYear.as_view(), name="agree"),
    path("<int:pk>/contributions/add/", contribution.AddContribution.as_view(), name="add"),
    path("<int:pk>/income/add/", years.SaveIncome.as_view(), name="income-add"),
    path("<int:pk>/budget/add/", years.SaveHeading.as_view(), name="heading-add"),
    path("<int:pk>/table/", imports.SendTable.as_view(), name="table"),
    path("tables/<int:pk>/", imports.BringInTable.as_view(), name="bring-in-table"),
    path("income/<int:pk>/", years.ChangeIncome.as_view(), name="income-change"),
    path("budget/<int:pk>/", years.ChangeHeading.as_view(), name="heading-change"),
    path("contributions/<int:pk>/", contribution.ContributionPage.as_view(), name="contribution"),
    path("contributions/<int:pk>/agreed/", contribution.ChangeAgreed.as_view(), name="agreed"),
    path("contributions/<int:pk>/invoice/", contribution.RecordInvoice.as_view(), name="invoice"),
    path("contributions/<int:pk>/payments/add/", contribution.ReceivePayment.as_view(), name="receive"),
    path(
        "contributions/<int:pk>/payments/<int:row>/take-back/",
        contribution.TakePaymentBack.as_view(),
        name="take-back",
    ),
]
