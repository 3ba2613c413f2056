"""Published reports, which anybody may read. Below /published/."""

urlpatterns: list = []
