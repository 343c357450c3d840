"""A plan written by several people at once, and the needs it answers."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from hall import NOON, Hall

from ihubkit.errors import InvalidValueError, NotAllowedError, NotFoundError, StaleWriteError
from ihubkit.live import cards, hubs, plans
from ihubkit.live.baselines import said_baseline
from ihubkit.live.dossier import dossier_of
from ihubkit.live.need_tables import needs_table
from ihubkit.model.answer import CardState
from ihubkit.model.need import Feasibility
from ihubkit.model.plan import FieldChange, Plan
from ihubkit.model.release import Release
from ihubkit.model.workshop import ActivityKind


def change(before: str, after: str) -> FieldChange:
    """Say what was seen and what shall be."""
    return FieldChange(before=before, after=after)


@pytest.fixture
def plan(hall: Hall) -> Plan:
    return plans.plan_of(hall.store, hall.schools[0].id, now=NOON)


@pytest.fixture
def release(hall: Hall) -> Release:
    hall.go_to(ActivityKind.INSTRUMENT)
    hall.answer(hall.join(9) + hall.join(7, school=1))
    return hall.reveal()


def test_a_plan_is_begun_once(hall: Hall, plan: Plan) -> None:
    assert plans.plan_of(hall.store, hall.schools[0].id) == plan
    with pytest.raises(NotFoundError):
        plans.plan_of(hall.store, "elsewhere")


def test_edits_of_different_fields_merge(hall: Hall, plan: Plan) -> None:
    plans.edit(hall.store, "plan", plan.id, {"title": change("", "Our plan")}, "a", now=NOON)

    after = plans.edit(hall.store, "plan", plan.id, {"vision": change("", "All learn")}, "b")

    assert (after.title, after.vision) == ("Our plan", "All learn")


def test_edits_of_the_same_field_clash_with_both_texts_at_hand(hall: Hall, plan: Plan) -> None:
    plans.edit(hall.store, "plan", plan.id, {"vision": change("", "Mine")}, "a")
    both = {"vision": change("", "Yours"), "title": change("", "Title")}

    with pytest.raises(StaleWriteError, match="to “Mine”") as refused:
        plans.edit(hall.store, "plan", plan.id, both, "b")

    stored = hall.store.find_plan(plan.id)
    assert refused.value.theirs == {"vision": "Mine"}
    assert refused.value.yours == {"vision": "Yours"}
    assert refused.value.version == stored.version
    assert (stored.vision, stored.title) == ("Mine", "")


def test_the_same_edit_made_twice_is_one(hall: Hall, plan: Plan) -> None:
    once = plans.edit(hall.store, "plan", plan.id, {"vision": change("", "Same")}, "a")

    twice = plans.edit(hall.store, "plan", plan.id, {"vision": change("", "Same")}, "b")

    assert twice == once
    assert len(plans.history(hall.store, plan.id)) == 1


def test_two_who_hammer_different_fields_lose_nothing(hall: Hall, plan: Plan) -> None:
    goal = plans.add_goal(hall.store, plan.id)

    def write(field: str) -> None:
        seen = ""
        for number in range(25):
            text = f"{field} {number}"
            plans.edit(hall.store, "goal", goal.id, {field: change(seen, text)}, field)
            seen = text

    with ThreadPoolExecutor(2) as pool:
        for done in [pool.submit(write, f) for f in ("text", "indicator.target")]:
            done.result()

    (stored,) = hall.store.find_plan(plan.id).goals
    assert (stored.text, stored.indicator.target) == ("text 24", "indicator.target 24")
    written = [c for c in plans.history(hall.store, plan.id) if c.field != "added"]
    assert len(written) == 50
    assert all(c.by == c.field for c in written)


def test_every_change_is_in_the_history(hall: Hall, plan: Plan) -> None:
    goal = plans.add_goal(hall.store, plan.id, by="team", now=NOON)
    action = plans.add_action(hall.store, plan.id, goal.id, by="team", now=NOON)
    plans.edit(hall.store, "action", action.id, {"lead": change("", "Kai")}, "mark 1", now=NOON)
    plans.remove_goal(hall.store, goal.id, by="mark 2", now=NOON)

    told = [(c.part, c.field, c.before, c.after, c.by) for c in plans.history(hall.store, plan.id)]

    assert told == [
        ("goal", "added", "", "", "team"),
        ("action", "added", "", "", "team"),
        ("action", "lead", "", "Kai", "mark 1"),
        ("action", "removed", "Kai", "", "mark 2"),
        ("goal", "removed", "", "", "mark 2"),
    ]
    assert hall.store.find_plan(plan.id).actions == ()


def test_dates_and_hours_are_read_and_can_be_emptied(hall: Hall, plan: Plan) -> None:
    action = plans.add_action(hall.store, plan.id, plans.add_goal(hall.store, plan.id).id)
    filled = {"starts": change("", "2026-09-01"), "hours": change("", " 2,50 ")}

    (stored,) = plans.edit(hall.store, "action", action.id, filled, "a").actions
    assert (stored.starts, stored.hours) == (date(2026, 9, 1), 2.5)

    emptied = {"starts": change("2026-09-01", ""), "hours": change("2.5", "")}
    (stored,) = plans.edit(hall.store, "action", action.id, emptied, "a").actions
    assert (stored.starts, stored.hours) == (None, None)


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("starts", "12.3.2026", "“12.3.2026” is not a date. Write year-month-day"),
        ("hours", "many", "“many” is not a number of hours"),
        ("hours", "nan", "is not a number of hours"),
        ("hours", "-1", "from 0 to 10000"),
        ("text", "x" * 20_001, "20001 characters; at most 20000"),
        ("colour", "red", r"no field 'colour' here \(known: text, method"),
    ],
)
def test_what_does_not_fit_is_refused_in_words(
    hall: Hall, plan: Plan, field: str, text: str, said: str
) -> None:
    action = plans.add_action(hall.store, plan.id, plans.add_goal(hall.store, plan.id).id)

    with pytest.raises(InvalidValueError, match=said):
        plans.edit(hall.store, "action", action.id, {field: change("", text)}, "a")

    assert hall.store.find_plan(plan.id).actions == (action,)


def test_a_part_somebody_removed_is_said_to_be_gone(hall: Hall, plan: Plan) -> None:
    goal = plans.add_goal(hall.store, plan.id)
    plans.remove_goal(hall.store, goal.id)

    with pytest.raises(NotFoundError, match="somebody removed it"):
        plans.edit(hall.store, "goal", goal.id, {"text": change("", "x")}, "a")
    with pytest.raises(NotFoundError, match="This goal is gone"):
        plans.remove_goal(hall.store, "unknown")


def test_a_need_arrives_in_the_plan_with_its_baseline(hall: Hall, release: Release) -> None:
    school = hall.schools[0].id

    need = plans.choose_need(hall.store, hall.content, school, release.id, "B3", now=NOON)

    plan = plans.plan_of(hall.store, school)
    (goal,) = plan.goals
    assert need.evidence.n == 9
    assert goal.need_id == need.id
    assert goal.indicator.measure == "innovative-school/B3/status"
    assert goal.indicator.baseline == ""
    measured = dossier_of(hall.store, hall.content, school).baseline(goal)
    assert measured
    assert (measured.release_id, measured.n) == (release.id, 9)


def test_a_baseline_is_said_in_the_reader_s_language(hall: Hall, release: Release) -> None:
    finnish = hall.schools[0].model_copy(update={"language": "fi"})
    hall.store.save_school(finnish)

    plans.choose_need(hall.store, hall.content, finnish.id, release.id, "B3", now=NOON)

    (goal,) = plans.plan_of(hall.store, finnish.id).goals
    dossier = dossier_of(hall.store, hall.content, finnish.id)
    said = said_baseline(dossier, goal, hall.content.texts("fi"))
    assert said == "1,7/3 (n = 9, ensimmäinen mittaus, 12. maaliskuuta 2026)"


def test_where_the_own_group_is_not_shown_all_schools_speak_and_it_says_so(hall: Hall) -> None:
    hall.go_to(ActivityKind.INSTRUMENT)
    hall.answer(hall.join(2) + hall.join(7, school=1))
    release = hall.reveal()

    need = plans.choose_need(
        hall.store, hall.content, hall.schools[0].id, release.id, "A1", now=NOON
    )

    (goal,) = plans.plan_of(hall.store, need.school_id).goals
    assert need.evidence.group == "all"
    assert goal.indicator.measure == "innovative-school/A1/status"
    assert goal.indicator.baseline == "all schools: status 1.7 of 3 (n = 9, 12 March 2026)"


def test_a_need_has_the_schools_cards_approved_by_now(hall: Hall, release: Release) -> None:
    """Cards come after the reveal; only approved ones count, most votes first."""
    texts = {"Least": 0, "Most": 2, "Hidden": 1, "Elsewhere": 1}
    own, other = hall.join(4), hall.join(1, school=1)
    for text, votes in texts.items():
        seat = other[0] if text == "Elsewhere" else own[0]
        card = cards.add_card(hall.store, seat, {"kind": "need", "section": "B", "text": text})
        state = CardState.HIDDEN if text == "Hidden" else CardState.SHOWN
        cards.review_card(hall.store, card.id, state)
        for voter in own[1 : 1 + votes]:
            hall.store.set_vote(voter, card.id, on=True)

    need = plans.choose_need(hall.store, hall.content, hall.schools[0].id, release.id, "B3")

    assert release.cards == ()
    assert need.evidence.cards == ("Most", "Least")


def test_choosing_a_need_twice_is_choosing_it_once(hall: Hall, release: Release) -> None:
    school = hall.schools[0].id
    chosen = [
        plans.choose_need(hall.store, hall.content, school, release.id, "A1") for _ in range(2)
    ]

    assert chosen[0] == chosen[1]
    assert len(plans.plan_of(hall.store, school).goals) == 1


def test_five_needs_are_the_most_and_three_are_wise(hall: Hall, release: Release) -> None:
    school = hall.schools[0].id
    for item in ("A1", "A2", "A3", "B1", "B2"):
        plans.choose_need(hall.store, hall.content, school, release.id, item)

    with pytest.raises(InvalidValueError, match="Drop one"):
        plans.choose_need(hall.store, hall.content, school, release.id, "B3")

    assert plans.hint(3) == ""
    assert "two or three" in plans.hint(4)


def test_dropping_a_need_takes_its_untouched_goal_along(hall: Hall, release: Release) -> None:
    school = hall.schools[0].id
    first, second = (
        plans.choose_need(hall.store, hall.content, school, release.id, item)
        for item in ("A1", "A2")
    )
    kept = plans.plan_of(hall.store, school).goals[1]
    plans.edit(hall.store, "goal", kept.id, {"text": change(kept.text, "Ours")}, "a")

    plans.drop_need(hall.store, school, first.id)
    plans.drop_need(hall.store, school, second.id)

    assert hall.store.list_needs(school) == []
    assert [goal.text for goal in plans.plan_of(hall.store, school).goals] == ["Ours"]
    with pytest.raises(NotFoundError, match="Reload"):
        plans.drop_need(hall.store, school, first.id)


def test_a_school_takes_evidence_only_from_its_own_workshops(hall: Hall, release: Release) -> None:
    other = hubs.add_school(hall.store, "Far School")

    with pytest.raises(NotAllowedError, match="did not take part"):
        plans.choose_need(hall.store, hall.content, other.id, release.id, "A1")
    with pytest.raises(InvalidValueError, match="has no item “Z1”"):
        plans.choose_need(hall.store, hall.content, hall.schools[0].id, release.id, "Z1")


def test_focus_needs_leave_as_a_table_with_their_evidence(hall: Hall, release: Release) -> None:
    school = hall.schools[0].id
    easy = Feasibility(school_id=school, instrument=release.instrument, item="B3", value=3)
    plans.judge(hall.store, hall.content, easy)
    plans.choose_need(hall.store, hall.content, school, release.id, "B3", now=NOON)

    sheet = needs_table(hall.store, hall.content, school)

    (row,) = sheet.rows
    told = dict(zip(sheet.columns, row, strict=True))
    assert (told["item"], told["group"], told["n"], told["feasibility"]) == (
        "B3",
        "school",
        9,
        "easy",
    )
    assert (told["chosen"], told["release"]) == ("2026-03-12", release.id)
    assert told["place"] == 1


def test_a_goal_that_only_changed_its_place_still_goes_with_its_need(
    hall: Hall, release: Release
) -> None:
    school = hall.schools[0].id
    needs = [
        plans.choose_need(hall.store, hall.content, school, release.id, item)
        for item in ("A1", "A2")
    ]
    first = plans.plan_of(hall.store, school).goals[0]
    plans.move_goal(hall.store, first.id, 1, by="team")

    for need in needs:
        plans.drop_need(hall.store, school, need.id)

    assert plans.plan_of(hall.store, school).goals == ()
