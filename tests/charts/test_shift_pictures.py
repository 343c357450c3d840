"""What a discussion or a year has changed: said with as much certainty as there are people."""

from typing import Any

import pytest
from gallery import INSTRUMENTS, RELEASES, asked_before, given

from ihubkit import charts
from ihubkit.charts.shift import moved, words
from ihubkit.charts.theme import look
from ihubkit.charts.view import View
from ihubkit.content import load_content
from ihubkit.errors import NotFoundError
from ihubkit.model.release import Release, Shift
from ihubkit.model.texts import Translate, in_english

NAME = "innovative-school"
BAND = look("light", "phone").theme.band
CHANCE = (
    "Moved up by 0.2 points. Anything from \N{MINUS SIGN}0.1 to +0.5 is likely: this may be chance."
)
FINNISH = load_content().texts("fi")


def shifted(**facts: Any) -> Release:  # noqa: ANN401 -- fields of a shift
    """One item, A1, as it has moved."""
    shift = Shift(group="all", item="A1", facet="status", since="earlier", n=14, **facts)
    return RELEASES[NAME].model_copy(update={"shifts": (shift,)})


def said(texts: Translate = in_english, **facts: Any) -> str:  # noqa: ANN401 -- fields of a shift
    view = View(shifted(**facts), INSTRUMENTS[NAME], "all", texts, {})
    (one,) = moved(view)
    return words(view, one)


@pytest.mark.parametrize(
    ("mean", "low", "high", "sentence"),
    [
        (0.4, 0.1, 0.7, "Moved up by 0.4 points, likely between 0.1 and 0.7."),
        (-0.4, -0.7, -0.1, "Moved down by 0.4 points, likely between 0.1 and 0.7."),
        (0.4, 0.4, 0.4, "Moved up by 0.4 points."),
        (0.0, -0.2, 0.2, "Unchanged on average."),
        (0.0, None, None, "Unchanged on average."),
        (
            0.2,
            -0.1,
            0.5,
            CHANCE,
        ),
        (
            -0.2,
            None,
            None,
            "Moved down by 0.2 points. Too few people to tell a shift from chance.",
        ),
    ],
)
def test_words_say_what_the_number_of_people_allows(
    mean: float, low: float | None, high: float | None, sentence: str
) -> None:
    assert said(paired=True, mean=mean, low=low, high=high) == sentence


def test_other_people_than_before_are_named_as_such() -> None:
    assert said(paired=False, mean=0.4, low=0.1, high=0.7).endswith(
        "Perhaps not the same people as before: two pictures are compared."
    )


def test_numbers_are_written_as_the_reader_does() -> None:
    assert "0,4" in said(FINNISH, paired=True, mean=0.4, low=0.1, high=0.7)


def test_the_table_tells_before_now_and_the_interval() -> None:
    release = shifted(paired=True, mean=0.4, low=0.1, high=0.7)
    cell = release.cell("all", "A1", "status")
    assert cell

    table = charts.table(release, "shift", **given(NAME))

    ((code, _title, _asked, before, now, change, low, high, people, told),) = table.rows
    assert (code, change, low, high, people) == ("A1", 0.4, 0.1, 0.7, 14)
    assert (before, now) == (round(cell.mean - 0.4, 2), round(cell.mean, 2))
    assert "Moved up" in str(told)
    assert "“What we want technology for” stood at" in table.caption


def test_of_several_questions_the_one_that_moved_most_is_named() -> None:
    told = charts.alt(asked_before(RELEASES[NAME], 3), "shift", **given(NAME))

    assert "3 questions compared with before" in told
    assert "Moved" in told


def test_where_it_likely_stands_is_drawn_only_where_that_is_known() -> None:
    (known,) = charts.specs(
        shifted(paired=True, mean=0.4, low=0.1, high=0.7), "shift", **given(NAME)
    )
    (unknown,) = charts.specs(shifted(paired=True, mean=0.4), "shift", **given(NAME))

    assert BAND in str(known)
    assert BAND not in str(unknown)


def test_what_a_talk_has_changed_comes_first_and_what_months_have_changed_last() -> None:
    months = shifted(paired=True, mean=0.4)
    talk = months.model_copy(update={"round": 2})

    assert charts.available(months, INSTRUMENTS[NAME])[-1] == "shift"
    assert charts.available(talk, INSTRUMENTS[NAME])[0] == "shift"


def test_an_item_that_is_gone_is_left_out() -> None:
    release = shifted(paired=True, mean=0.4)
    gone = release.model_copy(
        update={"shifts": (release.shifts[0].model_copy(update={"item": "Z9"}),)}
    )

    assert "shift" not in charts.available(gone, INSTRUMENTS[NAME])
    with pytest.raises(NotFoundError):
        charts.specs(gone, "shift", **given(NAME))


def test_questions_compared_with_different_rounds_stand_in_one_picture() -> None:
    release = shifted(paired=True, mean=0.4)
    other = release.shifts[0].model_copy(update={"since": "round 2", "item": "A2", "mean": 0.1})

    table = charts.table(
        release.model_copy(update={"shifts": (*release.shifts, other)}), "shift", **given(NAME)
    )

    assert [(row[0], row[5]) for row in table.rows] == [("A1", 0.4), ("A2", 0.1)]


def test_of_two_comparisons_only_the_first_is_shown() -> None:
    release = shifted(paired=True, mean=0.4)
    other = release.shifts[0].model_copy(update={"since": "long ago", "mean": -1.0})

    table = charts.table(
        release.model_copy(update={"shifts": (*release.shifts, other)}), "shift", **given(NAME)
    )

    assert [row[5] for row in table.rows] == [0.4]
