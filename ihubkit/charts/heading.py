"""What stands above every picture: whose results, and how many answered."""

from ihubkit.charts.marks import words
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
