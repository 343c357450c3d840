"""The parts of a bar of levels: how wide, in which colour, with which words."""

from typing import NamedTuple

from ihubkit.charts.letters import width
from ihubkit.charts.levels import JOINED, level_name
from ihubkit.charts.theme import Look
from ihubkit.charts.view import View
from ihubkit.model.release import LevelShare


class Part(NamedTuple):
    """A level's part of a bar; several levels shown together are one part."""

    left: float
    right: float
    color: str
    ink: str
    level: str
    people: int

    @property
    def note(self) -> str:
        """Level and number in a line."""
        return f"{self.level}: {self.people}"


def parts(view: View, look: Look, share: LevelShare, ends: tuple[float, float]) -> list[Part]:
    """Divide a bar; several levels shown together have the colour of the middle."""
    theme = look.theme
    order = [band.level for band in view.instrument.bands.total] if view.instrument.bands else []
    person = (ends[1] - ends[0]) / share.n
    left, found = ends[0], []
    for levels, n in share.counts.items():
        if not n:
            continue
        own = [order.index(level) for level in levels.split(JOINED)]
        place = round(sum(own) / len(own) / max(len(order) - 1, 1) * (len(theme.levels) - 1))
        right = round(left + person * n, 1)
        color, ink = theme.levels[place], theme.level_inks[place]
        found.append(Part(left, right, color, ink, level_name(levels), n))
        left = right
    return found


def words_of(part: Part, look: Look) -> str:
    """Return the words in a part: in a line on a board, below each other on a phone."""
    return part.note if look.size.is_wide else f"{part.level}\n{part.people}"


def is_narrow(part: Part, look: Look) -> bool:
    """Tell whether a part is too narrow for its words."""
    longest = max(words_of(part, look).split("\n"), key=len)
    needed = width(longest, look.size.small, bold=True) + look.size.line * 2
    return part.right - part.left < needed
