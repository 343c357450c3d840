"""Tracks: lines from the lowest to the highest answer with marks on them, in sections."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from ihubkit.charts.letters import LINE, width, wrapped
from ihubkit.charts.sheets import Block, Page, pages
from ihubkit.charts.theme import Size

BESIDE = 0.58  # the part of a column names may take beside their tracks
ABOVE = 1.85  # height of a track below its name, in letters
GAP = 1.5  # between columns, in letters
SHORTEST = 5  # of tracks, in letters
NUMBER = 2.2  # room for a number beside the last mark, in letters


class Mark(NamedTuple):
    """A mean: how far along its scale, its number, and its look."""

    share: float
    number: str
    color: str
    shape: str


class Track(NamedTuple):
    """A line with a mark for each thing that was asked.

    `band` says from where to where a mean likely lies, as shares of the scale.
    """

    name: str
    marks: tuple[Mark, ...]
    band: tuple[float, float] | None = None


class Tracks(NamedTuple):
    """Tracks that belong together."""

    title: str
    tracks: tuple[Track, ...]


@dataclass(frozen=True)
class Form:
    """How tracks are laid out: in how many columns, names beside them or above."""

    size: Size
    columns: int
    names: float
    is_beside: bool
    is_double: bool  # whether tracks have marks on both sides of their numbers

    @property
    def wide(self) -> float:
        """The width of a column."""
        return column_width(self.size, self.columns)

    def left(self, column: int) -> float:
        """Return where a column begins."""
        return self.size.margin + column * (self.wide + GAP * self.size.text)

    def ends(self, column: int) -> tuple[float, float]:
        """Return where the tracks of a column begin and end."""
        left, letter = self.left(column), self.size.text
        begin = left + (self.names + letter if self.is_beside else 0)
        return begin + NUMBER * letter * self.is_double, left + self.wide - NUMBER * letter

    @property
    def track(self) -> float:
        """How long tracks are."""
        left, right = self.ends(0)
        return right - left

    def title(self, one: Tracks) -> list[str]:
        """Return the lines of a section's title."""
        return wrapped(one.title, self.size.text, self.wide, bold=True)

    def name(self, track: Track) -> list[str]:
        """Return the lines of a track's name."""
        return wrapped(track.name, self.size.item, self.names)

    def pages(self, found: Sequence[Tracks], room: float) -> list[Page]:
        """Share sections out on pages."""
        return pages([self._block(one) for one in found], self.columns, room)

    def _block(self, one: Tracks) -> Block:
        """Return the heights of a section, in letters."""
        head = self.size.head + LINE * (len(self.title(one)) - 1)
        return Block(head, tuple(self._height(track) for track in one.tracks))

    def _height(self, track: Track) -> float:
        lines = len(self.name(track))
        return self.size.row + LINE * (lines - 1) if self.is_beside else LINE * lines + ABOVE


def column_width(size: Size, columns: int) -> float:
    """Return how wide each of so many columns is."""
    return (size.width - 2 * size.margin - GAP * size.text * (columns - 1)) / columns


def form(found: Sequence[Tracks], size: Size, room: float) -> Form:
    """Choose the most columns in which all names fit beside their tracks.

    Where they fit in none, or leave too little of their tracks, names stand above their tracks on
    a phone; on a board they are broken in one column, or in several where that halves the pictures.

    Args:
        found: What is to be laid out.
        size: For which screen.
        room: The height of a picture, in letters.
    """
    tracks = [track for one in found for track in one.tracks]
    longest = max(width(track.name, size.item) for track in tracks)
    whole = partial(Form, size, is_double=any(len(track.marks) > 1 for track in tracks))
    for columns in range(size.columns, 1, -1):
        if longest <= column_width(size, columns) * BESIDE:
            return whole(columns, longest, is_beside=True)
    names = column_width(size, 1) * BESIDE
    single = whole(1, min(longest, names), is_beside=True)
    if not size.is_wide and (longest > names or single.track < SHORTEST * size.text):
        return whole(1, column_width(size, 1), is_beside=False)
    double = whole(size.columns, column_width(size, size.columns) * BESIDE, is_beside=True)
    is_short = 2 * len(double.pages(found, room)) <= len(single.pages(found, room))
    return double if is_short and double.track >= SHORTEST * size.text else single
