"""What can be worked out from shown groups by adding and subtracting them.

Whoever knows the sums of some groups knows every sum of multiples of them as well, and nothing
else. If one of those concerns fewer than k people, the groups give these people away. Parent minus
child, the rest of two crossing partitions, and today's group minus last week's: all are of this
kind.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.float64]
Seats = frozenset[str]
NOTHING = 1e-9  # rounding left over from elimination
PATIENCE = 1000  # steps of one search; a search that takes longer counts as a find


def admissible(wanted: Rows, known: Rows, people: Sequence[Seats], k: int) -> list[int]:
    """Choose which wanted groups can be shown beside the known ones, the first ones preferred.

    Args:
        wanted: A row per group, a column per kind of person: 1 for "belongs to it".
        known: Rows of what has been shown already.
        people: Who is meant by each column.
        k: How many people any difference must concern at least.

    Returns:
        Positions of the groups in `wanted`.
    """
    chosen: list[int] = []

    def admit(batch: list[int]) -> None:
        if not batch:
            return
        if not isolates(np.vstack([known, wanted[chosen + batch]]), people, k):
            chosen.extend(batch)
        elif len(batch) > 1:
            half = len(batch) // 2
            admit(batch[:half])
            admit(batch[half:])

    shown = np.vstack([known, np.zeros((1, len(people)))])
    admit([n for n, row in enumerate(wanted) if not _is_near(row, shown, people, k)])
    return chosen


def _is_near(row: Rows, shown: Rows, people: Sequence[Seats], k: int) -> bool:
    """Tell whether a group differs from one shown before by fewer than k people.

    `isolates` would find that, too; but this is by far the most frequent case.
    """
    differs = shown != row
    at_most = differs @ np.array([len(seats) for seats in people], dtype=np.intp)
    return any(
        0
        < len(frozenset[str]().union(*(people[column] for column in np.flatnonzero(pair).tolist())))
        < k
        for pair in differs[at_most < 2 * k]
    )


def isolates(rows: Rows, people: Sequence[Seats], k: int) -> bool:
    """Tell whether some sum of multiples of the rows concerns between 1 and k-1 people."""
    return _Search(people, k).finds(rows, list(range(len(people))), frozenset())


class _Search:
    """Looks for a combination whose people, all together, are fewer than k.

    Each column is either left out (the combination vanishes there, which costs a dimension) or
    taken in (which costs people); both run out quickly.
    """

    def __init__(self, people: Sequence[Seats], k: int) -> None:
        self.people = people
        self.k = k
        self.steps = 0

    def finds(self, rows: Rows, undecided: list[int], taken: Seats) -> bool:
        self.steps += 1
        if self.steps > PATIENCE:
            return True
        affordable = []
        for column in undecided:
            if len(taken | self.people[column]) >= self.k:
                rows = vanishing(rows, column)
            else:
                affordable.append(column)
        if not len(rows):
            return False
        touched = [column for column in affordable if rows[:, column].any()]
        if not touched:
            return True
        first = max(touched, key=lambda column: len(self.people[column]))
        rest = [column for column in touched if column != first]
        if self.finds(rows, rest, taken | self.people[first]):
            return True
        return self.finds(vanishing(rows, first), rest, taken)


def vanishing(rows: Rows, column: int) -> Rows:
    """Return rows that span what of the rows' combinations is zero in the column."""
    pivot = int(np.argmax(np.abs(rows[:, column]))) if len(rows) else 0
    if not len(rows) or abs(rows[pivot, column]) < NOTHING:
        return rows
    factors = rows[:, column] / rows[pivot, column]
    left = rows - np.outer(factors, rows[pivot])
    left[np.abs(left) < NOTHING] = 0.0
    return left[left.any(axis=1)]
