"""Join page, seat page and controls for everybody: axe-core in light and dark."""

import json
from typing import Any

import pytest
from booth import CONTENT, Booth
from playwright.sync_api import Browser, Page, Route, expect
from stage import PAGES, PICTURE, SHOWN, TABLE, Mount, Serious, own_results, phone, running

INSTRUMENT = CONTENT.instrument("innovative-school").model_dump(mode="json")
CONTROLS: dict[str, dict[str, Any]] = {
    "questionnaire": {"instrument": INSTRUMENT, "values": {"A1|status": 2, "A1|importance": 4}},
    "cards": {
        "own": [{**SHOWN, "state": "waiting"}],
        "shown": [{**SHOWN, "voted": True}, {**SHOWN, "id": "t"}],
    },
    "results": {"title": "Results", "pictures": [{**PICTURE, "table": TABLE}]},
    "feedback": {"feedback": own_results()},
    "clock": {"clock": running(50)},
}


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", CONTROLS)
def test_a_control_is_open_to_everybody(
    mount: Mount, serious: Serious, name: str, theme: str
) -> None:
    page = mount(name, theme=theme, **CONTROLS[name])
    page.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true; })")

    assert serious(page) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_join_page_is_open_to_everybody(
    chromium: Browser, serious: Serious, theme: str
) -> None:
    context = phone(chromium, theme)
    page = join(context.new_page())

    assert serious(page) == []
    page.get_by_label("Code").fill("zzzzzz")
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("alert")).to_have_text("No workshop has the code “ZZZZZZ”.")
    assert serious(page) == []
    page.get_by_label("Code").fill(" k7m-4qt ")
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("heading")).to_have_text("Evening")
    assert serious(page) == []
    context.close()


def join(page: Page) -> Page:
    """Open the join page of a server with one workshop."""
    page.route("**/api/join", open_workshop)
    page.route("http://seat.test/", lambda route: route.fulfill(path=PAGES / "join.html"))
    page.goto("http://seat.test/")
    page.get_by_label("Code").wait_for()
    return page


def open_workshop(route: Route) -> None:
    """Know one code."""
    code = json.loads(route.request.post_data or "{}")["code"]
    if code == "K7M4QT":
        schools = [{"id": "s", "name": "<i>Birch</i>"}, {"id": "t", "name": "Alder"}]
        told = {"kind": "workshop", "title": "Evening", "schools": schools, "k": 4}
        route.fulfill(json={**told, "roles": ["teacher", "leader"], "languages": ["en", "fi"]})
    else:
        message = f"No workshop has the code “{code}”."
        route.fulfill(status=404, json={"error": {"message": message}})


def test_a_wrong_code_stays_in_the_field_and_the_field_has_the_focus(chromium: Browser) -> None:
    context = phone(chromium)
    page = join(context.new_page())
    field = page.get_by_label("Code")
    field.fill("wrong1")

    page.get_by_role("button", name="Continue").click()

    expect(page.get_by_role("alert")).to_contain_text("No workshop")
    expect(field).to_be_focused()
    expect(field).to_have_value("wrong1")
    context.close()


def test_what_is_missing_is_said_at_the_field(chromium: Browser) -> None:
    context = phone(chromium)
    page = join(context.new_page())
    page.get_by_label("Code").fill("k7m4qt")
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("<i>Birch</i>").check()

    page.get_by_role("button", name="Take my seat").click()

    expect(page.get_by_role("alert")).to_have_text("Choose what you do at your school.")
    expect(page.get_by_label("Teacher")).to_be_focused()
    context.close()


def test_who_joins_is_told_how_small_a_shown_group_may_be(chromium: Browser) -> None:
    context = phone(chromium)
    page = join(context.new_page())
    page.get_by_label("Code").fill("k7m4qt")

    page.get_by_role("button", name="Continue").click()

    expect(page.get_by_text("groups of at least 4 people")).to_be_visible()
    context.close()


def test_the_resume_code_is_shown_once_and_stays_in_the_menu(booth: Booth) -> None:
    booth.context.add_init_script(
        "if (!localStorage.getItem('ihubkit:seat-1:resume')) {"
        " localStorage.setItem('ihubkit:seat-1:resume', 'ABCDE-FGHJK');"
        " localStorage.setItem('ihubkit:seat-1:resume-new', '1'); }"
    )
    page = booth.open()
    expect(page.get_by_text("ABCDE-FGHJK")).to_be_visible()
    page.get_by_role("button", name="I have noted it").click()

    page.reload()

    page.get_by_role("button", name="Menu").click()
    page.get_by_text("Resume code", exact=True).click()
    expect(page.get_by_text("ABCDE-FGHJK")).to_have_count(1)
    expect(page.get_by_role("dialog").get_by_text("ABCDE-FGHJK")).to_be_visible()


def test_the_seat_with_its_menu_is_open_to_everybody(booth: Booth, serious: Serious) -> None:
    page = booth.open()
    assert serious(page) == []

    page.get_by_role("button", name="Menu").click()

    expect(page.get_by_role("heading", name="Menu")).to_be_focused()
    assert serious(page) == []
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_the_first_visit_of_a_seat_is_small(booth: Booth) -> None:
    asked: list[str] = []
    booth.context.on("request", lambda request: asked.append(request.url))

    page = booth.open()

    expect(page.locator(".ihk-q-item").first).to_be_visible()
    first = set(asked)
    assert len(first) <= 12
    assert all(url.startswith("http://seat.test/") for url in first)
