"""Journeys: what people do with the portal from their home page on, in a real browser."""
