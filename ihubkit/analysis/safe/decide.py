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


def renewed(  # noqa: PLR0913 -- what is known of one question
    marks: Marks,
    past: Sequence[Snapshot],
    groups: Sequence[Group],
    k: int,
    *,
    standing: Mapping[str, Standing] | None = None,
    elsewhere: Elsewhere = NOTHING_ELSE,
) -> Snapshot:
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
        The groups to renew, with what they rest on.
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
    shown = {wanted[position] for position in chosen}
    sizes = {name: figure.n for name, figure in standing.items()}
    if standing and _leaves_few({**sizes, **{name: len(mine[name]) for name in shown}}, k):
        shown = set()
    return Snapshot(dict(marks), tuple(group.key for group in groups if group.key in shown))


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


def _leaves_few(sizes: Mapping[str, int], k: int) -> bool:
    """Tell whether the numbers alone look as if a rest of fewer than k could be found.

    Where a parent is newer than its children, that would be no group of people; nobody should
    have to work that out.
    """
    parts: dict[tuple[str, GroupKind], int] = defaultdict(int)
    for key, n in sizes.items():
        group = group_of(key)
        parent = "all" if not group.school_id or group.kind is GroupKind.SCHOOL else group.school_id
        parts[parent, group.kind] += n
    parents = {key.removeprefix("school:"): n for key, n in sizes.items() if "role:" not in key}
    return any(
        0 < parents[parent] - total < k
        for (parent, kind), total in parts.items()
        if kind is not GroupKind.ALL and parent in parents
    )
