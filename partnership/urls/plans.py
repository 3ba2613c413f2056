"""Work plans, under /plans/."""

app_name = "plans"
urlpatterns: list = []
