"""The pages of one action."""
