"""The money of the partnership, under /funding/."""

app_name = "funding"
urlpatterns: list = []
