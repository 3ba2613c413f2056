"""What this room lends to the floors below when the portal starts."""
