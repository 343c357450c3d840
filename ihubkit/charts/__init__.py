"""Releases in, pictures and tables out."""

from ihubkit.charts.bundle import bundle, edition
from ihubkit.charts.interactive import interactive
from ihubkit.charts.kept import kept
from ihubkit.charts.pictures import CHARTS, alt, available, specs, table, title
from ihubkit.charts.plan_pictures import PLAN_CHARTS, PlanPicture, plan_picture, plan_title
from ihubkit.charts.svg import png, svg
from ihubkit.charts.view import Table

__all__ = [
    "CHARTS",
    "PLAN_CHARTS",
    "PlanPicture",
    "Table",
    "alt",
    "available",
    "bundle",
    "edition",
    "interactive",
    "kept",
    "plan_picture",
    "plan_title",
    "png",
    "specs",
    "svg",
    "table",
    "title",
]
