"""Drawing the map of priorities."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor
from statistics import fmean
from typing import Any

from ihubkit.charts.heading import heading
from ihubkit.charts.labels import Box, place
from ihubkit.charts.marks import along, bars, dots, lines, pixels, words
from ihubkit.charts.priorities import (
    IMPORTANCE,
    NAMED,
    STATUS,
    Point,
    answered,
    most_pressing,
    points,
    pressing,
)
from ihubkit.charts.theme import Look, Spec, frame
from ihubkit.charts.view import View

STEP = 0.5
Span = tuple[float, float]


def draw(view: View, look: Look) -> Spec:
    """Draw the map; the most pressing items are named below it."""
    found = points(view)
    grid = _Grid(look, _plot(look), tuple(found))
    named = pressing(found)[:NAMED]
    layers = [
        *_quarters(view, grid),
        *_axes(view, grid),
        *_items(grid),
        *heading(view, look, answered(view, found)),
        *_names(view, grid, named),
    ]
    size = look.size
    height = (
        grid.plot.bottom + size.text * (3.4 + 1.7 * len(named) + 1.7 * bool(named)) + size.margin
    )
    return frame(look, height, layers, decimal=view.decimal_mark)


def _plot(look: Look) -> Box:
    size = look.size
    top = size.margin + size.text * 1.9
    bottom = top + size.width * size.map_height
    return Box(size.margin + size.text * 2.6, top, size.width - size.margin, bottom)


@dataclass(frozen=True)
class _Grid:
    """Where status and importance lie on the picture."""

    look: Look
    plot: Box
    found: tuple[Point, ...]

    @property
    def status(self) -> Span:
        return _span([point.status for point in self.found])

    @property
    def importance(self) -> Span:
        return _span([point.importance for point in self.found])

    @property
    def across(self) -> Span:
        return self.plot.left, self.plot.right

    @property
    def up(self) -> Span:
        return self.plot.bottom, self.plot.top

    def at(self, status: float, importance: float) -> tuple[float, float]:
        """Return the pixels of a point."""
        return (
            _between(status, self.status, self.across),
            _between(importance, self.importance, self.up),
        )


def _span(values: Sequence[float]) -> Span:
    """Return the part of the scale the values lie in, in whole steps and with some air."""
    low = floor((min(values) - STEP / 4) / STEP) * STEP
    high = ceil((max(values) + STEP / 4) / STEP) * STEP
    return low, high


def _between(value: float, span: Span, places: Span) -> float:
    share = (value - span[0]) / (span[1] - span[0])
    return round(places[0] + share * (places[1] - places[0]), 1)


def _ticks(span: Span) -> list[float]:
    return [span[0] + STEP * step for step in range(round((span[1] - span[0]) / STEP) + 1)]


def _axes(view: View, grid: _Grid) -> list[Spec]:
    size, theme, plot, _ = grid.look.size, grid.look.theme, grid.plot, view.texts
    low_status, low_importance = grid.status[0], grid.importance[0]
    under, left = plot.bottom + size.small * 0.9, plot.left - size.small * 0.5
    across = [
        {"x": grid.at(tick, low_importance)[0], "y": under, "text": view.number(tick)}
        for tick in _ticks(grid.status)
    ]
    up = [
        {"x": left, "y": grid.at(low_status, tick)[1], "text": view.number(tick)}
        for tick in _ticks(grid.importance)
    ]
    status, importance = (
        _("{facet} (mean) →", facet=view.instrument.facet(facet).title)
        for facet in (STATUS, IMPORTANCE)
    )
    below = {"x": fmean(grid.across), "y": plot.bottom + size.small * 2.3, "text": status}
    beside = {"x": size.margin + size.small * 0.2, "y": fmean(grid.up), "text": importance}
    return [
        words(across[:-1], size.small, theme.soft, align="center"),
        words(across[-1:], size.small, theme.soft, align="right"),
        words(up, size.small, theme.soft, align="right"),
        words([below], size.small, theme.ink, align="center"),
        words([beside], size.small, theme.ink, align="center", angle=270),
    ]


def _quarters(view: View, grid: _Grid) -> list[Spec]:
    """Colour the quarter to look at first, and say what each one means."""
    size, theme, plot, _ = grid.look.size, grid.look.theme, grid.plot, view.texts
    x, y = grid.at(
        fmean(point.status for point in grid.found), fmean(point.importance for point in grid.found)
    )
    left, right = plot.left + size.small / 2, plot.right - size.small / 2
    top, bottom = plot.top + size.small, plot.bottom - size.small
    on_left = [
        {"x": left, "y": top, "text": _("Work on this")},
        {"x": left, "y": bottom, "text": _("Can wait")},
    ]
    on_right = [
        {"x": right, "y": top, "text": _("Keep it up")},
        {"x": right, "y": bottom, "text": _("Well covered")},
    ]
    averages = [
        {"x": x, "y": plot.top, "x2": x, "y2": plot.bottom},
        {"x": plot.left, "y": y, "x2": plot.right, "y2": y},
    ]
    first = Box(plot.left, plot.top, x, y)
    return [
        bars([_corners(plot)], fill=theme.raised, cornerRadius=size.dot),
        bars([_corners(first)], fill=theme.accent_soft, cornerRadius=size.dot),
        lines(averages, size.line, theme.surface),
        words(on_left, size.small, theme.soft, fontStyle="italic"),
        words(on_right, size.small, theme.soft, fontStyle="italic", align="right"),
    ]


def _corners(box: Box) -> dict[str, float]:
    return {"x": box.left, "y": box.top, "x2": box.right, "y2": box.bottom}


def _items(grid: _Grid) -> list[Spec]:
    size, theme = grid.look.size, grid.look.theme
    first = pressing(grid.found)
    rest = [point for point in grid.found if point not in first]
    rows = _labelled([*first, *rest], grid)
    x = along("status", grid.status, grid.across)
    y = along("importance", grid.importance, grid.up)
    return [
        lines([row for row in rows if row["far"]], size.line / 2, theme.soft),
        dots(rows[len(first) :], x, y, size.dot, theme.soft),
        dots(rows[: len(first)], x, y, size.dot * 1.4, theme.accent, shape="diamond"),
        words(rows[len(first) :], size.text, theme.ink, align="center"),
        words(rows[: len(first)], size.text, theme.accent, align="center", fontWeight="bold"),
    ]


def _labelled(ordered: Sequence[Point], grid: _Grid) -> list[dict[str, Any]]:
    """Return the items with the places of their labels, and whether a line must lead there."""
    size, plot = grid.look.size, grid.plot
    longest = max(len(point.item) for point in ordered)
    label = size.text * 0.62 * longest, float(size.text)
    wide, high = size.small * 7.0, size.small * 1.8
    corners = [
        Box(left, top, left + wide, top + high)
        for left in (plot.left, plot.right - wide)
        for top in (plot.top, plot.bottom - high)
    ]
    spots = [grid.at(point.status, point.importance) for point in ordered]
    places = place(spots, label, size.dot, plot, corners)
    return [
        {
            "text": point.item,
            "status": point.status,
            "importance": point.importance,
            "x": x,
            "y": y,
            "x2": spot[0],
            "y2": spot[1],
            "far": abs(x - spot[0]) + abs(y - spot[1]) > 1.4 * label[0],
        }
        for point, spot, (x, y) in zip(ordered, spots, places, strict=True)
    ]


def _names(view: View, grid: _Grid, named: Sequence[Point]) -> list[Spec]:
    size, theme = grid.look.size, grid.look.theme
    left, top = size.margin + size.dot, grid.plot.bottom + size.text * 5.9
    why = {"x": size.margin, "y": top - size.text * 1.7, "text": most_pressing(view, named)}
    rows = [
        {
            "x": left,
            "indent": left + size.text,
            "y": top + size.text * 1.7 * number,
            "text": f"{point.item}  {view.instrument.items[point.item].title}",
        }
        for number, point in enumerate(named)
    ]
    mark = dots(rows, pixels("x"), pixels("y"), size.dot * 1.4, theme.accent, shape="diamond")
    text = words(rows, size.text, theme.accent, limit=size.width - left - size.text - size.margin)
    text["encoding"]["x"] = pixels("indent")
    return [words([why], size.small, theme.ink, limit=size.width - size.margin), mark, text]
