"""Releases in, pictures and tables out."""

from ihubkit.charts.pictures import CHARTS, alt, available, spec, table, title
from ihubkit.charts.svg import svg
from ihubkit.charts.view import Table

__all__ = ["CHARTS", "Table", "alt", "available", "spec", "svg", "table", "title"]
