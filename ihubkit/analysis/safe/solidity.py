"""How solid an order of priorities is, and how far items measure one thing, where that is safe.

Both are worked out from whole sheets of answers, not from sums. So they are told only of groups
twice as large as a mean needs, coarsely, and not anew before enough people have said something.
"""

import hmac
from collections.abc import Collection, Mapping, Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from ihubkit.analysis.priorities import (
    IMPORTANCE,
    STATUS,
    TOP,
    candidates,
    priority_order,
    rank_shares,
    share,
)
from ihubkit.analysis.reliability import FEWEST_PEOPLE, reliability
from ihubkit.analysis.safe.basis import Question
from ihubkit.analysis.safe.groups import holds
from ihubkit.analysis.safe.ledger import SPREAD, Verdict
from ihubkit.analysis.safe.rounds import Asked
from ihubkit.analysis.safe.scene import Scene
from ihubkit.model.release import Group, GroupKind, RankShare, Release, Reliability

RANKS, RELIABILITY = "ranks", "reliability"
FEWEST_ITEMS = 3  # below, "one of the first three" and "one thing" mean little


def shown_ranks(
    scene: Scene, release: Release, verdicts: Mapping[Asked, Verdict]
) -> list[RankShare]:
    """Return how solid each group's order is, where its cells are all those of now.

    Where none of a group's cells has changed, its order is told again as it was.
    """
    items = {
        group.key: [one.item for one in candidates(release, scene.instrument, group.key)]
        for group in release.groups
    }
    ranked = {group: found for group, found in items.items() if len(found) > TOP}
    current = {group for group in ranked if _all_current(group, ranked[group], verdicts)}
    safe = _safe_to_rank(scene, current)
    ranks: list[RankShare] = []
    for group in release.groups:
        if group.key in safe:
            ranks += _ranks(scene, release, group, ranked[group.key])
        elif group.key in ranked and not _any_fresh(group.key, ranked[group.key], verdicts):
            ranks += _again(scene, group.key, ranked[group.key])
    return ranks


def _all_current(group: str, items: Sequence[str], verdicts: Mapping[Asked, Verdict]) -> bool:
    return all(group in verdicts[question].current for question in _questions(items))


def _any_fresh(group: str, items: Sequence[str], verdicts: Mapping[Asked, Verdict]) -> bool:
    return any(group in verdicts[question].fresh for question in _questions(items))


def _questions(items: Sequence[str]) -> list[Asked]:
    return [(item, facet) for item in items for facet in (STATUS, IMPORTANCE)]


def _again(scene: Scene, group: str, items: Sequence[str]) -> list[RankShare]:
    before = scene.past.again.ranks if scene.past.again else ()
    known = [rank for rank in before if rank.group == group]
    return known if {rank.item for rank in known} == set(items) else []


def _safe_to_rank(scene: Scene, wanted: Collection[str]) -> frozenset[str]:
    """Decide for all groups at once: as for one question, answered with all that was said."""
    ratings = [scene.given.of(question) for question in scene.asked]
    said = {
        seat: " ".join(mine[seat].words if seat in mine else "-" for mine in ratings)
        for seat in scene.given.places
    }
    groups = [group for group in scene.groups if group.key in wanted]
    return _settled(scene, (RANKS,), said, groups)


def _settled(
    scene: Scene, question: Question, said: Mapping[str, str], groups: Sequence[Group]
) -> frozenset[str]:
    """Decide for groups of 2k people or more."""
    places = [scene.given.places[seat] for seat in said]
    large = [
        group
        for group in groups
        if sum(holds(group, *place) for place in places) >= SPREAD * scene.header.k
    ]
    return scene.ledger.settle(question, said, large).wide if large else frozenset()


def _ranks(scene: Scene, release: Release, group: Group, items: Sequence[str]) -> list[RankShare]:
    seats = scene.seats_in(group)
    status, importance = (_shares(scene, seats, items, facet) for facet in (STATUS, IMPORTANCE))
    found = rank_shares(items, status, importance, seed=_seed(scene, release, group))
    order = priority_order(candidates(release, scene.instrument, group.key))
    places = {one.candidate.item: one.place for one in order}
    ranks = [
        RankShare(group=group.key, **one._replace(place=places[one.item])._asdict())
        for one in found
    ]
    return sorted(ranks, key=lambda rank: rank.place)


def _shares(
    scene: Scene, seats: Sequence[str], items: Sequence[str], facet: str
) -> npt.NDArray[np.float64]:
    """Return a row per seat and a column per item; NaN where there is no rating."""
    table = np.full((len(seats), len(items)), np.nan)
    for column, item in enumerate(items):
        scale = scene.instrument.scale(item, facet)
        ratings = scene.given.of((item, facet))
        for row, seat in enumerate(seats):
            if seat in ratings:
                table[row, column] = share(ratings[seat].value, scale)
    return table


def _seed(scene: Scene, release: Release, group: Group) -> int:
    """Return what the draws begin with: the same for the same cells, and known to nobody."""
    cells = "".join(cell.model_dump_json() for cell in release.cells if cell.group == group.key)
    return int.from_bytes(hmac.digest(scene.ledger.key, cells.encode(), "sha256")[:8])


def shown_reliability(scene: Scene) -> list[Reliability]:
    """Return how far each facet's items measure one thing: for all, and for schools.

    Only of a first round: later ones ask some questions again.
    """
    if scene.header.round > 1:
        return []
    facets = dict.fromkeys(facet for _, facet in scene.asked)
    return [found for facet in facets for found in _reliability(scene, facet)]


def _reliability(scene: Scene, facet: str) -> list[Reliability]:
    items = [item for item, asked in scene.asked if asked == facet]
    ratings = [scene.given.of((item, facet)) for item in items]
    complete = {
        seat: [mine[seat] for mine in ratings]
        for seat in sorted(scene.given.places)
        if all(seat in mine for mine in ratings)
    }
    if len(items) < FEWEST_ITEMS or len(complete) < FEWEST_PEOPLE:
        return []
    said = {seat: " ".join(one.words for one in given) for seat, given in complete.items()}
    sheets = {seat: [one.value for one in given] for seat, given in complete.items()}
    wanted = [g for g in scene.groups if g.kind is not GroupKind.ROLE]
    safe = _settled(scene, (RELIABILITY, facet), said, wanted)
    found = []
    for group in wanted:
        mine = [sheets[seat] for seat in scene.seats_in(group) if seat in sheets]
        if group.key in safe:
            found.append(reliability(pd.DataFrame(mine), group=group.key, facet=facet))
    return [one for one in found if one]
