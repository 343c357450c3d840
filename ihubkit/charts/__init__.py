"""Releases in, pictures and tables out."""

from ihubkit.charts.pictures import CHARTS, alt, available, specs, table, title
from ihubkit.charts.svg import svg
from ihubkit.charts.view import Table

__all__ = ["CHARTS", "Table", "alt", "available", "specs", "svg", "table", "title"]
