"""The next workshop starts from a plan: it asks what the plan's indicators measure, and is held."""

from datetime import timedelta

import pytest
from hall import NOON, Hall

from ihubkit.errors import InvalidValueError
from ihubkit.live import discussion, moves, plans, review_workshops, reviews, workshops
from ihubkit.live.dossier import dossier_of
from ihubkit.model.answer import Answer
from ihubkit.model.part_rules import TEXT, check_part, doubts
from ihubkit.model.plan import FieldChange, Plan
from ihubkit.model.reviews import found_of
from ihubkit.model.texts import in_english
from ihubkit.model.workshop import ActivityKind, Workshop

LATER = NOON + timedelta(days=90)


def promise(hall: Hall, text: str, measure: str) -> Plan:
    """Write a goal with one of our measures."""
    plan = plans.plan_of(hall.store, hall.schools[0].id)
    goal = plans.add_goal(hall.store, plan.id)
    told = {"text": text, "indicator.measure": measure}
    changes = {name: FieldChange(before="", after=value) for name, value in told.items()}
    return plans.edit(hall.store, "goal", goal.id, changes, "team")


def make(hall: Hall) -> Workshop:
    return review_workshops.make_review_workshop(
        hall.store, hall.content, hall.schools[0].id, now=LATER
    )


def measure(hall: Hall) -> None:
    hall.go_to(ActivityKind.INSTRUMENT)
    hall.answer(hall.join(9) + hall.join(9, school=1), status=2)
    hall.reveal()


def test_a_review_workshop_asks_exactly_what_the_plan_measures(hall: Hall) -> None:
    measure(hall)
    promise(hall, "All join in", "innovative-school/C2/status")
    promise(hall, "We visit each other", "innovative-school/A1/status")
    promise(hall, "Ours alone", "")

    made = make(hall)

    (asked,) = (one for one in made.activities if one.kind is ActivityKind.INSTRUMENT)
    assert (asked.instrument, asked.items, asked.facets) == (
        "innovative-school",
        ("C2", "A1"),
        ("status",),
    )
    assert (made.wave, made.school_ids, made.minutes) == (1, (hall.schools[0].id,), 60)
    assert made.title == "Birch School: Plan review, 60 minutes"
    promised = next(one for one in made.activities if one.kind is ActivityKind.PLAN)
    assert promised.prompt.startswith("“All join in”\n“We visit each other”\n“Ours alone”\nWhich")
    assert doubts(made.activities, hall.content.instruments, in_english) == {}


def test_it_is_held_and_the_review_tells_what_has_changed(hall: Hall) -> None:
    measure(hall)
    plan = promise(hall, "All join in", "innovative-school/C2/status")
    then = dossier_of(hall.store, hall.content, plan.school_id).newest(plan.goals[0])
    kept = plan.goals[0].indicator.model_copy(update={"measured": then})
    goal = plan.goals[0].model_copy(update={"indicator": kept})
    hall.store.save_goal(goal, seen=goal.version)

    hall.workshop_id = workshops.open_workshop(hall.store, make(hall).id, now=NOON).id
    hall.go_to(ActivityKind.INSTRUMENT)
    for seat in hall.join(9):
        told = Answer(
            instrument="innovative-school", item="C2", facet="status", value=3, sequence=1
        )
        hall.store.save_answers([(seat, [told])])
    release = hall.reveal()
    found_topics = discussion.agenda(hall.store, hall.content, hall.workshop).topics
    assert [(one.item, one.is_discussed) for one in found_topics] == [("C2", False)]
    for _ in range(4):
        moves.next_activity(hall.store, hall.workshop_id, seen=hall.seen, now=LATER)

    (found,) = found_of(dossier_of(hall.store, hall.content, plan.school_id))
    assert {cell.item for cell in release.cells} == {"C2"}
    assert found.now
    assert (found.now.wave, found.now.value) == (1, 3)
    shift = reviews.shift_of(hall.store, plan.school_id, found)
    assert shift
    assert shift.mean > 1
    assert hall.workshop.current.kind is ActivityKind.CLOSING


def test_a_plan_with_two_questionnaires_asks_and_reveals_both(hall: Hall) -> None:
    item = next(iter(hall.content.instrument("educator-competence").items))
    promise(hall, "One", "innovative-school/C2/status")
    promise(hall, "Two", f"educator-competence/{item}/level")

    made = make(hall)

    both = [
        (one.id, one.instrument)
        for one in made.activities
        if one.kind in {ActivityKind.INSTRUMENT, ActivityKind.REVEAL}
    ]
    assert both == [
        ("rate", "innovative-school"),
        ("rate-2", "educator-competence"),
        ("picture", "innovative-school"),
        ("picture-2", "educator-competence"),
    ]
    assert doubts(made.activities, hall.content.instruments, in_english) == {}
    assert made.wave == 0


def test_long_goals_in_any_script_fit_the_screens(hall: Hall) -> None:
    for number in range(9):
        goal = f"{number} სკოლა öppna 🙂 نفتح الباب " * 200
        promise(hall, goal[:15_000], "innovative-school/C2/status")

    made = make(hall)

    for part in made.activities:
        check_part(part, hall.content.instruments)
    promised = next(one for one in made.activities if one.kind is ActivityKind.PLAN)
    assert "…”\n“1 სკოლა" in promised.prompt
    assert len(promised.prompt) <= TEXT
    assert promised.prompt.endswith("since?")


@pytest.mark.parametrize(
    "named", ["", "gone/C2/status", "innovative-school/Z9/status", "innovative-school/C2/colour"]
)
def test_without_a_question_to_ask_again_it_says_what_to_do(hall: Hall, named: str) -> None:
    promise(hall, "All join in", named)

    assert review_workshops.plans_to_review(hall.store, hall.content) == []
    with pytest.raises(InvalidValueError, match="Choose one in the plan first"):
        make(hall)


def test_a_team_s_own_questionnaire_is_not_asked_in_a_meeting(hall: Hall) -> None:
    item = next(iter(hall.content.instrument("digital-infrastructure").items))
    promise(hall, "All join in", f"digital-infrastructure/{item}/status")

    assert review_workshops.plans_to_review(hall.store, hall.content) == []
