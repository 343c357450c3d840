"""Goals and actions of a plan change places; the history says so."""

from collections.abc import Sequence

import pytest
from hall import Hall

from ihubkit.errors import NotFoundError
from ihubkit.live import plans
from ihubkit.live.plan_order import DOWN, UP, move_action, move_goal
from ihubkit.model.plan import Action, Goal, Plan


@pytest.fixture
def plan(hall: Hall) -> Plan:
    """Two goals, the first with three actions, the second with one."""
    begun = plans.plan_of(hall.store, hall.schools[0].id)
    goals = [plans.add_goal(hall.store, begun.id).id for _ in range(2)]
    for goal in (goals[0], goals[0], goals[1], goals[0]):
        plans.add_action(hall.store, begun.id, goal)
    return hall.store.find_plan(begun.id)


def ids(parts: Sequence[Goal | Action]) -> list[str]:
    return [one.id for one in parts]


def of(plan: Plan, goal: Goal) -> list[str]:
    """Return the actions of a goal in their order."""
    return [one.id for one in plan.actions if one.goal_id == goal.id]


def test_a_goal_goes_down_and_up_again(hall: Hall, plan: Plan) -> None:
    first, second = ids(plan.goals)

    after = move_goal(hall.store, first, DOWN, by="team")
    assert ids(after.goals) == [second, first]
    assert ids(move_goal(hall.store, first, UP, by="team").goals) == [first, second]

    moves = [(c.part, c.before, c.after) for c in plans.history(hall.store, plan.id)[-2:]]
    assert moves == [("goal", "1", "2"), ("goal", "2", "1")]


def test_an_action_changes_places_with_its_neighbour(hall: Hall, plan: Plan) -> None:
    one, two, three = of(plan, plan.goals[0])

    after = move_action(hall.store, three, UP, by="team")

    assert of(after, plan.goals[0]) == [one, three, two]
    assert of(after, plan.goals[1]) == of(plan, plan.goals[1])


def test_from_the_end_of_a_goal_an_action_goes_on_to_the_next_and_back(
    hall: Hall, plan: Plan
) -> None:
    one, two, three = of(plan, plan.goals[0])
    (other,) = of(plan, plan.goals[1])

    there = move_action(hall.store, three, DOWN, by="team")
    assert (of(there, plan.goals[0]), of(there, plan.goals[1])) == ([one, two], [three, other])

    back = move_action(hall.store, three, UP, by="team")
    assert of(back, plan.goals[0]) == [one, two, three]


def test_at_the_ends_of_the_plan_nothing_happens(hall: Hall, plan: Plan) -> None:
    before = len(plans.history(hall.store, plan.id))

    move_goal(hall.store, plan.goals[0].id, UP, by="team")
    move_action(hall.store, of(plan, plan.goals[0])[0], UP, by="team")
    move_action(hall.store, of(plan, plan.goals[1])[-1], DOWN, by="team")

    assert hall.store.find_plan(plan.id) == plan
    assert len(plans.history(hall.store, plan.id)) == before


def test_what_is_gone_is_not_moved(hall: Hall, plan: Plan) -> None:
    gone = plan.actions[0].id
    plans.remove_action(hall.store, gone)

    with pytest.raises(NotFoundError, match="This action is gone"):
        move_action(hall.store, gone, UP, by="team")
    with pytest.raises(NotFoundError, match="This goal is gone"):
        move_goal(hall.store, "no id", UP, by="team")
