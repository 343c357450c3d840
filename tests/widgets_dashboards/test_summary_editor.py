"""The editor of a summary: one button drafts it, and no new draft touches what a person wrote."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from props import HTML, SUMMARY

Put = Callable[..., Page]
STATE = SUMMARY | {"draft": [], "hidden": []}
STRONG, OPEN = SUMMARY["parts"]


def sent(page: Page, count: int = 1) -> list[dict[str, Any]]:
    """Wait until so many commands were sent, and return them."""
    page.wait_for_function(f"window.sent.length >= {count}")
    return list(page.evaluate("window.sent"))


def tell(page: Page, trait: str, value: object) -> None:
    """Play the kernel."""
    page.evaluate("([trait, value]) => window.model.tell(trait, value)", [trait, value])


@pytest.fixture
def page(put: Put) -> Page:
    return put("summary_editor", state=STATE)


def test_one_button_drafts_in_the_chosen_language(put: Put) -> None:
    page = put("summary_editor", state=STATE | {"version": 0, "parts": []})
    expect(page.get_by_role("button", name="Add a part")).to_be_hidden()

    page.get_by_label("Language of the draft").select_option("fi")
    page.get_by_role("button", name="Draft the summary").click()

    assert sent(page) == [{"do": "draft", "language": "fi"}]


def test_before_the_first_reveal_the_page_says_why_there_is_nothing_to_draft(put: Put) -> None:
    page = put("summary_editor", state=STATE | {"version": 0, "parts": [], "released": False})

    expect(page.get_by_role("button", name="Draft the summary")).to_be_disabled()
    expect(page.get_by_text("Nothing has been released yet")).to_be_visible()


def test_a_pause_in_typing_saves_the_part(page: Page) -> None:
    page.get_by_label("Sentences").first.fill("One.\nTwo.\nThree.")

    (edit,) = sent(page)

    assert (edit["part"], edit["part_id"]) == ("summary-w-", "strong")
    assert edit["changes"] == {"text": {"before": "One.\nTwo.", "after": "One.\nTwo.\nThree."}}


def test_a_text_that_was_never_saved_is_offered_after_a_reload(put: Put, page: Page) -> None:
    page.get_by_label("Sentences").first.fill("Typed on a train")
    sent(page)

    put("summary_editor", again=page, state=STATE)
    page.get_by_role("button", name="Put it back").click()

    expect(page.get_by_label("Sentences").first).to_have_value("Typed on a train")


def test_a_text_of_another_school_is_never_sent_as_this_ones(page: Page) -> None:
    page.get_by_label("Sentences").first.fill("For all of us")
    sent(page)

    tell(page, "state", STATE | {"id": "summary-w-s1", "whose": "s1"})

    expect(page.get_by_label("Sentences").first).to_have_value("One.\nTwo.")
    assert {one["part"] for one in sent(page)} == {"summary-w-"}


def test_a_new_draft_stands_above_and_the_text_stays(page: Page) -> None:
    page.get_by_role("button", name="Draft it anew").click()
    tell(page, "state", STATE | {"draft": SUMMARY["draft"]})

    expect(page.get_by_text("Three.")).to_be_visible()
    expect(page.get_by_label("Sentences").first).to_have_value("One.\nTwo.")
    page.get_by_role("button", name="Take this part").click()
    page.get_by_role("button", name="Replace my text").click()
    page.get_by_role("button", name="Keep my text").click()

    assert sent(page, 4)[1:] == [
        {"do": "take_part", "part": "strong"},
        {"do": "use_draft", "seen": 3},
        {"do": "drop_draft"},
    ]


def test_parts_move_without_losing_what_is_typed(page: Page) -> None:
    page.get_by_label("Sentences").nth(1).fill("Why not?")
    page.get_by_role("button", name="Move up: Open questions").click()

    tell(page, "state", STATE | {"parts": [OPEN, STRONG]})

    expect(page.get_by_label("Sentences").first).to_have_value("Why not?")
    assert {"do": "move_part", "part": "open", "by": -1} in sent(page, 2)


def test_publishing_is_one_switch(page: Page) -> None:
    page.get_by_label("The teams of all schools see it").check()

    assert sent(page) == [{"do": "publish", "on": True}]


def test_a_quote_of_a_hidden_card_is_pointed_out(put: Put) -> None:
    page = put("summary_editor", state=STATE | {"hidden": [HTML]})

    expect(page.get_by_text("is not approved (any more)")).to_contain_text(HTML)


def test_the_text_can_be_copied_whole(page: Page) -> None:
    page.evaluate(
        "Object.defineProperty(navigator, 'clipboard', { value: {"
        " writeText: async (text) => { window.copied = text; } } })"
    )

    page.get_by_role("button", name="Copy as text").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()

    assert page.evaluate("window.copied") == (
        "Spring evening \N{EN DASH} All schools together\n\n"
        "What is strong\n- One.\n- Two.\n\nOpen questions\n- Why?"
    )
