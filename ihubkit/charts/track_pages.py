"""Drawing tracks, on as many pictures as the size asks for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import isinf
from typing import Any

from ihubkit.charts.heading import Key, heading
from ihubkit.charts.labels import Box
from ihubkit.charts.letters import LINE
from ihubkit.charts.marks import dots, lines, outlined, pixels, target, words
from ihubkit.charts.sheets import Page, Spot, bottom
from ihubkit.charts.theme import Look, Spec, frame
from ihubkit.charts.tracks import ABOVE, Form, Mark, Tracks, form
from ihubkit.charts.view import View

STRETCH = 1.35  # how far rows may spread where there is room

Placed = tuple[float, Mark]


def draw(
    view: View, look: Look, said: str, found: Sequence[Tracks], keys: Sequence[Key] = ()
) -> list[Spec]:
    """Draw names and tracks, section by section.

    Args:
        view: What is looked at.
        look: Theme and size.
        said: The words at the upper right.
        found: What to draw.
        keys: The marks of the legend.
    """
    size = look.size
    above, top = heading(view, look, said, keys)
    room = (size.height - size.margin - top) / size.text
    laid = form(found, size, room)
    sheets = laid.pages(found, room)
    stretch = 1 if isinf(room) else min(STRETCH, room / max(map(bottom, sheets)))
    drawn = [_Sheet(look, laid, found, page, top, size.text * stretch) for page in sheets]
    return [
        frame(
            look,
            sheet.y(bottom(sheet.page)) + size.margin,
            [*above, *sheet.titles(), *sheet.lines(), *sheet.marks()],
            decimal=view.decimal_mark,
            targets=sheet.targets(),
        )
        for sheet in drawn
    ]


@dataclass(frozen=True)
class _Sheet:
    """One picture: its sections begin at `top`, a letter of their height is `letter` pixels."""

    look: Look
    form: Form
    found: Sequence[Tracks]
    page: Page
    top: float
    letter: float

    def y(self, letters: float) -> float:
        """Return the pixels of a height."""
        return round(self.top + self.letter * letters, 1)

    def titles(self) -> list[Spec]:
        """Write the titles of the sections and the names of the tracks."""
        size, theme, laid = self.look.size, self.look.theme, self.form
        heads, names = [], []
        for spot in self.page:
            at = {"x": laid.left(spot.column), "y": self.y(self._named_at(spot))}
            if spot.row is None:
                heads.append(at | {"text": "\n".join(laid.title(self.found[spot.block]))})
            else:
                track = self.found[spot.block].tracks[spot.row]
                names.append(at | {"text": "\n".join(laid.name(track))})
        return [
            words(heads, size.text, theme.ink, fontWeight="bold", limit=laid.wide),
            words(names, size.item, theme.ink, limit=laid.names + size.item),
        ]

    def lines(self) -> list[Spec]:
        """Draw the tracks, and on each the way from one mark to the other."""
        size, theme = self.look.size, self.look.theme
        whole, bands, ways = [], [], []
        for spot, y, placed in self._placed():
            left, right = self.form.ends(spot.column)
            whole.append({"x": left, "y": y, "x2": right, "y2": y})
            if band := self._band(spot):
                bands.append({"x": band[0], "y": y, "x2": band[1], "y2": y})
            xs = [x for x, _mark in placed]
            ways.append({"x": min(xs), "y": y, "x2": max(xs), "y2": y})
        return [
            lines(whole, size.line * 1.5, theme.line, strokeCap="round"),
            *([lines(bands, size.dot, theme.band)] if bands else []),
            lines(ways, size.line * 2, theme.soft),
        ]

    def marks(self) -> list[Spec]:
        """Draw the marks: of two, each has its number at its side; of one, it ends the track."""
        size, layers = self.look.size, list[Spec]()
        rows: dict[tuple[str, str, bool], list[dict[str, Any]]] = {}
        for spot, y, placed in self._placed():
            end = self.form.ends(spot.column)[1]
            band = self._band(spot)
            for place, (x, mark) in enumerate(placed):
                is_left = _is_leftmost(place, placed)
                style = mark.color, mark.shape, is_left
                row = {"x": x, "y": y, "text": mark.number}
                beside = min((x, *band)) if is_left else max((x, *band))
                row["side"] = beside if self.form.is_double else end
                rows.setdefault(style, []).append(row)
        for (color, shape, is_left), alike in rows.items():
            away = -size.dot if is_left else size.dot
            numbers = [row | {"x": row["side"] + away} for row in alike]
            align = "right" if is_left else "left"
            big = size.dot * 1.5 * (1.15 if shape == "diamond" else 1)
            layers += [
                dots(alike, pixels("x"), pixels("y"), big, color, shape=shape),
                *outlined(numbers, size.small, color, self.look.theme.surface, align=align),
            ]
        return layers

    def targets(self) -> list[Spec]:
        """Return the rows, from their names to the ends of their tracks."""
        rows = [spot for spot in self.page if spot.row is not None]
        before = [sum(len(one.tracks) for one in self.found[: spot.block]) for spot in rows]
        return [
            target(self.look, self._box(spot), first + (spot.row or 0))
            for spot, first in zip(rows, before, strict=True)
        ]

    def _band(self, spot: Spot) -> tuple[float, ...]:
        """Return where the band of a track begins and ends; nothing where it has none."""
        left, right = self.form.ends(spot.column)
        band = self.found[spot.block].tracks[spot.row or 0].band or ()
        return tuple(round(left + share * (right - left), 1) for share in band)

    def _box(self, spot: Spot) -> Box:
        """Return where a row is."""
        left, top = self.form.left(spot.column), self.y(spot.top)
        air = self.look.size.margin / 3
        right = left + self.form.wide + air
        return Box(left - air, top, right, self.y(spot.top + spot.height))

    def _named_at(self, spot: Spot) -> float:
        """Return where the middle of a name is."""
        if spot.row is None:
            lines_of_title = len(self.form.title(self.found[spot.block]))
            return spot.top + spot.height - self.look.size.under - LINE * lines_of_title / 2
        return spot.top + (spot.height if self.form.is_beside else spot.height - ABOVE) / 2

    def _placed(self) -> Iterator[tuple[Spot, float, list[Placed]]]:
        """Yield each track with the height of its line and the places of its marks."""
        for spot in self.page:
            if spot.row is None:
                continue
            left, right = self.form.ends(spot.column)
            level = spot.height / 2 if self.form.is_beside else spot.height - ABOVE * 0.6
            marks = self.found[spot.block].tracks[spot.row].marks
            placed = [(round(left + mark.share * (right - left), 1), mark) for mark in marks]
            yield spot, self.y(spot.top + level), placed


def _is_leftmost(place: int, placed: Sequence[Placed]) -> bool:
    """Tell whether a mark is the first of several from the left."""
    return len(placed) > 1 and place == min(range(len(placed)), key=lambda n: (placed[n][0], n))
