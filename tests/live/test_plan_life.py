"""A plan is signed and goes from state to state; who said so, and when."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from hall import NOON, Hall

from ihubkit.errors import InvalidValueError, NotFoundError
from ihubkit.live import plan_life, plans
from ihubkit.model.plan import Plan, PlanState
from ihubkit.model.plan_life import Signature


@pytest.fixture
def plan(hall: Hall) -> Plan:
    begun = plans.plan_of(hall.store, hall.schools[0].id, now=NOON)
    plans.add_goal(hall.store, begun.id, now=NOON)
    return hall.store.find_plan(begun.id)


def sign(hall: Hall, name: str, office: str = "Head") -> Signature:
    school = hall.schools[0].id
    return plan_life.sign(hall.store, hall.content, school, name, office, by="team", now=NOON)


def test_the_first_name_makes_a_draft_an_agreed_plan(hall: Hall, plan: Plan) -> None:
    signature = sign(hall, "  Aino\n Example ")

    stored = hall.store.find_plan(plan.id)
    (state,) = hall.store.list_plan_states(plan.id)
    assert (signature.name, signature.office) == ("Aino Example", "Head")
    assert stored.state is PlanState.AGREED
    assert (state.state, state.who, state.by, state.at) == (
        PlanState.AGREED,
        "Aino Example",
        "team",
        NOON,
    )
    due = [one.due - NOON.date() for one in hall.store.list_reviews(plan.id)]
    assert due == [timedelta(days=days) for days in (30, 90, 180)]


def test_two_leaders_sign_at_once_and_the_plan_is_agreed_once(hall: Hall, plan: Plan) -> None:
    names = [f"Leader {number}" for number in range(4)]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda name: sign(hall, name), names))

    signed = plan_life.signatures(hall.store, hall.store.find_plan(plan.id))
    assert sorted(one.name for one in signed) == names
    assert [one.state for one in hall.store.list_plan_states(plan.id)] == [PlanState.AGREED]
    assert [one.days for one in hall.store.list_reviews(plan.id)] == [30, 90, 180]


def test_who_signs_twice_as_the_same_has_signed_once(hall: Hall, plan: Plan) -> None:
    assert sign(hall, "Aino") == sign(hall, "AINO")
    sign(hall, "Aino", "Municipality")

    offices = [one.office for one in hall.store.list_signatures(plan.id)]
    assert sorted(offices) == ["Head", "Municipality"]


def test_a_plan_without_a_goal_or_a_name_is_not_signed(hall: Hall, plan: Plan) -> None:
    with pytest.raises(InvalidValueError, match="Write a name first"):
        sign(hall, " ")
    with pytest.raises(InvalidValueError, match="too long"):
        sign(hall, "x" * 121)
    with pytest.raises(InvalidValueError, match="no goal yet"):
        plan_life.sign(hall.store, hall.content, hall.schools[1].id, "Kai", "", by="team")

    assert hall.store.list_signatures(plan.id) == []
    assert hall.store.find_plan(plan.id).state is PlanState.DRAFT


def test_states_follow_one_another_and_are_remembered(hall: Hall, plan: Plan) -> None:
    school = plan.school_id
    with pytest.raises(InvalidValueError, match="cannot go there"):
        plan_life.go_on(hall.store, school, PlanState.UNDER_WAY, "Aino", by="team")
    sign(hall, "Aino")
    for state in (PlanState.UNDER_WAY, PlanState.REVIEWED, PlanState.UNDER_WAY):
        assert plan_life.go_on(hall.store, school, state, "Kai", by="team").state is state
    with pytest.raises(InvalidValueError, match="Write a name first"):
        plan_life.go_on(hall.store, school, PlanState.REVIEWED, "", by="team")

    told = [(one.state.value, one.who) for one in hall.store.list_plan_states(plan.id)]
    assert told == [
        ("agreed", "Aino"),
        ("under_way", "Kai"),
        ("reviewed", "Kai"),
        ("under_way", "Kai"),
    ]


def test_signatures_hold_until_the_plan_is_opened_again(hall: Hall, plan: Plan) -> None:
    sign(hall, "Aino")
    later = NOON + timedelta(days=1)
    plan_life.go_on(hall.store, plan.school_id, PlanState.DRAFT, "Kai", by="team", now=later)

    opened = hall.store.find_plan(plan.id)
    assert plan_life.signatures(hall.store, opened) == []
    assert [one.name for one in hall.store.list_signatures(plan.id)] == ["Aino"]


def test_a_signature_given_by_mistake_is_taken_back(hall: Hall, plan: Plan) -> None:
    signature = sign(hall, "Aino")
    before = hall.store.plan_revision(plan.id)

    plan_life.withdraw(hall.store, plan.school_id, signature.id)

    assert hall.store.list_signatures(plan.id) == []
    assert hall.store.plan_revision(plan.id) > before  # other screens look again
    with pytest.raises(InvalidValueError, match="no such signature"):
        plan_life.withdraw(hall.store, plan.school_id, signature.id)
    with pytest.raises(NotFoundError):
        hall.store.remove_signature(signature.id)
