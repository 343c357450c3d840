"""What one person compares for themselves: a part and the whole, guess and result, then and now."""

import pytest

from ihubkit.analysis.feedback import feedback
from ihubkit.analysis.own_results import compared, level_between, level_of, own_guesses
from ihubkit.content import load_content
from ihubkit.model.instrument import band_of
from ihubkit.rehearsal.people import Person, choose

CONTENT = load_content()
SELF = CONTENT.instrument("educator-competence")
GUESS = CONTENT.instrument("educator-guess")
EIGHT = next(a.items for a in CONTENT.runsheet("self-assessment-short-20").activities if a.items)
Answers = dict[tuple[str, str], int | None]


def given(value: int, items: tuple[str, ...] = tuple(SELF.items)) -> Answers:
    return {(item, "level"): value for item in items}


def test_the_short_form_tells_a_range_of_levels_and_no_level_of_an_area() -> None:
    result = feedback(SELF, given(2, EIGHT), asked=EIGHT)

    assert result.between
    assert [reached.level for reached in result.between] == ["A2", "B2"]
    assert (result.total, result.level, result.missing) == (None, "", ())
    assert (result.answered, result.of) == (8, 8)
    assert {(area.level, len(area.means)) for area in result.areas} == {("", 0)}
    assert [area.of for area in result.areas] == [1, 1, 2, 1, 1, 2]
    assert result.notes == (
        "8 of 22 questions were asked. An area has a level only where all its questions were.",
    )


@pytest.mark.parametrize(("value", "levels"), [(0, ("A1", "A1")), (4, ("B2", "C2"))])
def test_the_range_never_leaves_the_scale(value: int, levels: tuple[str, str]) -> None:
    found = level_between(SELF, given(value, EIGHT), EIGHT)

    assert found
    low, high = found
    assert (low.level, high.level)[1] == levels[1]
    assert low.lowest <= high.lowest


def test_the_range_holds_the_level_of_all_22_answers_of_nearly_everybody() -> None:
    held = 0
    for number in range(200):
        person = Person(f"range/{number}", f"school {number % 7}")
        answers: Answers = {(i, "level"): choose(person, SELF, i, "level") for i in SELF.items}
        between = level_between(SELF, {(i, "level"): answers[i, "level"] for i in EIGHT}, EIGHT)
        reached = level_of(SELF, answers)
        assert between
        assert reached
        held += between[0].lowest <= reached.lowest <= between[1].lowest
    assert held >= 190


@pytest.mark.parametrize("asked", [EIGHT[:-3], ("3.1", "3.2"), tuple(SELF.items)])
def test_there_is_no_range_where_an_area_lacks_or_all_was_asked(
    asked: tuple[str, ...],
) -> None:
    assert level_between(SELF, given(2, asked), asked) is None


def test_there_is_no_range_before_all_that_was_asked_is_answered() -> None:
    assert level_between(SELF, given(2, EIGHT[1:]), EIGHT) is None


def test_a_guess_stands_beside_ones_own_result() -> None:
    guessed: Answers = {("before", "level"): 4, ("after", "level"): 2}

    before, after = own_guesses(GUESS, SELF, guessed, given(2))

    assert (before.guessed.level, before.difference) == ("C1", 2)
    assert (after.guessed.level, after.difference) == ("B1", 0)


def test_a_guess_without_all_answers_is_compared_with_nothing() -> None:
    assert SELF.bands
    answers = given(2)
    del answers["6.5", "level"]

    (only,) = own_guesses(GUESS, SELF, {("before", "level"): 0}, answers)

    assert (only.guessed.level, only.difference) == ("A1", None)
    assert band_of(0, SELF.bands.total).level == "A1"


def test_only_what_was_answered_both_times_is_compared() -> None:
    then = given(1, EIGHT)
    now = given(2) | {("1.2", "level"): 0, ("2.2", "level"): 1}

    change = compared(SELF, then, now)

    assert change
    assert (change.of, change.higher, change.lower) == (8, 6, 1)
    assert change.mean == pytest.approx(5 / 8, abs=0.01)


def test_nothing_in_common_is_no_change() -> None:
    assert compared(SELF, given(1, ("1.1",)), given(2, ("1.2",))) is None
    assert compared(SELF, {("1.1", "level"): None}, given(2)) is None
