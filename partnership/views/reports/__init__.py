"""Chairs’ reports, escalations and reports due in."""
