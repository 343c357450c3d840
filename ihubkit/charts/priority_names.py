"""Writing the names of the items that come first beside or below their map."""

from collections.abc import Sequence

from ihubkit.analysis.priorities import TOP
from ihubkit.charts.labels import Box
from ihubkit.charts.letters import LINE, wrapped
from ihubkit.charts.marks import dots, pixels, words
from ihubkit.charts.priorities import Point, name, why
from ihubkit.charts.theme import Look, Spec
from ihubkit.charts.view import View

APART = 0.5  # between items, in letters


def name_items(
    view: View, look: Look, named: Sequence[Point], spot: Box
) -> tuple[list[Spec], dict[str, Box], float]:
    """Write as many names as there is room for.

    Returns:
        The layers, where each item stands, and where they end.
    """
    if not named:
        return [], {}, spot.top
    size, theme = look.size, look.theme
    said = wrapped(why(view), size.text, spot.right - spot.left)
    y = spot.top + size.text * LINE * len(said)
    reason = {"x": spot.left, "y": (spot.top + y) / 2, "text": "\n".join(said)}
    indent = size.dot * 1.4 + size.text * 0.7
    names, boxes = [], {}
    marks: dict[tuple[str, str], list[dict[str, float]]] = {}
    for point in named:
        lines = wrapped(name(view, point), size.text, spot.right - spot.left - indent)
        y += size.text * APART
        end = y + size.text * LINE * len(lines)
        if end > spot.bottom:
            break
        mark = {"x": spot.left + size.dot * 0.7, "y": y + size.text * LINE / 2}
        marks.setdefault(look_of(point, look), []).append(mark)
        names.append({"x": spot.left + indent, "y": (y + end) / 2, "text": "\n".join(lines)})
        boxes[point.item] = Box(spot.left, y, spot.right, end)
        y = end
    big, room = size.dot * 1.4, spot.right - spot.left - indent
    layers = [
        words([reason], size.text, theme.ink),
        *(
            dots(alike, pixels("x"), pixels("y"), big, color, shape=shape)
            for (shape, color), alike in marks.items()
        ),
        words(names, size.text, theme.ink, limit=room),
    ]
    return layers, boxes, y


def look_of(point: Point, look: Look) -> tuple[str, str]:
    """Return shape and colour of an item: of the first three, those not solid are triangles."""
    if point.place > TOP:
        return "circle", look.theme.soft
    is_open = point.top is not None and not point.is_solid
    return ("triangle-up" if is_open else "diamond"), look.theme.accent
