"""The only doors through which the partnership's money changes."""
