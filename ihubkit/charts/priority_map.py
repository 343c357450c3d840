"""Drawing the map of priorities."""

from collections.abc import Mapping, Sequence
from math import inf
from statistics import fmean
from typing import Any

from ihubkit.analysis.priorities import IMPORTANCE, STATUS
from ihubkit.charts.heading import heading
from ihubkit.charts.labels import Box, around, place
from ihubkit.charts.letters import width
from ihubkit.charts.marks import bars, dots, lines, pixels, target, words
from ihubkit.charts.priorities import (
    Point,
    answered,
    first,
    points,
)
from ihubkit.charts.priority_grid import Grid, ticks
from ihubkit.charts.priority_names import look_of, name_items
from ihubkit.charts.theme import Look, Spec, frame
from ihubkit.charts.view import View

TALL = 0.92  # height of the map on a phone, as a share of the width
WIDE = 0.6  # width of the map on a board
NEAR = 3  # how near a point counts as pointed at, in points


def draw(view: View, look: Look) -> list[Spec]:
    """Draw the map; the items that come first are named below it, on a board beside it."""
    found = points(view)
    above, top = heading(view, look, answered(view, found))
    named = found[: look.size.named]
    plot, spot = _places(look, top, bool(named))
    grid = Grid(look, plot, tuple(found))
    beside, names, bottom = name_items(view, look, named, spot)
    layers = [*_quarters(view, grid), *_axes(view, grid), *_items(view, grid), *above, *beside]
    if look.size.is_wide:
        bottom = look.size.height - look.size.margin
    targets = _targets(look, grid, names)
    end = bottom + look.size.margin
    return [frame(look, end, layers, decimal=view.decimal_mark, targets=targets)]


def _targets(look: Look, grid: Grid, names: Mapping[str, Box]) -> list[Spec]:
    """Return the points, and the names of those that are named."""
    dots = [
        around(*grid.at(point.status, point.importance), *[look.size.dot * NEAR] * 2)
        for point in grid.found
    ]
    rows = {point.item: row for row, point in enumerate(grid.found)}
    near = [target(look, box, row) for row, box in enumerate(dots)]
    return near + [target(look, box, rows[item]) for item, box in names.items()]


def _places(look: Look, top: float, has_names: bool) -> tuple[Box, Box]:  # noqa: FBT001 -- whether to leave room
    """Return where the map goes, and where the names of items."""
    size = look.size
    left, right, axis = size.margin + size.text * 2.6, size.width - size.margin, size.small * 3
    if not size.is_wide:
        plot = Box(left, top, right, top + size.width * TALL)
        return plot, Box(size.margin, plot.bottom + axis + size.text, right, inf)
    bottom = size.height - size.margin
    edge = size.width * WIDE if has_names else right
    plot = Box(left, top, edge, bottom - axis)
    return plot, Box(edge + size.text * 1.5, top, right, bottom)


def _axes(view: View, grid: Grid) -> list[Spec]:
    size, theme, plot, _ = grid.look.size, grid.look.theme, grid.plot, view.texts
    low_status, low_importance = grid.status[0], grid.importance[0]
    under, left = plot.bottom + size.small * 0.9, plot.left - size.small * 0.5
    across = [
        {"x": grid.at(tick, low_importance)[0], "y": under, "text": view.number(tick)}
        for tick in ticks(grid.status)
    ]
    up = [
        {"x": left, "y": grid.at(low_status, tick)[1], "text": view.number(tick)}
        for tick in ticks(grid.importance)
    ]
    status, importance = (
        _("{facet} (mean) →", facet=view.instrument.facet(facet).title)
        for facet in (STATUS, IMPORTANCE)
    )
    below = {"x": fmean(grid.across), "y": plot.bottom + size.small * 2.2, "text": status}
    if size.is_wide:
        importance = f"{view.instrument.facet(IMPORTANCE).title} →"
    beside = {"x": size.margin + size.small * 0.2, "y": fmean(grid.up), "text": importance}
    high = plot.bottom - plot.top
    return [
        words(across[:1], size.small, theme.soft),
        words(across[1:-1], size.small, theme.soft, align="center"),
        words(across[-1:], size.small, theme.soft, align="right"),
        words(up, size.small, theme.soft, align="right"),
        words([below], size.small, theme.ink, align="center"),
        words([beside], size.small, theme.ink, align="center", angle=270, limit=high),
    ]


def _quarters(view: View, grid: Grid) -> list[Spec]:
    """Colour the quarter to look at first, and say what each one means."""
    size, theme, plot = grid.look.size, grid.look.theme, grid.plot
    x, y = grid.middle
    averages = [
        {"x": x, "y": plot.top, "x2": x, "y2": plot.bottom},
        {"x": plot.left, "y": y, "x2": plot.right, "y2": y},
    ]
    first = Box(plot.left, plot.top, x, y)
    said = [
        {"text": text, "x": (box.left + box.right) / 2, "y": (box.top + box.bottom) / 2}
        for text, box in _corner_words(view, grid)
    ]
    return [
        bars([_corners(plot)], color=theme.raised, cornerRadius=size.dot),
        bars([_corners(first)], color=theme.accent_soft, cornerRadius=size.dot),
        lines(averages, size.line, theme.surface),
        words(said, size.small, theme.soft, fontStyle="italic", align="center"),
    ]


def _corner_words(view: View, grid: Grid) -> list[tuple[str, Box]]:
    """Return what each quarter means, and the box its words cover, above or below all points."""
    size, plot, _ = grid.look.size, grid.plot, view.texts
    rows = (plot.top, plot.top + grid.band), (plot.bottom - grid.band, plot.bottom)
    left, right = (
        (_("Matters, is weak"), _("Weak, matters less")),
        (_("Matters, works"), _("Works, matters less")),
    )
    wide = {text: width(text, size.small) + size.small for text in (*left, *right)}
    on_left = [
        (text, Box(plot.left, top, plot.left + wide[text], bottom))
        for text, (top, bottom) in zip(left, rows, strict=True)
    ]
    on_right = [
        (text, Box(plot.right - wide[text], top, plot.right, bottom))
        for text, (top, bottom) in zip(right, rows, strict=True)
    ]
    return on_left + on_right


def _corners(box: Box) -> dict[str, float]:
    return {"x": box.left, "y": box.top, "x2": box.right, "y2": box.bottom}


def _items(view: View, grid: Grid) -> list[Spec]:
    size, theme = grid.look.size, grid.look.theme
    top = len(first(grid.found))
    rows = _labelled(view, grid.found, grid)
    x, y = pixels("x2"), pixels("y2")
    return [
        lines([row for row in rows if row["far"]], size.line / 2, theme.soft),
        dots(rows[top:], x, y, size.dot, theme.soft),
        *(
            dots([row], x, y, size.dot * 1.4, color, shape=shape)
            for row, (shape, color) in zip(
                rows[:top], (look_of(point, grid.look) for point in grid.found), strict=False
            )
        ),
        words(rows[top:], size.text, theme.ink, align="center"),
        words(rows[:top], size.text, theme.accent, align="center", fontWeight="bold"),
    ]


def _labelled(view: View, ordered: Sequence[Point], grid: Grid) -> list[dict[str, Any]]:
    """Return the items with the places of their labels, and whether a line must lead there."""
    size, plot = grid.look.size, grid.plot
    longest = max(len(point.item) for point in ordered)
    label = size.text * 0.62 * longest, float(size.text)
    corners = [box for _text, box in _corner_words(view, grid)]
    spots = [grid.at(point.status, point.importance) for point in ordered]
    places = place(spots, label, size.dot, plot, corners)
    return [
        {
            "text": point.item,
            "x": x,
            "y": y,
            "x2": spot[0],
            "y2": spot[1],
            "far": abs(x - spot[0]) + abs(y - spot[1]) > 1.4 * label[0],
        }
        for point, spot, (x, y) in zip(ordered, spots, places, strict=True)
    ]
