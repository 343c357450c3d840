"""How feasible a team thinks its needs are."""

import pytest

from ihubkit.errors import NotFoundError
from ihubkit.model.need import Feasibility
from ihubkit.store import Store


def judged(item: str, value: int, school: str = "s1") -> Feasibility:
    return Feasibility(school_id=school, instrument="innovative-school", item=item, value=value)


def test_the_newest_judgement_of_an_item_stands(evening: Store) -> None:
    evening.save_feasibility(judged("B1", 1))
    evening.save_feasibility(judged("A1", 3))
    evening.save_feasibility(judged("B1", 2))

    assert evening.list_feasibility("s1") == [judged("A1", 3), judged("B1", 2)]


def test_each_school_judges_for_itself(evening: Store) -> None:
    evening.save_feasibility(judged("A1", 1))
    evening.save_feasibility(judged("A1", 3, school="s2"))

    assert evening.list_feasibility("s1") == [judged("A1", 1)]
    assert evening.list_feasibility("s2") == [judged("A1", 3, school="s2")]


def test_only_a_school_that_is_there_can_judge(evening: Store) -> None:
    with pytest.raises(NotFoundError, match="no school “s9”"):
        evening.save_feasibility(judged("A1", 1, school="s9"))
