"""The rules of the partnership's work, a file per noun. Each answers with its reasons; an empty list means yes."""
