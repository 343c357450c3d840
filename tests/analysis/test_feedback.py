"""What one person gets back."""

import pytest

from ihubkit.analysis.feedback import feedback
from ihubkit.content import load_content
from ihubkit.model.instrument import Instrument


@pytest.fixture(scope="module")
def competence() -> Instrument:
    return load_content().instrument("educator-competence")


@pytest.fixture(scope="module")
def school() -> Instrument:
    return load_content().instrument("innovative-school")


def all_with(instrument: Instrument, value: int) -> dict[tuple[str, str], int | None]:
    return {(item, "level"): value for item in instrument.items}


def test_all_answers_give_total_level_and_areas(competence: Instrument) -> None:
    result = feedback(competence, all_with(competence, 2))

    assert (result.total, result.highest, result.level) == (44, 88, "B1")
    assert [area.score for area in result.areas] == [8, 6, 8, 6, 6, 10]
    assert (result.answered, result.of, result.missing, result.notes) == (22, 22, (), ())


def test_a_missing_answer_leaves_other_areas_their_level_and_is_named(
    competence: Instrument,
) -> None:
    answers = all_with(competence, 4)
    del answers["2.1", "level"]

    result = feedback(competence, answers)

    assert result.total is None
    assert result.level == ""
    assert [bool(area.level) for area in result.areas] == [True, False, True, True, True, True]
    assert result.notes[0] == "21 of 22 questions are answered; not yet: 2.1."


def test_the_strongest_are_the_highest_and_ties_go_by_order(competence: Instrument) -> None:
    answers = all_with(competence, 1) | {("3.2", "level"): 4, ("5.1", "level"): 3}

    result = feedback(competence, answers)

    assert [item.item for item in result.strongest] == ["3.2", "5.1", "1.1"]


def test_the_lowest_answer_is_never_called_a_strength(competence: Instrument) -> None:
    assert feedback(competence, all_with(competence, 0)).strongest == ()


def test_the_next_step_fits_ones_own_answer(competence: Instrument) -> None:
    result = feedback(competence, {("1.1", "level"): 3})

    assert [item.next_step for item in result.items] == [
        competence.items["1.1"].next_steps[3],
    ]


def test_no_answer_at_all_is_answered_with_a_sentence(competence: Instrument) -> None:
    result = feedback(competence, {})

    assert result.items == ()
    assert result.notes[0].startswith("0 of 22 questions are answered; not yet: 1.1, 1.2")


def test_own_ratings_of_the_school_come_back_by_element(school: Instrument) -> None:
    answers: dict[tuple[str, str], int | None] = {
        ("A1", "status"): 1,
        ("A2", "status"): 2,
        ("A3", "status"): None,
        ("A1", "importance"): 4,
    }

    result = feedback(school, answers)

    first = result.areas[0]
    assert first.means == {"status": 1.5, "importance": 4.0}
    assert (first.answered, first.of) == (3, 3)
    assert result.items[0].answers["status"] == school.options("A1", "status")[0].text
    assert result.total is None
    assert result.strongest == ()
