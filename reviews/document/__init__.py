"""The rapid review document and the decision letter: laid out, rendered, made outside the request."""
