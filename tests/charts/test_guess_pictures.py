"""What a group guessed of itself beside what it answered: in words, as far as people allow."""

import pytest
from gallery import INSTRUMENTS, RELEASES, given, guessed

from ihubkit import charts
from ihubkit.charts.guesses import sentences
from ihubkit.charts.theme import look
from ihubkit.charts.view import View
from ihubkit.model.release import Release
from ihubkit.model.texts import in_english

NAME = "educator-competence"
BAND = look("light", "phone").theme.band


def said(release: Release) -> list[str]:
    return sentences(View(release, INSTRUMENTS[NAME], "all", in_english, {}))


def without_spread(release: Release) -> Release:
    few = tuple(cell.model_copy(update={"counts": None, "n": 7}) for cell in release.guesses)
    return release.model_copy(update={"guesses": few})


def test_it_says_before_and_after_with_people_and_interval() -> None:
    before, after = said(guessed(RELEASES[NAME], before=1, after=0))

    assert before == (
        "Before the questions: guessed on average 1.0 levels higher than the answers say "
        "(20 people). Likely between +0.7 and +1.3."
    )
    assert after == (
        "After the questions: guessed on average just what the answers say (20 people). "
        "Anything from \N{MINUS SIGN}0.3 to +0.3 is likely: this may be chance."
    )


def test_a_group_that_guessed_too_low_is_told_so() -> None:
    assert "2.0 levels lower" in said(guessed(RELEASES[NAME], before=-2))[0]


def test_without_a_spread_there_is_no_interval() -> None:
    few = without_spread(guessed(RELEASES[NAME]))

    assert said(few)[0] == (
        "Before the questions: guessed on average 1.0 levels higher than the answers say "
        "(7 people)."
    )
    spec = charts.specs(few, "guesses", **given(NAME))[0]
    assert BAND not in str(spec)


@pytest.mark.parametrize(("before", "widest"), [(1, "2 levels lower to 2"), (4, "5 levels lower")])
def test_the_track_reaches_as_far_as_the_guesses(before: int, widest: str) -> None:
    spec = charts.specs(guessed(RELEASES[NAME], before=before), "guesses", **given(NAME))[0]

    assert widest in str(spec)


def test_a_group_of_which_nothing_is_shown_has_no_picture() -> None:
    release = guessed(RELEASES[NAME])

    assert "guesses" in charts.available(release, INSTRUMENTS[NAME])
    assert "guesses" not in charts.available(release, INSTRUMENTS[NAME], "school:a")
    assert "guesses" not in charts.available(RELEASES["innovative-school"], INSTRUMENTS[NAME])
