"""Which needs come first, how solid that is, and which item splits a group most."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ihubkit.analysis.disagreement import Disagreement, most_split, split_order
from ihubkit.analysis.priorities import (
    Candidate,
    Shares,
    WithoutGroup,
    candidates,
    leave_one_out,
    need_score,
    priority_order,
    rank_shares,
    solidity_words,
)
from ihubkit.model.instrument import Facet, Instrument, Item, Option, Section
from ihubkit.model.need import Feasibility
from ihubkit.model.release import Cell, Group, GroupKind, Release
from ihubkit.model.texts import in_english

ITEMS = ["A1", "A2", "A3", "A4"]


def options(*values: int) -> tuple[Option, ...]:
    return tuple(Option(value=value, text=f"level {value}") for value in values)


SCHOOL = Instrument(
    id="school",
    title="School",
    about="",
    subject="school",
    source="",
    licence="CC0",
    facets=(
        Facet(id="status", title="Status", question="?", options=options(1, 2, 3)),
        Facet(id="importance", title="Importance", question="?", options=options(1, 2, 3, 4)),
    ),
    sections=(
        Section(
            id="A",
            title="First",
            items=tuple(Item(id=item, title=item, source="") for item in ITEMS),
        ),
    ),
)


def cell(  # noqa: PLR0913, PLR0917 -- a cell has so many facts
    group: str, item: str, facet: str, mean: float, n: int = 10, counts: Sequence[int] = ()
) -> Cell:
    spread = dict(enumerate(counts, start=1)) or None
    return Cell(group=group, item=item, facet=facet, n=n, mean=mean, median=2, counts=spread)


def release(*cells: Cell) -> Release:
    kinds = {"all": GroupKind.ALL, "school:a": GroupKind.SCHOOL, "school:b": GroupKind.SCHOOL}
    return Release(
        id="r",
        workshop_id="w",
        title="Reveal",
        round=1,
        wave=0,
        k=5,
        made_at=datetime(2026, 1, 1, tzinfo=UTC),
        instrument="school",
        instrument_version=1,
        groups=tuple(
            Group(key=key, kind=kinds[key], school_id=key.partition(":")[2])
            for key in dict.fromkeys(one.group for one in cells)
        ),
        cells=cells,
    )


def candidate(item: str, status: float, importance: float) -> Candidate:
    return Candidate("school", item, status, importance, 10)


def judged(item: str, value: int) -> Feasibility:
    return Feasibility(school_id="a", instrument="school", item=item, value=value)


def test_what_matters_and_is_not_there_yet_is_a_need() -> None:
    assert need_score(status=0, importance=1) == 1
    assert need_score(status=1, importance=1) == 0
    assert need_score(status=0.25, importance=0.8) == pytest.approx(0.6)


def test_candidates_are_items_of_which_both_facets_are_shown_as_shares_of_their_scales() -> None:
    shown = release(
        cell("all", "A2", "importance", 4, n=9),
        cell("all", "A2", "status", 2),
        cell("all", "A1", "status", 1.5),
        cell("all", "A1", "importance", 2.5),
        cell("all", "A3", "status", 1),
    )

    assert candidates(shown, SCHOOL, "all") == [
        Candidate("school", "A1", 0.25, 0.5, 10),
        Candidate("school", "A2", 0.5, 1.0, 9),
    ]
    assert candidates(shown, SCHOOL, "school:a") == []


def test_needs_are_ordered_by_score_and_equal_ones_as_they_are_asked() -> None:
    found = [candidate("A1", 0.5, 0.5), candidate("A2", 0, 1), candidate("A3", 0, 0.25)]

    ordered = priority_order(found)

    assert [(one.candidate.item, one.place) for one in ordered] == [("A2", 1), ("A1", 2), ("A3", 3)]
    assert ordered[0].need == 1
    assert ordered[0].priority == pytest.approx(2 / 3)  # nobody judged how feasible it is


def test_what_the_team_thinks_is_easier_comes_first_among_equal_needs() -> None:
    found = [candidate(item, 0, 0.9) for item in ITEMS]

    ordered = priority_order(found, [judged("A1", 1), judged("A3", 3), judged("A9", 3)])

    assert [one.candidate.item for one in ordered] == ["A3", "A2", "A4", "A1"]
    assert [one.feasibility for one in ordered] == [3, 2, 2, 1]


def rated(rows: Sequence[Sequence[float | None]]) -> Shares:
    return np.array(rows, dtype=np.float64)


def test_a_place_everybody_agrees_on_is_solid() -> None:
    status = np.tile([0.0, 0.5, 1.0, 0.9, 0.8], (20, 1))
    importance = np.ones((20, 5))

    found = rank_shares([*ITEMS, "A5"], status, importance)

    assert [one.item for one in found] == ["A1", "A2", "A5", "A4", "A3"]
    assert [one.top for one in found] == [1, 1, 1, 0, 0]
    assert [(one.place, one.best, one.worst) for one in found] == [(n, n, n) for n in range(1, 6)]


def test_two_needs_that_hang_on_single_people_are_a_coin_toss() -> None:
    """Two items above, one below; A3 and A4 share the third place by halves."""
    status = np.zeros((20, 5))
    status[:, 4] = 1
    status[:10, 2] = status[10:, 3] = 0.6
    importance = np.ones((20, 5))

    found = {one.item: one for one in rank_shares([*ITEMS, "A5"], status, importance)}

    assert 0.4 <= found["A3"].top <= 0.6
    assert 0.4 <= found["A4"].top <= 0.6
    assert (found["A4"].best, found["A4"].worst) == (3, 4)


def test_an_item_few_rated_is_last_where_none_of_them_is_drawn_and_left_out_if_nobody_did() -> None:
    status = rated([[0.0, 0.2, 0.3, None, 0.5]] * 9 + [[None, 0.2, 0.3, None, 0.5]])
    status[1:, 0] = np.nan
    importance = np.ones((10, 5))

    found = rank_shares([*ITEMS, "A5"], status, importance)

    assert [one.item for one in found] == ["A1", "A2", "A3", "A5"]
    assert found[0].top == pytest.approx(1 - 0.9**10, abs=0.1)  # the one who rated it is drawn
    assert found[0].worst == 4


def test_nobody_gives_no_places() -> None:
    nothing = rated([[None] * 4] * 3)

    assert rank_shares(ITEMS, nothing, nothing) == []
    assert rank_shares(ITEMS, np.empty((0, 4)), np.empty((0, 4))) == []


def slowly(status: Shares, importance: Shares, draws: int, seed: int) -> list[list[str]]:
    """Order the items in each draw, one person after the other."""
    people = len(status)
    chances = np.full(people, 1 / people)
    orders = []
    for times in np.random.default_rng(seed).multinomial(people, chances, size=draws):
        drawn = np.repeat(np.arange(people), times)
        found = [
            candidate(item, float(status[drawn, i].mean()), float(importance[drawn, i].mean()))
            for i, item in enumerate(ITEMS)
        ]
        orders.append([one.candidate.item for one in priority_order(found)])
    return orders


@settings(deadline=None, max_examples=15)  # a busy machine is no mistake
@given(st.integers(0, 1000), st.integers(1, 12))
def test_places_are_those_of_the_priority_order_in_each_draw(seed: int, people: int) -> None:
    random = np.random.default_rng(seed)
    status = random.integers(0, 3, size=(people, 4)) / 2
    importance = random.integers(0, 4, size=(people, 4)) / 3

    found = rank_shares(ITEMS, status, importance, draws=40, seed=seed)
    orders = slowly(status, importance, 40, seed)
    whole = [
        candidate(item, float(status[:, i].mean()), float(importance[:, i].mean()))
        for i, item in enumerate(ITEMS)
    ]

    assert [one.item for one in found] == [one.candidate.item for one in priority_order(whole)]
    for one in found:
        assert one.top == round(sum(one.item in order[:3] for order in orders) / 40, 1)
        assert one.best <= one.worst


def test_the_same_people_always_have_the_same_places() -> None:
    random = np.random.default_rng(0)
    status, importance = random.random((14, 4)), random.random((14, 4))

    assert rank_shares(ITEMS, status, importance) == rank_shares(ITEMS, status, importance)


def of_group(group: str, needs: Mapping[str, float], n: int) -> list[Cell]:
    """Make cells of a group: how much each item still lacks, all equally important."""
    return [
        shown
        for item, lacks in needs.items()
        for shown in (
            cell(group, item, "status", 3 - 2 * lacks, n),
            cell(group, item, "importance", 4, n),
        )
    ]


EVERYBODY = {"A1": 0.9, "A2": 0.8, "A3": 0.5, "A4": 0.45}


def test_leaving_a_school_out_tells_whether_the_first_three_needs_stay() -> None:
    alike = of_group("school:a", EVERYBODY, 10)
    other = of_group("school:b", EVERYBODY | {"A3": 0.8, "A4": 0.3}, 10)

    found = leave_one_out(release(*of_group("all", EVERYBODY, 30), *alike, *other), SCHOOL, "all")

    assert found == [
        WithoutGroup("school:a", ("A1", "A2", "A3"), stays=True),
        WithoutGroup("school:b", ("A1", "A2", "A4"), stays=False),
    ]


def test_a_school_of_which_not_everything_is_shown_cannot_be_left_out() -> None:
    part = of_group("school:a", EVERYBODY, 10)[:-1]
    same = of_group("school:b", EVERYBODY, 30)

    found = leave_one_out(release(*of_group("all", EVERYBODY, 30), *part, *same), SCHOOL, "all")

    assert found == []


def test_solidity_has_words() -> None:
    said = [solidity_words(top / 10, in_english) for top in range(11)]

    assert said == (
        ["not among the first three"] * 4 + ["a coin toss"] * 2 + ["likely"] * 3 + ["solid"] * 2
    )


def test_the_most_split_item_is_proposed_and_consensus_decides_between_equal_ones() -> None:
    shown = release(
        cell("all", "A1", "status", 2, 12, (4, 4, 4)),
        cell("all", "A2", "status", 2, 12, (6, 0, 6)),
        cell("all", "A3", "status", 2, 12, (0, 12, 0)),
        cell("all", "A4", "status", 2, 5),
    )

    order = split_order(shown, SCHOOL, "all", "status")
    proposed = most_split(order)

    assert [one.item for one in order] == ["A2", "A1", "A3"]
    assert order[2] == Disagreement("A3", 1.0, 1.0, 12)
    assert proposed is not None
    assert proposed.item == "A2"


def test_consensus_decides_between_items_of_the_same_agreement_then_the_order_asked() -> None:
    camps = release(
        cell("all", "A3", "importance", 3, 12, (0, 6, 6, 0)),
        cell("all", "A2", "importance", 3, 12, (6, 6, 0, 0)),
        cell("all", "A1", "importance", 3, 12, (0, 0, 6, 6)),
    )
    tie = release(
        cell("all", "A1", "importance", 3, 12, (3, 3, 3, 3)),
        cell("all", "A2", "importance", 3, 16, (4, 4, 4, 4)),
    )

    assert [one.item for one in split_order(camps, SCHOOL, "all", "importance")] == [
        "A1",
        "A2",
        "A3",
    ]
    assert [one.item for one in split_order(tie, SCHOOL, "all", "importance")] == ["A1", "A2"]


def test_nothing_is_proposed_where_nothing_is_shown_or_everybody_agrees() -> None:
    agreed = release(cell("all", "A1", "status", 3, 12, (0, 0, 12)))

    assert most_split(split_order(release(), SCHOOL, "all", "status")) is None
    assert most_split(split_order(agreed, SCHOOL, "all", "status")) is None
