"""All fields of a plan in its editor: folded away, chosen from lists, measured, moved."""

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

Put = Callable[..., Page]
OFFERS = {
    "statuses": [{"value": "open", "text": "○ not begun"}, {"value": "done", "text": "✔ done"}],
    "methods": [{"value": "walk", "text": "Learning walk"}],
    "calendars": [{"value": "two", "text": "Two terms"}],
    "measures": [
        {"value": "s/A1/status", "text": "Shared aims", "group": "School", "least": 1, "most": 3},
        {"value": "s/B1/status", "text": "Devices", "group": "School", "least": 1, "most": 3},
    ],
}


def action(name: str, **fields: str) -> dict[str, Any]:
    """Return an action of the goal "g" as the kernel tells it."""
    told = {"text": name.upper(), "status": "open"} | fields
    return {"id": name, "goal": "g", "fields": told, "terms": ["", ""], "reversed": False}


def goal(name: str = "g", **more: object) -> dict[str, Any]:
    """Return a goal."""
    fields = {"text": f"Goal {name}", "status": "open"}
    return {"id": name, "need": "n", "fields": fields} | more


def plan(*actions: dict[str, Any], goals: list[dict[str, Any]] | None = None) -> dict[str, Any]:
    """Return a plan."""
    need = {"id": "n", "title": "Aims", "said": [], "cards": [], "has_goal": True}
    return {
        "id": "p",
        "stage": {"id": "agreed", "word": "agreed"},
        "fields": {"vision": "Vision", "currency": "GEL", "hours_budget": "40"},
        "terms": ["Autumn term", ""],
        "calendar_gone": False,
        "needs": [need | {"section": "", "measures": ["s/B1/status"]}],
        "goals": goals or [goal()],
        "actions": list(actions),
    }


def sent(page: Page, count: int = 1) -> list[dict[str, Any]]:
    """Wait until so many commands were sent, and return them."""
    page.wait_for_function(f"window.sent.length >= {count}")
    return list(page.evaluate("window.sent"))


def tell(page: Page, trait: str, value: object) -> None:
    """Play the kernel."""
    page.evaluate("([trait, value]) => window.model.tell(trait, value)", [trait, value])


def unfold(page: Page, title: str) -> None:
    """Open something folded away."""
    page.locator("summary", has_text=title).first.click()


def test_what_is_folded_away_says_how_much_is_in_it_and_opens_as_it_is_now(put: Put) -> None:
    page = put("plan", state=plan(action("a", helpers="Aino")), offers=OFFERS)
    fold = page.locator("summary", has_text="Method, helpers, money, order")
    expect(fold).to_contain_text("1 of 7 filled in")
    expect(page.get_by_label("Who helps")).to_have_count(0)

    tell(page, "state", plan(action("a", helpers="Aino, Kai", money="12.5")))
    expect(fold).to_contain_text("2 of 7 filled in")
    fold.click()

    expect(page.get_by_label("Who helps")).to_have_value("Aino, Kai")
    expect(page.locator(".ihk-plan-money")).to_contain_text("GEL")


def test_a_list_saves_at_once_and_keeps_what_it_does_not_offer_any_more(put: Put) -> None:
    gone = action("a", method="old", method_title="Old method")
    page = put("plan", state=plan(gone), offers=OFFERS)
    unfold(page, "Method, helpers")
    method = page.locator(".ihk-plan-method select")
    expect(method.locator("option:checked")).to_have_text("Old method (no longer in the catalogue)")

    method.select_option("walk")

    (edit,) = sent(page)
    assert edit["changes"] == {"method": {"before": "old", "after": "walk"}}


def test_choosing_a_measurement_names_the_indicator_and_its_baseline_is_read(put: Put) -> None:
    page = put("plan", state=plan(), offers=OFFERS)
    measure = page.get_by_label("We look at")
    assert measure.locator("optgroup").first.get_attribute("label") == "This goal's need"

    measure.select_option("s/B1/status")

    edits = {name: c["after"] for one in sent(page, 3) for name, c in one["changes"].items()}
    assert edits == {
        "indicator.measure": "s/B1/status",
        "indicator.name": "Devices",
        "indicator.measured_how": "School",
    }
    fields = {"indicator.measure": "s/B1/status", "indicator.name": "Devices"}
    told: dict[str, object] = {
        "fields": fields,
        "baseline": "1.8 of 3 (n = 23)",
        "hidden": False,
        "kept": True,
        "newer": "2.1 of 3",
    }
    tell(page, "state", plan(goals=[goal("g", **told)]))
    box = page.locator(".ihk-measured")
    expect(box).to_contain_text("1.8 of 3 (n = 23)")
    expect(box).to_contain_text("The newest results: 2.1 of 3")
    expect(page.locator(".ihk-plan-indicator-baseline")).to_be_hidden()
    expect(page.locator(".ihk-plan-indicator-target")).to_contain_text("on the scale from 1 to 3")


def test_where_nothing_is_shown_of_a_school_it_says_so_and_one_types_what_one_knows(
    put: Put,
) -> None:
    told: dict[str, object] = {
        "fields": {"indicator.measure": "s/A1/status"},
        "baseline": "",
        "hidden": True,
        "kept": False,
        "newer": "",
    }
    page = put("plan", state=plan(goals=[goal("g", **told)]), offers=OFFERS)

    expect(page.locator(".ihk-measured")).to_contain_text("Nothing is shown of your school here")
    expect(page.locator(".ihk-plan-indicator-baseline textarea")).to_be_visible()


def test_what_comes_first_is_ticked_and_removed_actions_are_not_forgotten(put: Put) -> None:
    page = put(
        "plan", state=plan(action("a"), action("b", after="gone a"), action("c")), offers=OFFERS
    )
    page.locator("summary", has_text="Method, helpers").nth(1).click()
    expect(page.get_by_role("checkbox", name="1.1 A")).to_be_checked()

    page.get_by_role("checkbox", name="1.3 C").check()

    (edit,) = sent(page)
    assert edit["changes"]["after"] == {"before": "gone a", "after": "gone a c"}


def test_a_clash_of_statuses_is_said_in_words(put: Put) -> None:
    page = put("plan", state=plan(action("a", status="open")), offers=OFFERS)
    status = page.locator(".ihk-action").get_by_label("Status")
    status.select_option("done")
    (edit,) = sent(page)

    tell(page, "message", {"kind": "warn", "mark": edit["mark"], "theirs": {"status": "open"}})

    expect(page.get_by_role("alert")).to_contain_text("Theirs: ○ not begun")
    expect(page.get_by_role("alert")).to_contain_text("Yours: ✔ done")


def test_moving_by_keyboard_keeps_the_focus_on_what_moves(put: Put) -> None:
    goals = [goal("g"), goal("h")]
    page = put("plan", state=plan(action("a"), action("b"), goals=goals), offers=OFFERS)
    up = page.get_by_role("button", name="Move up: Action 1.2")
    up.press("Enter")
    assert sent(page) == [{"do": "move_action", "action": "b", "way": -1}]

    tell(page, "state", plan(action("b"), action("a"), goals=goals))

    expect(page.get_by_role("button", name="Move up: Action 1.1")).to_be_focused()
    typed = page.locator(".ihk-goal").last.get_by_label("What shall have changed?")
    typed.focus()
    tell(page, "state", plan(action("b"), action("a"), goals=goals[::-1]))
    expect(page.get_by_role("heading", name="Goal 1")).to_be_visible()
    assert page.evaluate("document.activeElement.value") == "Goal h"


def test_a_new_action_is_where_one_goes_on_typing(put: Put) -> None:
    page = put("plan", state=plan(), offers=OFFERS)
    page.get_by_role("button", name="Add an action").click()

    tell(page, "message", {"kind": "good", "text": "", "added": "n"})
    tell(page, "state", plan(action("n")))

    expect(page.get_by_label("What do we do?")).to_be_focused()


def test_names_of_the_plan_are_offered_also_after_a_comma(put: Put) -> None:
    state = plan(action("a", lead="Kai", helpers="Aino, kai; Ülle", overseer="გიორგი"))
    page = put("plan", state=state, offers=OFFERS)
    unfold(page, "Method, helpers")
    offered = "input => [...input.list.options].map((one) => one.value)"

    assert page.get_by_label("Who leads it").evaluate(offered) == ["Kai", "Aino", "Ülle", "გიორგი"]
    helpers = page.get_by_label("Who helps")
    helpers.fill("Kai, ")
    assert helpers.evaluate(offered) == ["Kai, Aino", "Kai, Ülle", "Kai, გიორგი"]


def test_a_text_of_a_fold_that_was_not_saved_is_offered_after_a_reload(put: Put) -> None:
    page = put("plan", state=plan(action("a")), offers=OFFERS)
    unfold(page, "Method, helpers")
    page.get_by_label("Who pays").fill("The city")
    sent(page)

    put("plan", again=page, state=plan(action("a")), offers=OFFERS)
    page.get_by_role("button", name="Put it back").click()

    expect(page.get_by_label("Who pays")).to_have_value("The city")
    expect(page.get_by_label("Who pays")).to_be_focused()


def test_two_hundred_actions_are_folded_and_open_one_by_one(put: Put) -> None:
    many = [action(f"a{number}", lead="Kai") for number in range(200)]
    page = put("plan", state=plan(*many), offers=OFFERS)
    expect(page.locator(".ihk-action")).to_have_count(200)
    expect(page.get_by_label("What do we do?")).to_have_count(0)

    page.locator(".ihk-action > summary").nth(150).click()

    expect(page.get_by_label("What do we do?")).to_have_value("A150")


def test_the_check_opens_the_fold_of_a_field(put: Put) -> None:
    page = put("plan", state=plan(), offers=OFFERS)

    page.evaluate(
        "document.dispatchEvent(new CustomEvent('ihk-plan-place', "
        "{ detail: { id: 'p', field: 'calendar' } }))"
    )

    expect(page.get_by_label("Term calendar")).to_be_visible()
    expect(page.get_by_label("What do we need from the hub?")).to_have_count(0)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_all_that_is_folded_away_can_be_read_and_fits_a_phone(put: Put, theme: str) -> None:
    long = "https://example.org/" + "x" * 300
    state = plan(action("a", text=long, helpers=long, method="old", method_title=long), action("b"))
    page = put("plan", theme=theme, size=(375, 812), state=state, offers=OFFERS)
    for fold in page.locator(".ihk-fold > summary").all():
        fold.click()

    expect(page.get_by_label("Who helps").first).to_be_visible()
    found = Axe().run(page).response["violations"]
    assert [one["id"] for one in found if one["impact"] in {"serious", "critical"}] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 375
