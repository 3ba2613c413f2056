"""Sign-off and publication."""
