"""The four shapes that every page of every room takes."""

from safeguarding.design.shapes.base import Shape
from safeguarding.design.shapes.detail import DetailShape
from safeguarding.design.shapes.forms import ActionShape, FormShape
from safeguarding.design.shapes.lists import Column, ListShape, SavedFilter

__all__ = ["ActionShape", "Column", "DetailShape", "FormShape", "ListShape", "SavedFilter", "Shape"]
