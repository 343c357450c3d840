"""Answers of a whole hub as tables: a million of them in a second, small groups left out.

The groups are everybody, each school, and each role over all schools; no roles within a school.
The rules, and beside what such tables may be shown: docs/safe-results.md, "The whole hub".
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt
import pandas as pd

from ihubkit.analysis.agreement import agreement
from ihubkit.analysis.safe.groups import merge
from ihubkit.model.answer_columns import AnswerColumns
from ihubkit.model.instrument import Instrument
from ihubkit.model.people import Role

SPREAD = 2  # times k: from how many people on an agreement is shown, not only a mean
DIGITS = 4
FRAME = ["seat_id", "school_id", "role", "item", "facet", "value"]

Whole: TypeAlias = npt.NDArray[np.int64]
Real: TypeAlias = npt.NDArray[np.float64]
Is: TypeAlias = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class HubResults:
    """What can be shown of a whole hub.

    Attributes:
        schools: How many schools answered.
        cells: A row per group, item and facet that is safe to show (group, item, facet, n, mean,
            median, agreement); groups in the order of their keys, not of their results.
        sections: Means of the sections all of whose items are shown (group, section, facet, n,
            mean), each item counting once.
    """

    schools: int
    cells: pd.DataFrame
    sections: pd.DataFrame


class _Tally(NamedTuple):
    """How many gave which value.

    Attributes:
        keys: Of the groups: all, the schools, the roles.
        people: Schools by roles by questions.
        given: Groups by questions by values.
    """

    keys: list[str]
    people: Whole
    given: Whole


def answers_frame(columns: AnswerColumns) -> pd.DataFrame:
    """Return a tidy table of every seat's newest ratings: single people's, so for analysis only."""
    seat, question, value = _newest(columns)
    seats = pd.DataFrame(columns.seats, columns=FRAME[:3])
    questions = pd.DataFrame(columns.questions, columns=FRAME[3:5])
    words = {name: pd.Categorical(seats[name]).take(seat) for name in seats}
    words |= {name: pd.Categorical(questions[name]).take(question) for name in questions}
    return pd.DataFrame(words | {"value": value}, columns=FRAME)


def hub_results(columns: AnswerColumns, instrument: Instrument, k: int) -> HubResults:
    """Return what can be shown of a hub's answers to an instrument.

    Args:
        columns: All ratings; where there are several rounds each seat's newest one counts.
        instrument: What was asked; answers to anything else are left out.
        k: The smallest group that is shown.
    """
    asked = [(item, facet.id) for item in instrument.items for facet in instrument.facets]
    scales = [[option.value for option in instrument.options(*question)] for question in asked]
    values = sorted({value for scale in scales for value in scale})
    tally = _tally(columns, asked, scales, values, k)
    shown = may_be_shown(tally.people, k)
    group, question = np.nonzero(shown)
    given = tally.given[group, question]
    cells = pd.DataFrame(
        {
            "group": pd.Categorical.from_codes(group, pd.Index(tally.keys)),
            "item": pd.Categorical([item for item, _ in asked]).take(question),
            "facet": pd.Categorical([facet for _, facet in asked]).take(question),
            "n": given.sum(axis=1),
            "mean": (given @ values / given.sum(axis=1)).round(DIGITS),
            "median": _medians(given, np.array(values, dtype=np.float64)),
        }
    )
    spread = may_be_shown(tally.people, SPREAD * k)[group, question]
    cells["agreement"] = _agreements(given, spread, [scales[q] for q in question], values)
    answered = int((tally.people.sum(axis=(1, 2)) > 0).sum())
    return HubResults(answered, cells, _sections(cells, instrument))


def may_be_shown(people: Whole, k: int) -> Is:
    """Tell which groups may be shown of which question.

    Args:
        people: How many answered: schools by roles by questions.
        k: How many people a group, and whatever can be worked out from groups, must have.

    Returns:
        Groups by questions: everybody, the schools, the roles.
    """
    everybody = people.sum(axis=(0, 1))[None] >= k
    schools = _parts(people.sum(axis=1), k)
    roles = _parts(people.sum(axis=0), k) & (people.shape[1] > 1)
    roles &= ~_cross(people, schools, roles, k)
    return np.vstack([everybody, schools, roles])


def _parts(sizes: Whole, k: int) -> Is:
    """Choose parts of a whole: those of k people, but never all but 1 to k-1 people."""
    shown = sizes >= k
    if not shown.size:
        return shown
    rest = np.where(shown, 0, sizes).sum(axis=0)
    found = np.flatnonzero((rest > 0) & (rest < k) & shown.any(axis=0))
    smallest = np.where(shown, sizes, np.iinfo(np.int64).max).argmin(axis=0)
    shown[smallest[found], found] = False
    return shown


def _cross(people: Whole, schools: Is, roles: Is, k: int) -> Is:
    """Tell for which questions schools and roles together give 1 to k-1 people away.

    Whoever subtracts some roles from some schools is left with those of these schools who have
    another role, and those with these roles at other schools. For a set of roles the fewest are
    left when each school is taken in where most of its people have them. Hidden schools can only
    be taken in together, as can hidden roles.
    """
    seen = people * roles[None]
    pooled = np.where(schools, 0, people.sum(axis=1)).sum(axis=0)
    unsafe = np.zeros(people.shape[2], dtype=np.bool_)
    for size in range(1, people.shape[1]):
        for some in combinations(range(people.shape[1]), size):
            inside = seen[:, list(some)].sum(axis=1)
            fewest = np.minimum(inside, people.sum(axis=1) - inside)
            left = np.where(schools, fewest, 0).sum(axis=0)
            pool = np.where(schools, 0, inside).sum(axis=0)
            left += np.minimum(pool, pooled - pool)
            unsafe |= (left > 0) & (left < k)
    return unsafe


def _tally(
    columns: AnswerColumns,
    asked: Sequence[tuple[str, str]],
    scales: Sequence[Sequence[int]],
    values: Sequence[int],
    k: int,
) -> _Tally:
    """Count who gave which value, with roles few have taken together over the whole hub."""
    seat, question, value = _newest(columns)
    places = {one: place for place, one in enumerate(asked)}
    known = np.array([places.get(one, -1) for one in columns.questions], dtype=np.int64)
    allowed = np.array([[v in scale for v in values] for scale in scales], dtype=np.bool_)
    at = np.searchsorted(values, value).clip(max=len(values) - 1)
    asked_at = known[question]
    sound = (asked_at >= 0) & (np.asarray(values)[at] == value) & allowed[asked_at, at]
    seat, asked_at, at = seat[sound], asked_at[sound], at[sound]
    schools = sorted({school for _, school, _ in columns.seats})
    roles = _roles([columns.seats[one][2] for one in np.unique(seat).tolist()], k)
    school, role = _places(columns, schools, roles)
    shape = len(schools), len(roles), len(asked), len(values)
    flat = np.ravel_multi_index((school[seat], role[seat], asked_at, at), shape)
    counted = np.bincount(flat, minlength=int(np.prod(shape))).reshape(shape)
    keys = ["all", *(f"school:{one}" for one in schools), *(f"role:{'+'.join(r)}" for r in roles)]
    parts = counted.sum(axis=(0, 1))[None], counted.sum(axis=1), counted.sum(axis=0)
    return _Tally(keys, counted.sum(axis=3), np.concatenate(parts))


def _roles(answered: Sequence[Role], k: int) -> list[tuple[Role, ...]]:
    sizes: dict[tuple[Role, ...], int] = {(role,): n for role, n in Counter(answered).items()}
    return merge(sizes, k) or [tuple(Role)]


def _places(
    columns: AnswerColumns, schools: Sequence[str], roles: Sequence[tuple[Role, ...]]
) -> tuple[Whole, Whole]:
    """Return each seat's school and its role as positions; who never answered is anywhere."""
    school_at = {school: place for place, school in enumerate(schools)}
    role_at = {role: place for place, merged in enumerate(roles) for role in merged}
    found = [(school_at[school], role_at.get(role, 0)) for _, school, role in columns.seats]
    both = np.array(found, dtype=np.int64).reshape(-1, 2)
    return both[:, 0], both[:, 1]


def _newest(columns: AnswerColumns) -> tuple[Whole, Whole, Whole]:
    """Return seats, questions and values, each seat's newest rating of a question only."""
    seat, question, time, value = (
        np.asarray(column, dtype=np.int64)
        for column in (columns.seat, columns.question, columns.round, columns.value)
    )
    if not len(time) or time.min() == time.max():
        return seat, question, value
    order = np.lexsort((time, question, seat))
    seat, question, value = seat[order], question[order], value[order]
    last = np.append((np.diff(seat) != 0) | (np.diff(question) != 0), True)
    return seat[last], question[last], value[last]


def _medians(given: Whole, values: Real) -> Real:
    so_far, n = given.cumsum(axis=1), given.sum(axis=1)
    lower, upper = ((so_far < half[:, None]).sum(axis=1) for half in ((n + 1) // 2, n // 2 + 1))
    middle: Real = (values[lower] + values[upper]) / 2
    return middle


def _agreements(
    given: Whole, spread: Is, scales: Sequence[Sequence[int]], values: Sequence[int]
) -> Real:
    found = [
        round(agreement(dict(zip(values, counts, strict=True)), scale), DIGITS) if wide else np.nan
        for counts, wide, scale in zip(given.tolist(), spread.tolist(), scales, strict=True)
    ]
    return np.array(found, dtype=np.float64)


def _sections(cells: pd.DataFrame, instrument: Instrument) -> pd.DataFrame:
    scored = {item.id: part.id for part in instrument.sections for item in part.scored}
    sizes = Counter(scored.values())
    counted = cells.assign(section=cells["item"].map(scored)).dropna(subset=["section"])
    by = counted.groupby(["group", "section", "facet"], observed=True, sort=True)
    found = by.agg(n=("n", "min"), mean=("mean", "mean"), items=("item", "size")).reset_index()
    whole = found["items"] == found["section"].map(sizes).astype(int)
    return found.loc[whole].drop(columns="items").round({"mean": DIGITS}).reset_index(drop=True)
