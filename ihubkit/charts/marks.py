"""Layers of a picture: words, lines, dots and bars whose data say where they stand."""

from collections.abc import Sequence
from typing import Any

from ihubkit.charts.labels import Box
from ihubkit.charts.letters import LINE
from ihubkit.charts.theme import Look, Spec

Rows = Sequence[dict[str, Any]]


def pixels(field: str) -> Spec:
    """Place by a field that holds pixels from the upper left corner."""
    return {"field": field, "type": "quantitative", "scale": None, "axis": None}


def words(rows: Rows, size: float, color: str, **style: object) -> Spec:
    """Write `text` at `x`, `y`, the middle of its lines; the style is Vega-Lite's of text marks."""
    mark = {"type": "text", "align": "left", "baseline": "middle", "fontSize": size}
    mark |= {"lineBreak": "\n", "lineHeight": size * LINE}
    return {
        "data": {"values": [_from_first_line(row, size * LINE) for row in rows]},
        "mark": mark | {"color": color} | style,
        "encoding": {
            "x": pixels("x"),
            "y": pixels("y"),
            "text": {"field": "text", "type": "nominal"},
        },
    }


def _from_first_line(row: dict[str, Any], line: float) -> dict[str, Any]:
    """Turn the middle of all lines of a text into that of its first, as Vega wants it."""
    return row | {"y": row["y"] - line * row["text"].count("\n") / 2}


def outlined(rows: Rows, size: float, color: str, around: str, **style: object) -> list[Spec]:
    """Write bold words that stay readable on a line: an outline clears the space around them."""
    clear = words(rows, size, around, fontWeight="bold", **style)
    clear["mark"] |= {"stroke": around, "strokeWidth": size / 2, "strokeJoin": "round"}
    return [clear, words(rows, size, color, fontWeight="bold", **style)]


def lines(rows: Rows, width: float, color: str, **style: object) -> Spec:
    """Draw straight lines from `x`, `y` to `x2`, `y2`."""
    return {
        "data": {"values": list(rows)},
        "mark": {"type": "rule", "strokeWidth": width, "color": color} | style,
        "encoding": {
            "x": pixels("x"),
            "y": pixels("y"),
            "x2": {"field": "x2"},
            "y2": {"field": "y2"},
        },
    }


def bars(rows: Rows, encoding: Spec | None = None, **style: object) -> Spec:
    """Draw boxes from `x`, `y` to `x2`, `y2`."""
    places = {"x": pixels("x"), "y": pixels("y"), "x2": {"field": "x2"}, "y2": {"field": "y2"}}
    return {
        "data": {"values": list(rows)},
        "mark": {"type": "rect"} | style,
        "encoding": places | (encoding or {}),
    }


def dots(rows: Rows, x: Spec, y: Spec, diameter: float, color: str, **style: object) -> Spec:
    """Draw filled points where the encodings say."""
    mark = {"type": "point", "filled": True, "opacity": 1, "size": round(diameter**2 * 0.785)}
    return {
        "data": {"values": list(rows)},
        "mark": mark | {"color": color} | style,
        "encoding": {"x": x, "y": y},
    }


def target(look: Look, box: Box, row: int) -> Spec:
    """Say that a box belongs to a row of the picture's table: pointed at, it tells its numbers."""
    corners = {"x": box.left, "y": box.top, "x2": box.right, "y2": box.bottom}
    return corners | {"row": row, "color": look.theme.accent, "cornerRadius": look.size.dot}
