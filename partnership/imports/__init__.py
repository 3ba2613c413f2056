"""An action log from a spreadsheet: read, checked row by row, shown, and brought in when it is right."""
