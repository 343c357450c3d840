"""Releases in, pictures and tables out."""

from ihubkit.charts.bundle import bundle, edition
from ihubkit.charts.interactive import interactive
from ihubkit.charts.kept import kept
from ihubkit.charts.pictures import CHARTS, alt, available, specs, table, title
from ihubkit.charts.svg import svg
from ihubkit.charts.view import Table

__all__ = [
    "CHARTS",
    "Table",
    "alt",
    "available",
    "bundle",
    "edition",
    "interactive",
    "kept",
    "specs",
    "svg",
    "table",
    "title",
]
