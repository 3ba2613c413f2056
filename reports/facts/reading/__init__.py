"""What facts of several rooms read in common: few statements each, whatever the rows, for one frame."""
