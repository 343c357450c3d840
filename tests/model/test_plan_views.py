"""A plan laid against the calendar: what is drawn, who works when, what is left, what fits."""

from datetime import date

import pytest
from plans_in_time import action, crowded, day, goal, told, year

from ihubkit.model.plan import Indicator, Status
from ihubkit.model.plan_board import board
from ihubkit.model.plan_budget import budget
from ihubkit.model.plan_poster import GOALS, poster
from ihubkit.model.plan_timeline import Doubt, Only, numbers, people_of, timeline
from ihubkit.model.plan_workload import HOURS_EACH, workload


def test_every_action_is_in_the_timeline_and_doubtful_dates_are_named() -> None:
    rows = (
        action(1),
        action(2, starts=day(9, 1)),
        action(3, starts=day(9, 2), ends=day(9, 1)),
        action(4, starts=date(206, 9, 1), ends=day(9, 1)),
        action(5, 7, starts=day(9, 1), ends=day(9, 9)),
    )

    found = timeline(told((goal(1),), rows))

    doubts = {row.action.id: row.doubt for row in found.rows}
    assert doubts == {
        "a1": Doubt.NO_DATES,
        "a2": Doubt.ONE_DATE,
        "a3": Doubt.REVERSED,
        "a4": Doubt.FAR,
        "a5": None,
    }
    assert [row.action.id for row in found.loose] == ["a5"]
    assert (found.first, found.last) == (day(9, 1), day(9, 9))


def test_a_year_typed_wrong_moves_nothing_else() -> None:
    found = timeline(told((goal(1),), (action(1, starts=day(9, 1, 9999), ends=day(9, 1, 9999)),)))

    assert found.rows[0].starts == day(9, 1, 9999)  # alone it is where the plan is
    assert len(found.terms) <= 1


def test_what_begins_before_it_may_is_found_and_what_is_dropped_is_not() -> None:
    earlier = action(1, starts=day(9, 1), ends=day(10, 1))
    later = action(2, starts=day(9, 30), ends=day(11, 1), after="a1 a2 gone a1")
    dropped = earlier.model_copy(update={"status": Status.DROPPED})

    (link,) = timeline(told((goal(1),), (earlier, later))).links
    (other,) = timeline(told((goal(1),), (dropped, later))).links

    assert (link.before, link.after, link.early) == ("a1", "a2", True)
    assert not other.early


def test_terms_and_holidays_are_those_of_the_days_shown() -> None:
    found = timeline(year())

    assert [term.title for term in found.terms] == ["Autumn term", "Spring term"]
    assert [one.starts for one in found.holidays] == [day(12, 21)]
    assert found.reviews == (day(10, 20), day(12, 19))


def test_one_goal_or_one_person_can_be_looked_at_alone() -> None:
    plan = year()

    assert [row.number for row in timeline(plan, Only(goal="g2")).rows] == ["2.1", "2.2"]
    assert [row.number for row in timeline(plan, Only(person="JAAN")).rows] == ["1.1", "1.2"]
    assert [number for number, *_ in timeline(plan, Only(person="JAAN")).goals] == [1]
    assert people_of(plan.plan) == ("Jaan", "Mari")
    assert numbers(plan.plan)["a4"] == "2.2"


def test_hours_are_divided_among_people_days_and_terms() -> None:
    found = workload(year())

    by_name = {load.name: load for load in found.loads}
    jaan = by_name["Jaan"]
    days = 75  # 30 November to 12 February
    assert [term.title for term in found.terms] == ["Autumn term", "Spring term"]
    assert jaan.terms == pytest.approx((30 + 50 * 21 / days, 50 * 37 / days))
    assert jaan.between == pytest.approx(50 * 17 / days)
    assert jaan.total == pytest.approx(80)
    assert by_name[""].undated == 15
    assert [(load.name, term.title) for load, term, _ in found.over] == [("Jaan", "Autumn term")]
    assert (found.limit, found.usual_limit) == (HOURS_EACH, True)


def test_all_hours_are_somebody_s_or_nobody_s() -> None:
    plan = crowded()

    total = sum(load.total for load in workload(plan).loads)

    assert total == pytest.approx(budget(plan).total.hours)


def test_what_is_dropped_needs_nothing_and_what_is_done_is_counted() -> None:
    gone = goal(3, status=Status.DROPPED)
    plan = year().plan
    actions = (*plan.actions, action(9, 3, hours=500), action(8, hours=70, status=Status.DROPPED))

    found = budget(told((*plan.goals, gone), actions, hours_budget=100, money_budget=1000))

    assert (found.total.hours, found.total.hours_done, found.hours_left) == (125, 60, -25)
    assert (found.total.money_done, found.money_left) == (600, 400)
    assert found.total.without_hours == 0


def test_cards_stand_by_status_and_what_is_over_is_late() -> None:
    late = action(1, ends=day(11, 21))
    columns = board(
        told((goal(1),), (action(2), late, action(3, status=Status.DONE, ends=day(9, 1))))
    )

    cards = {one.status: [(card.action.id, card.late) for card in one.cards] for one in columns}
    assert [one.status for one in columns] == list(Status)
    assert cards[Status.OPEN] == [("a1", True), ("a2", False)]
    assert cards[Status.DONE] == [("a3", False)]


def test_a_poster_says_who_by_when_and_what_it_leaves_out() -> None:
    found = poster(year())

    assert [one.names for one in found.goals] == [("Mari", "jaan"), ()]
    assert found.goals[0].by == day(5, 12, 2027)
    assert found.review == day(12, 19)
    assert (found.type, found.more, found.is_cut) == ("large", 0, False)


def test_the_longest_texts_are_cut_and_written_smaller() -> None:
    long = "Sõnad ja veel sõnu " * 40
    goals = tuple(goal(n, long, indicator=Indicator(name=long, target=long)) for n in range(1, 6))
    actions = tuple(action(n, 1 + n % 5, lead=f"{n} {long}") for n in range(40))

    found = poster(told(goals, actions, vision=long))

    assert (found.type, found.vision_type, found.is_cut) == ("tiny", "small", True)
    assert (len(found.goals), found.more) == (GOALS, 2)
    assert found.goals[0].more_names == 4
    assert found.vision.endswith("…")


def test_an_empty_plan_has_views_too() -> None:
    empty = told(calendar=None)

    assert timeline(empty).rows == ()
    assert workload(empty).loads == ()
    assert budget(empty).total.hours == 0
    assert all(not column.cards for column in board(empty))
    assert poster(empty).goals == ()
