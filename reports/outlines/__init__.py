"""Outlines of reports: kept as data, read and checked here."""
