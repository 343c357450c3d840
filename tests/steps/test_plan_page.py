"""Writing a plan: rights, edits that meet, and what is noticed."""

import pytest
from troupe import Troupe, all_traits

from ihubkit.errors import NotAllowedError
from ihubkit.live import plans
from ihubkit.model.plan import Plan
from ihubkit.steps.action_planning.model import ActionPlanning
from ihubkit.steps.action_planning.view import plan_view


def edit(page: ActionPlanning, field: str, before: str, after: str, mark: int = 1) -> object:
    """Send an edit of the plan's own fields."""
    return page.do(
        {
            "do": "edit",
            "part": "plan",
            "part_id": page.plan["id"],
            "changes": {field: {"before": before, "after": after}},
            "mark": mark,
        }
    )


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
    assert any("nobody" in one for one in page.plan["obstacles"])

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

    assert [one["kind"] for one in told] == ["bad"] * 4
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
    assert links == [f"/print/plan/{school}", f"/export/plan/{school}.csv"]
