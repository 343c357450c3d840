"""What a release is compared with: an earlier round, or the waves before."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from ihubkit.analysis.safe.basis import History, Question, read_basis
from ihubkit.analysis.safe.past import Wave
from ihubkit.analysis.safe.rounds import Asked, Given, given_by
from ihubkit.analysis.safe.scene import Scene
from ihubkit.model.release import Release
from ihubkit.model.standing import holders


class Before(NamedTuple):
    """An earlier measurement.

    Attributes:
        release: How it was shown.
        asked: Which questions are compared with it.
        histories: What it rests on.
        given: What everybody had said by then.
        partners: Seat then → the same person's seat now.
        groups: Which groups are compared; None: all.
        closed: Whether nothing more will be told of it.
    """

    release: Release
    asked: frozenset[Asked]
    histories: Mapping[Question, History]
    given: Given
    partners: Mapping[str, str]
    groups: frozenset[str] | None
    closed: bool


def befores(scene: Scene) -> list[Before]:
    """Return the earlier rounds; in a first round, the newest earlier wave of each school.

    Each question is compared with the latest round that shows it.
    """
    if scene.header.round > 1:
        return [_round(scene, *held) for held in _held(scene, scene.past.earlier)]
    return [before for wave, groups in _compared(scene) for before in _wave(scene, wave, groups)]


def _held(scene: Scene, releases: Sequence[Release]) -> list[tuple[Release, frozenset[Asked]]]:
    """Return the releases that questions of now belong to, with these questions."""
    held = holders(releases)
    found = [
        (one, frozenset(question for question in scene.asked if held.get(question) is one))
        for one in releases
    ]
    return [(one, asked) for one, asked in found if asked]


def _round(scene: Scene, release: Release, asked: frozenset[Asked]) -> Before:
    given = given_by(scene.rows, scene.instrument, release.round, scene.asked)
    partners = {seat: seat for seat in given.places}
    return Before(release, asked, scene.ledger.histories, given, partners, None, closed=True)


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


def _wave(scene: Scene, wave: Wave, groups: frozenset[str]) -> list[Before]:
    histories, found = read_basis(wave.basis), []
    for release, asked in _held(scene, wave.releases):
        given = given_by(wave.rows, scene.instrument, release.round, scene.asked)
        partners = _partners(scene, given)
        found.append(Before(release, asked, histories, given, partners, groups, wave.closed))
    return found


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
