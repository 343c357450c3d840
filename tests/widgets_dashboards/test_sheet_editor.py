"""The run-sheet editor in a browser: moves, lengths, forms, and where the focus goes."""

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from props import HTML, PART, RUN, SHEET

Put = Callable[..., Page]


def sent(page: Page) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = page.evaluate("window.sent")
    return found


def told(page: Page, **state: object) -> None:
    """Answer the last command as the kernel does: the new state, then a good message."""
    page.evaluate(
        "state => { window.model.tell('state', state);"
        "window.model.tell('message', { kind: 'good', text: 'Done.', number: 9 }); }",
        SHEET | state,
    )


def test_a_part_is_moved_by_button_and_by_keyboard_and_keeps_the_focus(put: Put) -> None:
    page = put("sheet", state=SHEET)
    down = page.get_by_role("button", name="Move down: Where do we stand?")
    down.press("Enter")
    told(page, parts=[SHEET["parts"][0], SHEET["parts"][2], PART, SHEET["parts"][3]], seen=5)

    expect(down).to_be_focused()
    page.keyboard.press("Alt+ArrowUp")

    move = {"do": "move_part", "part": "rate"}
    assert sent(page) == [move | {"by": 1, "seen": 4}, move | {"by": -1, "seen": 5}]


def test_nothing_moves_above_what_has_been_reached_or_below_the_end(put: Put) -> None:
    page = put("sheet", state=SHEET)

    page.get_by_role("button", name="Move up: Where do we stand?").press("Enter")
    page.get_by_role("button", name="Move down: What happens next").press("Enter")

    assert sent(page) == []
    expect(page.get_by_role("button", name="Remove: Welcome")).to_have_count(0)


def test_the_list_stays_where_it_is_when_something_can_be_taken_back(put: Put) -> None:
    before = SHEET | {"undo": "", "as_template": True, "parts": [PART] * 2}
    page = put("sheet", state=before)
    first = page.locator(".ihk-parts")
    place = first.bounding_box()

    told(page, parts=[PART, PART | {"doubt": "It comes too early."}])

    expect(page.get_by_text("One part will not work as it stands")).to_be_visible()
    now = first.bounding_box()
    assert now
    assert place
    assert now["y"] == place["y"]


def test_a_removed_part_is_taken_back_with_the_next_key(put: Put) -> None:
    page = put("sheet", state=SHEET)
    page.get_by_role("button", name=f"Remove: {HTML}").press("Enter")
    told(page, parts=[*SHEET["parts"][:2], SHEET["parts"][3]], seen=5)

    expect(page.get_by_role("button", name="Take back")).to_be_focused()
    page.keyboard.press("Enter")

    assert sent(page) == [
        {"do": "remove_part", "part": "talk", "seen": 4},
        {"do": "undo", "seen": 5},
    ]


def test_minutes_are_changed_in_the_list_and_compared_with_the_plan(put: Put) -> None:
    page = put("sheet", state=SHEET)
    expect(page.get_by_text("95 min 5 more than planned")).to_be_visible()

    page.get_by_label("Minutes of “Where do we stand?”").fill("15")
    page.get_by_label("Planned").fill("85")
    page.keyboard.press("Tab")

    assert sent(page) == [
        {"do": "set_minutes", "part": "rate", "minutes": 15, "seen": 4},
        {"do": "plan_minutes", "minutes": 85, "seen": 4},
    ]


def test_a_part_is_changed_and_the_form_closes_when_it_was_taken(put: Put) -> None:
    page = put("sheet", state=SHEET)
    page.get_by_role("button", name="Change: Where do we stand?").click()
    page.get_by_role("textbox", name="Title").fill("Our library")
    page.get_by_text("Ask only some questions …").click()
    page.get_by_role("checkbox", name=HTML).last.uncheck()
    page.get_by_role("button", name="Save").click()
    told(page, seen=5)

    expect(page.get_by_role("button", name="Save")).to_have_count(0)
    expect(page.get_by_role("button", name="Change: Where do we stand?")).to_be_focused()
    assert sent(page) == [
        {
            "do": "change_part",
            "part": "rate",
            "title": "Our library",
            "minutes": 20,
            "prompt": "Choose.",
            "hint": "Wait.",
            "instrument": "school",
            "facets": ["status"],
            "items": ["own-A2"],
            "card_kinds": [],
            "seen": 4,
        }
    ]


def test_what_was_written_stays_when_it_was_refused(put: Put) -> None:
    page = put("sheet", state=SHEET)
    page.get_by_role("button", name="Change: Where do we stand?").click()
    page.get_by_role("textbox", name="Title").fill("Our library")
    page.get_by_role("button", name="Save").click()

    page.evaluate(
        "state => { window.model.tell('state', state);"
        "window.model.tell('message', { kind: 'bad', text: 'No.', number: 9 }); }",
        SHEET | {"seen": 5},
    )

    expect(page.get_by_role("textbox", name="Title")).to_have_value("Our library")


def test_a_questionnaire_without_questions_is_not_sent(put: Put) -> None:
    page = put("sheet", state=SHEET)
    page.get_by_role("button", name="Change: Where do we stand?").click()
    page.get_by_text("Ask only some questions …").click()
    page.get_by_label("Vision").uncheck()

    page.get_by_role("button", name="Save").click()

    assert sent(page) == []


def test_a_part_is_added_before_the_closing(put: Put) -> None:
    page = put("sheet", state=SHEET)
    page.get_by_role("button", name="+ Add a part").click()
    page.get_by_role("combobox", name="What happens").select_option("cards")
    expect(page.get_by_text("About cards.")).to_be_visible()
    page.get_by_label("Needs").check()
    page.get_by_role("button", name="Add this part").click()
    told(page, seen=5)

    expect(page.get_by_role("button", name="+ Add a part")).to_be_focused()
    assert sent(page) == [
        {
            "do": "add_part",
            "kind": "cards",
            "after": "talk",
            "title": "",
            "minutes": 10,
            "prompt": "",
            "hint": "",
            "instrument": "",
            "facets": [],
            "items": [],
            "card_kinds": ["need", "idea"],
            "seen": 4,
        }
    ]


def test_a_new_questionnaire_can_be_limited_to_some_questions_at_once(put: Put) -> None:
    page = put("sheet", state=SHEET)
    page.get_by_role("button", name="+ Add a part").click()
    page.get_by_role("combobox", name="What happens").select_option("instrument")
    page.get_by_text("Ask only some questions …").click()
    page.get_by_role("checkbox", name=HTML).last.uncheck()
    page.get_by_role("button", name="Add this part").click()

    (told,) = sent(page)
    assert (told["instrument"], told["items"], told["facets"]) == ("school", ["own-A2"], [])


def test_the_run_sheet_leads_to_where_it_is_changed(put: Put) -> None:
    page = put("runsheet", state=RUN)

    page.get_by_role("button", name="Change the run-sheet").click()

    assert sent(page) == [{"do": "prepare"}]


def test_a_closed_workshop_offers_nothing_to_change(put: Put) -> None:
    page = put("sheet", state=SHEET | {"state": "closed"})

    expect(page.get_by_text("“Spring evening” is closed")).to_be_visible()
    expect(page.get_by_role("button")).to_have_count(0)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("opened", ["Change: Where do we stand?", "+ Add a part"])
def test_the_forms_break_no_grave_rule_and_fit_a_phone(put: Put, theme: str, opened: str) -> None:
    page = put("sheet", state=SHEET, theme=theme, size=(375, 812))
    page.get_by_role("button", name=opened).click()

    found = Axe().run(page).response["violations"]

    grave = [one["id"] for one in found if one["impact"] in {"serious", "critical"}]
    assert grave == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 375
