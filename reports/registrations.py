"""What the reports lend to the floors below when the portal starts."""
