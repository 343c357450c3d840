"""Somebody who keeps every picture ever shown, and does sums.

What is behind a figure is worked out anew from the answers, and what can be found is found by
trying every small set of people, with exact arithmetic modulo a prime. Of the code it attacks it
uses only what the hub keeps of which pictures were shown again.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from statistics import fmean, median

import numpy as np
import numpy.typing as npt
from votes import Room

from ihubkit.analysis.safe.basis import read_basis
from ihubkit.model.release import Cell, RankShare, Release, Shift

PRIME = 2**31 - 1
Variable = tuple[str, ...]  # somebody's answer, the person first
Question = tuple[str, ...]


@dataclass(frozen=True)
class Fact:
    """A sum of answers minus others that somebody knows."""

    plus: frozenset[Variable]
    minus: frozenset[Variable] = frozenset()


@dataclass(frozen=True)
class Moment:
    """What was true when a release was made."""

    said: Mapping[tuple[str, str], Mapping[str, tuple[int, int]]]  # question → seat → value, round
    places: Mapping[str, tuple[str, str]]  # seat → school, role


@dataclass
class Witness:
    """Somebody who saw one workshop, and knows what lies behind each of its figures."""

    room: Room
    people: Mapping[str, str] = field(default_factory=dict)  # seat → person
    moments: list[Moment] = field(default_factory=list)
    behind: list[dict[tuple[str, str, str], int]] = field(default_factory=list)
    snapshots: dict[tuple[str, str, int], int] = field(default_factory=dict)  # → moment
    levels: list[dict[str, int]] = field(default_factory=list)  # group → moment, by release

    def watch(self) -> None:
        """Look at the newest release."""
        release = self.room.releases[-1]
        self.moments.append(moment(self.room, release.round))
        histories = read_basis(self.room.basis)
        seen = {}
        for cell in release.cells:
            history = histories["cell", cell.item, cell.facet]
            snapshot = (cell.item, cell.facet, history.stands[release.round][cell.group])
            seen[cell.group, cell.item, cell.facet] = self.snapshots.setdefault(
                snapshot, len(self.moments) - 1
            )
        self.behind.append(seen)
        stands = histories["level", ""].stands[release.round] if release.levels else {}
        self.levels.append(
            {
                share.group: self.snapshots.setdefault(
                    ("level", "", stands[share.group]), len(self.moments) - 1
                )
                for share in release.levels
            }
        )

    def again(self, number: int) -> int | None:
        """Return which release's figures were shown again where they were not renewed."""
        turns = [release.round for release in self.room.releases[:number]]
        known = [(t, n) for n, t in enumerate(turns) if t <= self.room.releases[number].round]
        return max(known)[1] if known else None

    def answers(self, number: int, cell: Cell) -> dict[str, Variable]:
        """Return who gave the answers behind a cell of a release: seat → answer."""
        then = self.moments[self.behind[number][cell.group, cell.item, cell.facet]]
        return {
            seat: (self.person(seat), self.room.name, seat, cell.item, cell.facet, f"{given}")
            for seat, given in then.said.get((cell.item, cell.facet), {}).items()
            if belongs(cell.group, *then.places[seat])
        }

    def values(self, number: int, cell: Cell) -> dict[str, int]:
        """Return the values behind a cell of a release, by seat."""
        then = self.moments[self.behind[number][cell.group, cell.item, cell.facet]]
        given = then.said[cell.item, cell.facet]
        return {seat: given[seat][0] for seat in self.answers(number, cell)}

    def person(self, seat: str) -> str:
        """Return whose seat it is."""
        return self.people.get(seat, f"{self.room.name}/{seat}")


def belongs(group: str, school: str, role: str) -> bool:
    """Tell whether somebody belongs to a group, from the group's key alone."""
    place, _, roles = group.replace("role:", "/role:").replace("//", "/").partition("/role:")
    return place in ("", "all", f"school:{school}") and (not roles or role in roles.split("+"))


def moment(room: Room, turn: int) -> Moment:
    """Return what everybody has said by a round, the newest rating counting."""
    said: dict[tuple[str, str], dict[str, tuple[int, int]]] = defaultdict(dict)
    places = {}
    for row in sorted(room.rows.values(), key=lambda row: row.round):
        if row.round <= turn and row.value is not None:
            said[row.item, row.facet][row.seat_id] = (row.value, row.round)
            places[row.seat_id] = (row.school_id, row.role.value)
    return Moment(said, places)


def sums(witnesses: Iterable[Witness]) -> dict[Question, set[Fact]]:
    """Return all sums of answers that follow from what was published, by question."""
    found: dict[Question, set[Fact]] = defaultdict(set)
    watched = list(witnesses)
    for witness in watched:
        for number, release in enumerate(witness.room.releases):
            for cell in release.cells:
                check(cell, witness.values(number, cell))
                found[cell.item, cell.facet].add(
                    Fact(frozenset(witness.answers(number, cell).values()))
                )
            for shift in release.shifts:
                if shift.paired:
                    found[shift.item, shift.facet].add(change(watched, witness, number, shift))
    return found


def check(cell: Cell, values: Mapping[str, int]) -> None:
    """Insist that a cell says what its people said: otherwise all sums here are wrong."""
    given = sorted(values.values())
    assert (cell.n, cell.mean) == (len(given), round(fmean(given), 4))
    assert cell.median == median(given)
    if cell.counts is not None:
        assert sum(cell.counts.values()) == cell.n
        assert all(given.count(value) == n for value, n in cell.counts.items())


def change(witnesses: Sequence[Witness], witness: Witness, number: int, shift: Shift) -> Fact:
    """Return what a paired shift tells: the sum of the changes of those who are in both."""
    pairs = paired(witnesses, witness, number, shift)
    assert shift.n == len(pairs)
    mean = fmean(now - then for (_, now), (_, then) in pairs.values())
    assert abs(shift.mean - mean) < 2e-4
    return Fact(
        frozenset(now for (now, _), _ in pairs.values()),
        frozenset(then for _, (then, _) in pairs.values()),
    )


Answered = tuple[Variable, int]


def paired(
    witnesses: Sequence[Witness], witness: Witness, number: int, shift: Shift
) -> dict[str, tuple[Answered, Answered]]:
    """Return the answers of now and then of everybody who is in both figures."""
    number = first_shown(witness, number, shift)
    now = answered(witness, number, shift)
    other, then_number = next(
        (one, n)
        for one in witnesses
        for n, release in enumerate(one.room.releases)
        if release.id == shift.since
    )
    then = answered(other, then_number, shift)
    return {person: (now[person], then[person]) for person in now.keys() & then.keys()}


def first_shown(witness: Witness, number: int, shift: Shift) -> int:
    """Return the release that showed a shift first: it may have been shown again since."""
    place = (shift.group, shift.item, shift.facet)
    again = witness.again(number)
    while (
        again is not None
        and shift in witness.room.releases[again].shifts
        and witness.behind[again][place] == witness.behind[number][place]
    ):
        number, again = again, witness.again(again)
    return number


def answered(witness: Witness, number: int, shift: Shift) -> dict[str, Answered]:
    """Return by person what is behind the cell of a shift; people found twice are nobody."""
    cell = witness.room.releases[number].cell(shift.group, shift.item, shift.facet)
    assert cell
    values = witness.values(number, cell)
    by_person: dict[str, list[Answered]] = defaultdict(list)
    for seat, variable in witness.answers(number, cell).items():
        by_person[variable[0]].append((variable, values[seat]))
    return {person: found[0] for person, found in by_person.items() if len(found) == 1}


def spreads_of_changes(witnesses: Sequence[Witness]) -> dict[str, dict[Question, set[Fact]]]:
    """Return whose changes the intervals of paired shifts tell of: release → question → sums.

    The release is the one that showed the shift first.
    """
    found: dict[str, dict[Question, set[Fact]]] = defaultdict(lambda: defaultdict(set))
    for witness in witnesses:
        for number, release in enumerate(witness.room.releases):
            for shift in release.shifts:
                if shift.paired and (shift.low, shift.effect) != (None, None):
                    pairs = paired(witnesses, witness, number, shift)
                    whole = frozenset(
                        (person, *then[0], *now[0]) for person, (now, then) in pairs.items()
                    )
                    first = witness.room.releases[first_shown(witness, number, shift)]
                    found[first.id][shift.item, shift.facet, shift.since].add(Fact(whole))
    return found


def levels(witness: Witness, items: Sequence[str]) -> set[Fact]:
    """Return whose levels the shares of levels tell of."""
    found: set[Fact] = set()
    for number, release in enumerate(witness.room.releases):
        for share in release.levels:
            then = witness.moments[witness.levels[number][share.group]]
            given = [then.said.get((item, "status"), {}) for item in items]
            complete = set(given[0]).intersection(*given[1:])
            mine = [seat for seat in complete if belongs(share.group, *then.places[seat])]
            sheets = {seat: [ratings[seat] for ratings in given] for seat in mine}
            assert share.n == sum(share.counts.values()) == len(mine)
            assert len(share.counts) == 1 or min(share.counts.values()) > 2
            found.add(
                Fact(
                    frozenset(
                        (
                            witness.person(seat),
                            f"{(sum(v for v, _ in s) - 1) // 4}",
                            f"{max(t for _, t in s)}",
                        )
                        for seat, s in sheets.items()
                    )
                )
            )
    return found


def ranked(witness: Witness) -> dict[int, set[Fact]]:
    """Return whose whole sheets the orders of priorities tell of, by the release that was first."""
    found: dict[int, set[Fact]] = defaultdict(set)
    for number, release in enumerate(witness.room.releases):
        for group in {rank.group for rank in release.ranks}:
            ranks = ranks_of(release, group)
            again = witness.again(number)
            at = number
            while again is not None and ranks_of(witness.room.releases[again], group) == ranks:
                at, again = again, witness.again(again)
            found[at].add(Fact(sheets(witness, at, group)))
    return found


def ranks_of(release: Release, group: str) -> list[RankShare]:
    return [rank for rank in release.ranks if rank.group == group]


def sheets(witness: Witness, number: int, group: str) -> frozenset[Variable]:
    """Return all that the people of a group have said, one sheet each."""
    then = witness.moments[number]
    whole: dict[str, list[str]] = defaultdict(list)
    for question, given in sorted(then.said.items()):
        for seat, rating in given.items():
            if belongs(group, *then.places[seat]):
                whole[seat].append(f"{question}{rating}")
    return frozenset((witness.person(seat), *said) for seat, said in whole.items())


def exposed(facts: Iterable[Fact], k: int) -> list[tuple[str, ...]]:
    """Return groups of k-1 people about whom some combination of sums tells.

    The people in `few` are exposed when what is known loses a dimension without their answers: then
    some combination concerns nobody else. People who stand in the same sums are tried once.
    """
    rows, people = table(facts)
    whole = rank(rows)
    places = [(person, rows[:, n].tobytes()) for n, person in enumerate(people)]
    alike = {name: sorted(c for person, c in places if person == name) for name in set(people)}
    names = sorted(alike, key=lambda name: (alike[name], name))
    tried: dict[str, tuple[str, ...]] = {}
    for few in combinations(names, min(k - 1, len(names))):
        tried.setdefault(f"{[alike[name] for name in few]}", tuple(sorted(few)))
    return [
        few
        for few in tried.values()
        if few and rank(rows[:, [name not in few for name in people]]) < whole
    ]


def table(facts: Iterable[Fact]) -> tuple[npt.NDArray[np.int64], list[str]]:
    """Return the sums as rows and whose answer each column is; like columns of a person once."""
    known = sorted(facts, key=lambda fact: (sorted(fact.plus), sorted(fact.minus)))
    variables = sorted(set().union(*(fact.plus | fact.minus for fact in known)) if known else ())
    columns = {
        (variable[0], tuple((variable in f.plus) - (variable in f.minus) for f in known))
        for variable in variables
    }
    ordered = sorted(column for column in columns if any(column[1]))
    rows = np.array([factors for _, factors in ordered], dtype=np.int64)
    return rows.reshape(len(ordered), len(known)).T % PRIME, [person for person, _ in ordered]


def rank(rows: npt.NDArray[np.int64]) -> int:
    """Return the rank modulo the prime, by elimination."""
    left, done = np.unique(rows, axis=1).copy() if rows.size else rows.copy(), 0
    for column in range(left.shape[1] if left.size else 0):
        found = np.flatnonzero(left[done:, column])
        if not len(found):
            continue
        pivot = done + int(found[0])
        left[[done, pivot]] = left[[pivot, done]]
        left[done] = left[done] * pow(int(left[done, column]), -1, PRIME) % PRIME
        below = left[done + 1 :]
        below -= below[:, [column]] * left[done] % PRIME
        below %= PRIME
        done += 1
        if done == len(left):
            break
    return done
