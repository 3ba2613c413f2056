"""What the reports lend to the floors below when the portal starts, a file per noun."""

from importlib import import_module

for noun in ("reports", "facts", "sections", "papers", "signing", "letterhead"):
    import_module(f"reports.registrations.{noun}")
