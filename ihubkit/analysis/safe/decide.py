"""For which groups one question may be shown now, given all that was shown of it before."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from ihubkit.analysis.safe.basis import Marks, Place, Snapshot, seats_of
from ihubkit.analysis.safe.differences import Rows, admissible
from ihubkit.analysis.safe.groups import group_of, holds
from ihubkit.model.release import Group, GroupKind


class _Column(NamedTuple):
    """People whose answers stood at the same places in all snapshots; None: not there."""

    places: tuple[Place | None, ...]
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
    wanted = sorted(
        (g for g in groups if sizes[g.key] >= k and not _is_as_shown(g, marks, past, standing)),
        key=lambda group: group.key not in standing,
    )
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
    if _people(group, marks) >= k:
        return False
    return len(seats_of(_moved(group, marks, past))) >= k


def _is_as_shown(
    group: Group, marks: Marks, past: Sequence[Snapshot], standing: Mapping[str, int]
) -> bool:
    return group.key in standing and not _moved(group, marks, past)


def _moved(group: Group, marks: Marks, past: Sequence[Snapshot]) -> frozenset[str]:
    """Return the marks that a group has gained and lost since it was last shown."""
    last = next((snapshot for snapshot in reversed(past) if group.key in snapshot.shown), None)
    before, now = (_of(group, some) for some in (last.marks if last else {}, marks))
    return before ^ now


def _of(group: Group, marks: Marks) -> frozenset[str]:
    mine = (found for place, found in marks.items() if holds(group, *place))
    return frozenset(mark for found in mine for mark in found)


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
    stood: dict[str, list[Place | None]] = defaultdict(lambda: [None] * len(versions))
    for number, marks in enumerate(versions):
        for place, found in marks.items():
            for mark in found:
                stood[mark][number] = place
    alike: dict[tuple[Place | None, ...], list[str]] = defaultdict(list)
    for mark, places in stood.items():
        alike[tuple(places)].append(mark)
    ordered = sorted(alike, key=lambda places: [place or () for place in places])
    return [_Column(places, seats_of(alike[places])) for places in ordered]


def _row(group: Group, number: int, columns: Iterable[_Column]) -> list[float]:
    places = (column.places[number] for column in columns)
    return [float(place is not None and holds(group, *place)) for place in places]


def _stack(rows: list[list[float]], columns: Sequence[_Column]) -> Rows:
    return np.array(rows, dtype=np.float64).reshape(len(rows), len(columns))


def _people(group: Group, marks: Marks) -> int:
    return sum(len(found) for place, found in marks.items() if holds(group, *place))
