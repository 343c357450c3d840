"""Sums of answers as rows of numbers: which new ones can be told beside those that are known."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from ihubkit.analysis.safe.basis import WHO
from ihubkit.analysis.safe.differences import Seats, admissible


class Sum(NamedTuple):
    """The sum of some answers, minus that of others."""

    plus: frozenset[str]
    minus: frozenset[str] = frozenset()


class Elsewhere(NamedTuple):
    """What else was shown of the same people: their answers in other waves, and their changes.

    Attributes:
        sums: What is known.
        people: Who is the same person under another mark: a mark's first half → person.
    """

    sums: Sequence[Sum] = ()
    people: Mapping[str, str] = {}


NOTHING_ELSE = Elsewhere()


def choose(
    wanted: Sequence[Sum], known: Sequence[Sum], k: int, people: Mapping[str, str]
) -> list[int]:
    """Choose which sums can be told, the first ones preferred.

    Args:
        wanted: In the order in which they are wanted.
        known: What has been told.
        k: How many people any combination must concern at least.
        people: Who is the same person under another mark, see `Elsewhere`.

    Returns:
        Positions in `wanted`.
    """
    sums = [*known, *wanted]
    alike: dict[tuple[tuple[int, int], ...], set[str]] = defaultdict(set)
    for mark, place in _places(sums).items():
        seat = mark[:WHO]
        alike[tuple(place)].add(people.get(seat, seat))
    columns = sorted(alike)
    rows = np.zeros((len(sums), len(columns)))
    for column, factors in enumerate(columns):
        for number, factor in factors:
            rows[number, column] = factor
    seats: list[Seats] = [frozenset(alike[factors]) for factors in columns]
    return admissible(rows[len(known) :], rows[: len(known)], seats, k)


def _places(sums: Sequence[Sum]) -> dict[str, list[tuple[int, int]]]:
    """Return for each answer in which sums it stands, and how often."""
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, (plus, minus) in enumerate(sums):
        for factor, marks in ((1, plus - minus), (-1, minus - plus)):
            for mark in marks:
                places[mark].append((number, factor))
    return places
