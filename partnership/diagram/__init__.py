"""The groups as a picture: boxes in rows, each below what it stands under, and a line for every link."""

from partnership.diagram.layout import Box, Drawing, Line, Node, lay_out
from partnership.diagram.nodes import nodes_of, outline_of

__all__ = ["Box", "Drawing", "Line", "Node", "lay_out", "nodes_of", "outline_of"]
