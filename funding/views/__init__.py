"""The pages of the money, under /funding/."""
