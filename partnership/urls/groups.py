"""Groups, under /groups/."""

app_name = "groups"
urlpatterns: list = []
