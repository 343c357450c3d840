"""Proposed methods as a team sees them: one story of asking and taking, one of advice."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

Put = Callable[..., Page]


def a_set(*titles: str, hours: str = "40") -> dict[str, Any]:
    """Make up a set whose methods all begin in one term."""
    methods = [
        {
            "id": title.lower(),
            "title": title,
            "purpose": "It helps.",
            "starts": "2026-09-01",
            "ends": "2026-10-12",
            "until": "",
            "people": 6,
            "whole": True,
            "hours": hours,
            "answers": [{"need": "Sharing", "fit": 3, "word": "made for it"}],
            "taken": False,
        }
        for title in titles
    ]
    return {
        "methods": len(methods),
        "hours": hours,
        "total": f"Working hours: {hours} of 100",
        "differs": [],
        "terms": [{"title": "Autumn 2026", "methods": methods}],
        "why": ["“Sharing” is answered."],
        "left": ["“Course” would fit better."],
        "open": True,
    }


STATE: dict[str, Any] = {
    "id": "plan",
    "number": 1,
    "calendar": True,
    "taken": "",
    "limits": [
        {"id": "people", "label": "People", "value": "6", "usual": "20", "told": []},
        {
            "id": "hours",
            "label": "Hours",
            "value": "100",
            "usual": "100",
            "told": ["Spring term 2027", "too little is left of “Autumn term 2026”"],
        },
    ],
    "needs": [
        {"id": "n1", "title": "Sharing", "aside": False},
        {"id": "n2", "title": "Devices", "aside": False},
    ],
    "methods": [
        {"id": "walk", "title": "Walk", "fit": 3, "how": ""},
        {"id": "fair", "title": "Fair", "fit": 0, "how": ""},
    ],
    "used": [],
    "aside": [],
    "blocked": False,
    "sets": [a_set("Walk", "Circle"), a_set("Fair", hours="12")],
    "advice": [],
}
ADVICE = STATE | {"sets": [], "advice": [["People: 8 instead of 6"], ["Do without “Walk”"]]}


def sent(page: Page) -> dict[str, Any]:
    """Return the last command."""
    page.wait_for_function("window.sent.length > 0")
    return dict(page.evaluate("window.sent.at(-1)"))


@pytest.mark.parametrize("size", [(1280, 800), (375, 812)])
def test_a_team_asks_looks_at_another_set_and_takes_it(put: Put, size: tuple[int, int]) -> None:
    page = put("proposals", state=STATE, size=size)
    if size[0] < 500:
        page.get_by_text("What we have").click()
    page.get_by_label("People").fill("8")
    page.get_by_label("Devices").uncheck()
    page.get_by_text("Methods that must be there or not").click()
    page.get_by_role("combobox", name="Walk").select_option("exclude")

    page.get_by_role("button", name="Propose methods").click()

    assert sent(page) == {
        "do": "ask",
        "limits": {"people": "8", "hours": "100"},
        "methods": {"walk": "exclude"},
        "aside": ["n2"],
    }
    told = page.get_by_text("Spring term 2027 · too little is left of “Autumn term 2026”")
    expect(told).to_have_count(1)
    page.get_by_label("Proposal 2").check()
    expect(page.get_by_role("table")).to_contain_text("Fair")
    expect(page.get_by_role("table")).not_to_contain_text("Circle")
    page.get_by_role("button", name="Take it Fair").click()
    assert sent(page) == {"do": "take", "proposal": 1, "method": "fair", "seen": 1}
    page.get_by_role("button", name="Take all of it into our plan").click()
    assert sent(page)["method"] == ""
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


def test_advice_has_a_button_for_each_way(put: Put) -> None:
    page = put("proposals", state=ADVICE)

    page.get_by_role("button", name="Use it Do without “Walk”").click()

    assert sent(page) == {"do": "follow", "advice": 1, "seen": 1}
