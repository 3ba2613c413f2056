"""The pack of a meeting: agenda and papers bound into one accessible PDF, outside the request."""
