"""The list of needs in a browser: choosing, judging by keyboard, and an order that changes."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, expect
from props import NEEDS

Put = Callable[..., Page]
ITEMS: list[dict[str, Any]] = NEEDS["items"]
PLACE = "document.querySelector('[data-item=\"{key}\"]').getBoundingClientRect().top"


def reordered(key: str, to: int, **changes: object) -> dict[str, Any]:
    """Return the state in which an item stands elsewhere."""
    moved = next(item for item in ITEMS if item["key"] == key) | changes
    rest = [item for item in ITEMS if item["key"] != key]
    found = [*rest[:to], moved, *rest[to:]]
    return NEEDS | {"items": [one | {"place": n} for n, one in enumerate(found, start=1)]}


def tell(page: Page, state: dict[str, Any]) -> None:
    page.evaluate("state => window.model.tell('state', state)", state)


def test_a_need_is_chosen_and_dropped_by_the_same_button(put: Put) -> None:
    page = put("needs", state=NEEDS)
    page.locator("[data-key=item-x-A2]").click()
    page.locator("[data-key=item-x-A1]").click()

    assert page.evaluate("window.sent") == [
        {"do": "choose_need", "item": "A2", "instrument": "x"},
        {"do": "drop_need", "need": "n"},
    ]


def test_how_feasible_an_item_is_can_be_said_by_keyboard(put: Put) -> None:
    page = put("needs", state=NEEDS)
    page.locator("[data-key=doable-x-A2-2]").focus()

    page.keyboard.press("ArrowRight")

    assert page.evaluate("window.sent") == [
        {"do": "judge", "item": "A2", "instrument": "x", "value": 3}
    ]


def test_an_item_that_moves_stays_under_the_finger_with_its_focus(put: Put) -> None:
    page = put("needs", size=(375, 812), state=NEEDS)
    page.locator("[data-key=doable-x-A2-1]").check()
    before = page.evaluate(PLACE.format(key="x-A2"))

    tell(page, reordered("x-A2", 6, feasibility=1))

    assert abs(page.evaluate(PLACE.format(key="x-A2")) - before) <= 1
    expect(page.locator("[data-key=doable-x-A2-1]")).to_be_focused()
    expect(page.locator("[data-key=doable-x-A2-1]")).to_be_checked()
    assert page.locator("[data-item]").nth(6).get_attribute("data-item") == "x-A2"


def test_an_item_that_moves_far_down_is_followed_into_the_rest_of_the_list(put: Put) -> None:
    page = put("needs", size=(375, 812), state=NEEDS)
    page.locator("[data-key=doable-x-A2-1]").check()

    tell(page, reordered("x-A2", 11, feasibility=1))

    expect(page.locator("[data-key=doable-x-A2-1]")).to_be_focused()
    expect(page.locator("[data-item='x-A2']")).to_be_in_viewport()


def test_what_others_choose_does_not_move_what_somebody_looks_at(put: Put) -> None:
    page = put("needs", size=(375, 812), state=NEEDS)
    page.evaluate("document.querySelector('[data-item=\"x-D\"]').scrollIntoView()")
    before = page.evaluate(PLACE.format(key="x-D"))

    tell(page, NEEDS | {"chosen": NEEDS["chosen"] * 3})

    assert abs(page.evaluate(PLACE.format(key="x-D")) - before) <= 1


def test_what_another_editor_judged_is_shown(put: Put) -> None:
    page = put("needs", state=NEEDS)

    tell(page, reordered("x-A2", 0, feasibility=3))

    expect(page.locator("[data-key=doable-x-A2-3]")).to_be_checked()
    expect(page.locator("[data-item]").first).to_contain_text("A2")


def test_the_list_goes_by_section_with_its_cards(put: Put) -> None:
    page = put("needs", state=NEEDS)
    expect(page.get_by_role("list", name="Cards")).to_have_count(0)

    page.get_by_role("radio", name="By section, with cards").check()

    expect(page.get_by_role("heading", name="Vision")).to_be_visible()
    expect(page.get_by_role("list", name="Cards")).to_have_count(1)
    expect(page.get_by_text("judged by the team")).to_be_visible()
    expect(page.get_by_role("radio", name="By section, with cards")).to_be_focused()
