"""Blocks of rows in columns, on as many pages as the room asks for."""

from collections.abc import Sequence
from math import ceil
from typing import NamedTuple

STEPS = 20  # how finely columns are evened out


class Block(NamedTuple):
    """A heading and the rows that belong under it, each with its height."""

    head: float
    rows: tuple[float, ...]

    @property
    def height(self) -> float:
        """The height of the whole."""
        return self.head + sum(self.rows)


class Spot(NamedTuple):
    """Where a row goes; without a row it is the block's heading."""

    block: int
    row: int | None
    column: int
    top: float
    height: float


Page = list[Spot]


def pages(blocks: Sequence[Block], columns: int, room: float) -> list[Page]:
    """Place blocks one below the other, evenly, on as few pages as hold them.

    A block is kept together unless it alone is taller than the room; then its heading comes again.

    Args:
        blocks: In order.
        columns: On each page.
        room: The height of a page.
    """
    room = min(room, sum(block.height for block in blocks))
    fewest = ceil(len(_columns(blocks, room)) / columns) * columns
    tallest = min(room, max(block.height for block in blocks))
    limits = (tallest + (room - tallest) * step / STEPS for step in range(STEPS + 1))
    even = next(found for limit in limits if len(found := _columns(blocks, limit)) <= fewest)
    return [
        [
            spot._replace(column=number)
            for number, column in enumerate(_spread(even[first : first + columns], columns))
            for spot in column
        ]
        for first in range(0, len(even), columns)
    ]


def bottom(page: Page) -> float:
    """Return where the lowest row of a page ends."""
    return max(spot.top + spot.height for spot in page)


def _spread(page: list[Page], columns: int) -> list[Page]:
    """Share out the only column of a last page, where that divides no block."""
    breaks = [spot for spot in page[0] if spot.row is None and spot.top]
    if len(page) == columns or not breaks:
        return page
    half = bottom(page[0]) / 2
    top = min((spot.top for spot in breaks), key=lambda top: abs(top - half))
    after = [spot._replace(top=spot.top - top) for spot in page[0] if spot.top >= top]
    return [[spot for spot in page[0] if spot.top < top], after]


def _columns(blocks: Sequence[Block], limit: float) -> list[Page]:
    """Fill one column after the other."""
    columns: list[Page] = [[]]
    top = 0.0
    slack = limit + 1e-9
    for number, block in enumerate(blocks):
        if columns[-1] and top + block.height > slack:
            columns.append([])
            top = 0.0
        for row, height in enumerate(block.rows):
            if columns[-1] and row and top + height > slack:
                columns.append([])
                top = 0.0
            if block.head and (not row or not columns[-1]):
                columns[-1].append(Spot(number, None, 0, top, block.head))
                top += block.head
            columns[-1].append(Spot(number, row, 0, top, height))
            top += height
    return columns
