"""What a release rests on, in marks nobody can read: to compare releases without keeping answers.

A mark stands for one person's answer to one question. It has two halves, both keyed hashes: who
(another one in every question) and what. The same person with another answer shares only the first.
"""

import hmac
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping

from ihubkit.model.people import Role
from ihubkit.model.release import Basis
from ihubkit.model.value import Value

Question = tuple[str, str]  # (item, facet), or ("", section) for the level reached there
Place = tuple[str, Role]  # (school, role)
Marks = Mapping[Place, frozenset[str]]
WHO, WHAT = 16, 8  # characters of a mark's halves
SHOWN = "shown"


class Snapshot(Value):
    """Who had answered a question what when it was shown, and for which groups it was shown."""

    marks: dict[Place, frozenset[str]]
    shown: tuple[str, ...] = ()


def marks_of(
    question: Question, values: Mapping[str, int], places: Mapping[str, Place], key: bytes
) -> dict[Place, frozenset[str]]:
    """Return the marks of all answers to a question, by school and role."""
    marks: dict[Place, set[str]] = defaultdict(set)
    for seat_id, value in values.items():
        who = _hash(key, *question, seat_id)[:WHO]
        what = _hash(key, *question, seat_id, str(value))[:WHAT]
        marks[places[seat_id]].add(who + what)
    return {place: frozenset(found) for place, found in marks.items()}


def seats_of(marks: Iterable[str]) -> frozenset[str]:
    """Return whom the marks belong to, each person once."""
    return frozenset(mark[:WHO] for mark in marks)


def _hash(key: bytes, *parts: str) -> str:
    return hmac.digest(key, json.dumps(parts).encode(), "sha256").hex()


def read_basis(basis: Basis) -> dict[Question, list[Snapshot]]:
    """Return all snapshots of each question, oldest first."""
    found: dict[Question, dict[int, Snapshot]] = defaultdict(dict)
    for key, values in basis.items():
        item, facet, number, *place = json.loads(key)
        numbered = found[item, facet]
        known = numbered.setdefault(number, Snapshot(marks={}))
        if place == [SHOWN]:
            numbered[number] = Snapshot(marks=known.marks, shown=tuple(values))
        else:
            school, role = place
            known.marks[school, Role(role)] = frozenset(values)
    return {question: [by[n] for n in sorted(by)] for question, by in found.items()}


def write_basis(snapshots: Mapping[Question, list[Snapshot]]) -> Basis:
    """Return the snapshots as lists of strings, the same whatever the order they were found in."""
    basis: Basis = {}
    for (item, facet), found in sorted(snapshots.items()):
        for number, snapshot in enumerate(found):
            basis[json.dumps([item, facet, number, SHOWN])] = list(snapshot.shown)
            for (school, role), marks in sorted(snapshot.marks.items()):
                basis[json.dumps([item, facet, number, school, role])] = sorted(marks)
    return basis
