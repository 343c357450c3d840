"""Methods of the catalogue as actions of a plan."""

import pytest
from hall import NOON, Hall

from ihubkit.errors import InvalidValueError, NotFoundError
from ihubkit.live import plans
from ihubkit.live.methods import use_method
from ihubkit.model.method import Method
from ihubkit.model.plan import Goal, Plan


@pytest.fixture
def plan(hall: Hall) -> Plan:
    return plans.plan_of(hall.store, hall.schools[0].id, now=NOON)


@pytest.fixture
def goal(hall: Hall, plan: Plan) -> Goal:
    return plans.add_goal(hall.store, plan.id, now=NOON)


@pytest.fixture
def walk(hall: Hall) -> Method:
    return hall.content.method("learning-walk", "et")


def test_a_method_becomes_an_action_with_its_title_and_the_hours_of_all(
    hall: Hall, plan: Plan, goal: Goal, walk: Method
) -> None:
    use_method(hall.store, walk, goal.id, people=6, by="team", now=NOON)

    [action] = hall.store.find_plan(plan.id).actions
    assert (action.goal_id, action.method, action.hours) == (goal.id, "learning-walk", 6 * 2 + 3)
    assert action.text == action.method_title == walk.title
    assert plans.history(hall.store, plan.id)[-1].by == "team"


def test_a_method_goes_under_a_goal_that_is_there(hall: Hall, goal: Goal, walk: Method) -> None:
    plans.remove_goal(hall.store, goal.id)

    with pytest.raises(NotFoundError, match="goal is gone"):
        use_method(hall.store, walk, goal.id, people=5, by="team")


@pytest.mark.parametrize("people", [-1, 0, 5001])
def test_impossible_numbers_of_people_are_refused(
    hall: Hall, goal: Goal, walk: Method, people: int
) -> None:
    with pytest.raises(InvalidValueError, match="from 1 to 5000"):
        use_method(hall.store, walk, goal.id, people=people, by="team")


def test_more_hours_than_a_plan_holds_are_refused_in_words(hall: Hall, goal: Goal) -> None:
    course = hall.content.method("digital-accelerator")

    with pytest.raises(InvalidValueError, match=r"^32039 hours of all together are more"):
        use_method(hall.store, course, goal.id, people=1000, by="team")
