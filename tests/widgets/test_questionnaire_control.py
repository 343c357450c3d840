"""The questionnaire by finger and by keyboard."""

from typing import Any

import pytest
from booth import CONTENT
from playwright.sync_api import Page, expect
from stage import Mount

INSTRUMENT = CONTENT.instrument("innovative-school").model_dump(mode="json")


def ask(mount: Mount, **more: Any) -> Page:  # noqa: ANN401 -- traits are of any type
    """Show the first two sections."""
    traits = {
        "instrument": INSTRUMENT,
        "facets": [],
        "sections": ["A", "B"],
        "round": 1,
        "values": {},
        "locked": False,
    }
    return mount("questionnaire", **(traits | more))


def values(page: Page) -> dict[str, int | None]:
    """Return what the model holds."""
    told: dict[str, int | None] = page.evaluate("model.get('values')")
    return told


def test_a_tap_makes_a_new_values_object_and_saves(mount: Mount) -> None:
    page = ask(mount)
    page.evaluate("window.before = model.get('values')")

    page.locator("label", has_text="I can't say").first.click()

    assert values(page) == {"A1|status": None}
    assert page.evaluate("model.saves") == 1
    assert page.evaluate("window.before") == {}


def test_arrow_keys_choose_an_answer(mount: Mount) -> None:
    page = ask(mount)
    page.locator("[name$='A1|status']").first.focus()

    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")

    assert values(page) == {"A1|status": 2}


def test_answering_moves_nothing_on_the_page(mount: Mount) -> None:
    page = ask(mount)
    page.mouse.wheel(0, 500)
    page.wait_for_function("scrollY > 300")
    choice = page.locator("[name$='A2|status']").first
    before = choice.bounding_box()

    choice.check()

    assert choice.bounding_box() == before


def test_progress_counts_items_with_all_facets(mount: Mount) -> None:
    page = ask(mount, values={"A1|status": 2, "A1|importance": None, "A2|status": 1})

    items = sum(len(section["items"]) for section in INSTRUMENT["sections"][:2])
    expect(page.locator(".ihk-q-count")).to_have_text(f"1 of {items} answered")
    assert page.locator(".ihk-q-mark", has_text="Answered").count() == 1


def test_the_next_part_comes_with_its_heading_focused(mount: Mount) -> None:
    page = ask(mount)

    page.get_by_role("button", name="Next part").press("Enter")

    expect(page.locator("h2")).to_have_text(INSTRUMENT["sections"][1]["title"])
    expect(page.locator("h2")).to_be_focused()
    expect(page.get_by_role("button", name="Next part")).to_have_count(0)


def test_only_the_wanted_facets_are_asked(mount: Mount) -> None:
    page = ask(mount, facets=["importance"])

    assert page.locator("[name*='|status']").count() == 0
    assert page.locator("[name*='|importance']").count() > 0


def test_only_the_wanted_items_are_asked(mount: Mount) -> None:
    page = ask(mount, sections=[], items=["B2"], facets=["status"], round=2)

    expect(page.locator("h3")).to_have_text(INSTRUMENT["sections"][1]["items"][1]["title"])
    expect(page.locator(".ihk-q-count")).to_have_text("0 of 1 answered again")


def test_an_item_that_is_gone_is_not_asked_and_that_is_said(mount: Mount) -> None:
    page = ask(mount, items=["Z9"], round=2)

    expect(page.get_by_text("no longer part of the questionnaire")).to_be_visible()


def test_the_answer_so_far_is_chosen_and_counts_until_another_is(mount: Mount) -> None:
    page = ask(mount, items=["A1"], facets=["status"], round=2, earlier={"A1|status": 2})
    so_far = page.locator("label", has_text="your answer so far")
    expect(so_far.get_by_role("radio")).to_be_checked()
    expect(page.locator(".ihk-q-count")).to_have_text("0 of 1 answered again")
    assert values(page) == {}

    page.locator("[name$='A1|status'][value='3']").check()

    assert values(page) == {"A1|status": 3}
    expect(so_far).to_be_visible()
    expect(page.locator(".ihk-q-count")).to_have_text("1 of 1 answered again")


def test_the_answer_so_far_is_kept_with_a_tap_or_by_keyboard(mount: Mount) -> None:
    page = ask(mount, items=["A1", "A2"], round=2, earlier={"A1|status": 2, "A2|status": None})

    page.locator("label", has_text="your answer so far").first.click()
    page.locator("[name$='A2|status'][value='unsure']").press("Space")

    assert values(page) == {"A1|status": 2, "A2|status": None}
    assert page.evaluate("model.saves") == 2


def test_a_value_set_from_outside_is_shown_in_place(mount: Mount) -> None:
    page = ask(mount)

    page.evaluate("model.set('values', {'A1|status': 3})")

    expect(page.locator("[name$='A1|status'][value='3']")).to_be_checked()


def test_locked_answers_can_be_read_but_not_changed(mount: Mount) -> None:
    page = ask(mount, values={"A1|status": 1}, locked=True)

    expect(page.get_by_text("Answering is closed")).to_be_visible()
    expect(page.locator("[name$='A1|status']").first).to_be_disabled()
    expect(page.locator("[name$='A1|status'][value='1']")).to_be_checked()


def test_texts_are_never_read_as_html(mount: Mount) -> None:
    title = "<img src=x onerror=alert(1)>"
    section = {**INSTRUMENT["sections"][0], "title": title}
    page = ask(mount, instrument={**INSTRUMENT, "sections": [section]})

    expect(page.locator("h2")).to_have_text(title)
    assert page.locator("img").count() == 0


def test_texts_come_in_the_readers_language(mount: Mount) -> None:
    page = ask(mount, texts={"Next part": "Seuraava osa"})

    expect(page.get_by_role("button", name="Seuraava osa")).to_be_visible()


@pytest.mark.parametrize("width", [320, 375, 1280])
def test_nothing_is_wider_than_the_screen(mount: Mount, width: int) -> None:
    page = ask(mount)

    page.set_viewport_size({"width": width, "height": 700})

    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_every_choice_is_a_large_enough_target(mount: Mount) -> None:
    page = ask(mount)

    heights = page.eval_on_selector_all(
        ".ihk-q-choice, button", "found => found.map(one => one.getBoundingClientRect().height)"
    )

    assert len(heights) > 20
    assert min(heights) >= 44
