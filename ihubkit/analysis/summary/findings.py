"""Which released figures are worth a sentence: strong, split, weak though it matters, changed."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from ihubkit.analysis.role_gaps import Gap
from ihubkit.analysis.role_gaps import role_gaps as gaps_in
from ihubkit.analysis.summary.sources import Fact, Told
from ihubkit.model.need import SPLIT
from ihubkit.model.release import Cell, Shift

MOST = 3  # sentences of a kind; a reader remembers no more
STRONG = 2 / 3  # share of the scale from which something stands well
MIDDLE = 1 / 2  # of the scale: weak below or at it, important above or at it
FEW = 3 / 4  # of the people: a topic that fewer rated deserves a question


class RoleGap(NamedTuple):
    """Where two roles are apart on an item, and how many people of each answered."""

    gap: Gap
    higher_n: int
    lower_n: int


class Move(NamedTuple):
    """How an item has changed, and where it stood then in the release that tells it."""

    shift: Shift
    cell: Cell


def strong(facts: Iterable[Fact]) -> list[Fact]:
    """Return what stands well, best first; what splits people is not among it."""
    well = [one for one in facts if one.share >= STRONG and not _is_split(one)]
    return sorted(well, key=lambda one: -one.share)[:MOST]


def split(facts: Iterable[Fact]) -> list[Fact]:
    """Return what splits people, most split first."""
    return by_agreement(one for one in facts if _is_split(one))[:MOST]


def by_agreement(facts: Iterable[Fact]) -> list[Fact]:
    """Return the facts whose agreement is shown, least agreement first."""
    known = [(one.state.agreement, one) for one in facts if one.state.agreement is not None]
    return [one for _, one in sorted(known, key=lambda pair: pair[0])]


def is_weak(fact: Fact) -> bool:
    """Tell whether an item matters and is weak."""
    weight = fact.importance_share
    return weight is not None and weight >= MIDDLE and fact.share <= MIDDLE


def role_gaps(told: Told, group: str) -> list[RoleGap]:
    """Return where roles within a group are apart, by the newest round of each item, widest first.

    Where a difference is more than chance alone would easily bring, only such ones.
    """
    seen: dict[str, RoleGap] = {}
    for release in told.releases:
        for gap in gaps_in(release, told.instrument, group, told.state) if told.state else ():
            cells = (release.cell(one.key, gap.item, told.state) for one in (gap.higher, gap.lower))
            seen.setdefault(gap.item, RoleGap(gap, *(cell.n if cell else 0 for cell in cells)))
    widest = sorted(seen.values(), key=lambda one: -one.gap.share)
    return [one for one in widest if one.gap.is_clear][:MOST] or [
        o for o in widest[:1] if o.gap.share
    ]


def moves(told: Told, group: str, *, by_rounds: bool) -> list[Move]:
    """Return how the state of items has changed, the newest change of each, most changed first.

    Args:
        told: Where to look.
        group: Whose.
        by_rounds: Between rounds of the workshop; otherwise since an earlier wave, which a first
            round tells.
    """
    seen: dict[str, Move] = {}
    for release in (one for one in told.releases if (one.round > 1) is by_rounds):
        for one in release.shifts:
            cell = release.cell(group, one.item, told.state)
            mine = (one.group, one.facet) == (group, told.state)
            if mine and cell and one.item in told.instrument.items:
                seen.setdefault(one.item, Move(one, cell))
    return sorted(seen.values(), key=lambda one: -abs(one.shift.mean))


def thin(facts: Sequence[Fact]) -> list[Fact]:
    """Return what far fewer people rated than the best rated topic, fewest first."""
    most = max((one.state.n for one in facts), default=0)
    found = [one for one in facts if one.state.n <= FEW * most]
    return sorted(found, key=lambda one: one.state.n)[:1]


def split_and_not_asked_again(told: Told, group: str) -> list[Fact]:
    """Return what splits people and was asked only once."""
    again = {
        cell.item
        for newer, _ in pairwise(told.releases)
        for cell in newer.cells
        if cell.group == group
    }
    return [one for one in split(told.facts(group)) if one.item not in again]


def _is_split(fact: Fact) -> bool:
    return fact.state.agreement is not None and fact.state.agreement < SPLIT
