"""Meetings before they are held: the list, planning, the agenda, papers and the pack."""
