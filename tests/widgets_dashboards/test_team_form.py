"""What a team answers: saved by itself, clashes shown in words, nothing lost."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from props import COURSE, EMPTY, FORM, TEAM

Put = Callable[..., Page]


@pytest.fixture
def page(put: Put) -> Page:
    return put("teamform", form=FORM, state=TEAM)


def sent(page: Page, count: int = 1) -> list[dict[str, Any]]:
    """Wait until so many commands were sent, and return them."""
    page.wait_for_function(f"window.sent.length >= {count}")
    return list(page.evaluate("window.sent"))


def tell(page: Page, trait: str, value: object) -> None:
    """Play the kernel."""
    page.evaluate("([trait, value]) => window.model.tell(trait, value)", [trait, value])


def with_fields(**fields: str) -> dict[str, Any]:
    """Return the answers with other fields of the first question."""
    item = {"fields": EMPTY | fields, "light": "amber", "word": "in part"}
    return TEAM | {"items": TEAM["items"] | {"A1": item}}


def test_the_first_unfinished_section_is_open_and_leads_on(page: Page) -> None:
    sections = page.locator("details")
    assert [one.get_attribute("open") is not None for one in sections.all()] == [True, False]

    page.get_by_role("button", name="Next: Section B").click()

    expect(page.get_by_label("Nothing yet").nth(1)).to_be_checked()


def test_a_choice_is_sent_at_once_and_shown_as_saved(page: Page) -> None:
    page.get_by_label("Something").first.check()
    (edit,) = sent(page)

    tell(page, "state", with_fields(**{"values.status": "2"}))
    tell(page, "message", {"kind": "good", "mark": edit["mark"], "saved": True})

    assert (edit["part"], edit["part_id"]) == ("s.0.q", "A1")
    assert edit["changes"] == {"values.status": {"before": "", "after": "2"}}
    expect(page.get_by_text("Everything is saved.")).to_be_visible()
    expect(page.get_by_text("in part")).to_be_visible()


def test_a_choice_that_clashes_is_said_in_words(page: Page) -> None:
    page.get_by_label("Something").first.check()
    (edit,) = sent(page)
    theirs = {"values.status": "1"}
    tell(page, "message", {"kind": "warn", "text": "x", "mark": edit["mark"], "theirs": theirs})

    box = page.get_by_role("alert")
    expect(box).to_contain_text("Nothing yet")
    expect(box).to_contain_text("Something")
    page.get_by_role("button", name="Use mine").click()

    assert sent(page, 2)[1]["changes"] == {"values.status": {"before": "1", "after": "2"}}


def test_evidence_the_kernel_never_took_is_offered_after_a_reload(put: Put, page: Page) -> None:
    page.get_by_label("What this rests on").first.fill("A list 🖥️")
    sent(page)

    put("teamform", again=page, form=FORM, state=TEAM)
    page.get_by_role("button", name="Put it back").click()

    expect(page.get_by_label("What this rests on").first).to_have_value("A list 🖥️")
    assert sent(page)[-1]["changes"]["evidence"]["after"] == "A list 🖥️"


def test_another_school_s_form_takes_none_of_the_typed_texts(page: Page) -> None:
    page.get_by_label("Comment").first.fill("For the first school")
    tell(page, "state", with_fields() | {"id": "t.0.q"})

    expect(page.get_by_label("Comment").first).to_have_value("")
    assert {edit["part"] for edit in sent(page)} == {"s.0.q"}


def test_the_length_of_a_course_is_chosen(put: Put) -> None:
    page = put("course", state=COURSE)

    page.get_by_label("Length of the course").select_option("tailored")

    assert sent(page) == [{"do": "choose_length", "length": "tailored"}]
