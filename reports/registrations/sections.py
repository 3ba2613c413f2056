"""Sections and their comments."""
