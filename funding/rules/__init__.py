"""What adds up, what may be done, and what a table of contributions must say."""
