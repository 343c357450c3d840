"""Methods that fit, on the page of a plan: asking, following advice, taking what is proposed."""

import pytest
from troupe import Troupe, all_traits

from ihubkit.live import plans
from ihubkit.model.plan import FieldChange
from ihubkit.steps.action_planning.proposals import Proposals

AMPLE = {"people": "8", "hours": "200", "hours_each": "", "terms": "", "at_once": ""}


def opened(troupe: Troupe, school: int = 0) -> Proposals:
    """Turn to the page, as the plan's heading does."""
    page = Proposals(troupe.team(school))
    page.school_id = troupe.schools[school].id
    page.active = True
    return page


@pytest.fixture
def page(troupe: Troupe) -> Proposals:
    """The page of a school with two focus needs."""
    release = troupe.release()
    for item in ("A1", "A2"):
        plans.choose_need(troupe.store, troupe.content, troupe.schools[0].id, release.id, item)
    return opened(troupe)


def ask(page: Proposals, **changes: object) -> dict[str, object]:
    """Send the form."""
    return page.do({"do": "ask", "limits": AMPLE, "methods": {}, "aside": []} | changes)


def titles(page: Proposals, number: int = 0) -> list[str]:
    """Name the methods of a set."""
    terms = page.shown["sets"][number]["terms"]
    return [one["title"] for term in terms for one in term["methods"]]


def test_sets_are_there_at_once_with_terms_hours_and_reasons(page: Proposals) -> None:
    first = page.shown["sets"][0]

    assert len(page.shown["sets"]) == 3
    assert len(titles(page)) == first["methods"]
    assert all("is answered by" in one for one in first["why"])
    assert page.shown["limits"][0]["value"] == "20"  # the school's staff


def test_other_limits_bring_other_sets_and_an_empty_field_is_as_usual(page: Proposals) -> None:
    ask(page, limits=AMPLE | {"hours": "60,5"})

    assert {one["id"]: one["value"] for one in page.shown["limits"]} == {
        "people": "8", "hours": "60.5", "hours_each": "30", "terms": "2", "at_once": "3",
    }  # fmt: skip
    assert float(page.shown["sets"][0]["hours"]) <= 60.5


def test_methods_can_be_wished_for_and_left_out(page: Proposals) -> None:
    ask(page)
    out = next(one["id"] for one in page.shown["methods"] if one["title"] in titles(page))

    ask(page, methods={out: "exclude", "study-visit": "wish"})

    offered = {one["id"]: one["how"] for one in page.shown["methods"] if one["how"]}
    assert offered == {out: "exclude", "study-visit": "wish"}
    wish = page.scene.content.method("study-visit").title
    assert all(wish in titles(page, n) for n in range(3))


@pytest.mark.parametrize("text", ["a lot", "-1", "nan", "1e99", "2.5", "=1+1"])
def test_a_number_that_is_none_is_refused_in_words(page: Proposals, text: str) -> None:
    before = page.shown

    told = ask(page, limits=AMPLE | {"people": text})

    assert told["kind"] == "bad"
    assert text in str(told["text"])
    assert page.shown == before


def test_advice_is_followed_with_one_press(page: Proposals) -> None:
    ask(page, limits=AMPLE | {"hours": "1"})
    (line,) = page.shown["advice"][0]
    assert line.startswith("Working hours of all, in all: ")

    page.do({"do": "follow", "advice": 0, "seen": page.shown["number"]})

    assert page.shown["advice"] == []
    assert page.shown["sets"]


def test_a_need_can_be_set_aside(page: Proposals) -> None:
    aside = page.shown["needs"][1]["id"]

    ask(page, aside=[aside])

    assert len(page.shown["sets"][0]["why"]) == 1
    assert [one["aside"] for one in page.shown["needs"]] == [False, True]


def test_one_method_is_taken_and_the_set_stays_to_take_more_of_it(
    troupe: Troupe, page: Proposals
) -> None:
    shown = page.shown
    first = shown["sets"][0]["terms"][0]["methods"][0]

    told = page.do({"do": "take", "proposal": 0, "method": first["id"], "seen": shown["number"]})

    assert first["title"] in str(told["text"])
    assert page.shown["number"] == shown["number"]
    methods = [one for term in page.shown["sets"][0]["terms"] for one in term["methods"]]
    assert [one["id"] for one in methods if one["taken"]] == [first["id"]]
    (action,) = plans.plan_of(troupe.store, page.school_id).actions
    assert (action.method, str(action.starts)) == (first["id"], first["starts"])


def test_a_whole_set_is_taken_once(troupe: Troupe, page: Proposals) -> None:
    take = {"do": "take", "proposal": 0, "method": "", "seen": page.shown["number"]}

    page.do(take)
    told = page.do(take)

    actions = plans.plan_of(troupe.store, page.school_id).actions
    assert len(actions) == page.shown["sets"][0]["methods"]
    assert not page.shown["sets"][0]["open"]
    assert told["text"] == "These methods are in your plan already."


def test_what_others_change_in_the_plan_brings_new_proposals(
    troupe: Troupe, page: Proposals
) -> None:
    number = page.shown["number"]
    plan = plans.plan_of(troupe.store, page.school_id)
    changes = {"hours_budget": FieldChange(before="", after="70")}
    plans.edit(troupe.store, "plan", plan.id, changes, "other")

    page.watch()

    assert page.shown["number"] > number
    assert "of 70 " in page.shown["sets"][0]["total"]
    told = page.do({"do": "take", "proposal": 0, "method": "", "seen": number})
    assert told["kind"] == "bad"


def test_a_vision_others_write_changes_no_proposal(troupe: Troupe, page: Proposals) -> None:
    number = page.shown["number"]
    plan = plans.plan_of(troupe.store, page.school_id)
    plans.edit(troupe.store, "plan", plan.id, {"vision": FieldChange(before="", after="x")}, "o")

    page.watch()

    assert page.shown["number"] == number


def test_without_focus_needs_nothing_is_proposed(troupe: Troupe) -> None:
    page = opened(troupe)

    assert (page.shown["needs"], page.shown["sets"], page.shown["advice"]) == ([], [], [])


def test_leaving_out_all_methods_is_said_and_taken_back(page: Proposals) -> None:
    ask(page, methods={one["id"]: "exclude" for one in page.shown["methods"]})
    assert page.shown["blocked"]
    assert page.shown["aside"][0].startswith("Only methods that you leave out answer")

    page.do({"do": "allow"})

    assert page.shown["sets"]


def test_another_schools_plan_is_not_to_be_had(troupe: Troupe) -> None:
    page = opened(troupe)
    page.school_id = troupe.schools[1].id

    assert page.trouble["kind"] == "bad"
    assert troupe.schools[1].name not in all_traits(page)
