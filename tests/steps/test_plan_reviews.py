"""The page on which a team comes back to its plan: dates, what was promised, finishing a review."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from troupe import Troupe, all_traits

from ihubkit.live import plans, reviews
from ihubkit.model.plan import FieldChange, Plan
from ihubkit.steps.action_planning.model import ActionPlanning
from ihubkit.steps.action_planning.reviews import PlanReviews
from ihubkit.steps.cockpit.prepare import Prepare

TODAY = datetime.now(UTC).date()


def opened(troupe: Troupe, school: int = 0) -> PlanReviews:
    """Look at the page as a school's team."""
    page = PlanReviews(troupe.team(school))
    page.school_id = troupe.schools[school].id
    page.active = True
    return page


@pytest.fixture
def plan(troupe: Troupe) -> Plan:
    """A plan with a measured goal and an action, agreed 40 days ago."""
    release, store = troupe.release(), troupe.store
    plans.choose_need(store, troupe.content, troupe.schools[0].id, release.id, "A1")
    found = plans.plan_of(store, troupe.schools[0].id)
    plans.add_action(store, found.id, found.goals[0].id)
    reviews.begin_reviews(store, found, TODAY - timedelta(days=40))
    return plans.plan_of(store, found.school_id)


def edit(page: PlanReviews, part: str, part_id: str, field: str, *texts: str) -> dict[str, Any]:
    """Send an edit of a field, from one text to another."""
    change = {field: dict(zip(("before", "after"), texts, strict=True))}
    return page.do({"do": "edit", "part": part, "part_id": part_id, "changes": change, "mark": 3})


def test_the_review_that_waits_longest_is_shown_with_what_was_promised(
    troupe: Troupe, plan: Plan
) -> None:
    shown = opened(troupe).shown

    assert [one["said"] for one in shown["reviews"]] == [
        "overdue by 10 days",
        "due in 50 days",
        "due in 140 days",
    ]
    assert [one["chosen"] for one in shown["reviews"]] == [True, False, False]
    (goal,) = shown["goals"]
    assert goal["text"] == plan.goals[0].text
    assert "of 3 (n = 8" in goal["then"]
    assert (goal["now"], goal["change"]) == ("", "No newer measurement yet.")
    assert "follow-up workshop" in shown["review"]["follow_up"]
    assert goal["done"] == "Actions done: 0 of 1"


def test_statuses_are_set_right_while_several_look(troupe: Troupe, plan: Plan) -> None:
    one, other = opened(troupe), opened(troupe)
    (action,) = plan.actions

    told = edit(one, "action", action.id, "status", "open", "done")
    other.watch()

    assert (told["mark"], told["saved"]) == (3, True)
    (goal,) = other.shown["goals"]
    assert goal["actions"][0]["fields"]["status"] == "done"
    assert goal["done"] == "Actions done: 1 of 1"
    clash = edit(other, "action", action.id, "status", "open", "stuck")
    assert (clash["kind"], clash["theirs"]) == ("warn", {"status": "done"})


def test_dates_are_added_moved_and_removed(troupe: Troupe, plan: Plan) -> None:
    page = opened(troupe)

    page.do({"do": "add_review", "due": str(TODAY)})
    own = page.shown["review"]["id"]
    assert (page.shown["review"]["title"], page.shown["review"]["said"]) == (
        "A date of your own",
        "due today",
    )
    page.do({"do": "move_review", "review": own, "due": str(TODAY + timedelta(days=1))})
    assert page.shown["review"]["said"] == "due tomorrow"
    page.do({"do": "remove_review", "review": own})

    assert len(page.shown["reviews"]) == len(troupe.store.list_reviews(plan.id)) == 3


def test_a_finished_review_is_read_only_and_shows_what_was_found_then(
    troupe: Troupe, plan: Plan
) -> None:
    page = opened(troupe)
    first = page.shown["review"]["id"]
    edit(page, "review", first, "reflection", "", "It took longer")

    assert page.do({"do": "finish", "review": first, "who": "Aino"})["kind"] == "good"
    goal = plan.goals[0]
    change = {"text": FieldChange(before=goal.text, after="Another goal")}
    plans.edit(troupe.store, "goal", goal.id, change, "team")
    page.watch()

    review = page.shown["review"]
    assert (review["id"], review["held"], review["by"]) == (first, True, "Aino")
    assert review["fields"]["reflection"] == "It took longer"
    assert [one["text"] for one in page.shown["goals"]] == [goal.text]
    assert edit(page, "review", first, "reflection", "It took longer", "")["kind"] == "bad"


def test_results_revealed_meanwhile_are_noticed(troupe: Troupe) -> None:
    plan = plans.plan_of(troupe.store, troupe.schools[0].id)
    goal = plans.add_goal(troupe.store, plan.id)
    measure = {"indicator.measure": FieldChange(before="", after="innovative-school/A1/status")}
    plans.edit(troupe.store, "goal", goal.id, measure, "team")
    reviews.begin_reviews(troupe.store, plan, TODAY)
    page = opened(troupe)
    assert page.shown["goals"][0]["then"] == ""

    troupe.release()
    page.watch()

    assert "of 3 (n = 8" in page.shown["goals"][0]["then"]


@pytest.mark.parametrize(
    "sent",
    [
        {"do": "add_review", "due": "soon"},
        {"do": "add_review", "due": ""},
        {"do": "add_review", "due": 3},
        {"do": "finish", "review": "mine", "who": " "},
        {"do": "finish", "review": "theirs", "who": "Aino"},
        {"do": "move_review", "review": "theirs", "due": "2026-05-01"},
        {"do": "move_review", "review": "mine", "due": ""},
        {"do": "remove_review", "review": "theirs"},
        {"do": "show_review", "review": "theirs"},
        {"do": "edit", "part": "review", "part_id": "theirs", "changes": {}, "mark": 1},
        {
            "do": "edit",
            "part": "review",
            "part_id": "mine",
            "changes": {"held_by": {"before": "", "after": "Me"}},
            "mark": 1,
        },
    ],
)
def test_what_does_not_fit_or_belongs_to_others_changes_nothing(
    troupe: Troupe, plan: Plan, sent: dict[str, Any]
) -> None:
    theirs = plans.plan_of(troupe.store, troupe.schools[1].id)
    reviews.begin_reviews(troupe.store, theirs, TODAY)
    ids = {
        "mine": troupe.store.list_reviews(plan.id)[0].id,
        "theirs": troupe.store.list_reviews(theirs.id)[0].id,
    }
    page = opened(troupe)
    before = troupe.contents()

    told = page.do({name: ids.get(str(text), text) for name, text in sent.items()})

    assert told["kind"] == "bad"
    assert troupe.contents() == before
    assert theirs.id not in all_traits(page)


def test_a_plan_without_reviews_says_so_and_offers_a_date(troupe: Troupe) -> None:
    page = opened(troupe)

    assert page.shown["draft"]
    assert page.shown["reviews"] == []
    assert page.shown["review"] is None


def test_the_plan_has_a_page_for_its_reviews(troupe: Troupe) -> None:
    tabs = ActionPlanning(troupe.team()).heading["tabs"]

    assert "Reviews" in [one["title"] for one in tabs]


def test_the_cockpit_makes_the_next_workshop_from_a_plan(troupe: Troupe, plan: Plan) -> None:
    prepare = Prepare(troupe.scene())
    assert prepare.setup["plans"] == [
        {
            "id": plan.school_id,
            "name": "Birch School",
            "said": "questions to ask: 1 · After 30 days: overdue by 10 days",
        }
    ]

    told = prepare.do({"do": "make_review_workshop", "school": plan.school_id})
    refused = prepare.do({"do": "make_review_workshop", "school": troupe.schools[1].id})

    made = troupe.store.find_workshop(prepare.made)
    assert (told["kind"], refused["kind"]) == ("good", "bad")
    assert (made.runsheet, made.wave, made.school_ids) == ("plan-review-60", 1, (plan.school_id,))
