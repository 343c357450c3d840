"""Writing a plan: rights, edits that meet, and what is noticed."""

from dataclasses import replace
from typing import Any

import pytest
from troupe import Troupe, all_traits

from ihubkit.errors import NotAllowedError
from ihubkit.live import plan_life, plans
from ihubkit.model.plan import FieldChange, Plan
from ihubkit.model.plan_fields import FIELDS
from ihubkit.steps.action_planning.model import ActionPlanning
from ihubkit.steps.action_planning.view import plan_view


def edit(page: ActionPlanning, field: str, before: str, after: str, mark: int = 1) -> object:
    """Send an edit of the plan's own fields."""
    return edit_part(page, "plan", field, before, after, mark)


def edit_part(  # noqa: PLR0913, PLR0917 -- as the page sends it
    page: ActionPlanning, part: str, field: str, before: str, after: str, mark: int = 1
) -> dict[str, Any]:
    """Send an edit of the plan, its first goal or its first action."""
    part_id = page.plan["id"] if part == "plan" else page.plan[f"{part}s"][0]["id"]
    changes = {field: {"before": before, "after": after}}
    edited = {"part": part, "part_id": part_id, "changes": changes, "mark": mark}
    return page.do({"do": "edit"} | edited)


@pytest.fixture
def written(troupe: Troupe) -> ActionPlanning:
    """The page of a plan with two goals, the first with two actions."""
    page = ActionPlanning(troupe.team())
    page.do({"do": "add_goal", "need": ""})
    page.do({"do": "add_goal", "need": ""})
    for _ in range(2):
        page.do({"do": "add_action", "goal": page.plan["goals"][0]["id"]})
    return page


@pytest.fixture
def theirs(troupe: Troupe) -> Plan:
    """The plan of the other school, with one goal."""
    plan = plans.plan_of(troupe.store, troupe.schools[1].id)
    plans.add_goal(troupe.store, plan.id)
    return plans.plan_of(troupe.store, troupe.schools[1].id)


def test_an_edit_is_stored_and_answered_with_its_mark(troupe: Troupe) -> None:
    page = ActionPlanning(troupe.team())

    told = edit(page, "vision", "", "Everybody joins in", mark=7)

    assert told == {"kind": "good", "text": "", "number": 1, "mark": 7, "saved": True}
    stored = plans.plan_of(troupe.store, troupe.schools[0].id)
    assert stored.vision == page.plan["fields"]["vision"] == "Everybody joins in"


def test_a_clash_shows_both_texts_and_overwrites_nothing(troupe: Troupe) -> None:
    one, other = ActionPlanning(troupe.team()), ActionPlanning(troupe.team())
    edit(one, "vision", "", "Mine")

    told = edit(other, "vision", "", "Yours", mark=3)

    assert isinstance(told, dict)
    assert (told["kind"], told["theirs"], told["mark"]) == ("warn", {"vision": "Mine"}, 3)
    assert other.plan["fields"]["vision"] == "Mine"


def test_two_editors_of_different_fields_do_not_clash(troupe: Troupe) -> None:
    one, other = ActionPlanning(troupe.team()), ActionPlanning(troupe.team())
    edit(one, "vision", "", "Vision")

    edit(other, "title", "", "Title")

    fields = other.plan["fields"]
    assert (fields["vision"], fields["title"]) == ("Vision", "Title")


def test_what_the_other_editor_wrote_is_noticed(troupe: Troupe) -> None:
    one, other = ActionPlanning(troupe.team()), ActionPlanning(troupe.team())
    edit(one, "vision", "", "News")

    other.watch()

    assert other.plan["fields"]["vision"] == "News"


def test_goals_and_actions_come_and_go(troupe: Troupe) -> None:
    page = ActionPlanning(troupe.team())
    page.do({"do": "add_goal", "need": ""})
    goal = page.plan["goals"][0]["id"]
    page.do({"do": "add_action", "goal": goal})
    action = page.plan["actions"][0]["id"]

    page.do({"do": "remove_action", "action": action})
    page.do({"do": "remove_goal", "goal": goal})

    assert page.plan["goals"] == page.plan["actions"] == []


def test_a_focus_need_arrives_with_its_evidence(troupe: Troupe) -> None:
    release = troupe.release()
    page = ActionPlanning(troupe.team())
    plans.choose_need(troupe.store, troupe.content, page.school_id, release.id, "A1")

    page.watch()

    (need,) = page.plan["needs"]
    assert (need["item"], need["n"], need["has_goal"]) == ("A1", 8, True)


def test_a_goal_for_a_need_comes_with_what_it_measures(troupe: Troupe) -> None:
    release = troupe.release()
    page = ActionPlanning(troupe.team())
    plans.choose_need(troupe.store, troupe.content, page.school_id, release.id, "A1")
    page.watch()
    (first,), (need,) = page.plan["goals"], page.plan["needs"]
    page.do({"do": "remove_goal", "goal": first["id"]})

    told = page.do({"do": "add_goal", "need": need["id"]})

    (again,) = page.plan["goals"]
    assert (told["added"], again["fields"]) == (again["id"], first["fields"])
    assert page.do({"do": "add_goal", "need": "none of ours"})["kind"] == "bad"
    assert len(page.plan["goals"]) == 1


def test_an_unreadable_date_is_refused_in_words(troupe: Troupe) -> None:
    page = ActionPlanning(troupe.team())
    page.do({"do": "add_goal", "need": ""})
    page.do({"do": "add_action", "goal": page.plan["goals"][0]["id"]})

    told = page.do(
        {
            "do": "edit",
            "part": "action",
            "part_id": page.plan["actions"][0]["id"],
            "changes": {"starts": {"before": "", "after": "soon"}},
            "mark": 2,
        }
    )

    assert (told["kind"], told["mark"]) == ("bad", 2)
    assert "soon" in told["text"]


def test_a_team_cannot_touch_the_plan_of_another_school(troupe: Troupe, theirs: Plan) -> None:
    page = ActionPlanning(troupe.team())
    goal = theirs.goals[0].id
    before = troupe.contents()

    told = [
        page.do({"do": "choose", "name": "school", "value": theirs.school_id}),
        page.do({"do": "add_action", "goal": goal}),
        page.do({"do": "move_goal", "goal": goal, "way": 1}),
        page.do({"do": "remove_goal", "goal": goal}),
        page.do(
            {
                "do": "edit",
                "part": "goal",
                "part_id": goal,
                "changes": {"text": {"before": "", "after": "ours"}},
                "mark": 1,
            }
        ),
    ]

    assert [one["kind"] for one in told] == ["bad"] * 5
    assert troupe.contents() == before
    assert theirs.id not in all_traits(page)


def test_a_facilitator_turns_to_any_plan(troupe: Troupe, theirs: Plan) -> None:
    page = ActionPlanning(troupe.scene())

    page.do({"do": "choose", "name": "school", "value": theirs.school_id})

    assert page.plan["id"] == theirs.id


def test_a_reader_cannot_open_the_plan(troupe: Troupe) -> None:
    with pytest.raises(NotAllowedError):
        ActionPlanning(troupe.reader())


def test_a_hub_without_schools_has_no_plan_to_write(empty: Troupe) -> None:
    assert ActionPlanning(empty.scene()).plan == {}


def test_the_page_links_to_the_printed_plan(troupe: Troupe) -> None:
    page = ActionPlanning(troupe.team())
    plan_view(page)

    links = [one["href"] for one in page.heading["links"]]

    school = troupe.schools[0].id
    assert links == [f"/print/plan/{school}", f"/documents/plan/{school}"]


def test_every_field_can_be_edited(written: ActionPlanning) -> None:
    samples = {
        "starts": "2026-09-01", "ends": "2027-06-10", "indicator.by": "2027-05-01",
        "status": "at_risk", "calendar": "two-terms", "method": "learning-walk",
        "indicator.measure": "innovative-school/A1/status",
        "after": written.plan["actions"][1]["id"],
    }  # fmt: skip
    numbers = {"hours", "money", "hours_budget", "hours_each", "money_budget"}
    for part in ("plan", "goal", "action"):
        for field in FIELDS[part]:
            text = samples.get(field, "12.5" if field in numbers else "Õun, ვაშლი 🍎")
            shown = written.plan if part == "plan" else written.plan[f"{part}s"][0]

            told = edit_part(written, part, field, shown["fields"][field], text)

            assert told.get("saved"), (field, told)
            shown = written.plan if part == "plan" else written.plan[f"{part}s"][0]
            assert shown["fields"][field] == text


def test_a_method_brings_its_title_which_stays_when_it_leaves_the_catalogue(
    troupe: Troupe, written: ActionPlanning
) -> None:
    edit_part(written, "action", "method", "", "learning-walk")
    assert written.plan["actions"][0]["fields"]["method_title"] == "Learning walk"
    kept = {one: m for one, m in troupe.content.methods.items() if one != "learning-walk"}
    later = ActionPlanning(replace(troupe.team(), content=replace(troupe.content, methods=kept)))

    told = edit_part(later, "action", "lead", "", "Kai")

    fields = later.plan["actions"][0]["fields"]
    assert told["saved"]
    assert (fields["method"], fields["method_title"]) == ("learning-walk", "Learning walk")
    assert "learning-walk" not in {one["value"] for one in later.offers["methods"]}
    refused = edit_part(later, "action", "method", "learning-walk", "gone-long-ago")
    assert (refused["kind"], "Choose one of the list" in refused["text"]) == ("bad", True)


@pytest.mark.parametrize(
    ("part", "field", "text"),
    [
        ("action", "method", "../secrets"),
        ("action", "after", "somebody-else"),
        ("action", "status", "great"),
        ("plan", "calendar", "no-such"),
        ("goal", "indicator.measure", "innovative-school/A1/importance"),
        ("goal", "indicator.measure", "innovative-school/A1/status/x"),
        ("goal", "indicator.measure", "nothing"),
    ],
)
def test_what_is_in_no_list_is_refused_and_changes_nothing(
    troupe: Troupe, written: ActionPlanning, part: str, field: str, text: str
) -> None:
    before = troupe.contents()
    was = "open" if field == "status" else ""

    told = edit_part(written, part, field, was, text)

    assert (told["kind"], bool(told["text"])) == ("bad", True)
    assert troupe.contents() == before


def test_a_measured_baseline_is_told_and_kept_when_the_plan_is_agreed(troupe: Troupe) -> None:
    page = ActionPlanning(troupe.team())
    page.do({"do": "add_goal", "need": ""})
    edit_part(page, "goal", "indicator.measure", "", "innovative-school/A1/status")
    assert (page.plan["goals"][0]["hidden"], page.plan["goals"][0]["kept"]) == (True, False)

    troupe.release()
    page.watch()

    (goal,) = page.plan["goals"]
    assert goal["baseline"] == "1.9 of 3 (n = 8, first measurement, 12 March 2026)"
    (offered,) = page.offers["measures"]
    assert (offered["value"], offered["least"], offered["most"]) == (
        "innovative-school/A1/status", 1, 3,
    )  # fmt: skip
    plan_life.sign(troupe.store, troupe.content, page.school_id, "Aino", "Head", by="team")
    page.watch()
    (goal,) = page.plan["goals"]
    assert (goal["kept"], goal["newer"], page.plan["stage"]["word"]) == (True, "", "agreed")


def test_dates_stand_in_terms_and_a_calendar_that_is_gone_is_said(
    troupe: Troupe, written: ActionPlanning
) -> None:
    edit(written, "calendar", "", "two-terms")
    edit_part(written, "action", "starts", "", "2026-10-21")
    edit_part(written, "action", "ends", "", "2026-09-02")
    (first, _) = written.plan["actions"]
    assert (first["terms"], first["reversed"]) == (
        ["Holidays: Autumn holidays", "Autumn term"], True,
    )  # fmt: skip

    bare = replace(troupe.team(), content=replace(troupe.content, calendars={}))
    later = ActionPlanning(bare)

    assert later.plan["calendar_gone"]
    assert later.plan["actions"][0]["terms"] == ["", ""]
    assert later.plan["fields"]["calendar"] == "two-terms"


def test_goals_and_actions_move(written: ActionPlanning) -> None:
    goals = [one["id"] for one in written.plan["goals"]]
    first, second = (one["id"] for one in written.plan["actions"])

    written.do({"do": "move_action", "action": first, "way": 1})
    assert [one["id"] for one in written.plan["actions"]] == [second, first]
    written.do({"do": "move_goal", "goal": goals[1], "way": -1})
    assert [one["id"] for one in written.plan["goals"]] == goals[::-1]

    refused = [
        written.do({"do": "move_goal", "goal": goals[1], "way": way}) for way in (2, "up", None)
    ]
    assert [one["kind"] for one in refused] == ["bad"] * 3


def test_a_status_clash_names_both(troupe: Troupe, written: ActionPlanning) -> None:
    other = ActionPlanning(troupe.team())
    edit_part(written, "action", "status", "open", "done")

    told = edit_part(other, "action", "status", "open", "stuck")

    assert (told["kind"], told["theirs"]) == ("warn", {"status": "done"})


def test_what_another_writes_while_a_page_reads_is_seen_at_the_next_look(troupe: Troupe) -> None:
    class Crowded(ActionPlanning):
        """A page beside which somebody writes at the worst moment: just after it read the plan."""

        def _own_plan(self) -> Plan:
            plan = super()._own_plan()
            if not plan.vision:
                vision = {"vision": FieldChange(before="", after="Everybody joins in")}
                plans.edit(troupe.store, "plan", plan.id, vision, "team")
            return plan

    page = Crowded(troupe.team())
    page.watch()

    assert page.plan["fields"]["vision"] == "Everybody joins in"
