"""The facts of the rooms register themselves."""
