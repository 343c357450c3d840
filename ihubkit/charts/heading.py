"""What stands above every picture: whose results, and how many answered."""

from collections.abc import Sequence

from ihubkit.charts.marks import dots, pixels, words
from ihubkit.charts.theme import Look, Spec
from ihubkit.charts.view import View


def heading(view: View, look: Look, people: str) -> list[Spec]:
    """Write whose results these are and how many answered."""
    size = look.size
    y = size.margin + size.text * 0.5
    name = {"x": size.margin, "y": y, "text": view.name(view.group)}
    count = {"x": size.width - size.margin, "y": y, "text": people}
    return [
        words([name], size.text, look.theme.ink, fontWeight="bold", limit=size.width * 0.6),
        words([count], size.small, look.theme.soft, align="right"),
    ]


def legend(
    look: Look, top: float, keys: Sequence[tuple[str, str, str]]
) -> tuple[list[Spec], float]:
    """Say what the marks mean, one below the other on a phone.

    Args:
        look: Theme and size.
        top: Where the legend begins.
        keys: Text, colour and shape of each mark.

    Returns:
        The layers, and where the next thing can begin.
    """
    size = look.size
    layers: list[Spec] = []
    step = (size.width - 2 * size.margin) / size.columns
    for number, (text, color, shape) in enumerate(keys):
        line, column = divmod(number, size.columns)
        x = size.margin + size.dot + column * step
        row = {"x": x, "x2": x + size.text, "y": top + size.text * (0.6 + 1.6 * line), "text": text}
        mark = dots([row], pixels("x"), pixels("y"), size.dot * 1.5, color, shape=shape)
        said = words([row], size.small, look.theme.soft, limit=step - size.text * 3)
        said["encoding"]["x"] = pixels("x2")
        layers += [mark, said]
    lines = -(-len(keys) // size.columns)
    return layers, top + size.text * (1.6 * lines + 0.4)
