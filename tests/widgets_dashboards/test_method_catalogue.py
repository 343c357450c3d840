"""The catalogue of methods in a browser: looking for one, opening it, taking it into the plan."""

from collections.abc import Callable
from typing import Any

from catalogue import METHODS
from playwright.sync_api import Page, expect

Put = Callable[..., Page]
CLOSED = METHODS | {"open": {}}


def sent(page: Page, count: int) -> list[dict[str, Any]]:
    """Wait until so many commands were sent, and return them."""
    page.wait_for_function(f"window.sent.length >= {count}")
    return list(page.evaluate("window.sent"))


def tell(page: Page, state: dict[str, Any]) -> None:
    """Play the kernel."""
    page.evaluate("state => window.model.tell('state', state)", state)


def test_no_letter_is_lost_while_the_list_is_drawn_anew(put: Put) -> None:
    page = put("methods", state=CLOSED)
    search = page.get_by_label("Search")
    search.press_sequentially("wa")
    assert sent(page, 1)[-1] == {"do": "narrow", "name": "text", "value": "wa"}

    search.press_sequentially("lk")
    tell(page, CLOSED | {"typed": CLOSED["typed"] | {"text": "wa"}, "cards": CLOSED["cards"][:1]})

    expect(search).to_have_value("walk")
    expect(search).to_be_focused()
    expect(page.get_by_text("1 of 2 methods")).to_be_visible()
    assert sent(page, 2)[-1]["value"] == "walk"


def test_all_that_was_looked_for_is_let_go_with_one_button(put: Put) -> None:
    page = put("methods", state=CLOSED)
    expect(page.get_by_role("button", name="Show all")).to_be_hidden()
    page.get_by_label("Need it answers").select_option("school/A2")
    assert sent(page, 1) == [{"do": "narrow", "name": "need", "value": "school/A2"}]
    tell(page, CLOSED | {"typed": CLOSED["typed"] | {"need": "school/A2"}, "cards": []})
    expect(page.get_by_text("No method fits all of this.")).to_be_visible()

    page.get_by_role("button", name="Show all").click()

    expect(page.get_by_label("Need it answers")).to_have_value("")
    assert sent(page, 2)[-1] == {"do": "clear"}


def test_a_method_opens_where_it_stands_and_takes_the_focus(put: Put) -> None:
    page = put("methods", state=CLOSED, size=(375, 812))
    page.get_by_role("button", name="Learning walk").press("Enter")
    assert sent(page, 1) == [{"do": "open_method", "method": "walk"}]

    tell(page, METHODS)

    title = page.get_by_role("button", name="Learning walk")
    expect(title).to_have_attribute("aria-expanded", "true")
    expect(title).to_be_focused()
    expect(page.get_by_text("published").first).to_be_visible()


def test_hours_of_all_follow_the_people_and_go_into_the_plan(put: Put) -> None:
    page = put("methods", state=METHODS)
    expect(page.get_by_text("13 h of all together")).to_be_visible()

    page.get_by_label("People who take part").fill("6")

    expect(page.get_by_text("15 h of all together")).to_be_visible()
    page.get_by_role("button", name="Put into the plan").click()
    used = {"do": "use", "method": "walk", "goal": "p.g", "people": 6}
    assert sent(page, 1) == [used]


def test_without_a_goal_the_way_to_the_plan_is_shown_and_readers_see_neither(put: Put) -> None:
    page = put("methods", state=METHODS | {"goals": []})
    expect(page.get_by_role("link", name="To the plan")).to_be_visible()

    tell(page, METHODS | {"may_use": False})

    expect(page.get_by_role("link", name="To the plan")).to_have_count(0)
    expect(page.get_by_role("button", name="Put into the plan")).to_have_count(0)
