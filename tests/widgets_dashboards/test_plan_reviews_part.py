"""The page of a plan's reviews: what is typed is saved before a review is finished."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, expect
from props import LISTED, REVIEWS

Put = Callable[..., Page]


def tell(page: Page, trait: str, value: object) -> None:
    """Play the kernel."""
    page.evaluate("([trait, value]) => window.model.tell(trait, value)", [trait, value])


def sent(page: Page, count: int) -> list[dict[str, Any]]:
    """Wait until so many commands were sent, and return them."""
    page.wait_for_function(f"window.sent.length >= {count}")
    return list(page.evaluate("window.sent"))


def held(reflection: str) -> dict[str, Any]:
    """Return the state after the review was finished."""
    listed = LISTED | {"held": True, "late": False, "said": "finished"}
    fields = {"reflection": reflection, "next_steps": ""}
    review = REVIEWS["review"] | listed | {"by": "Aino", "fields": fields}
    return REVIEWS | {"reviews": [listed], "review": review}


def test_a_review_is_finished_when_all_is_saved_and_is_read_only_then(put: Put) -> None:
    page = put("reviews", state=REVIEWS)
    page.get_by_label("How it goes").last.select_option("done")
    (status,) = sent(page, 1)
    assert status["changes"] == {"status": {"before": "open", "after": "done"}}
    assert (status["part"], status["part_id"]) == ("action", "p.a")
    tell(page, "message", {"kind": "good", "text": "", "mark": status["mark"], "saved": True})

    page.get_by_label("What have we learned?").fill("It took longer.")
    page.get_by_label("Your name").fill("Aino")
    page.get_by_role("button", name="Finish the review").click()
    *_, edit = sent(page, 2)
    assert edit["changes"] == {"reflection": {"before": "", "after": "It took longer."}}
    assert page.evaluate("window.sent.length") == 2
    tell(page, "message", {"kind": "good", "text": "", "mark": edit["mark"], "saved": True})
    *_, finish = sent(page, 3)
    assert finish == {"do": "finish", "review": "p.r30", "who": "Aino"}

    tell(page, "state", held("It took longer."))

    expect(page.get_by_text("It took longer.")).to_be_visible()
    expect(page.get_by_text("Finished on 11 April 2026 by Aino.")).to_be_visible()
    expect(page.get_by_role("textbox")).to_have_count(0)


def test_what_was_typed_while_another_finished_is_not_lost(put: Put) -> None:
    page = put("reviews", state=REVIEWS)
    page.get_by_label("What have we learned?").fill("My own words")

    tell(page, "state", held("Theirs"))

    expect(page.get_by_role("group", name="A text that was not saved")).to_contain_text(
        "My own words"
    )


def test_news_of_others_leave_cursor_and_dates_where_they_are(put: Put) -> None:
    page = put("reviews", state=REVIEWS)
    page.get_by_label("What do we do next?").focus()
    page.keyboard.type("Go ")
    told = REVIEWS["review"] | {"fields": {"reflection": "Theirs", "next_steps": ""}}

    tell(page, "state", REVIEWS | {"review": told})
    page.keyboard.type("on")

    expect(page.get_by_label("What have we learned?")).to_have_value("Theirs")
    expect(page.get_by_label("What do we do next?")).to_have_value("Go on")


def test_the_page_one_looks_at_is_in_sight_among_many_on_a_phone(put: Put) -> None:
    tabs = [{"id": f"t{n}", "title": f"Page number {n}", "count": 0} for n in range(6)]
    page = put("heading", size=(375, 812), state={"title": "Plan", "tabs": tabs, "tab": "t4"})

    expect(page.get_by_role("button", name="Page number 4")).to_be_in_viewport(ratio=1)
    tell(page, "state", {"title": "Plan", "tabs": tabs, "tab": "t0"})
    expect(page.get_by_role("button", name="Page number 0")).to_be_in_viewport(ratio=1)
