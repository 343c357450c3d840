"""For which groups one question may be shown now, given all that was shown of it before."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

from ihubkit.analysis.basis import Marks, Place, Snapshot, seats_of
from ihubkit.analysis.differences import Rows, admissible
from ihubkit.analysis.groups import group_of, holds
from ihubkit.model.release import Group


class _Column(NamedTuple):
    """People of one place whose answers stood in the same snapshots."""

    place: Place
    snapshots: frozenset[int]
    seats: frozenset[str]


def showable(
    marks: Marks, past: Sequence[Snapshot], groups: Sequence[Group], k: int
) -> Snapshot | None:
    """Choose the groups a question can be shown for, so that no difference isolates fewer than k.

    Args:
        marks: Who has answered the question what by now.
        past: What was shown of it before, oldest first.
        groups: The groups worth showing, the most wanted first.
        k: How many people a group, and any difference of groups, must have.

    Returns:
        The groups with what they rest on; None when the last snapshot must be shown again as it
        was, because a group shown before could not be shown beside it.
    """
    columns = _columns([*(snapshot.marks for snapshot in past), marks])
    latest = past[-1].shown if past else ()
    enough = [group for group in groups if _people(group, marks) >= k]
    wanted = sorted(enough, key=lambda group: group.key not in latest)
    known = [
        _row(group_of(key), number, columns)
        for number, snapshot in enumerate(past)
        for key in snapshot.shown
    ]
    rows = [_row(group, len(past), columns) for group in wanted]
    seats = [column.seats for column in columns]
    chosen = admissible(_stack(rows, columns), _stack(known, columns), seats, k)
    shown = {wanted[position].key for position in chosen}
    if any(group.key in latest and group.key not in shown for group in wanted):
        return None
    return Snapshot(marks=dict(marks), shown=tuple(g.key for g in groups if g.key in shown))


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
