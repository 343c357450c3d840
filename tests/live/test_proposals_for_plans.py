"""What a plan asks methods for, and proposed methods that go into it."""

from datetime import date

import pytest
from hall import NOON, Hall

from ihubkit.analysis.proposals import Words, propose
from ihubkit.live import plans
from ihubkit.live.dossier import dossier_of
from ihubkit.live.proposals import request_of
from ihubkit.live.take_proposal import goal_for, take
from ihubkit.model.plan import FieldChange, Plan
from ihubkit.model.proposal import ProposalRequest, Wanted
from ihubkit.model.texts import in_english
from ihubkit.model.workshop import ActivityKind

TODAY = date(2026, 3, 12)


def asked(hall: Hall, **wanted: object) -> ProposalRequest:
    """Ask for methods for the first school's plan."""
    dossier = dossier_of(hall.store, hall.content, hall.schools[0].id, today=TODAY)
    return request_of(dossier, hall.content, Wanted.model_validate(wanted))


def planned(hall: Hall, **fields: object) -> Plan:
    """Fill in fields of the plan."""
    plan = plans.plan_of(hall.store, hall.schools[0].id, now=NOON)
    changes = {name: FieldChange(before="", after=str(text)) for name, text in fields.items()}
    return plans.edit(hall.store, "plan", plan.id, changes, "team", now=NOON)


@pytest.fixture
def focused(hall: Hall) -> Hall:
    """The first school chose two needs."""
    hall.go_to(ActivityKind.INSTRUMENT)
    hall.answer(hall.join(9) + hall.join(7, school=1))
    release = hall.reveal()
    for item in ("C1", "D2"):
        plans.choose_need(hall.store, hall.content, hall.schools[0].id, release.id, item)
    return hall


def test_without_a_word_the_limits_come_from_plan_and_school(focused: Hall) -> None:
    planned(focused, hours_budget=120, hours_each=12)

    request = asked(focused)

    assert (request.limits.people, request.limits.hours, request.limits.hours_each) == (10, 120, 12)
    assert [need.item for need in request.needs] == ["innovative-school/C1", "innovative-school/D2"]
    assert all(5 <= need.weight <= 10 for need in request.needs)
    assert len(request.methods) == len(focused.content.methods)


def test_what_the_team_wants_comes_before_what_the_plan_says(focused: Hall) -> None:
    planned(focused, hours_budget=120)

    request = asked(focused, hours=80, people=4, terms=3, at_once=1, excluded=["gone"])

    assert (request.limits.hours, request.limits.people, request.limits.at_once) == (80, 4, 1)
    assert (len(request.terms), request.excluded) == (3, ())


def test_terms_follow_the_calendar_from_today_and_short_breaks_belong_to_them(hall: Hall) -> None:
    planned(hall, calendar="two-terms", starts="2026-09-01")

    autumn, spring = asked(hall).terms

    assert (autumn.starts, autumn.ends) == (date(2026, 9, 1), date(2026, 12, 20))
    assert autumn.weeks == 128 / 7  # up to 6 January
    assert spring.title.endswith("2027")


def test_the_plans_last_day_says_how_many_terms_there_are(hall: Hall) -> None:
    planned(hall, calendar="two-terms", starts="2026-09-01", ends="2028-01-31")

    assert len(asked(hall).terms) == 4


def test_a_running_term_counts_while_six_weeks_of_it_are_left_and_otherwise_is_named(
    hall: Hall,
) -> None:
    planned(hall, calendar="two-terms", starts="2026-01-07", ends="2026-11-30")
    school = hall.schools[0].id

    def on(today: date) -> ProposalRequest:
        dossier = dossier_of(hall.store, hall.content, school, today=today)
        return request_of(dossier, hall.content, Wanted())

    early, late = on(date(2026, 4, 29)), on(date(2026, 4, 30))

    assert [one.title for one in early.terms] == ["Spring term 2026", "Autumn term 2026"]
    assert Words(early, in_english).terms() == ["Spring term 2026, Autumn term 2026"]
    assert Words(late, in_english).terms() == [
        "Autumn term 2026",
        "too little is left of “Spring term 2026”",
    ]


@pytest.mark.parametrize("dates", [{}, {"starts": "9999-12-01"}, {"ends": "1000-01-01"}])
def test_odd_dates_and_no_calendar_still_give_terms(hall: Hall, dates: dict[str, str]) -> None:
    planned(hall, title="Plan", **dates)

    request = asked(hall)

    assert request.terms
    assert propose(request).sets == ()


def test_what_the_plan_has_already_takes_its_hours_and_its_place(focused: Hall) -> None:
    planned(focused, calendar="two-terms", starts="2026-09-01")
    request = asked(focused, people=6)
    first = propose(request).sets[0]
    one = first.chosen[0]

    take(focused.store, focused.content, focused.schools[0].id, request, [one], by="team")

    again = asked(focused, people=6)
    assert again.used == (one.method,)
    assert again.hours_taken == pytest.approx(one.all_hours)
    assert again.terms[one.starts].methods_taken == 1
    assert one.method not in propose(again).sets[0].methods


def test_a_set_goes_into_the_plan_under_the_goals_of_its_needs(focused: Hall) -> None:
    planned(focused, calendar="two-terms", starts="2026-09-01")
    request = asked(focused, people=6)
    chosen = propose(request).sets[0].chosen

    take(focused.store, focused.content, focused.schools[0].id, request, chosen, by="team")

    plan = plans.plan_of(focused.store, focused.schools[0].id)
    of_needs = {goal.id for goal in plan.goals if goal.need_id}
    assert {action.goal_id for action in plan.actions} <= of_needs
    assert {(a.method, a.hours, a.starts, a.ends) for a in plan.actions} == {
        (one.method, round(one.all_hours, 4), one.first_day, one.last_day) for one in chosen
    }


def test_nothing_is_taken_twice(focused: Hall) -> None:
    request = asked(focused, people=6)
    chosen, school = propose(request).sets[0].chosen, focused.schools[0].id

    take(focused.store, focused.content, school, request, chosen)

    assert take(focused.store, focused.content, school, request, chosen) == []


def test_a_need_whose_goal_was_removed_gets_a_goal_with_its_title(focused: Hall) -> None:
    plan = plans.plan_of(focused.store, focused.schools[0].id)
    for goal in plan.goals:
        plan = plans.remove_goal(focused.store, goal.id)
    request = asked(focused)

    goal = goal_for(plan, request, focused.content.method("lesson-study"))

    assert (goal.id, goal.need_id, goal.text) == ("", request.needs[1].id, request.needs[1].title)


def test_what_comes_before_another_goes_to_its_goal_and_is_waited_for(focused: Hall) -> None:
    request = asked(
        focused, people=8, terms=6, hours=2000, hours_each=60, wished=["creative-classrooms"]
    )
    chosen = propose(request).sets[0].chosen

    taken = take(focused.store, focused.content, focused.schools[0].id, request, chosen)

    made = {one.method: one for one in plans.plan_of(focused.store, focused.schools[0].id).actions}
    assert made["creative-classrooms"].after == made["future-classroom"].id
    assert len(taken) == len(chosen)


def test_what_was_dropped_can_be_proposed_and_taken_again(focused: Hall) -> None:
    store, school = focused.store, focused.schools[0].id
    request = asked(focused, people=6)
    one = propose(request).sets[0].chosen[0]
    (first,) = take(store, focused.content, school, request, [one])
    dropped = {"status": FieldChange(before="open", after="dropped")}
    plans.edit(store, "goal", first.goal_id, dropped, "team")

    again = asked(focused, people=6)
    (second,) = take(store, focused.content, school, again, [one])

    assert (again.used, again.hours_taken) == ((), 0)
    assert second.goal_id != first.goal_id
