"""For which groups one question may be shown now, given all that was shown of it before."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from ihubkit.analysis.basis import Marks, Place, Snapshot, seats_of
from ihubkit.analysis.differences import Rows, admissible
from ihubkit.analysis.groups import group_of, holds
from ihubkit.model.release import Group, GroupKind


class _Column(NamedTuple):
    """People of one place whose answers stood in the same snapshots."""

    place: Place
    snapshots: frozenset[int]
    seats: frozenset[str]


def renewed(
    marks: Marks,
    past: Sequence[Snapshot],
    groups: Sequence[Group],
    k: int,
    standing: Mapping[str, int] | None = None,
) -> Snapshot:
    """Choose for which groups a question is shown as it is now.

    No difference of what is shown now and was shown before may isolate fewer than k people.

    Args:
        marks: Who has answered the question what by now.
        past: What was shown of it before, oldest first.
        groups: The groups worth showing, the most wanted first.
        k: How many people a group, and any difference of groups, must have.
        standing: How many people the cells have that are shown again where not renewed, by group.

    Returns:
        The groups to renew, with what they rest on.
    """
    standing = standing or {}
    columns = _columns([*(snapshot.marks for snapshot in past), marks])
    sizes = {group.key: _people(group, marks) for group in groups}
    enough = [group for group in groups if sizes[group.key] >= k]
    wanted = sorted(enough, key=lambda group: group.key not in standing)
    known = [
        _row(group_of(key), number, columns)
        for number, snapshot in enumerate(past)
        for key in snapshot.shown
    ]
    rows = [_row(group, len(past), columns) for group in wanted]
    seats = [column.seats for column in columns]
    chosen = admissible(_stack(rows, columns), _stack(known, columns), seats, k)
    shown = {wanted[position].key for position in chosen}
    if standing and _leaves_few({**standing, **{key: sizes[key] for key in shown}}, k):
        shown = set()
    return Snapshot(marks=dict(marks), shown=tuple(g.key for g in groups if g.key in shown))


def outlived(group: Group, marks: Marks, past: Sequence[Snapshot], k: int) -> bool:
    """Tell whether a group shown before has become too small, and by k people or more."""
    last = next((snapshot for snapshot in reversed(past) if group.key in snapshot.shown), None)
    if not last or _people(group, marks) >= k:
        return False
    before, now = (
        {mark for place, found in some.items() if holds(group, *place) for mark in found}
        for some in (last.marks, marks)
    )
    return len(seats_of(before ^ now)) >= k


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


def _columns(versions: Sequence[Marks]) -> list[_Column]:
    stood_in: dict[tuple[Place, str], set[int]] = defaultdict(set)
    for number, marks in enumerate(versions):
        for place, found in marks.items():
            for mark in found:
                stood_in[place, mark].add(number)
    alike: dict[tuple[Place, frozenset[int]], list[str]] = defaultdict(list)
    for (place, mark), numbers in stood_in.items():
        alike[place, frozenset(numbers)].append(mark)
    ordered = sorted(alike, key=lambda kind: (kind[0], sorted(kind[1])))
    return [_Column(*kind, seats_of(alike[kind])) for kind in ordered]


def _row(group: Group, number: int, columns: Iterable[_Column]) -> list[float]:
    return [float(number in column.snapshots and holds(group, *column.place)) for column in columns]


def _stack(rows: list[list[float]], columns: Sequence[_Column]) -> Rows:
    return np.array(rows, dtype=np.float64).reshape(len(rows), len(columns))


def _people(group: Group, marks: Marks) -> int:
    return sum(len(found) for place, found in marks.items() if holds(group, *place))
