"""What pages of the reports show, made ready from rules and rows."""
