"""Several verbs in one transaction: all of them count, or none."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest

from ihubkit.errors import InvalidValueError, NotFoundError
from ihubkit.model.people import School
from ihubkit.model.plan import Goal, Plan
from ihubkit.store import Store

NOW = datetime(2026, 3, 2, 17, 0, tzinfo=UTC)
SCHOOL = School(id="s1", name="Alder School", team_code="AAAA2222")
PLAN = Plan(id="p1", school_id="s1", made_at=NOW)
GOALS = [Goal(id=f"p1.{number}", plan_id="p1", position=number) for number in range(40)]


@pytest.fixture
def planning(store: Store) -> Store:
    store.add_school(SCHOOL)
    store.add_plan(PLAN)
    return store


def test_what_is_written_together_is_seen_within_and_lost_together(planning: Store) -> None:
    def add_and_fail() -> None:
        with planning.together():
            planning.add_goal(GOALS[0])
            assert len(planning.find_plan("p1").goals) == 1
            planning.remove_action("gone")

    with pytest.raises(NotFoundError):
        add_and_fail()

    assert planning.find_plan("p1") == PLAN


def test_what_fails_within_and_is_caught_undoes_itself_alone(planning: Store) -> None:
    with planning.together():
        planning.add_goal(GOALS[0])
        with pytest.raises(InvalidValueError, match="plan already"):
            planning.add_plan(PLAN.model_copy(update={"id": "p2"}))
        with planning.together():
            planning.add_goal(GOALS[1])

    assert [goal.id for goal in planning.find_plan("p1").goals] == ["p1.0", "p1.1"]


def test_other_threads_see_nothing_before_the_end_and_wait_for_no_part(planning: Store) -> None:
    def pair(number: int) -> None:
        with planning.together():
            for goal in GOALS[2 * number : 2 * number + 2]:
                planning.add_goal(goal)
                planning.save_goal(goal.model_copy(update={"text": "There"}), seen=1)

    with ThreadPoolExecutor(5) as pool:
        tasks = [pool.submit(pair, number) for number in range(20)]
        seen = [len(planning.find_plan("p1").goals) for _ in range(20)]
        for task in tasks:
            task.result()

    assert all(many % 2 == 0 for many in seen)
    assert {goal.text for goal in planning.find_plan("p1").goals} == {"There"}
    assert planning.plan_revision("p1") == 80
