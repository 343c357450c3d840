"""What a release is compared with: an earlier round, or the waves before."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from ihubkit.analysis.safe.basis import History, Question, read_basis
from ihubkit.analysis.safe.past import Wave
from ihubkit.analysis.safe.rounds import Given, given_by
from ihubkit.analysis.safe.scene import Scene
from ihubkit.model.release import Release


class Before(NamedTuple):
    """An earlier measurement.

    Attributes:
        release: How it was shown.
        histories: What it rests on.
        given: What everybody had said by then.
        partners: Seat then → the same person's seat now.
        groups: Which groups are compared; None: all.
        closed: Whether nothing more will be told of it.
    """

    release: Release
    histories: Mapping[Question, History]
    given: Given
    partners: Mapping[str, str]
    groups: frozenset[str] | None
    closed: bool


def befores(scene: Scene) -> list[Before]:
    """Return the earlier round; in a first round, the newest earlier wave of each school."""
    if scene.header.round > 1:
        return [_round(scene, scene.past.earlier)] if scene.past.earlier else []
    return [_wave(scene, wave, groups) for wave, groups in _compared(scene)]


def _round(scene: Scene, release: Release) -> Before:
    given = given_by(scene.rows, scene.instrument, release.round, scene.asked)
    partners = {seat: seat for seat in given.places}
    return Before(release, scene.ledger.histories, given, partners, None, closed=True)


def _compared(scene: Scene) -> list[tuple[Wave, frozenset[str]]]:
    """Return the waves with the groups that are compared with them."""
    left = set(scene.past.schools)
    found = []
    for place, wave in enumerate(scene.past.waves):
        groups = {f"school:{school}" for school in left & wave.schools}
        left -= wave.schools
        if not place and wave.schools == scene.past.schools:
            groups.add("all")
        if groups:
            found.append((wave, frozenset(groups)))
    return found


def _wave(scene: Scene, wave: Wave, groups: frozenset[str]) -> Before:
    given = given_by(wave.rows, scene.instrument, wave.release.round, scene.asked)
    partners = _partners(scene, given)
    return Before(wave.release, read_basis(wave.basis), given, partners, groups, wave.closed)


def _partners(scene: Scene, then: Given) -> dict[str, str]:
    """Match seats by their codes within a school; a code found twice in a wave matches nobody."""
    before, now = (_by_person(scene, given.places) for given in (then, scene.given))
    return {
        before[person][0]: now[person][0]
        for person in before.keys() & now.keys()
        if len(before[person]) == len(now[person]) == 1
        and then.places[before[person][0]][0] == scene.given.places[now[person][0]][0]
    }


def _by_person(scene: Scene, seats: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for seat in seats:
        if seat in scene.past.people:
            found[scene.past.people[seat]].append(seat)
    return found
