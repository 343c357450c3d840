"""What was changed in a plan, as people read it, and taking it back."""

from datetime import datetime, timedelta

import pytest
from hall import NOON, Hall
from hypothesis import given
from hypothesis import strategies as st

from ihubkit.errors import InvalidValueError, NotFoundError, StaleWriteError
from ihubkit.live import plan_history, plans
from ihubkit.model.plan import FieldChange, Plan, PlanChange
from ihubkit.model.plan_history import entries


def change(before: str, after: str) -> FieldChange:
    return FieldChange(before=before, after=after)


@pytest.fixture
def plan(hall: Hall) -> Plan:
    return plans.plan_of(hall.store, hall.schools[0].id, now=NOON)


def write(hall: Hall, part_id: str, field: str, texts: list[str], at: datetime) -> None:
    """Type texts one after the other, a second apart."""
    part = "action" if "." in part_id else "plan"
    for number, (before, after) in enumerate(zip(["", *texts], texts, strict=False)):
        edit = {field: change(before, after)}
        plans.edit(hall.store, part, part_id, edit, "team", now=at + timedelta(seconds=number))


def test_what_one_types_in_one_go_is_one_entry(hall: Hall, plan: Plan) -> None:
    write(hall, plan.id, "vision", ["A", "All", "All learn"], NOON)
    write(hall, plan.id, "title", ["Our", "Our plan"], NOON)
    later = {"vision": change("All learn", "All learn together")}
    plans.edit(hall.store, "plan", plan.id, later, "team", now=NOON + timedelta(hours=1))

    told = [
        (e.field, e.before, e.after) for e in plan_history.read_history(hall.store, plan.school_id)
    ]

    assert told == [
        ("vision", "", "All learn"),
        ("title", "", "Our plan"),
        ("vision", "All learn", "All learn together"),
    ]


def test_an_entry_is_taken_back_and_the_history_keeps_both(hall: Hall, plan: Plan) -> None:
    write(hall, plan.id, "vision", ["First", "Second"], NOON)
    later = {"vision": change("Second", "Third")}
    plans.edit(hall.store, "plan", plan.id, later, "team", now=NOON + timedelta(hours=1))
    newest = plan_history.read_history(hall.store, plan.school_id)[-1]

    after = plan_history.undo(
        hall.store, plan.school_id, newest.last, by="team", now=NOON + timedelta(hours=2)
    )

    assert after.vision == "Second"
    assert len(plan_history.read_history(hall.store, plan.school_id)) == 3


def test_undo_never_overwrites_what_somebody_wrote_since(hall: Hall, plan: Plan) -> None:
    write(hall, plan.id, "vision", ["First"], NOON)
    (first,) = plan_history.read_history(hall.store, plan.school_id)
    later = {"vision": change("First", "Since")}
    plans.edit(hall.store, "plan", plan.id, later, "facilitator", now=NOON + timedelta(hours=1))

    with pytest.raises(StaleWriteError, match="Since"):
        plan_history.undo(hall.store, plan.school_id, first.last, by="team")

    assert hall.store.find_plan(plan.id).vision == "Since"


def test_a_removed_goal_comes_back_whole_with_its_actions(hall: Hall, plan: Plan) -> None:
    store, school = hall.store, plan.school_id
    goal = plans.add_goal(store, plan.id, now=NOON)
    kept, gone = (plans.add_action(store, plan.id, goal.id, now=NOON) for _ in range(2))
    write(hall, kept.id, "lead", ["Kai"], NOON)
    plans.remove_action(store, gone.id, now=NOON + timedelta(minutes=1))
    before = store.find_plan(plan.id)
    plans.remove_goal(store, goal.id)  # by the clock, which goes on from part to part
    removed = plan_history.read_history(store, school)[-1]

    after = plan_history.undo(store, school, removed.last, by="team")

    assert (after.goals, after.actions) == (before.goals, before.actions)
    with pytest.raises(InvalidValueError, match="cannot be taken back any more"):
        plan_history.undo(store, school, removed.last, by="team")


def test_an_action_comes_back_only_below_its_goal(hall: Hall, plan: Plan) -> None:
    store, school = hall.store, plan.school_id
    goal = plans.add_goal(store, plan.id, now=NOON)
    action = plans.add_action(store, plan.id, goal.id, now=NOON)
    plans.remove_action(store, action.id, now=NOON + timedelta(minutes=1))
    removed = plan_history.read_history(store, school)[-1]
    plans.remove_goal(store, goal.id, now=NOON + timedelta(minutes=2))

    with pytest.raises(NotFoundError, match="Bring the goal back first"):
        plan_history.undo(store, school, removed.last, by="team")


def test_an_added_goal_is_taken_away_again(hall: Hall, plan: Plan) -> None:
    plans.add_goal(hall.store, plan.id, now=NOON)
    (added,) = plan_history.read_history(hall.store, plan.school_id)

    assert not plan_history.undo(hall.store, plan.school_id, added.last, by="team").goals


def test_a_goal_that_was_worked_on_is_not_undone_by_a_tap(hall: Hall, plan: Plan) -> None:
    store, school = hall.store, plan.school_id
    busy, written = (plans.add_goal(store, plan.id, now=NOON) for _ in range(2))
    plans.add_action(store, plan.id, busy.id, now=NOON)
    plans.edit(store, "goal", written.id, {"text": change("", "Try out")}, "team", now=NOON)
    added = [one for one in plan_history.read_history(store, school) if one.field == "added"]

    for entry in (one for one in added if one.part == "goal"):
        with pytest.raises(InvalidValueError, match="cannot be taken back any more"):
            plan_history.undo(store, school, entry.last, by="team")

    assert len(store.find_plan(plan.id).goals) == 2


def test_a_part_whose_method_alone_was_chosen_is_not_undone_by_a_tap(
    hall: Hall, plan: Plan
) -> None:
    store, school = hall.store, plan.school_id
    goal = plans.add_goal(store, plan.id, now=NOON)
    action = plans.add_action(store, plan.id, goal.id, now=NOON)
    *_, added = plan_history.read_history(store, school)
    plans.edit(store, "action", action.id, {"method": change("", "lesson-study")}, "team", now=NOON)

    with pytest.raises(InvalidValueError, match="cannot be taken back any more"):
        plan_history.undo(store, school, added.last, by="team")


def test_a_removed_part_is_told_by_what_people_typed_in_it(hall: Hall, plan: Plan) -> None:
    store = hall.store
    goal = plans.add_goal(store, plan.id, now=NOON)
    first, second = (plans.add_action(store, plan.id, goal.id, now=NOON) for _ in range(2))
    chosen = {"text": "Visit", "method": "lesson-study", "after": first.id, "status": "done"}
    for part, part_id, texts in (
        ("action", second.id, chosen),
        ("goal", goal.id, {"text": "Share", "indicator.measure": "innovative-school/C1/status"}),
    ):
        for field, text in texts.items():
            was = "open" if field == "status" else ""
            plans.edit(store, part, part_id, {field: change(was, text)}, "team", now=NOON)
    plans.remove_goal(store, goal.id, now=NOON)

    removed = [one for one in plan_history.read_history(store, plan.school_id) if one.before]

    told = [one.before for one in removed if one.field == "removed"]
    assert told == ["Visit", "Share"]


def test_a_method_and_its_title_are_one_entry_and_go_back_together(hall: Hall, plan: Plan) -> None:
    goal = plans.add_goal(hall.store, plan.id, now=NOON)
    action = plans.add_action(hall.store, plan.id, goal.id, now=NOON)
    for hours, method in enumerate(("lesson-study", "learning-walk")):
        (stored,) = plans.plan_of(hall.store, plan.school_id).actions
        edit = {
            "method": change(stored.method, method),
            "method_title": change(stored.method_title, method.title()),
        }
        at = NOON + timedelta(hours=hours)
        plans.edit(hall.store, "action", action.id, edit, "team", now=at)
    *_, newest = plan_history.read_history(hall.store, plan.school_id)

    after = plan_history.undo(hall.store, plan.school_id, newest.last, by="team")

    assert newest.field == "method"
    assert (after.actions[0].method, after.actions[0].method_title) == (
        "lesson-study",
        "Lesson-Study",
    )


def test_what_is_no_entry_cannot_be_taken_back(hall: Hall, plan: Plan) -> None:
    with pytest.raises(InvalidValueError, match="cannot be taken back"):
        plan_history.undo(hall.store, plan.school_id, 99, by="team")


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["title", "vision"]),
            st.sampled_from(["team", "facilitator"]),
            st.sampled_from(["", "a", "b"]),
            st.integers(0, 900),
        ),
        max_size=25,
    )
)
def test_entries_one_after_the_other_lead_to_the_texts_as_they_are(
    typed: list[tuple[str, str, str, int]],
) -> None:
    stands, at = {"title": "", "vision": ""}, NOON
    changes: list[PlanChange] = []
    for field, by, text, seconds in typed:
        at += timedelta(seconds=seconds)
        if text != stands[field]:
            changes.append(
                PlanChange(
                    plan_id="p",
                    part="plan",
                    part_id="p",
                    field=field,
                    before=stands[field],
                    after=text,
                    by=by,
                    at=at,
                    number=len(changes) + 1,
                )
            )
            stands[field] = text

    replayed = {"title": "", "vision": ""}
    found = entries(changes)
    for entry in found:
        assert replayed[entry.field] == entry.before
        replayed[entry.field] = entry.after

    assert replayed == stands
    assert len(found) <= len(changes)
