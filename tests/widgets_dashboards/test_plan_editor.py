"""The plan editor: it saves while one types, meets other editors' texts, and loses nothing."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect
from props import GOAL_FIELDS, PLAN

Put = Callable[..., Page]


def with_vision(text: str) -> dict[str, Any]:
    """Return the plan with another vision."""
    return PLAN | {"fields": {"title": "", "vision": text}}


@pytest.fixture
def page(put: Put) -> Page:
    return put("plan", state=PLAN)


def vision(page: Page) -> Locator:
    """Find the field of the vision."""
    return page.locator(".ihk-plan-vision textarea")


def sent(page: Page, count: int = 1) -> list[dict[str, Any]]:
    """Wait until so many commands were sent, and return them."""
    page.wait_for_function(f"window.sent.length >= {count}")
    return list(page.evaluate("window.sent"))


def tell(page: Page, trait: str, value: object) -> None:
    """Play the kernel."""
    page.evaluate("([trait, value]) => window.model.tell(trait, value)", [trait, value])


def kept(page: Page) -> str:
    """Return what the browser keeps of unsaved texts."""
    return str(page.evaluate("localStorage.getItem('ihubkit-plan-p') || ''"))


def test_a_pause_in_typing_saves_once(page: Page) -> None:
    vision(page).press_sequentially(" of ours", delay=10)

    (edit,) = sent(page)

    assert (edit["part"], edit["part_id"]) == ("plan", "p")
    (change,) = edit["changes"].values()
    assert change["before"] == "Vision"
    assert sorted(change["after"]) == sorted("Vision of ours")


def test_saved_is_said_in_words_and_nothing_is_kept_back(page: Page) -> None:
    vision(page).fill("New")
    (edit,) = sent(page)
    assert "New" in kept(page)

    tell(page, "state", with_vision("New"))
    tell(page, "message", {"kind": "good", "mark": edit["mark"], "saved": True})

    expect(page.locator(".ihk-plan-vision .ihk-field-status")).to_have_text("saved")
    expect(page.get_by_text("Everything is saved.")).to_be_visible()
    assert kept(page) == ""


def test_what_another_editor_writes_appears(page: Page) -> None:
    tell(page, "state", with_vision("Theirs"))

    expect(vision(page)).to_have_value("Theirs")


def test_the_field_one_types_in_is_left_alone(page: Page) -> None:
    goal = page.get_by_label("What shall have changed?")
    goal.press("End")
    goal.press_sequentially(" one")

    tell(page, "state", with_vision("Theirs") | {"goals": [PLAN["goals"][0]]})

    expect(vision(page)).to_have_value("Theirs")
    expect(goal).to_have_value("Goal one")
    expect(goal).to_be_focused()


def test_the_same_text_cut_by_the_server_does_not_eat_a_space(page: Page) -> None:
    vision(page).fill("All pupils ")
    (edit,) = sent(page)

    tell(page, "state", with_vision("All pupils"))
    tell(page, "message", {"kind": "good", "mark": edit["mark"], "saved": True})
    tell(page, "state", with_vision("All pupils"))
    vision(page).press("End")
    page.keyboard.type("learn")

    expect(vision(page)).to_have_value("All pupils learn")


def test_typing_on_while_a_save_is_under_way_saves_the_rest(page: Page) -> None:
    vision(page).fill("One")
    (first,) = sent(page)
    vision(page).fill("One two")

    tell(page, "state", with_vision("One"))
    tell(page, "message", {"kind": "good", "mark": first["mark"], "saved": True})

    second = sent(page, 2)[1]
    assert second["changes"] == {"vision": {"before": "One", "after": "One two"}}


def clash(page: Page) -> None:
    """Let two texts meet."""
    vision(page).fill("Mine")
    (edit,) = sent(page)
    tell(page, "state", with_vision("Theirs"))
    answer = {"kind": "warn", "text": "x", "mark": edit["mark"], "theirs": {"vision": "Theirs"}}
    tell(page, "message", answer)


def test_a_clash_shows_both_texts_and_sends_nothing_by_itself(page: Page) -> None:
    clash(page)

    box = page.get_by_role("alert")
    expect(box).to_contain_text("Theirs")
    expect(box).to_contain_text("Mine")
    assert len(page.evaluate("window.sent")) == 1


def test_mine_can_win_a_clash(page: Page) -> None:
    clash(page)

    page.get_by_role("button", name="Use mine").click()

    assert sent(page, 2)[1]["changes"] == {"vision": {"before": "Theirs", "after": "Mine"}}


def test_theirs_can_win_a_clash(page: Page) -> None:
    clash(page)

    page.get_by_role("button", name="Keep theirs").click()

    expect(vision(page)).to_have_value("Theirs")
    assert kept(page) == ""


def test_a_text_the_kernel_never_took_is_offered_after_a_reload(put: Put, page: Page) -> None:
    vision(page).fill("Typed when the kernel died")
    sent(page)

    put("plan", again=page, state=PLAN)
    expect(vision(page)).to_have_value("Vision")
    page.get_by_role("button", name="Put it back").click()

    expect(vision(page)).to_have_value("Typed when the kernel died")
    assert sent(page)[0]["changes"]["vision"]["after"] == "Typed when the kernel died"


def test_a_text_of_a_goal_somebody_removed_is_not_lost(page: Page) -> None:
    page.get_by_label("What shall have changed?").fill("Long thought")
    sent(page)

    tell(page, "state", PLAN | {"goals": [], "actions": []})

    expect(page.get_by_role("group", name="A text that was not saved")).to_contain_text(
        "Long thought"
    )


def test_a_refusal_is_said_beside_its_field(page: Page) -> None:
    page.get_by_label("Hours").fill("a lot")
    (edit,) = sent(page)

    tell(page, "message", {"kind": "bad", "text": "“a lot” is no number.", "mark": edit["mark"]})

    expect(page.locator(".ihk-plan-hours .ihk-field-status")).to_have_text("“a lot” is no number.")


def test_a_new_goal_does_not_move_the_others(page: Page) -> None:
    vision(page).focus()
    goals = [*PLAN["goals"], {"id": "g2", "need": "", "fields": GOAL_FIELDS}]

    tell(page, "state", PLAN | {"goals": goals})

    expect(page.get_by_role("heading", name="Goal 2")).to_be_visible()
    expect(vision(page)).to_be_focused()


def test_removing_asks_once_more(page: Page) -> None:
    page.get_by_text("Remove the goal …").click()
    assert page.evaluate("window.sent") == []

    page.get_by_role("button", name="Yes, remove it").last.click()

    assert sent(page) == [{"do": "remove_goal", "goal": "g"}]


def test_a_need_without_a_goal_offers_one(page: Page) -> None:
    page.get_by_role("button", name="Add a goal for it").click()

    assert sent(page) == [{"do": "add_goal", "need": "n"}]
