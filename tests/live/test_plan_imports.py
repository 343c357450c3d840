"""A plan comes in from a file: equal into an empty plan, over another one only when asked."""

from datetime import date, timedelta

import pytest
from hall import NOON, Hall

from ihubkit.errors import ImportFileError, InvalidValueError
from ihubkit.exchange.plans import WholePlan, plan_json, read_plan_json, whole_plan
from ihubkit.live import hubs, plans
from ihubkit.live.dossier import dossier_of
from ihubkit.live.edits import put_goal
from ihubkit.live.plan_imports import import_plan
from ihubkit.live.plan_life import sign, signatures
from ihubkit.model.need import Evidence, FocusNeed
from ihubkit.model.plan import FieldChange, Goal, Indicator, PlanState

LATER = NOON + timedelta(days=3)


@pytest.fixture
def whole(hall: Hall) -> WholePlan:
    """A signed plan, out of the first school and through a file."""
    store, school_id = hall.store, hall.schools[0].id
    need = FocusNeed(
        id="n-0001", school_id=school_id, instrument="innovative-school", item="A1",
        evidence=Evidence(release_id="", group="team", item="A1", status=2.0), chosen_at=NOON,
    )  # fmt: skip
    store.add_need(need)
    plan = plans.plan_of(store, school_id, now=NOON)
    plans.edit(store, "plan", plan.id, {"vision": FieldChange(before="", after="Õpime 🎉")}, "team")
    draft = Goal(id="", plan_id=plan.id, need_id="n-0001", text="Plan together",
                 indicator=Indicator(name="Visits", target="3", by=date(2027, 5, 31)))  # fmt: skip
    goal = put_goal(store, draft, by="team")
    first = plans.add_action(store, plan.id, goal.id, by="team")
    second = plans.add_action(store, plan.id, goal.id, by="team")
    later = {"after": FieldChange(before="", after=first.id)}
    plans.edit(store, "action", second.id, later, "team")
    sign(store, hall.content, school_id, "Aino", "Head", by="team", now=NOON)
    told = dossier_of(store, hall.content, school_id)
    return read_plan_json(plan_json(whole_plan(told)))


def _of(hall: Hall, school_id: str) -> WholePlan:
    return whole_plan(dossier_of(hall.store, hall.content, school_id))


def _without_owner(whole: WholePlan) -> object:
    """Return what the file says, with ids of the plan, school, needs and signatures left out."""
    told = plan_json(whole).replace(whole.plan.id, "PLAN").replace(whole.plan.school_id, "SCHOOL")
    for one in [need.id for need in whole.needs] + [signed.id for signed in whole.signatures]:
        told = told.replace(one, "ID")
    read = read_plan_json(told)
    same = {"version": 1, "revision": 0, "made_at": NOON}
    signed = tuple(one.model_copy(update={"revision": 0}) for one in read.signatures)
    states = tuple(one.model_copy(update={"number": 0}) for one in read.states)
    plan = read.plan.model_copy(update=same)
    more = {"school": "", "plan": plan, "signatures": signed, "states": states}
    return read.model_copy(update=more)


def test_a_plan_that_comes_into_an_empty_one_is_equal(hall: Hall, whole: WholePlan) -> None:
    school = hubs.add_school(hall.store, "Linden School")

    made = import_plan(hall.store, school.id, whole, by="facilitator", now=LATER)

    again = _of(hall, school.id)
    assert _without_owner(again) == _without_owner(whole)
    assert made.state is PlanState.AGREED
    assert made.goals[0].need_id == again.needs[0].id
    assert made.actions[1].after == made.actions[0].id
    assert [one.name for one in signatures(hall.store, made)] == ["Aino"]
    plans.edit(
        hall.store, "goal", made.goals[0].id, {"why": FieldChange(before="", after="So")}, "x"
    )


def test_a_plan_that_is_begun_is_not_replaced_unasked(hall: Hall, whole: WholePlan) -> None:
    before = _of(hall, hall.schools[0].id)

    with pytest.raises(InvalidValueError, match="has a plan already"):
        import_plan(hall.store, hall.schools[0].id, whole, by="facilitator")

    assert _of(hall, hall.schools[0].id) == before


def test_a_replaced_plan_stays_in_the_history_and_is_agreed_anew(
    hall: Hall, whole: WholePlan
) -> None:
    store, school_id = hall.store, hall.schools[0].id
    vision = whole.plan.model_copy(update={"vision": "Another one"})

    made = import_plan(
        store, school_id, whole.model_copy(update={"plan": vision}), by="x", replace=True, now=LATER
    )

    kept = {one.part_id for one in store.list_changes(made.id) if one.kept}
    assert kept == {one.id for one in whole.parts}
    assert not kept & {one.id for one in _of(hall, school_id).parts}
    assert ("Õpime 🎉", "Another one") in {
        (one.before, one.after) for one in store.list_changes(made.id)
    }
    assert [goal.text for goal in made.goals] == ["Plan together"]
    assert made.state is PlanState.DRAFT
    assert signatures(store, made) == []
    assert len(store.list_needs(school_id)) == 1


def test_odd_files_are_refused_or_mended_before_anything_is_written(
    hall: Hall, whole: WholePlan
) -> None:
    store, school = hall.store, hall.schools[1].id
    told = plan_json(whole)
    odd = {
        '"position": 0': '"position": 99999999999999999999',
        '"status": 2.0': '"status": NaN',
        '"chosen_at": "2026-03-12T12:00:00Z"': '"chosen_at": "2026-03-12T12:00:00"',
    }
    for usual, unusual in odd.items():
        assert usual in told
        with pytest.raises(ImportFileError, match="Nothing was changed"):
            read_plan_json(told.replace(usual, unusual))
    goal = whole.plan.goals[0]
    twin = goal.model_copy(
        update={"id": f"other.{goal.id.partition('.')[2]}", "position": 1, "text": "A\x00B"}
    )
    twins = whole.plan.model_copy(update={"goals": (goal, twin)})

    made = import_plan(store, school, whole.model_copy(update={"plan": twins}), by="facilitator")

    assert [one.text for one in made.goals] == ["Plan together", "AB"]


def test_a_need_that_came_in_a_file_gets_a_goal_without_its_hubs_release(
    hall: Hall, whole: WholePlan
) -> None:
    (need,) = whole.needs
    evidence = need.evidence.model_copy(update={"release_id": "of another hub", "group": "all"})
    abroad = whole.model_copy(update={"needs": (need.model_copy(update={"evidence": evidence}),)})
    school = hall.schools[1].id
    import_plan(hall.store, school, abroad, by="facilitator")
    (known,) = hall.store.list_needs(school)

    goal = plans.goal_for(hall.store, hall.content, school, known.id)

    assert goal.indicator.baseline.startswith("all schools: status 2.0 of 3")
