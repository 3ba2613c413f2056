"""A report's sections: writing, asking an author, comments. Below /reports/."""

urlpatterns: list = []
