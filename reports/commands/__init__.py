"""What is done with reports, a file per noun."""
