"""Pages of the reports, a file per noun."""
