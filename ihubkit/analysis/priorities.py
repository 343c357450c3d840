"""Which needs come first, and how solid that order is.

An item is a need as far as it matters and is not there yet: need score = importance · (1 - status),
both as shares of their scales from 0 to 1. What the team thinks is easier comes first among equal
needs: priority = need score · feasibility / 3, where feasibility is 1 to 3, and 2 where nobody
judged it.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

from ihubkit.model.instrument import Instrument
from ihubkit.model.need import Feasibility
from ihubkit.model.release import Cell, Group, GroupKind, Release
from ihubkit.model.texts import Translate

STATUS, IMPORTANCE = "status", "importance"
NOT_JUDGED, EASIEST = 2, 3  # feasibility
TOP = 3  # how many needs a plan has room for
DRAWS = 1000
SEED = 20250901  # the same people always give the same figures
MIDDLE = (5, 95)  # percentiles: the middle 90 % of the draws
SOLID, LIKELY, TOSS = 0.9, 0.6, 0.4

Shares: TypeAlias = npt.NDArray[
    np.float64
]  # a row per person, a column per item, 0…1; NaN: no rating


class Candidate(NamedTuple):
    """An item that may be a need: status and importance as shares of their scales, 0 to 1."""

    instrument: str
    item: str
    status: float
    importance: float
    n: int


class Priority(NamedTuple):
    """A candidate in its place (1 first).

    Attributes:
        need: Need score, 0 to 1.
        feasibility: 1 hard, 2 possible or not judged, 3 easy.
        priority: Need score times feasibility / 3.
    """

    place: int
    candidate: Candidate
    need: float
    feasibility: int
    priority: float


class Place(NamedTuple):
    """How solid an item's place is, see `model.release.RankShare`."""

    item: str
    place: int
    top: float
    best: int
    worst: int


class WithoutGroup(NamedTuple):
    """The first three needs without one of the groups; `stays`: they are the same three."""

    group: str
    top: tuple[str, ...]
    stays: bool


def need_score(status: float, importance: float) -> float:
    """Return how much of a need something is, 0 to 1, from shares of the scales."""
    return importance * (1 - status)


def share(mean: float, scale: tuple[float, float]) -> float:
    """Return how far along a scale a mean lies, 0 to 1."""
    low, high = scale
    return (mean - low) / (high - low)


def candidates(release: Release, instrument: Instrument, group: str) -> list[Candidate]:
    """Return the items of which a group's status and importance are shown, in their order.

    `n` is the number of people of the facet fewer answered.
    """
    shown = _shown(release, group)
    both = [
        (item, shown[item, STATUS], shown[item, IMPORTANCE])
        for item in instrument.items
        if (item, STATUS) in shown and (item, IMPORTANCE) in shown
    ]
    return [
        Candidate(
            instrument.id,
            item,
            share(status.mean, instrument.scale(item, STATUS)),
            share(importance.mean, instrument.scale(item, IMPORTANCE)),
            min(status.n, importance.n),
        )
        for item, status, importance in both
    ]


def priority_order(
    found: Sequence[Candidate], feasibility: Iterable[Feasibility] = ()
) -> list[Priority]:
    """Return the candidates, what comes first at the front; equal ones stay in their order.

    Args:
        found: Candidates in the order of their instruments.
        feasibility: What the school's team thinks of them; other schools' must not be among them.
    """
    judged = {(one.instrument, one.item): one.value for one in feasibility}
    scored = []
    for one in found:
        need = need_score(one.status, one.importance)
        doable = judged.get((one.instrument, one.item), NOT_JUDGED)
        scored.append(Priority(0, one, need, doable, need * doable / EASIEST))
    ordered = sorted(scored, key=lambda one: -round(one.priority, 9))
    return [one._replace(place=place) for place, one in enumerate(ordered, start=1)]


def rank_shares(
    items: Sequence[str],
    status: Shares,
    importance: Shares,
    *,
    draws: int = DRAWS,
    seed: int = SEED,
) -> list[Place]:
    """Tell how solid each item's place is, by drawing as many people again and again.

    A person is drawn with all they said (bootstrap over seats). An item's means are over those who
    rated it; in a draw in which nobody did, it comes last. Items nobody rated are left out.
    Bradley Efron, Robert J. Tibshirani (1993): An Introduction to the Bootstrap. Chapman & Hall.

    Args:
        items: The columns' items, in the instrument's order.
        status: Each person's status as a share of the scale; NaN where there is none.
        importance: Importance likewise, the same people in the same order.
        draws: How many times people are drawn.
        seed: Of the draws.

    Returns:
        Places in order, the first first.
    """
    rated = (~np.isnan(status)).any(axis=0) & (~np.isnan(importance)).any(axis=0)
    names = [items[i] for i in np.flatnonzero(rated).tolist()]
    if not names:
        return []
    status, importance = status[:, rated], importance[:, rated]
    people = len(status)
    drawn = np.random.default_rng(seed).multinomial(people, np.full(people, 1 / people), size=draws)
    places = _places(drawn.astype(np.float64), status, importance)
    now = _places(np.ones((1, people)), status, importance)[0]
    top = (places <= TOP).mean(axis=0)
    best, worst = np.percentile(places, MIDDLE, axis=0, method="nearest").astype(int)
    found = [
        Place(name, int(now[i]), round(float(top[i]), 1), int(best[i]), int(worst[i]))
        for i, name in enumerate(names)
    ]
    return sorted(found, key=lambda one: one.place)


def _places(weights: Shares, status: Shares, importance: Shares) -> npt.NDArray[np.int64]:
    """Return each item's place in each draw; a draw says how often each person is in it."""
    need = _means(weights, importance) * (1 - _means(weights, status))
    order = np.argsort(-np.round(np.nan_to_num(need, nan=-1.0), 9), axis=1, kind="stable")
    places = np.empty_like(order)
    np.put_along_axis(places, order, np.arange(1, order.shape[1] + 1)[None, :], axis=1)
    return places


def _means(weights: Shares, values: Shares) -> Shares:
    given = ~np.isnan(values)
    with np.errstate(invalid="ignore"):
        means: Shares = (weights @ np.where(given, values, 0.0)) / (weights @ given)
    return means


def leave_one_out(release: Release, instrument: Instrument, group: str) -> list[WithoutGroup]:
    """Tell for each group within this one whether the first three needs stay without it.

    The groups are the schools of all, or the roles of a school, as far as all items that are shown
    of the whole are shown of them: it is worked out from shown cells alone and tells nothing new.
    """
    whole = candidates(release, instrument, group)
    top = _top(whole)
    found = []
    for child in _children(release, group):
        rest = _rest(whole, release, instrument, group, child.key)
        if rest:
            without = _top(rest)
            found.append(WithoutGroup(child.key, without, set(without) == set(top)))
    return found


def _children(release: Release, group: str) -> list[Group]:
    if group == "all":
        return [one for one in release.groups if one.kind is GroupKind.SCHOOL]
    return [one for one in release.groups if one.key.startswith(f"{group}/")]


def _rest(
    whole: Sequence[Candidate], release: Release, instrument: Instrument, group: str, child: str
) -> list[Candidate]:
    """Return the candidates without one group; none where that cannot be worked out."""
    everybody, part = _shown(release, group), _shown(release, child)
    rest = []
    for one in whole:
        shares = []
        for facet in (STATUS, IMPORTANCE):
            all_of, some = everybody[one.item, facet], part.get((one.item, facet))
            if not some or some.n >= all_of.n:
                return []
            mean = (all_of.n * all_of.mean - some.n * some.mean) / (all_of.n - some.n)
            shares.append(share(mean, instrument.scale(one.item, facet)))
        rest.append(one._replace(status=shares[0], importance=shares[1]))
    return rest


def _top(found: Sequence[Candidate]) -> tuple[str, ...]:
    return tuple(one.candidate.item for one in priority_order(found)[:TOP])


def _shown(release: Release, group: str) -> dict[tuple[str, str], Cell]:
    return {(cell.item, cell.facet): cell for cell in release.cells if cell.group == group}


def solidity_words(top: float, texts: Translate) -> str:
    """Say how solid a place among the first three is.

    Args:
        top: In which share of the draws it is there.
        texts: The reader's language.
    """
    _ = texts
    if top >= SOLID:
        return _("solid")
    if top >= LIKELY:
        return _("likely")
    return _("a coin toss") if top >= TOSS else _("not among the first three")
