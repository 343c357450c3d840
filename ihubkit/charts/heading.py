"""What stands above every picture: whose results, how many answered, what the marks mean."""

from collections.abc import Sequence
from typing import NamedTuple

from ihubkit.charts.letters import LINE, width, wrapped
from ihubkit.charts.marks import dots, pixels, words
from ihubkit.charts.theme import Look, Size, Spec
from ihubkit.charts.view import View

KEY_LINE = 1.5  # from one line of the legend to the next, in letters


class Key(NamedTuple):
    """What a mark means."""

    text: str
    color: str
    shape: str

    def width(self, size: Size) -> float:
        """Return how wide mark and words are, and the space after them."""
        return size.dot + width(self.text, size.small) + size.text * 1.7


def heading(
    view: View, look: Look, said: str, keys: Sequence[Key] = ()
) -> tuple[list[Spec], float]:
    """Write whose results these are and what is said of them; the legend beside that or below.

    Args:
        view: What is looked at.
        look: Theme and size.
        said: The words at the right.
        keys: The marks of the legend.

    Returns:
        The layers, and where the next thing can begin.
    """
    size = look.size
    right = size.width - size.margin
    room = right - size.margin - width(said, size.small) - size.text
    lines = wrapped(view.name(view.group), size.text, room, bold=True)
    line = size.text * LINE
    top = size.margin + line * len(lines)
    name = {"x": size.margin, "y": (size.margin + top) / 2, "text": "\n".join(lines)}
    count = {"x": right, "y": size.margin + line / 2, "text": said}
    layers = [
        words([name], size.text, look.theme.ink, fontWeight="bold", limit=room),
        words([count], size.small, look.theme.soft, align="right"),
    ]
    end = size.margin + width(lines[0], size.text, bold=True) + size.text * 1.5
    if len(lines) == 1 and end + sum(key.width(size) for key in keys) < size.margin + room:
        return layers + _legend(look, [keys], end, top - line / 2), top + size.text * size.air
    rows = _rows(keys, size, right)
    first = top + size.text * KEY_LINE / 2
    below = top + size.text * KEY_LINE * len(rows)
    return layers + _legend(look, rows, size.margin, first), below + size.text * size.air


def legend(look: Look, keys: Sequence[Key]) -> tuple[list[Spec], float]:
    """Write a legend alone at the top of a picture.

    Returns:
        The layers, and where the next thing can begin.
    """
    size = look.size
    rows = _rows(keys, size, size.width - size.margin)
    first = size.margin / 2 + size.text * KEY_LINE / 2
    below = size.margin / 2 + size.text * KEY_LINE * len(rows)
    return _legend(look, rows, size.margin, first), below + size.text * size.air


def _rows(keys: Sequence[Key], size: Size, right: float) -> list[list[Key]]:
    """Put the marks one beside the other while there is room."""
    rows: list[list[Key]] = []
    x = right
    for key in keys:
        if x + key.width(size) > right:
            rows.append([])
            x = size.margin
        rows[-1].append(key)
        x += key.width(size)
    return rows


def _legend(look: Look, rows: Sequence[Sequence[Key]], left: float, y: float) -> list[Spec]:
    size = look.size
    layers: list[Spec] = []
    for number, row in enumerate(rows):
        x = left
        for key in row:
            at = {"x": x + size.dot / 2, "y": y + size.text * KEY_LINE * number}
            said = at | {"x": x + size.dot + size.text * 0.5, "text": key.text}
            mark = dots([at], pixels("x"), pixels("y"), size.dot * 1.5, key.color, shape=key.shape)
            layers += [mark, words([said], size.small, look.theme.soft)]
            x += key.width(size)
    return layers
