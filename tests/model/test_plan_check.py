"""The plan check: every rule on its own case, silent when mended; any plan at all."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from complete_plan import (
    CALENDAR,
    COMPLETE,
    FIRST,
    GOAL,
    MEASURE,
    NEED,
    TODAY,
    with_action,
    with_goal,
    with_indicator,
    with_plan,
    with_second,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from ihubkit.content import Texts
from ihubkit.model.calendar import Span
from ihubkit.model.dossier import Dossier, NeedTold
from ihubkit.model.plan import Action, Goal, Indicator, Measured, Status
from ihubkit.model.plan_check import RULES, Remark, Severity, check_plan, grouped

ENGLISH = Texts("en")
DOCS = Path(__file__).parents[2] / "docs" / "plan-check.md"
GOALS = tuple(
    GOAL.model_copy(update={"id": f"g{number}", "need_id": f"n{number}"}) for number in range(1, 5)
)
ACTIONS = tuple(
    FIRST.model_copy(update={"id": f"b{number}", "goal_id": goal.id, "hours": 1})
    for number, goal in enumerate(GOALS)
)
NEEDS = tuple(
    NeedTold(need=NEED.model_copy(update={"id": goal.need_id}), title="Need") for goal in GOALS
)
DATED = CALENDAR.model_copy(
    update={
        "terms": (Span(id="a", title="A", starts="2026-09-01", ends="2026-12-01"),),
        "holidays": (),
    }
)
UNMEASURED = COMPLETE.model_copy(update={"measures": {}})
TYPED = with_indicator(UNMEASURED, measure="")
CASES = [
    # rule, a dossier it speaks up on, what its sentence says
    ("no_vision", with_plan(vision=" "), "Write in one sentence"),
    ("no_goal", with_plan(goals=(), actions=()), "Add one for each focus need"),
    ("need_without_goal", with_goal(need_id=""), "“Trying things out”"),
    ("need_without_goal", with_goal(status=Status.DROPPED), "“Trying things out”"),
    ("goal_without_words", with_goal(text="\n"), "“Goal 1” has no words"),
    ("goal_without_action", with_plan(actions=()), "“Teachers try things out together” has no"),
    ("goal_without_indicator", with_goal(indicator=Indicator()), "Say what will show"),
    ("indicator_without_baseline", UNMEASURED, "The measurement of “Teachers try things out"),
    ("indicator_without_baseline", with_indicator(TYPED, baseline=" "), "choose a measurement"),
    ("indicator_without_target", with_indicator(target=""), "Write where it shall stand"),
    ("indicator_without_date", with_indicator(by=None), "Say by when"),
    ("action_without_lead", with_action(lead=" "), "“Visit each other's lessons” has nobody"),
    ("action_without_dates", with_action(starts=None, ends=None), "Say when it begins and ends"),
    ("action_without_dates", with_action(ends=None), "has only one date"),
    ("method_without_hours", with_action(hours=None), "with 14 hours for the people named"),
    ("method_without_hours", with_action(hours=0, lead="", helpers=""), "of all people together"),
    ("money_without_source", with_action(funding=""), "costs 300 EUR, and nobody is named"),
    (
        "review_overdue",
        COMPLETE.model_copy(update={"today": date(2026, 10, 2)}),
        "The review of 1 October 2026 is overdue",
    ),
    ("overloaded_person", with_action(hours=39, helpers=""), "Mari Tamm has 39 hours of work in"),
    (
        "overloaded_person",
        with_action(with_plan(hours_each=11.5), hours=12, helpers=""),
        "Mari Tamm has 12 hours of work in one term (Autumn term); the plan's limit is 11.5: “",
    ),
    (
        "overloaded_person",
        with_second(hours=31, lead='=HYPERLINK("http://x")'),
        '=HYPERLINK("http://x") has 31 hours',
    ),
    (
        "overloaded_person",
        with_action(hours=31, helpers="").model_copy(update={"calendar": None}),
        "Mari Tamm has 31 hours of work in one term (2026-08",
    ),
    ("hours_over_budget", with_plan(hours_budget=30), "32 hours; there are 30. Leave out 2 hours"),
    ("money_over_budget", with_plan(money_budget=99.5), "there is 99.5 EUR. Leave out 200.5 EUR"),
    (
        "too_many_priorities",
        with_plan(goals=GOALS, actions=ACTIONS).model_copy(update={"needs": NEEDS}),
        "works on 4 focus needs; more than 3",
    ),
    ("plan_dates_reversed", with_plan(starts=date(2027, 9, 1)), "Exchange its two dates"),
    ("dates_reversed", with_action(starts=date(2026, 10, 17)), "ends before it starts"),
    ("waiting_in_a_circle", with_action(after="a2"), "“Visit each other's lessons”, “Show it to"),
    ("waiting_in_a_circle", with_action(after="a1"), "waits for itself"),
    (
        "starts_too_early",
        with_action(ends=date(2026, 11, 2), starts=date(2026, 9, 7)).model_copy(
            update={"plan": with_second(starts=date(2026, 10, 15)).plan}
        ),
        "which ends on 16 October 2026, but starts earlier",
    ),
    ("waits_for_what_is_gone", with_action(after="nobody"), "dropped or removed"),
    (
        "within_holidays",
        with_action(starts=date(2026, 10, 20), ends=date(2026, 10, 26)),
        "lies in the holidays (Autumn holidays)",
    ),
    (
        "starts_in_holidays",
        with_second(starts=date(2026, 10, 20)),
        "(Autumn holidays). Let it start on 27 October 2026",
    ),
    (
        "ends_in_holidays",
        with_action(ends=date(2026, 10, 23)),
        "(Autumn holidays). Let it end on 19 October 2026",
    ),
    ("outside_of_the_plan", with_action(starts=date(2026, 8, 31)), "starts before the plan does"),
    (
        "outside_of_the_plan",
        with_indicator(with_plan(ends=date(2026, 12, 17)), by=date(2026, 12, 17)),
        "ends after the plan does, on 17 December 2026",
    ),
    ("outside_of_the_plan", with_indicator(by=date(2027, 6, 11)), "for a day after the plan's end"),
    (
        "after_the_programme",
        with_second(ends=date(2027, 1, 10)),
        "(Accelerator, 31 December 2026)",
    ),
    ("target_not_above", with_indicator(target="2,4"), "the same as its baseline, 2.4"),
    ("target_not_above", with_indicator(target="2"), ", 2, is below its baseline, 2.4"),
    ("target_not_above", with_indicator(TYPED, baseline="60 %", target="60%"), "60 %"),
    ("target_not_above", with_indicator(TYPED, baseline="12", target="5"), "unless less is what"),
    ("target_beyond_scale", with_indicator(target="5.5"), "above the highest answer"),
    ("done_goal_with_open_actions", with_goal(status=Status.DONE), "but not all of its actions"),
    (
        "method_gone",
        COMPLETE.model_copy(update={"methods": {}}),
        "The method “Lesson visits” of “Visit each other's lessons”",
    ),
    (
        "calendar_missing",
        with_plan(calendar="").model_copy(update={"calendar": None}),
        "No term calendar is chosen",
    ),
    (
        "calendar_missing",
        COMPLETE.model_copy(update={"calendar": None}),
        "The term calendar “two” is no longer there",
    ),
    (
        "calendar_too_short",
        COMPLETE.model_copy(update={"calendar": DATED}),
        "ends on 1 December 2026",
    ),
]


def said(told: Dossier, rule: str) -> list[Remark]:
    return [one for one in check_plan(told, ENGLISH) if one.rule == rule]


@pytest.mark.parametrize(("rule", "told", "words"), CASES)
def test_a_rule_speaks_up_on_its_case_in_words_that_name_it(
    rule: str, told: Dossier, words: str
) -> None:
    found = said(told, rule)

    assert len(found) == 1
    assert words in found[0].sentence
    assert found[0].part_id


def test_every_rule_has_a_case_and_is_documented() -> None:
    names = {rule.__name__ for rule in RULES}
    told = DOCS.read_text(encoding="utf-8")

    assert {rule for rule, *_ in CASES} == names
    assert [name for name in names if f"`{name}`" not in told] == []


def test_remarks_of_one_rule_do_not_bury_all_else() -> None:
    actions = tuple(FIRST.model_copy(update={"id": str(n), "lead": ""}) for n in range(9))
    group = next(
        one
        for one in grouped(check_plan(with_plan(actions=actions), ENGLISH))
        if one.rule == "action_without_lead"
    )

    assert (len(group.remarks), group.more) == (3, 6)


def test_a_complete_plan_has_no_remark() -> None:
    assert check_plan(COMPLETE, ENGLISH) == ()


def test_what_is_missing_comes_before_what_is_worth_a_look() -> None:
    told = with_action(lead="", starts=date(2026, 10, 20), ends=date(2026, 10, 20), hours=None)
    weights = [one.severity for one in check_plan(told, ENGLISH)]

    assert weights == sorted(weights, key=[Severity.MISSING, Severity.LOOK].index)
    assert set(weights) == set(Severity)


def test_an_empty_plan_is_told_how_to_begin() -> None:
    plan = COMPLETE.plan.model_copy(update={"vision": "", "goals": (), "actions": ()})
    told = COMPLETE.model_copy(update={"plan": plan})

    assert [one.rule for one in check_plan(told, ENGLISH)] == [
        "no_vision",
        "no_goal",
        "need_without_goal",
    ]


def test_dropped_goals_and_actions_are_left_alone() -> None:
    dropped = Goal(id="g9", plan_id="p1", status=Status.DROPPED)
    actions = (
        Action(id="a8", plan_id="p1", goal_id="g9"),
        Action(id="a9", plan_id="p1", goal_id="g1", status=Status.DROPPED, money=9, hours=9000),
    )
    told = with_plan(goals=(GOAL, dropped), actions=(*COMPLETE.plan.actions, *actions))

    assert check_plan(told, ENGLISH) == ()


def test_what_is_over_is_not_asked_to_move_and_needs_no_first_step() -> None:
    in_holidays = {"starts": date(2026, 10, 20), "ends": date(2026, 10, 20)}
    told = with_action(status=Status.DONE, **in_holidays)
    finished = with_plan(goals=(GOAL.model_copy(update={"status": Status.DONE}),), actions=())

    assert said(with_action(**in_holidays), "within_holidays")
    assert check_plan(told, ENGLISH) == ()
    assert said(finished, "goal_without_action") == []


def test_hours_of_two_terms_are_told_apart() -> None:
    told = with_action(starts=date(2026, 12, 1), ends=date(2027, 2, 15), hours=80, helpers="")
    (found,) = said(told, "overloaded_person")

    assert "Mari Tamm has 41.6 hours of work in one term (Spring term)" in found.sentence


def test_one_person_typed_in_two_ways_is_one_person() -> None:
    told = with_second(hours=20, lead="MARI tamm", helpers="mari Tamm")
    (found,) = said(told, "overloaded_person")

    assert "Mari Tamm has 32 hours" in found.sentence
    assert "“Visit each other's lessons”, “Show it to all”" in found.sentence


def test_a_baseline_that_was_agreed_counts_when_releases_are_gone() -> None:
    measured = Measured(release_id="r0", wave=0, on=TODAY, value=2.0, most=5)

    assert check_plan(with_indicator(UNMEASURED, measured=measured), ENGLISH) == ()


@pytest.mark.parametrize("language", ["et", "fi", "sv"])
def test_sentences_come_in_the_readers_language(language: str) -> None:
    for rule, told, _words in CASES:
        here = [one for one in check_plan(told, Texts(language)) if one.rule == rule]
        assert here[0].sentence != said(told, rule)[0].sentence, rule


WORDS = st.sampled_from(
    ["", " ", "x" * 5000, "Ülevaade 🎉", "שלום", "გეგმა", "{goal}", "60 %", "3"]
)
DAYS = st.none() | st.dates() | st.sampled_from([date.min, date.max, TODAY])
AMOUNTS = st.none() | st.floats(0, 10_000)
STATUSES = st.sampled_from(Status)
GOAL_PLANS = st.builds(
    Goal,
    id=st.sampled_from(["g1", "g2", "g3"]),
    plan_id=st.just("p1"),
    need_id=st.sampled_from(["", "n1", "gone"]),
    text=WORDS,
    status=STATUSES,
    indicator=st.builds(
        Indicator,
        name=WORDS,
        measure=st.sampled_from(["", MEASURE, "gone/gone/gone"]),
        baseline=WORDS,
        target=WORDS | st.integers(-9, 9).map(str),
        by=DAYS,
    ),
)
ACTION_PLANS = st.builds(
    Action,
    id=st.sampled_from([f"a{n}" for n in range(6)]),
    plan_id=st.just("p1"),
    goal_id=st.sampled_from(["g1", "g2", "gone"]),
    text=WORDS,
    method=st.sampled_from(["", "lesson-visits", "gone"]),
    lead=WORDS,
    helpers=st.sampled_from(["", "A, a; B", ",;,"]),
    starts=DAYS,
    ends=DAYS,
    after=st.sampled_from(["", "a1", "a2 a3", "gone"]),
    hours=AMOUNTS,
    money=AMOUNTS,
    status=STATUSES,
)


@settings(max_examples=150, deadline=None)
@given(
    goals=st.lists(GOAL_PLANS, max_size=3, unique_by=lambda one: one.id),
    actions=st.lists(ACTION_PLANS, max_size=6, unique_by=lambda one: one.id),
    starts=DAYS,
    ends=DAYS,
    limit=AMOUNTS,
    calendar=st.sampled_from([None, CALENDAR, DATED]),
)
def test_no_plan_at_all_makes_the_check_fail(  # noqa: PLR0913, PLR0917 -- what a plan has
    goals: list[Goal],
    actions: list[Action],
    starts: date | None,
    ends: date | None,
    limit: float | None,
    calendar: object,
) -> None:
    plan = {"starts": starts, "ends": ends, "hours_budget": limit, "hours_each": limit}
    told = with_plan(goals=tuple(goals), actions=tuple(actions), **plan).model_copy(
        update={"calendar": calendar}
    )

    for found in check_plan(told, ENGLISH):
        assert found.sentence.strip()
        assert found.part_id


def test_a_plan_of_two_hundred_actions_is_checked_whole() -> None:
    actions = tuple(
        FIRST.model_copy(
            update={
                "id": f"a{number}",
                "after": f"a{number - 1}" if number else "",
                "starts": FIRST.starts and FIRST.starts + timedelta(days=number),
                "lead": "",
            }
        )
        for number in range(200)
    )

    assert len(said(with_plan(actions=actions), "action_without_lead")) == 200
