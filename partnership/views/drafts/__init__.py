"""Next year's arrangement, drafted beside this year's."""
