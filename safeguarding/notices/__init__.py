"""Notices: who must be told, when, and whether they were. See docs/architecture.md, mechanism 4."""
