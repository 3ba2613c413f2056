"""What is asked of reports before anything is done, a file per noun."""
