"""Baselines of indicators follow releases, and stay as they were when the plan is agreed."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from hall import NOON, Hall

from ihubkit.live import plan_life, plans
from ihubkit.live.baselines import freeze_baselines
from ihubkit.live.dossier import dossier_of
from ihubkit.live.measures import list_measures
from ihubkit.model.dossier import Dossier
from ihubkit.model.plan import FieldChange, Goal, Measured
from ihubkit.model.plan_words import said_measured
from ihubkit.model.workshop import ActivityKind

MEASURE = "innovative-school/B3/status"


def change(before: str, after: str) -> FieldChange:
    return FieldChange(before=before, after=after)


@pytest.fixture
def goal(hall: Hall) -> Goal:
    """A goal whose indicator is one of our measurements."""
    plan = plans.plan_of(hall.store, hall.schools[0].id, now=NOON)
    goal = plans.add_goal(hall.store, plan.id)
    measured = {"indicator.measure": change("", MEASURE)}
    return plans.edit(hall.store, "goal", goal.id, measured, "team").goals[0]


def told(hall: Hall) -> Dossier:
    return dossier_of(hall.store, hall.content, hall.schools[0].id)


def release(hall: Hall, people: int = 9) -> None:
    hall.go_to(ActivityKind.INSTRUMENT)
    hall.answer(hall.join(people) + hall.join(7, school=1))
    hall.reveal()


def freeze(hall: Hall) -> None:
    plan = plans.plan_of(hall.store, hall.schools[0].id)
    freeze_baselines(hall.store, hall.content, plan, "team", NOON)


def test_a_baseline_follows_the_newest_release_until_it_is_kept(hall: Hall, goal: Goal) -> None:
    assert told(hall).baseline(goal) is None
    release(hall)
    found = told(hall)
    measured = found.baseline(found.plan.goals[0])
    assert measured
    assert (measured.n, measured.most, measured.wave) == (9, 3, 0)

    freeze(hall)

    kept = told(hall).plan.goals[0].indicator
    assert (kept.measured, kept.baseline) == (measured, "")


def test_what_is_kept_stays_and_another_measure_has_none_yet(hall: Hall, goal: Goal) -> None:
    release(hall)
    freeze(hall)
    first = told(hall).plan.goals[0]
    freeze(hall)
    assert told(hall).plan.goals[0] == first

    other = {"indicator.measure": change(MEASURE, "innovative-school/A1/status")}
    plan = plans.edit(hall.store, "goal", goal.id, other, "team")

    assert plan.goals[0].indicator.measured is None


def test_where_nothing_is_shown_that_is_kept_and_said(hall: Hall, goal: Goal) -> None:
    release(hall, people=2)
    freeze(hall)

    measured = told(hall).baseline(told(hall).plan.goals[0])

    assert measured
    assert (measured.value, measured.on) == (None, NOON.date())
    said = said_measured(measured, hall.content.texts("en"))
    assert said == "not shown on 12 March 2026: too few people, or no results yet"
    assert goal.indicator.measure not in list_measures(hall.store, hall.content, hall.schools[0].id)


def test_edits_while_baselines_are_kept_lose_nothing(hall: Hall, goal: Goal) -> None:
    release(hall)

    def write(_: int) -> None:
        for number in range(20):
            before, after = (str(number - 1) if number else ""), str(number)
            plans.edit(hall.store, "goal", goal.id, {"why": change(before, after)}, "team")

    with ThreadPoolExecutor(2) as pool:
        typing = pool.submit(write, 0)
        freezing = [pool.submit(freeze, hall) for _ in range(3)]
        for done in (typing, *freezing):
            done.result()

    (stored,) = told(hall).plan.goals
    assert stored.why == "19"
    assert stored.indicator.measured


def test_measures_on_offer_are_those_of_the_school_with_their_newest_figure(hall: Hall) -> None:
    release(hall)

    found = list_measures(hall.store, hall.content, hall.schools[0].id, "fi")

    assert MEASURE in found
    assert not any(one.endswith("/importance") for one in found)
    said = said_measured(found[MEASURE].waves[-1], hall.content.texts("en"))
    assert said.endswith("of 3 (n = 9, first measurement, 12 March 2026)")
    assert found[MEASURE].waves[-1].on - NOON.date() < timedelta(days=1)


def test_a_figure_says_only_what_is_known_of_it(hall: Hall) -> None:
    texts = hall.content.texts("en")
    figure = Measured(release_id="r", wave=2, on=NOON.date(), value=2.25, n=7, most=4.5)

    assert said_measured(figure, texts) == "2.2 of 4.5 (n = 7, follow-up 2, 12 March 2026)"
    alone = figure.model_copy(update={"most": None})
    assert said_measured(alone, texts) == "2.2 (12 March 2026)"
    assert said_measured(None, texts) == ""


def test_a_need_chosen_for_an_agreed_plan_keeps_its_baseline_at_once(hall: Hall) -> None:
    school = hall.schools[0].id
    plan = plans.plan_of(hall.store, school)
    plans.add_goal(hall.store, plan.id)
    plan_life.sign(hall.store, hall.content, school, "Aino", "Head", by="team", now=NOON)
    release(hall)
    shown = hall.store.list_releases(school_id=school)[0]

    plans.choose_need(hall.store, hall.content, school, shown.id, "C1")

    (goal,) = [one for one in plans.plan_of(hall.store, school).goals if one.need_id]
    assert goal.indicator.measured
    assert goal.indicator.measured.release_id == shown.id
