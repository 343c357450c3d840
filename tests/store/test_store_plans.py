"""Focus needs, and plans that several people write at once."""

import threading
from datetime import UTC, date, datetime, timedelta

import pytest

from ihubkit.errors import InvalidValueError, NotFoundError, StaleWriteError
from ihubkit.model.need import Evidence, FocusNeed
from ihubkit.model.plan import Action, Goal, Indicator, Plan, PlanChange
from ihubkit.store import Store

NOW = datetime(2026, 3, 2, 17, 0, tzinfo=UTC)
GOAL = Goal(
    id="g1",
    plan_id="p1",
    need_id="n1",
    text="Everybody shares materials",
    indicator=Indicator(name="shared sets", baseline="2", target="20", measured_how="counted"),
)
ACTION = Action(
    id="a1",
    plan_id="p1",
    goal_id="g1",
    text="Learn together",
    lead="Mari",
    starts=date(2026, 4, 1),
    ends=date(2026, 5, 1),
    hours=7.5,
)
PLAN = Plan(id="p1", school_id="s1", title="Plan", made_at=NOW, goals=(GOAL,), actions=(ACTION,))
NEED = FocusNeed(
    id="n1",
    school_id="s1",
    instrument="innovative-school",
    item="A1",
    evidence=Evidence(release_id="r1", group="all", item="A1", n=9, status=1.5, cards=("Time",)),
    chosen_at=NOW,
)


@pytest.fixture
def planning(evening: Store) -> Store:
    """A store with a school's plan: one goal with one action."""
    evening.add_plan(PLAN)
    return evening


def test_focus_needs_are_listed_as_they_were_chosen(evening: Store) -> None:
    second = {"id": "n0", "item": "B1", "chosen_at": NOW + timedelta(seconds=1)}
    later = NEED.model_copy(update=second)
    evening.add_need(NEED)
    evening.add_need(later)

    assert evening.list_needs("s1") == [NEED, later]
    assert evening.list_needs("s2") == []


def test_an_item_is_a_schools_focus_need_once(evening: Store) -> None:
    evening.add_need(NEED)

    with pytest.raises(InvalidValueError, match="“A1” is one of the school's focus needs already"):
        evening.add_need(NEED.model_copy(update={"id": "n2"}))


def test_a_focus_need_is_given_up(evening: Store) -> None:
    evening.add_need(NEED)

    evening.remove_need("n1")

    assert evening.list_needs("s1") == []
    with pytest.raises(NotFoundError, match="“n1”"):
        evening.remove_need("n1")


def test_a_plan_comes_back_whole(planning: Store) -> None:
    assert planning.find_plan("p1") == PLAN
    assert planning.find_plan_of("s1") == PLAN
    assert planning.find_plan_of("s2") is None


def test_a_school_has_one_plan(planning: Store) -> None:
    with pytest.raises(InvalidValueError, match="has a plan already"):
        planning.add_plan(Plan(id="p2", school_id="s1", made_at=NOW))


def test_saving_a_plan_returns_it_whole_with_its_new_version(planning: Store) -> None:
    saved = planning.save_plan(PLAN.model_copy(update={"vision": "All learn"}), seen=1)

    assert saved == PLAN.model_copy(update={"vision": "All learn", "version": 2, "revision": 1})
    assert planning.find_plan("p1") == saved


def test_saving_a_goal_and_an_action_raises_their_versions_and_the_plans_revision(
    planning: Store,
) -> None:
    goal = planning.save_goal(GOAL.model_copy(update={"text": "Most share"}), seen=1)
    action = planning.save_action(ACTION.model_copy(update={"hours": None}), seen=1)

    assert (goal.version, action.version) == (2, 2)
    assert planning.find_plan("p1") == PLAN.model_copy(
        update={"revision": 2, "goals": (goal,), "actions": (action,)}
    )
    assert planning.plan_revision("p1") == 2


def test_a_stale_plan_is_refused_with_both_texts(planning: Store) -> None:
    planning.save_plan(PLAN.model_copy(update={"vision": "Theirs"}), seen=1)

    with pytest.raises(StaleWriteError) as caught:
        planning.save_plan(PLAN.model_copy(update={"vision": "Yours"}), seen=1)

    theirs = caught.value.theirs
    assert (theirs["title"], theirs["vision"], theirs["currency"]) == ("Plan", "Theirs", "EUR")
    assert (caught.value.yours["title"], caught.value.yours["vision"]) == ("Plan", "Yours")
    assert caught.value.version == 2
    assert planning.find_plan("p1").vision == "Theirs"
    assert planning.plan_revision("p1") == 1


def test_a_stale_goal_is_refused_with_both_texts(planning: Store) -> None:
    planning.save_goal(GOAL.model_copy(update={"text": "Theirs"}), seen=1)

    with pytest.raises(StaleWriteError) as caught:
        planning.save_goal(GOAL.model_copy(update={"text": "Yours"}), seen=1)

    assert caught.value.theirs["text"] == "Theirs"
    assert caught.value.yours["text"] == "Yours"
    assert caught.value.version == 2
    assert planning.find_plan("p1").goals[0].text == "Theirs"


def test_a_stale_action_is_refused_with_both_texts(planning: Store) -> None:
    planning.save_action(ACTION.model_copy(update={"lead": "Jüri"}), seen=1)

    with pytest.raises(StaleWriteError) as caught:
        planning.save_action(ACTION.model_copy(update={"starts": None}), seen=1)

    assert caught.value.theirs["lead"] == "Jüri"
    assert caught.value.theirs["starts"] == "2026-04-01"
    assert caught.value.yours["starts"] is None


def test_of_many_editors_of_one_version_exactly_one_wins(planning: Store) -> None:
    outcomes: list[str] = []

    def edit(name: str) -> None:
        try:
            planning.save_goal(GOAL.model_copy(update={"text": name}), seen=1)
            outcomes.append(name)
        except StaleWriteError:
            outcomes.append("")

    editors = [threading.Thread(target=edit, args=(f"editor {n}",)) for n in range(6)]
    for editor in editors:
        editor.start()
    for editor in editors:
        editor.join()

    (winner,) = filter(None, outcomes)
    assert len(outcomes) == 6
    assert planning.find_plan("p1").goals[0].text == winner
    assert planning.plan_revision("p1") == 1


def test_parts_are_added_in_their_places(planning: Store) -> None:
    goal = GOAL.model_copy(update={"id": "g0", "position": 1})
    action = ACTION.model_copy(update={"id": "a0", "goal_id": "g0", "position": 1})

    planning.add_goal(goal)
    planning.add_action(action)

    found = planning.find_plan("p1")
    assert found.goals == (GOAL, goal)
    assert found.actions == (ACTION, action)
    assert found.revision == 2


def test_removing_a_goal_removes_its_actions(planning: Store) -> None:
    assert planning.remove_goal("g1") == (GOAL, [ACTION])  # as they stood, for the history

    assert planning.find_plan("p1") == PLAN.model_copy(
        update={"revision": 1, "goals": (), "actions": ()}
    )


def test_removing_an_action_keeps_its_goal(planning: Store) -> None:
    assert planning.remove_action("a1") == ACTION

    assert planning.find_plan("p1") == PLAN.model_copy(update={"revision": 1, "actions": ()})


def test_what_is_not_there_is_named(evening: Store) -> None:
    for act in (evening.find_plan, evening.plan_revision):
        with pytest.raises(NotFoundError, match="“p1”"):
            act("p1")
    with pytest.raises(NotFoundError, match="“p1”"):
        evening.save_plan(PLAN, seen=1)
    with pytest.raises(NotFoundError, match="no goal “g1”"):
        evening.save_goal(GOAL, seen=1)
    with pytest.raises(NotFoundError, match="no action “a1”"):
        evening.remove_action("a1")
    with pytest.raises(NotFoundError, match="of this goal is gone"):
        evening.add_goal(GOAL)
    with pytest.raises(NotFoundError, match="no school “s9”"):
        evening.add_plan(PLAN.model_copy(update={"school_id": "s9"}))


def test_the_history_keeps_every_change_in_order(planning: Store) -> None:
    changes = [
        PlanChange(
            plan_id="p1",
            part="goal",
            part_id="g1",
            field="text",
            before=str(number),
            after=str(number + 1),
            by="team",
            at=NOW,
        )
        for number in range(3)
    ]

    planning.add_changes(changes[:2])
    planning.add_changes([])
    planning.add_changes(changes[2:])

    numbered = [one.model_copy(update={"number": n}) for n, one in enumerate(changes, 1)]
    assert planning.list_changes("p1") == numbered
    assert planning.list_changes("p2") == []
