"""Writing the names of the most pressing items beside or below their map."""

from collections.abc import Sequence

from ihubkit.charts.labels import Box
from ihubkit.charts.letters import LINE, wrapped
from ihubkit.charts.marks import dots, pixels, words
from ihubkit.charts.priorities import Point, why
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
    said = wrapped(why(view, named), size.text, spot.right - spot.left)
    y = spot.top + size.text * LINE * len(said)
    reason = {"x": spot.left, "y": (spot.top + y) / 2, "text": "\n".join(said)}
    indent = size.dot * 1.4 + size.text * 0.7
    marks, names, boxes = [], [], {}
    for point in named:
        name = f"{point.item}  {view.instrument.items[point.item].title}"
        lines = wrapped(name, size.text, spot.right - spot.left - indent)
        y += size.text * APART
        end = y + size.text * LINE * len(lines)
        if end > spot.bottom:
            break
        marks.append({"x": spot.left + size.dot * 0.7, "y": y + size.text * LINE / 2})
        names.append({"x": spot.left + indent, "y": (y + end) / 2, "text": "\n".join(lines)})
        boxes[point.item] = Box(spot.left, y, spot.right, end)
        y = end
    big, room = size.dot * 1.4, spot.right - spot.left - indent
    layers = [
        words([reason], size.text, theme.ink),
        dots(marks, pixels("x"), pixels("y"), big, theme.accent, shape="diamond"),
        words(names, size.text, theme.accent, limit=room),
    ]
    return layers, boxes, y
