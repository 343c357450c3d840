"""Agreeing to a plan and looking back, as the page does it."""

from troupe import Troupe, all_traits

from ihubkit.live import plans
from ihubkit.model.plan import FieldChange, Plan, PlanState
from ihubkit.steps.action_planning.life import MANY, Life, life_page
from ihubkit.steps.scene import Scene


def looked_at(scene: Scene, school: str) -> Life:
    """Return the page of a school, looked at."""
    page = Life(scene)
    page.school_id, page.active = school, True
    return page


def begun(troupe: Troupe, school: int = 0) -> Plan:
    """Return a plan with one goal."""
    plan = plans.plan_of(troupe.store, troupe.schools[school].id)
    plans.add_goal(troupe.store, plan.id, by="team")
    return plans.plan_of(troupe.store, troupe.schools[school].id)


def test_nothing_is_read_before_somebody_looks(troupe: Troupe) -> None:
    page = life_page(troupe.team()).model
    page.school_id = begun(troupe).school_id

    assert not all_traits(page).count("agreed")


def test_a_signature_agrees_to_the_plan_and_says_what_changed_since(troupe: Troupe) -> None:
    plan = begun(troupe)
    page = looked_at(troupe.team(), plan.school_id)

    told = page.do({"do": "sign", "name": "Aino", "office": "Head"})

    assert told["text"] == "Aino has agreed to the plan."
    assert [one["now"] for one in page.life["states"]] == [False, True, False, False]
    assert page.life["states"][1]["who"] == "Aino"
    assert page.life["signatures"][0]["changed"] == ""
    vision = {"vision": FieldChange(before="", after="All learn")}
    plans.edit(troupe.store, "plan", plan.id, vision, "facilitator")
    page.watch()
    assert page.life["signatures"][0]["changed"] == "Places changed since: 1."
    newest = page.life["entries"][0]
    assert (newest["what"], newest["after"], newest["by"]) == (
        "The plan · Vision",
        "All learn",
        "the hub",
    )
    assert page.do({"do": "undo", "last": newest["id"]})["kind"] == "good"
    assert plans.plan_of(troupe.store, plan.school_id).vision == ""


def test_dates_and_statuses_stand_in_words(troupe: Troupe) -> None:
    plan = begun(troupe)
    edits = {
        "status": FieldChange(before="open", after="on_track"),
        "indicator.by": FieldChange(before="", after="2027-05-31"),
        "indicator.measure": FieldChange(before="", after="innovative-school/A1/status"),
    }
    plans.edit(troupe.store, "goal", plan.goals[0].id, edits, "team")

    page = looked_at(troupe.team(), plan.school_id)

    shown = {one["what"]: (one["before"], one["after"]) for one in page.life["entries"]}
    assert shown["Goal 1 · Status"] == ("not begun", "on track")
    assert shown["Goal 1 · By when"] == ("", "31 May 2027")
    assert shown["Goal 1 · Measured by"] == ("", "What we want technology for")


def test_a_long_history_is_shown_in_parts(troupe: Troupe) -> None:
    plan = begun(troupe)
    for _ in range(MANY):
        plans.add_goal(troupe.store, plan.id)
    page = looked_at(troupe.team(), plan.school_id)

    assert (len(page.life["entries"]), page.life["more"]) == (MANY, True)
    page.do({"do": "show_more"})
    assert (len(page.life["entries"]), page.life["more"]) == (MANY + 1, False)


def test_only_a_schools_own_team_signs_and_only_known_states_follow(troupe: Troupe) -> None:
    theirs = begun(troupe, school=1)
    foreign = looked_at(troupe.team(), theirs.school_id)
    assert foreign.life == {}
    assert foreign.do({"do": "sign", "name": "X", "office": ""})["kind"] == "bad"

    own = looked_at(troupe.team(), begun(troupe).school_id)
    for state in ("under_way", "draft", "nonsense"):
        assert own.do({"do": "go_on", "state": state, "who": "X"})["kind"] == "bad"
    assert own.do({"do": "undo", "last": 10_000})["kind"] == "bad"
    assert plans.plan_of(troupe.store, theirs.school_id).state is PlanState.DRAFT
