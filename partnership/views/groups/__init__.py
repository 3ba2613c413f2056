"""The pages of groups, a file per noun."""
