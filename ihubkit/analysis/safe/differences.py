"""What can be worked out from shown groups by adding and subtracting them.

Whoever knows the sums of some groups knows every sum of multiples of them as well, and nothing
else. If one of those concerns fewer than k people, the groups give these people away. Parent minus
child, the rest of two crossing partitions, and today's group minus last week's: all are of this
kind.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.float64]
Columns = NDArray[np.intp]
Seats = frozenset[str]
NOTHING = 1e-9  # rounding left over from elimination
DIGITS = 7  # columns that agree in so many are multiples of each other
PATIENCE = 1000  # steps of one search; a search that takes longer counts as a find


class _Bundle(NamedTuple):
    """Columns that are multiples of each other, and who is meant by them."""

    columns: list[int]
    seats: Seats


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
    return _Search(people, k).finds(rows, np.arange(len(people)), frozenset())


class _Search:
    """Looks for a combination whose people, all together, are fewer than k.

    Columns that are multiples of each other vanish together or not at all. Each such bundle is
    either left out (the combination vanishes there, which costs a dimension) or taken in (which
    costs people); both run out quickly.
    """

    def __init__(self, people: Sequence[Seats], k: int) -> None:
        self.people = people
        self.k = k
        self.steps = 0

    def finds(self, rows: Rows, undecided: Columns, taken: Seats) -> bool:
        self.steps += 1
        if self.steps > PATIENCE:
            return True
        bundles = self._bundles(rows, undecided)
        while large := [b for b in bundles if len(taken | b.seats) >= self.k]:
            for bundle in large:
                rows = vanishing(rows, bundle.columns[0])
            bundles = self._bundles(rows, undecided)
        if not len(rows):
            return False
        if not bundles:
            return True
        first = max(bundles, key=lambda bundle: len(bundle.seats - taken))
        rest = np.array([c for b in bundles if b is not first for c in b.columns], dtype=np.intp)
        if self.finds(rows, rest, taken | first.seats):
            return True
        return self.finds(vanishing(rows, first.columns[0]), rest, taken)

    def _bundles(self, rows: Rows, undecided: Columns) -> list[_Bundle]:
        """Put columns together that are multiples of each other; those of zeros are left out."""
        touched = undecided[(rows[:, undecided] != 0).any(axis=0)]
        if not len(touched):
            return []
        part = rows[:, touched]
        leading = part[(part != 0).argmax(axis=0), np.arange(len(touched))]
        shapes = np.round(part / leading, DIGITS) + 0.0  # one zero, not two
        found: dict[bytes, list[int]] = defaultdict(list)
        for column, shape in zip(touched.tolist(), shapes.T, strict=True):
            found[shape.tobytes()].append(column)
        return [
            _Bundle(columns, frozenset[str]().union(*(self.people[c] for c in columns)))
            for columns in found.values()
        ]


def vanishing(rows: Rows, column: int) -> Rows:
    """Return rows that span what of the rows' combinations is zero in the column."""
    pivot = int(np.argmax(np.abs(rows[:, column]))) if len(rows) else 0
    if not len(rows) or abs(rows[pivot, column]) < NOTHING:
        return rows
    factors = rows[:, column] / rows[pivot, column]
    left = rows - np.outer(factors, rows[pivot])
    left[np.abs(left) < NOTHING] = 0.0
    return left[left.any(axis=1)]
