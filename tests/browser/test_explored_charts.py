"""A served dashboard's pictures can be explored: one Vega for all charts, and no other host."""

import re
from urllib.parse import urlsplit

from demo import StartDemo
from people import People, Team, grave_violations
from playwright.sync_api import Locator, Page, expect

SCHOOL = "Exempelby School (sample)"


def explore_all(page: Page) -> int:
    """Explore every picture; return how many there are."""
    buttons = page.get_by_role("button", name="Explore")
    expect(buttons.first).to_be_visible()
    many = buttons.count()
    for number in range(many):
        buttons.nth(number).click()
        expect(page.locator("figure").nth(number).locator(".ihk-chart svg")).to_be_visible()
    return many


def numbers(figure: Locator) -> dict[str, list[str]]:
    """Return the table's numbers of a figure by code."""
    figure.locator("details").evaluate("details => { details.open = true; }")
    rows = figure.locator("tbody tr").all()
    cells = [row.locator("th, td").all_inner_texts() for row in rows]
    return {one[1]: one[3:-1] for one in cells}


def told(page: Page, figure: Locator) -> dict[str, list[str]]:
    """Point at some rows of a figure's chart; return the numbers it tells by code."""
    found = {}
    for target in figure.locator(".mark-rect").last.locator("path").all()[::4]:
        target.hover()
        first, *lines = figure.locator(".ihk-chart-tip:visible").inner_text().split("\n")
        found[first.split(" · ")[1]] = [line.partition(": ")[2] for line in lines[:-1]]
    page.mouse.move(0, 0)
    return found


def watched(team: Team) -> tuple[list[str], list[str]]:
    """Collect what the team's pages ask for, and what their consoles complain of."""
    asked: list[str] = []
    complaints: list[str] = []
    team.context.on("request", lambda request: asked.append(request.url))
    team.context.on("weberror", lambda error: complaints.append(str(error.error)))
    team.context.on("console", lambda message: complaints.append(message.text))
    return asked, complaints


def test_charts_tell_the_picture_s_numbers_and_take_those_of_another_group(
    start_demo: StartDemo, people: People, hosts: set[str]
) -> None:
    demo = start_demo()
    team = people.team(demo)
    team.enter(SCHOOL)
    asked, complaints = watched(team)
    page = team.open("/dashboards/dashboard")
    figure = page.locator("figure", has=page.get_by_role("heading", name="Item by item"))
    many = explore_all(page)

    assert many > 1
    assert sum(url.endswith("/vega/vega.js") for url in asked) == 1
    before = told(page, figure)
    assert before.items() <= numbers(figure).items()
    assert grave_violations(page) == []

    page.evaluate("window.drawn = document.querySelector('.ihk-chart svg')")
    asked.clear()
    page.get_by_label("Whose").select_option(label="Everyone")
    expect(figure.locator(".ihk-chart")).to_have_attribute("aria-label", re.compile("^Everyone:"))

    after = told(page, figure)
    assert after.items() <= numbers(figure).items()
    assert after != before
    assert page.evaluate("window.drawn.isConnected")
    assert not any(urlsplit(url).path.endswith(("/profile.svg", ".js")) for url in asked)
    assert complaints == []
    assert hosts == {urlsplit(demo.url).netloc}
