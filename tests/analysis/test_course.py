"""From training wishes to hours: need decides, nothing hidden is used."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ihubkit.analysis.course import LEAST_HOURS, course_brief, is_about_wishes, shared_hours
from ihubkit.content import load_content
from ihubkit.model.release import Cell, Group, GroupKind, Release

CONTENT = load_content()
ASKED = CONTENT.instrument("training-wishes")


def released(means: dict[str, float], n: int = 12) -> Release:
    """Return a release that shows these means of everybody."""
    cells = [
        Cell(group="all", item=item, facet="wish", n=n, mean=mean, median=1)
        for item, mean in means.items()
    ]
    return Release(
        id="r",
        workshop_id="w",
        title="What would help us?",
        round=1,
        wave=0,
        k=5,
        made_at=datetime(2026, 3, 2, tzinfo=UTC),
        instrument="training-wishes",
        instrument_version=1,
        groups=(Group(key="all", kind=GroupKind.ALL),),
        cells=tuple(cells),
    )


def hours(means: dict[str, float], of: int = 32) -> dict[str, int]:
    """Return the hours of each topic in the brief."""
    return {
        wish.item: wish.hours for wish in course_brief(released(means), ASKED, "all", of).topics
    }


def test_hours_follow_need() -> None:
    assert hours({"TOP1": 1.5, "TOP2": 0.75, "TOP3": 0.75}, 32) == {
        "TOP1": 16,
        "TOP2": 8,
        "TOP3": 8,
    }


def test_what_is_left_of_whole_hours_goes_to_the_largest_remainders() -> None:
    # quotas 14.06, 10.31, 7.63 of 32: the one hour left goes to the third
    assert hours({"TOP1": 1.5, "TOP2": 1.1, "TOP3": 0.814}) == {"TOP1": 14, "TOP2": 10, "TOP3": 8}


def test_a_small_need_gets_the_least_and_the_rest_is_shared_anew() -> None:
    shared = shared_hours({"a": 1.0, "b": 1.0, "c": 0.05}, 30)

    assert shared == {"a": 14, "b": 14, "c": LEAST_HOURS}


def test_topics_few_wish_for_are_left_out_and_hidden_ones_are_nowhere() -> None:
    brief = course_brief(released({"TOP1": 1.2, "TOP2": 0.4}), ASKED, "all", 30)

    assert [wish.item for wish in brief.topics] == ["TOP1"]
    assert [wish.item for wish in brief.left_out] == ["TOP2"]
    assert brief.unknown == tuple(f"TOP{n}" for n in range(3, 13))
    assert (brief.forms, brief.times) == ((), ())


def test_the_two_best_forms_and_times_are_named() -> None:
    suits = {"FOR1": 0.5, "FOR2": 1.5, "FOR3": 1.0, "TIM1": 0.0, "TIM4": 2.0}

    brief = course_brief(released(suits), ASKED, "all", 30)

    assert [wish.item for wish in brief.forms] == ["FOR2", "FOR3"]
    assert [wish.item for wish in brief.times] == ["TIM4"]


def test_nothing_wished_is_no_course() -> None:
    brief = course_brief(released({"TOP1": 0, "TOP2": 0}), ASKED, "all", 32)

    assert brief.topics == ()


def test_another_group_gets_nothing_of_these_figures() -> None:
    brief = course_brief(released({"TOP1": 2}), ASKED, "school:s1", 32)

    assert (brief.topics, len(brief.unknown)) == ((), 12)


@given(
    st.dictionaries(st.text(min_size=1), st.floats(0.25, 1), min_size=1, max_size=15),
    st.sampled_from([30, 32]),
)
def test_hours_are_whole_sum_up_and_none_gets_less_than_the_least(
    needs: dict[str, float], of: int
) -> None:
    shared = shared_hours(needs, of)

    assert shared.keys() == needs.keys()
    assert sum(shared.values()) == of
    assert min(shared.values()) >= LEAST_HOURS
    for one, need in needs.items():
        assert all(shared[one] >= shared[other] for other in needs if need > needs[other])


@pytest.mark.parametrize("instrument", ["innovative-school", "educator-competence"])
def test_other_questionnaires_make_no_course(instrument: str) -> None:
    assert is_about_wishes(ASKED)
    assert not is_about_wishes(CONTENT.instrument(instrument))
