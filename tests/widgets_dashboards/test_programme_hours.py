"""Hours of a programme in a browser: a meeting in two taps, and the team's remark."""

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

Put = Callable[..., Page]
PHONE = (375, 812)
PART: dict[str, Any] = {
    "id": "mentoring",
    "title": "Mentoring",
    "said": ["2 h used", "4 h booked", "of 35 h planned"],
    "used": 5.7,
    "booked": 11.4,
    "expected": 27.3,
    "forecast": "At this pace about 7.3 h",
}
ALERT = {"urgency": "now", "shape": "■", "word": "Now", "text": "Too few.", "todo": "Book 3 h."}
SCHOOL: dict[str, Any] = {
    "id": "e1",
    "name": "Birch <b>School</b>",
    "title": "Digital Accelerator",
    "days": "1 March to 31 August",
    "facts": ["Basic course"],
    "remark": "Evenings",
    "parts": [PART],
    "alerts": [ALERT],
    "print": "/print/programme/s1",
    "seen": 2,
    "starts": "2026-03-01",
    "ends": "2026-08-31",
    "people": 20,
    "staff": 21,
    "chosen": {},
    "agreed": {"mentoring": 35},
}
FORM = {
    "enrolment": "e1",
    "part": "mentoring",
    "state": "used",
    "day": "2026-04-01",
    "hours": 1.5,
    "people": 4,
    "note": "",
    "mentor": "Mari",
}
ENTRY: dict[str, Any] = FORM | {
    "id": "h1",
    "seen": 3,
    "state": "booked",
    "school": SCHOOL["name"],
    "part_title": "Mentoring",
    "shape": "◐",
    "word": "booked",
    "day_said": "1 April 2026",
    "hours_said": "1.5 h",
    "note": "Seen <i>together</i>",
    "may_be_held": True,
}
DESK: dict[str, Any] = {
    "team": False,
    "id": "digital-accelerator",
    "title": "Digital Accelerator",
    "about": "Six months.",
    "months": 6,
    "offered": [{"id": "digital-accelerator", "title": "Digital Accelerator"}],
    "columns": [{"id": "mentoring", "title": "Mentoring"}],
    "terms": [
        {"id": "mentoring", "title": "Mentoring", "about": "", "least": 35, "most": 80}
        | {"choices": []}
    ],
    "schools": [SCHOOL],
    "free": [{"id": "s2", "title": "Alder School", "staff": 12}],
    "log": [ENTRY],
    "form": FORM | {"n": 0},
    "removed": False,
    "today": "2026-04-02",
    "downloads": [],
}
TEAM: dict[str, Any] = {
    "team": True,
    "school": "s1",
    "print": "",
    "schools": [
        SCHOOL
        | {"steps": [{"month": "Month 1", "texts": ["Map."], "now": True}]}
        | {"next": [ENTRY], "log": [], "same_dates": False}
    ],
}


def sent(page: Page) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = page.evaluate("window.sent")
    return found


def grave(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [one["id"] for one in found if one["impact"] in {"serious", "critical"}]


def test_a_meeting_is_logged_in_two_taps_on_a_phone(put: Put) -> None:
    page = put("programme", state=DESK, size=PHONE)

    page.get_by_text("Log a meeting").click()
    page.locator(".ihk-new-meeting").get_by_role("button", name="Save").click()
    page.get_by_role("button", name="Held: Birch").click()

    assert sent(page) == [
        {"do": "log", "meeting": FORM},
        {"do": "held", "entry": "h1", "seen": 3},
    ]


def test_what_is_typed_stays_while_others_log_and_goes_when_it_is_saved(put: Put) -> None:
    page = put("programme", state=DESK)
    page.get_by_text("Log a meeting").click()
    note = page.locator(".ihk-new-meeting").get_by_label("What was done")
    note.fill("Half a sentence")

    page.evaluate("state => window.model.tell('state', state)", DESK | {"log": []})
    expect(note).to_have_value("Half a sentence")
    page.evaluate("state => window.model.tell('state', state)", DESK | {"form": FORM | {"n": 1}})
    expect(page.locator(".ihk-new-meeting")).not_to_have_attribute("open", "")


def test_a_school_is_enrolled_with_what_is_agreed(put: Put) -> None:
    page = put("programme", state=DESK | {"schools": [], "log": []})

    page.get_by_label("How many take part").fill("11")
    page.get_by_role("button", name="It takes part").click()

    terms = {"starts": "2026-04-02", "ends": "", "people": 11, "staff": 12}
    agreed = {"chosen": {}, "agreed": {"mentoring": 35}}
    assert sent(page) == [{"do": "enrol", "school": "s2", "terms": terms | agreed}]


def test_a_teams_remark_is_saved_while_hours_change_and_the_dates_are_taken(put: Put) -> None:
    page = put("programme", state=TEAM, size=PHONE)
    remark = page.get_by_label("Our remark")
    remark.fill("Mornings")

    page.evaluate("state => window.model.tell('state', state)", TEAM | {"print": "/print"})
    expect(remark).to_have_value("Mornings")
    remark.blur()
    page.get_by_role("button", name="Take these dates into the plan").click()

    edit, take = sent(page)
    assert edit["changes"] == {"remark": {"before": "Evenings", "after": "Mornings"}}
    assert take == {"do": "take_dates", "enrolment": "e1"}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_everyone_can_read_it(put: Put, theme: str) -> None:
    for state in (DESK, TEAM):
        page = put("programme", state=state, theme=theme, size=PHONE)
        page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")

        assert grave(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
