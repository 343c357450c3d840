"""What releases rest on, in marks nobody can read: to compare releases without keeping answers.

A mark stands for one person's answer to one question. It has two halves, both keyed hashes: who
(another one in every question) and what. The same person with another answer, or with an answer
given again in a later round, shares only the first.
"""

import hmac
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from ihubkit.analysis.safe.groups import holds
from ihubkit.model.people import Role
from ihubkit.model.release import Basis, Group

Question = tuple[str, ...]  # its kind first: ("cell", item, facet), ("level", section), …
Place = tuple[str, Role]  # (school, role)
Marks = Mapping[Place, frozenset[str]]
WHO, WHAT = 16, 8  # characters of a mark's halves
MARK = WHO + WHAT
SHOWN, STANDS = "shown", "stands"


class Snapshot(NamedTuple):
    """Who had answered a question what when it was shown, and for which groups it was shown."""

    marks: Marks
    shown: tuple[str, ...] = ()


class History(NamedTuple):
    """All that was ever shown of a question, in all rounds.

    Attributes:
        snapshots: Oldest first.
        stands: On which snapshot each figure of a round's newest release rests: round → group →
            position.
    """

    snapshots: tuple[Snapshot, ...] = ()
    stands: Mapping[int, Mapping[str, int]] = {}

    def marks_behind(self, turn: int, group: Group) -> frozenset[str] | None:
        """Return what a group's figure in a round's newest release rests on, if it is shown."""
        number = self.stands.get(turn, {}).get(group.key)
        return None if number is None else marks_in(group, self.snapshots[number].marks)


class Marker:
    """Makes marks; each only once.

    Args:
        key: The hub's secret.
    """

    def __init__(self, key: bytes) -> None:
        self._key = key
        self._made: dict[tuple[str, ...], str] = {}

    def marks_of(
        self, question: Question, said: Mapping[str, str], places: Mapping[str, Place]
    ) -> dict[Place, frozenset[str]]:
        """Return the marks of all that was said to a question, by school and role."""
        marks: dict[Place, set[str]] = defaultdict(set)
        for seat_id, words in said.items():
            marks[places[seat_id]].add(self.mark(question, seat_id, words))
        return {place: frozenset(found) for place, found in marks.items()}

    def mark(self, question: Question, seat_id: str, words: str) -> str:
        """Return the mark of what one person said."""
        return self.who(question, seat_id) + self._hash(*question, seat_id, words)[:WHAT]

    def who(self, question: Question, seat_id: str) -> str:
        """Return a mark's first half: the person in this question."""
        return self._hash(*question, seat_id)[:WHO]

    def _hash(self, *parts: str) -> str:
        if parts not in self._made:
            text = json.dumps(parts).encode()
            self._made[parts] = hmac.digest(self._key, text, "sha256")[: WHO // 2].hex()
        return self._made[parts]


def marks_in(group: Group, marks: Marks) -> frozenset[str]:
    """Return the marks of a group."""
    mine = (found for place, found in marks.items() if holds(group, *place))
    return frozenset[str]().union(*mine)


def seats_of(marks: Iterable[str]) -> frozenset[str]:
    """Return whom the marks belong to, each person once."""
    return frozenset(mark[:WHO] for mark in marks)


def read_basis(basis: Mapping[str, list[str]]) -> dict[Question, History]:
    """Return the history of each question."""
    marks: dict[Question, dict[int, dict[Place, frozenset[str]]]] = defaultdict(dict)
    shown: dict[Question, dict[int, tuple[str, ...]]] = defaultdict(dict)
    stands: dict[Question, dict[int, dict[str, int]]] = defaultdict(dict)
    for key, values in basis.items():
        name, number, *place = json.loads(key)
        question: Question = tuple(name)
        if place == [STANDS]:
            pairs = (value.split(" ", 1) for value in values)
            stands[question][number] = {group: int(position) for position, group in pairs}
        elif place == [SHOWN]:
            shown[question][number] = tuple(values)
        else:
            school, role = place
            by_place = marks[question].setdefault(number, {})
            by_place[school, Role(role)] = frozenset(values)
    return {
        question: History(
            tuple(Snapshot(marks[question].get(n, {}), found[n]) for n in sorted(found)),
            stands[question],
        )
        for question, found in shown.items()
    }


def write_basis(histories: Mapping[Question, History]) -> Basis:
    """Return the histories as lists of strings, the same whatever the order they were found in."""
    basis: Basis = {}
    for question, history in sorted(histories.items()):
        for number, snapshot in enumerate(history.snapshots):
            basis[json.dumps([question, number, SHOWN])] = list(snapshot.shown)
            for (school, role), marks in sorted(snapshot.marks.items()):
                basis[json.dumps([question, number, school, role])] = sorted(marks)
        for turn, groups in sorted(history.stands.items()):
            stands = [f"{position} {group}" for group, position in sorted(groups.items())]
            basis[json.dumps([question, turn, STANDS])] = stands
    return basis
