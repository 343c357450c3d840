"""Drawing levels: a bar for each area, its parts named by level and number."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import isinf
from typing import NamedTuple

from ihubkit.charts.heading import heading
from ihubkit.charts.labels import Box
from ihubkit.charts.letters import LINE, width, wrapped
from ihubkit.charts.level_parts import Part, is_narrow, parts, words_of
from ihubkit.charts.levels import area, shares
from ihubkit.charts.marks import bars, target, words
from ihubkit.charts.sheets import Block, Page, bottom, pages
from ihubkit.charts.theme import Look, Size, Spec, frame
from ihubkit.charts.view import View

NAMES = 0.4  # the part of a board that names of areas may take
STRETCH = 1.3  # how far areas may spread where there is room
BAR = 2.7  # heights in letters: of a bar with two lines of words, of one with a line
BAR_WIDE = 1.75
APART = 1.0


class _Area(NamedTuple):
    """A bar with its name and a note on the parts too narrow for words."""

    name: tuple[str, ...]
    note: str
    parts: tuple[Part, ...]
    first: int  # of the parts, counted over all areas

    def block(self, size: Size) -> Block:
        """Return how high it is, in letters: a board has name and note at the left of the bar."""
        if size.is_wide:
            said = LINE * (len(self.name) + bool(self.note))
            return Block(0, (max(BAR_WIDE, said) + APART / 3,))
        return Block(0, (LINE * len(self.name) + BAR + APART,))


def draw(view: View, look: Look) -> list[Spec]:
    """Draw how a group spreads over the levels, from the lowest on the left."""
    size, shown = look.size, shares(view)
    above, top = heading(view, look, view.people(*(share.n for share in shown)))
    areas = _areas(view, look)
    room = (size.height - size.margin - top) / size.text
    sheets = pages([one.block(size) for one in areas], 1, room)
    stretch = 1 if isinf(room) else min(STRETCH, room / max(map(bottom, sheets)))
    drawn = [_Sheet(look, areas, page, top, size.text * stretch) for page in sheets]
    return [
        frame(
            look,
            sheet.end + size.margin,
            [*above, *sheet.names(), *sheet.bars()],
            targets=sheet.targets(),
        )
        for sheet in drawn
    ]


def _areas(view: View, look: Look) -> list[_Area]:
    size, shown = look.size, shares(view)
    inside = size.width - 2 * size.margin
    longest = max(width(area(view, share), size.text) for share in shown)
    names = min(longest, inside * NAMES) if size.is_wide else inside
    left = size.margin + (names + size.text if size.is_wide else 0)
    found: list[_Area] = []
    for share in shown:
        own = parts(view, look, share, (left, size.width - size.margin))
        note = ", ".join(part.note for part in own if is_narrow(part, look))
        beside = 0 if size.is_wide or not note else width(note, size.small) + size.text
        name = wrapped(area(view, share), size.text, names - beside)
        first = sum(len(area.parts) for area in found)
        found.append(_Area(tuple(name), note, tuple(own), first))
    return found


@dataclass(frozen=True)
class _Sheet:
    """One picture: its areas begin at `top`, a letter of their height is `letter` pixels."""

    look: Look
    areas: Sequence[_Area]
    page: Page
    top: float
    letter: float

    @property
    def end(self) -> float:
        """Where the last area ends."""
        return self.top + self.letter * bottom(self.page)

    def names(self) -> list[Spec]:
        """Write the areas' names, with the notes below on a board, else at the right."""
        size, theme = self.look.size, self.look.theme
        names, notes = [], []
        for one, top, end in self._placed():
            line, middle = size.text * LINE, (top + end) / 2
            high = line * len(one.name)
            if size.is_wide:
                name_y, note = middle - line * bool(one.note) / 2, (size.margin, middle + high / 2)
            else:
                name_y, note = top + high / 2, (size.width - size.margin, top + line / 2)
            names.append({"x": size.margin, "y": name_y, "text": "\n".join(one.name)})
            notes.append({"x": note[0], "y": note[1], "text": one.note})
        align = "left" if size.is_wide else "right"
        return [
            words(names, size.text, theme.ink),
            words([note for note in notes if note["text"]], size.small, theme.soft, align=align),
        ]

    def bars(self) -> list[Spec]:
        """Draw the bars, with words in all parts that are wide enough."""
        look, boxes, said = self.look, [], []
        size = look.size
        for one, top, end in self._placed():
            for part in one.parts:
                left, y, right, low = self._box(one, part, top, end)
                box = {"x": left, "y": y, "x2": right, "y2": low}
                boxes.append(box | {"color": part.color})
                middle = {"x": (left + right) / 2, "y": (y + low) / 2}
                if not is_narrow(part, look):
                    said.append(middle | {"text": words_of(part, look), "color": part.ink})
        color = {"color": {"field": "color", "type": "nominal", "scale": None}}
        inside = words(said, size.small, look.theme.ink, align="center", fontWeight="bold")
        inside["encoding"] |= color
        return [
            bars(boxes, color, stroke=look.theme.surface, strokeWidth=size.line),
            inside,
        ]

    def targets(self) -> list[Spec]:
        """Return the parts of the bars."""
        return [
            target(self.look, self._box(one, part, top, end), one.first + number)
            for one, top, end in self._placed()
            for number, part in enumerate(one.parts)
        ]

    def _box(self, one: _Area, part: Part, top: float, end: float) -> Box:
        """Return where a part of an area's bar is."""
        size = self.look.size
        high = size.text * (BAR_WIDE if size.is_wide else BAR)
        y = (top + end - high) / 2 if size.is_wide else top + size.text * LINE * len(one.name)
        return Box(part.left, y, part.right, y + high)

    def _placed(self) -> Iterator[tuple[_Area, float, float]]:
        """Yield each area with its top and its end."""
        for spot in self.page:
            top = self.top + self.letter * spot.top
            yield self.areas[spot.block], top, top + self.letter * spot.height
