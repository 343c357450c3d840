"""For which groups one question may be shown now, given all that was shown of it before."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from ihubkit.analysis.safe.basis import Marks, Snapshot, marks_in, seats_of
from ihubkit.analysis.safe.combinations import NOTHING_ELSE, Elsewhere, Sum, choose
from ihubkit.analysis.safe.groups import group_of
from ihubkit.model.release import Group, GroupKind


class Standing(NamedTuple):
    """A figure that is shown again where it cannot be renewed: of how many, resting on what."""

    n: int
    marks: frozenset[str]


class Renewal(NamedTuple):
    """What is shown as it is now, and what is shown again as it was."""

    fresh: Snapshot
    again: frozenset[str]


def renewed(  # noqa: PLR0913 -- what is known of one question
    marks: Marks,
    past: Sequence[Snapshot],
    groups: Sequence[Group],
    k: int,
    *,
    standing: Mapping[str, Standing] | None = None,
    elsewhere: Elsewhere = NOTHING_ELSE,
) -> Renewal:
    """Choose for which groups a question is shown as it is now.

    No difference of what is shown now and was shown before may isolate fewer than k people.

    Args:
        marks: Who has answered the question what by now.
        past: What was shown of it before, oldest first.
        groups: The groups worth showing, the most wanted first.
        k: How many people a group, and any difference of groups, must have.
        standing: What is shown again where it is not renewed, by group.
        elsewhere: What else was shown of the same people.

    Returns:
        The groups to renew, with what they rest on, and those that are shown as they were.
    """
    standing = standing or {}
    mine = {group.key: marks_in(group, marks) for group in groups}
    wanted = sorted(
        (
            group.key
            for group in groups
            if len(mine[group.key]) >= k
            and (group.key not in standing or mine[group.key] != standing[group.key].marks)
        ),
        key=lambda name: name not in standing,
    )
    known = [*shown_sums(past), *elsewhere.sums]
    chosen = choose([Sum(mine[name]) for name in wanted], known, k, elsewhere.people)
    sizes = {wanted[position]: len(mine[wanted[position]]) for position in chosen}
    fresh, again = _plausible(sizes, {name: figure.n for name, figure in standing.items()}, k)
    shown = tuple(group.key for group in groups if group.key in fresh)
    return Renewal(Snapshot(dict(marks), shown), again)


def shown_sums(past: Iterable[Snapshot]) -> list[Sum]:
    """Return the sums that everybody knows who saw these snapshots."""
    return [
        Sum(marks_in(group_of(name), snapshot.marks))
        for snapshot in past
        for name in snapshot.shown
    ]


def outlived(group: Group, marks: Marks, figure: Standing, k: int) -> bool:
    """Tell whether a group shown before has become too small, and by k people or more."""
    now = marks_in(group, marks)
    return len(now) < k <= len(seats_of(now ^ figure.marks))


def _plausible(
    fresh: Mapping[str, int], standing: Mapping[str, int], k: int
) -> tuple[frozenset[str], frozenset[str]]:
    """Leave out figures whose numbers look as if a rest of fewer than k could be found.

    Where a parent is newer than its children, that rest would be no group of people; but nobody
    should have to work that out. Where the parent is renewed, children that are not are left out;
    where it is not, neither are its children.

    Returns:
        What is shown as it is now, and what is shown again as it was.
    """
    new = dict(fresh)
    old = {name: n for name, n in standing.items() if name not in new}
    while few := _families_with_few_left(new | old, k):
        parent, children = few[0]
        leaving = (children & (old if parent in new else new).keys()) or children
        back = leaving & new.keys() & standing.keys() if parent in old else set()
        new, old = ({name: n for name, n in of.items() if name not in leaving} for of in (new, old))
        old |= {name: standing[name] for name in back}
    return frozenset(new), frozenset(old)


def _families_with_few_left(sizes: Mapping[str, int], k: int) -> list[tuple[str, set[str]]]:
    """Return the parents, with their shown children, that these leave 1 to k-1 people of."""
    children: dict[tuple[str, GroupKind], set[str]] = defaultdict(set)
    for key in sizes:
        group = group_of(key)
        if group.kind is not GroupKind.ALL:
            inside = group.kind is GroupKind.ROLE and group.school_id
            parent = f"school:{group.school_id}" if inside else "all"
            children[parent, group.kind].add(key)
    return [
        (parent, found)
        for (parent, _), found in sorted(children.items())
        if parent in sizes and 0 < sizes[parent] - sum(sizes[key] for key in found) < k
    ]
