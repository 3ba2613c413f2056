"""The addresses of the partnership's pages, a file per noun."""
