"""Where people are split: a release's items in order of disagreement, and which to discuss."""

from collections.abc import Sequence
from typing import NamedTuple

from ihubkit.analysis.agreement import agreement, consensus
from ihubkit.model.instrument import Instrument
from ihubkit.model.release import Cell, Release


class Disagreement(NamedTuple):
    """How far a group agrees on an item.

    Attributes:
        item: The item's id.
        agreement: Van der Eijk's A, from -1 to 1.
        consensus: Tastle and Wierman's consensus, from 0 to 1.
        n: People who answered.
    """

    item: str
    agreement: float
    consensus: float
    n: int


def split_order(
    release: Release, instrument: Instrument, group: str, facet: str
) -> list[Disagreement]:
    """Return the items whose spread is shown, the most split first.

    The lowest agreement comes first; among equals the lowest consensus, then the item that stands
    first in the instrument. Items of which only a mean is shown are left out.
    """
    shown = {
        cell.item: cell for cell in release.cells if (cell.group, cell.facet) == (group, facet)
    }
    found = [
        _disagreement(shown[item], instrument)
        for item in instrument.items
        if item in shown and shown[item].counts
    ]
    return sorted(found, key=lambda one: (round(one.agreement, 9), round(one.consensus, 9)))


def most_split(order: Sequence[Disagreement]) -> Disagreement | None:
    """Return the item proposed for discussion.

    None when there is none: nothing is shown (`order` is empty), or everybody agrees on all items.
    """
    return next((one for one in order[:1] if one.agreement < 1), None)


def _disagreement(cell: Cell, instrument: Instrument) -> Disagreement:
    counts = cell.counts or {}
    scale = [option.value for option in instrument.options(cell.item, cell.facet)]
    return Disagreement(cell.item, agreement(counts, scale), consensus(counts, scale), cell.n)
