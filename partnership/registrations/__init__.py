"""What this room lends to the floors below when the portal starts, a file per noun."""

from importlib import import_module

for noun in (
    "arrangement",
    "groups",
    "meetings",
    "minutes",
    "actions",
    "imports",
    "plans",
    "reports",
    "feed",
    "search",
):
    import_module(f"partnership.registrations.{noun}")
