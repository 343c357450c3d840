"""Whose change from one measurement to another can be told person by person."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ihubkit.analysis.safe.basis import (
    History,
    Marks,
    Question,
    Snapshot,
    marks_in,
    seats_of,
)
from ihubkit.analysis.safe.before import Before
from ihubkit.analysis.safe.combinations import choose
from ihubkit.analysis.safe.decide import shown_sums
from ihubkit.analysis.safe.family import CELL, CHANGED, changes_of
from ihubkit.analysis.safe.groups import holds
from ihubkit.analysis.safe.ledger import SPREAD, Verdict
from ihubkit.analysis.safe.rounds import Asked, Rating
from ihubkit.analysis.safe.scene import Scene
from ihubkit.model.release import Group

CHANGES = "changes"  # the question whose answer is somebody's answer then and now


class Pair(NamedTuple):
    """Somebody's ratings then and now; by the seat of now."""

    then: Rating
    now: Rating


class Pairing(NamedTuple):
    """For which groups a question's change can be told person by person.

    Attributes:
        same: Groups whose people are the very same in both figures: their change is the
            difference of two shown means.
        told: Groups some of whose people have no partner; the change of those who have one can
            be told nevertheless.
        wide: Groups of both of which more than the mean can be told.
        pairs: Everybody's ratings, by the seat of now.
    """

    same: frozenset[str]
    told: frozenset[str]
    wide: frozenset[str]
    pairs: Mapping[str, Pair]


def pairing(scene: Scene, before: Before, question: Asked, verdict: Verdict) -> Pairing:
    """Decide what can be told of a question's changes, and remember what is told."""
    cell: Question = (CELL, *question)
    then = {g.key: _then(before, cell, g) for g in scene.groups}
    now = {g.key: _now(scene, cell, g) for g in scene.groups}
    groups = [
        g
        for g in scene.groups
        if then[g.key] and now[g.key] and (before.groups is None or g.key in before.groups)
    ]
    whose = _whose(scene, before, cell)
    same = {
        g.key
        for g in groups
        if {whose.get(seat, seat) for seat in seats_of(then[g.key])} == seats_of(now[g.key])
    }
    marks_then = scene.ledger.marker.marks_of(
        cell, before.given.words(question), before.given.places
    )
    current = [
        g for g in groups if g.key in verdict.current and marks_in(g, marks_then) == then[g.key]
    ]
    pairs = _pairs(scene, before, question)
    marks = _double_marks(scene, before, cell, pairs)
    alone = {g.key: len(then[g.key]) + len(now[g.key]) - 2 * _size(g, marks) for g in current}
    partial = [
        g
        for g in current
        if g.key not in same and min(alone[g.key], _size(g, marks)) >= scene.header.k
    ]
    told = _told(scene, question, partial, marks) if partial and before.closed else set()
    known = [g for g in current if g.key in same | told]
    return Pairing(
        frozenset(same), frozenset(told), _wide(scene, before, question, known, pairs), pairs
    )


def _then(before: Before, cell: Question, group: Group) -> frozenset[str]:
    history = before.histories.get(cell, History())
    return history.marks_behind(before.release.round, group) or frozenset()


def _now(scene: Scene, cell: Question, group: Group) -> frozenset[str]:
    return scene.ledger.history(cell).marks_behind(scene.header.round, group) or frozenset()


def _whose(scene: Scene, before: Before, cell: Question) -> dict[str, str]:
    """Return the halves of marks that mean the same person: then → now."""
    who = scene.ledger.marker.who
    return {
        who(cell, seat): who(cell, partner)
        for seat, partner in before.partners.items()
        if seat != partner
    }


def _pairs(scene: Scene, before: Before, question: Asked) -> dict[str, Pair]:
    then, now = before.given.of(question), scene.given.of(question)
    return {
        partner: Pair(then[seat], now[partner])
        for seat, partner in before.partners.items()
        if seat in then and partner in now
    }


def _size(group: Group, marks: Marks) -> int:
    return sum(len(found) for place, found in marks.items() if holds(group, *place))


def _told(scene: Scene, question: Asked, wanted: Sequence[Group], marks: Marks) -> set[str]:
    """Choose groups of which the change of some can be told, beside all that was ever told."""
    cell = (CELL, *question)
    name = (CHANGED, *question)
    fresh = Snapshot(marks, tuple(group.key for group in wanted))
    ledger, family = scene.ledger, scene.ledger.family
    known = [
        *shown_sums(ledger.history(cell).snapshots),
        *changes_of(ledger.history(name)),
        *family.sums(cell),
        *family.changes(cell),
    ]
    chosen = choose(changes_of(History((fresh,))), known, scene.header.k, family.people(cell))
    told = tuple(wanted[position].key for position in chosen)
    history = ledger.history(name)
    if told and Snapshot(marks, told) not in history.snapshots:
        added = Snapshot(marks, told)
        ledger.histories[name] = History((*history.snapshots, added), history.stands)
    return set(told)


def _double_marks(scene: Scene, before: Before, cell: Question, pairs: Mapping[str, Pair]) -> Marks:
    """Return two marks in one for each pair: that of now and that of then."""
    mark, places = scene.ledger.marker.mark, scene.given.places
    marks = defaultdict(set)
    for seat, partner in before.partners.items():
        if partner in pairs:
            now = mark(cell, partner, pairs[partner].now.words)
            marks[places[partner]].add(now + mark(cell, seat, pairs[partner].then.words))
    return {place: frozenset(found) for place, found in marks.items()}


def _wide(
    scene: Scene,
    before: Before,
    question: Asked,
    groups: Sequence[Group],
    pairs: Mapping[str, Pair],
) -> frozenset[str]:
    """Choose groups of which the spread of the changes can be told."""
    places = [scene.given.places[seat] for seat in pairs]
    large = [
        group
        for group in groups
        if sum(holds(group, *place) for place in places) >= SPREAD * scene.header.k
    ]
    since = before.release
    name = (CHANGES, *question, str(since.wave), str(since.round))
    said = {seat: json.dumps([pair.then.words, pair.now.words]) for seat, pair in pairs.items()}
    return scene.ledger.settle(name, said, large).wide if large else frozenset()
