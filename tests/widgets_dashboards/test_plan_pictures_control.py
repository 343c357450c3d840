"""A plan's pictures and board in a browser: by keyboard, on a phone and on a large screen."""

import json
from collections.abc import Callable

from playwright.sync_api import Page, expect
from props import PLAN_BOARD, PLAN_TIMELINE

Put = Callable[..., Page]


def tell(page: Page, state: dict[str, object]) -> None:
    """Let the kernel tell another state."""
    page.evaluate(f"window.model.tell('state', {json.dumps(state)})")


def test_a_card_goes_to_another_column_by_keyboard_and_keeps_the_focus(put: Put) -> None:
    page = put("planpictures", state=PLAN_BOARD, size=(375, 812))
    card = page.get_by_role("listitem").filter(has_text="1.0")

    card.get_by_role("combobox").select_option("done")

    sent = {"do": "set_status", "action": "open-0", "before": "open", "after": "done"}
    assert page.evaluate("window.sent") == [sent]
    before, after = PLAN_BOARD["board"]
    moved = before["cards"][0] | {"status": "done"}
    board = [before | {"cards": before["cards"][1:]}, after | {"cards": [moved]}]
    page.get_by_label("How it goes with 1.0").focus()
    tell(page, PLAN_BOARD | {"board": board})
    column = page.get_by_role("region", name="done")
    expect(column.get_by_role("listitem")).to_have_count(1)
    expect(column.get_by_role("combobox")).to_be_focused()
    expect(column.get_by_role("combobox")).to_have_value("done")


def test_pictures_come_in_the_size_of_the_screen_with_words_and_numbers(put: Put) -> None:
    page = put("planpictures", state=PLAN_TIMELINE)

    expect(page.get_by_text("wide, 1 of 2", exact=True)).to_be_visible()
    expect(page.get_by_text("1.2 begins before 1.1 has ended.")).to_be_visible()
    page.get_by_text("Show the numbers").click()
    expect(page.get_by_role("table")).to_be_visible()
    page.set_viewport_size({"width": 375, "height": 812})
    expect(page.get_by_text("phone, 2 of 2", exact=True)).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 375
    page.get_by_label("Person").select_option("Aino")
    page.get_by_role("button", name="Status board").click()
    assert page.evaluate("window.sent") == [
        {"do": "narrow", "goal": "", "person": "Aino"},
        {"do": "look_at", "view": "board"},
    ]


def test_a_plan_without_actions_says_so(put: Put) -> None:
    empty = PLAN_BOARD | {"empty": "The plan has no actions yet.", "people": [], "goals": []}
    page = put("planpictures", state=empty)

    expect(page.get_by_text("The plan has no actions yet.")).to_be_visible()
    expect(page.get_by_role("combobox")).to_have_count(0)
