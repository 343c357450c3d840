"""Who finds no room for a dashboard waits in line, and is let in by turn."""

import pytest
from demo import StartDemo
from people import People, grave_violations
from playwright.sync_api import expect

SCHOOL = "Mallila School (sample)"
RESULTS = "/dashboards/dashboard"
SIZES = ((375, 812), (1280, 800))


def test_pages_wait_in_line_and_open_by_themselves(
    start_demo: StartDemo, people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("IHUBKIT_DASHBOARDS", "1")
    demo = start_demo()
    first, second = (people.team(demo, color_scheme="dark") for _ in range(2))
    for team in (first, second):
        team.enter(SCHOOL)
    plain = people.team(demo, java_script_enabled=False)
    plain.context.add_cookies([c for c in first.context.cookies() if c["name"] == "team"])  # type: ignore[misc]  # the browser's own cookie

    open_page = first.open(RESULTS)
    expect(open_page.locator("#dashboard .ihk-card").first).to_be_visible()
    waiting, refreshing = second.open(RESULTS), plain.open(RESULTS)
    expect(waiting.get_by_role("status")).to_have_text("You are next.")
    expect(refreshing.get_by_role("status")).to_have_text("Your place in the line: 2")
    for width, height in SIZES:
        waiting.set_viewport_size({"width": width, "height": height})
        assert grave_violations(waiting) == []

    open_page.close(run_before_unload=True)
    expect(waiting.locator("#dashboard .ihk-card").first).to_be_visible()
    expect(refreshing.get_by_role("status")).to_have_text("You are next.")
    waiting.reload()
    expect(waiting.locator("#dashboard .ihk-card").first).to_be_visible()
    waiting.goto("about:blank")
    expect(refreshing.locator(".ihk-bar")).to_be_visible()
