"""The plan's page “Pictures”: what it shows, narrowing, and statuses set on the board."""

import json

import pytest
from troupe import Troupe

from ihubkit.live import plans
from ihubkit.live.plan_pictures import WantedPlan, person_mark, plan_picture_svg
from ihubkit.model.plan import FieldChange
from ihubkit.steps.action_planning.pictures import Pictures, pictures_page
from ihubkit.steps.scene import Scene


def begun(troupe: Troupe, school: int = 0) -> str:
    """Begin a plan with two goals and an action each; return the first action's id."""
    store = troupe.store
    plan = plans.plan_of(store, troupe.schools[school].id)
    made = [plans.add_action(store, plan.id, plans.add_goal(store, plan.id).id) for _ in range(2)]
    fields = {"lead": "Mari Tamm", "starts": "2026-09-01", "ends": "2026-10-01", "hours": "12"}
    for one in made:
        edits = {name: FieldChange(before="", after=text) for name, text in fields.items()}
        plans.edit(store, "action", one.id, edits, "team")
    return made[0].id


def opened(scene: Scene, school: str) -> Pictures:
    """Return the page of a school, looked at."""
    page = Pictures(scene)
    page.school_id, page.active = school, True
    return page


def test_pictures_come_by_address_with_table_and_no_name_in_it(troupe: Troupe) -> None:
    begun(troupe)
    page = opened(troupe.team(), troupe.schools[0].id)

    page.do({"do": "narrow", "goal": "", "person": "Mari Tamm"})
    shown = page.shown

    assert [one["id"] for one in shown["views"]] == ["timeline", "workload", "budget", "board"]
    (part,) = shown["picture"]["parts"]["phone"]
    assert part["url"].startswith(f"/api/plans/{page.school_id}/timeline.svg?")
    assert "theme=dark" in part["url_dark"]
    assert "Mari" not in part["url"]
    assert f"person={person_mark('mari tamm')}" in part["url"]
    assert len(shown["picture"]["table"]["rows"]) == 4
    json.dumps(shown)


def test_in_a_notebook_the_kernel_draws(troupe: Troupe) -> None:
    begun(troupe)
    team = troupe.team()

    page = opened(troupe.scene(team.visitor, served=""), troupe.schools[0].id)

    assert page.shown["picture"]["parts"]["wide"][0]["svg"].startswith("<svg")
    assert page.shown["poster"] == ""


def test_a_status_set_on_the_board_is_the_plan_s(troupe: Troupe) -> None:
    action = begun(troupe)
    page = opened(troupe.team(), troupe.schools[0].id)
    page.do({"do": "look_at", "view": "board"})

    told = page.do({"do": "set_status", "action": action, "before": "open", "after": "stuck"})
    late = page.do({"do": "set_status", "action": action, "before": "open", "after": "done"})

    assert (told["kind"], told["text"]) == ("good", "Saved: it is now “stuck”.")
    assert (late["kind"], late["text"]) == (
        "warn",
        "Somebody else has just set it to “stuck”. Choose again.",
    )
    columns = {one["status"]: len(one["cards"]) for one in page.shown["board"]}
    assert (columns["open"], columns["stuck"], columns["done"]) == (1, 1, 0)
    changes = plans.history(troupe.store, plans.plan_of(troupe.store, page.school_id).id)
    assert (changes[-1].field, changes[-1].after, changes[-1].by) == ("status", "stuck", "team")


@pytest.mark.parametrize(
    "payload",
    [
        {"do": "look_at", "view": "pie"},
        {"do": "narrow", "goal": "x", "person": ""},
        {"do": "narrow", "goal": "", "person": "Nobody"},
        {"do": "set_status", "action": "ACTION", "before": "open", "after": "finished"},
        {"do": "set_status", "action": "x", "before": "open", "after": "done"},
        {"do": "set_status", "action": ["ACTION"], "before": "open", "after": "done"},
    ],
)
def test_what_is_not_there_is_refused_in_words(troupe: Troupe, payload: dict[str, object]) -> None:
    action = begun(troupe)
    page = opened(troupe.team(), troupe.schools[0].id)
    before = troupe.contents()

    told = page.do(payload | ({"action": action} if payload.get("action") == "ACTION" else {}))

    assert told["kind"] == "bad"
    assert told["text"]
    assert troupe.contents() == before


def test_another_school_s_action_is_out_of_reach(troupe: Troupe) -> None:
    theirs = begun(troupe, school=1)
    page = opened(troupe.team(), troupe.schools[0].id)
    before = troupe.contents()

    told = page.do({"do": "set_status", "action": theirs, "before": "open", "after": "done"})

    assert told["kind"] == "bad"
    assert troupe.contents() == before


def test_what_was_looked_at_and_is_gone_is_forgotten(troupe: Troupe) -> None:
    begun(troupe)
    page = pictures_page(troupe.team()).model
    page.school_id, page.active = troupe.schools[0].id, True
    goal = page.plan.goals[0].id
    page.do({"do": "narrow", "goal": goal, "person": "Mari Tamm"})

    plans.remove_goal(troupe.store, goal, by="team")
    page.watch()

    assert isinstance(page, Pictures)
    assert (page.shown["goal"], page.shown["person"]) == ("", "Mari Tamm")


def test_a_drawn_picture_is_narrowed_by_the_mark_of_a_name(troupe: Troupe) -> None:
    begun(troupe)
    wanted = WantedPlan(troupe.schools[0].id, "workload", person=person_mark("MARI TAMM"))

    drawn = plan_picture_svg(troupe.store, troupe.content, wanted)
    nobody = plan_picture_svg(troupe.store, troupe.content, wanted._replace(person="0" * 12))

    assert "Mari Tamm" in drawn
    assert "Mari Tamm" not in nobody
