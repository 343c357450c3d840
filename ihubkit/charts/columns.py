"""Blocks one below the other, in columns."""

from collections.abc import Sequence
from typing import NamedTuple

from ihubkit.charts.theme import Size


class Spot(NamedTuple):
    """Where a block goes: its left and right edge and its top."""

    left: float
    right: float
    top: float


def flow(
    heights: Sequence[float], size: Size, top: float, columns: int
) -> tuple[list[Spot], float]:
    """Place blocks in order, in columns of about the same height.

    Returns:
        Each block's place, and the bottom of the longest column.
    """
    gap = 1.5 * size.margin
    wide = (size.width - 2 * size.margin - gap * (columns - 1)) / columns
    share = sum(heights) / columns
    spots: list[Spot] = []
    column, y, bottom = 0, top, top
    for height in heights:
        is_full = y > top and y - top + height / 2 > share
        if is_full and column + 1 < columns:
            column, y = column + 1, top
        left = size.margin + column * (wide + gap)
        spots.append(Spot(left, left + wide, y))
        y += height
        bottom = max(bottom, y)
    return spots, bottom
