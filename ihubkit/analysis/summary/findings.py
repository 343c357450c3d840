"""Which released figures are worth a sentence: strong, split, weak though it matters, changed."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from ihubkit.analysis.summary.sources import Fact, Told
from ihubkit.model.need import SPLIT
from ihubkit.model.release import Cell, GroupKind, Shift
from ihubkit.model.value import Value

MOST = 3  # sentences of a kind; a reader remembers no more
STRONG = 2 / 3  # share of the scale from which something stands well
MIDDLE = 1 / 2  # of the scale: weak below or at it, important above or at it
GAP = 1 / 5  # of the scale from which roles see something differently
FEW = 3 / 4  # of the people: a topic that fewer rated deserves a question


class RoleGap(Value):
    """The two role groups that are farthest apart on an item."""

    fact: Fact
    high: Cell
    low: Cell

    @property
    def gap(self) -> float:
        """How far apart their means are, in points of the scale."""
        return self.high.mean - self.low.mean


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
    """Return where role groups within a group are far apart, widest gap first."""
    inside = "" if group == "all" else group.removeprefix("school:")
    roles = {
        one.key
        for release in told.releases
        for one in release.groups
        if one.kind is GroupKind.ROLE and one.school_id == inside
    }
    found = [_gap(told, sorted(roles), fact) for fact in told.facts(group)]
    wide = [one for one in found if one and one.gap >= GAP * (one.fact.high - one.fact.low)]
    return sorted(wide, key=lambda one: -one.gap / (one.fact.high - one.fact.low))[:MOST]


def shifts(told: Told, group: str) -> list[Shift]:
    """Return how the state of items has changed, newest round first, most changed first."""
    seen: dict[str, Shift] = {}
    for release in told.releases:
        for one in release.shifts:
            if (one.group, one.facet) == (group, told.state) and one.item in told.instrument.items:
                seen.setdefault(one.item, one)
    return sorted(seen.values(), key=lambda one: -abs(one.mean))


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


def _gap(told: Told, roles: Sequence[str], fact: Fact) -> RoleGap | None:
    cells = [c for role in roles if (c := told.cell(role, fact.item, told.state))]
    if len({cell.group for cell in cells}) < 2:  # noqa: PLR2004 -- a gap is between two
        return None
    high, low = (pick(cells, key=lambda cell: cell.mean) for pick in (max, min))
    return RoleGap(fact=fact, high=high, low=low)
