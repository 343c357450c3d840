"""Exploring a picture: in a notebook the kernel, played by the test, sends what draws the chart."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect
from props import HTML, SVG, TABLE

from ihubkit import charts
from ihubkit.charts.labels import Box
from ihubkit.charts.marks import lines, target, words
from ihubkit.charts.theme import frame, look
from ihubkit.charts.view import Table
from ihubkit.model.texts import in_english
from ihubkit.widgets.control import front_end

Put = Callable[..., Page]


def picture(name: str, *means: float, theme: str = "light") -> dict[str, Any]:
    """Return a picture with a line for each mean, and its chart."""
    seen, rows = look(theme, "phone"), range(len(means))
    boxes = [Box(10, 40 * row, 340, 40 * row + 30) for row in rows]
    names = [{"x": box.left, "y": box.top + 15, "text": HTML} for box in boxes]
    tracks = [{"x": 100, "y": box.top + 15, "x2": 300, "y2": box.top + 15} for box in boxes]
    drawn = frame(
        seen,
        40 * len(means) + 20,
        [words(names, 13, seen.theme.ink), lines(tracks, 2, seen.theme.line)],
        targets=[target(seen, box, row) for row, box in enumerate(boxes)],
    )
    table = Table(("Topic", "Mean"), tuple((HTML, mean) for mean in means), name)
    spec = charts.interactive(drawn, table, in_english)
    shown = TABLE | {"rows": [[HTML, mean] for mean in means]}
    return {"name": name, "title": name, "alt": f"All of {name}", "svg": SVG, "spec": spec} | {
        "table": shown
    }


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What a kernel sends, once for all tests."""
    folder: Path = tmp_path_factory.mktemp("cache")
    return {"chart": front_end("chart.js"), "vega": charts.bundle(folder)}


@pytest.fixture
def shown(put: Put) -> Put:
    """Two pictures on a page, as a notebook tells them."""

    def show(**how: Any) -> Page:  # noqa: ANN401 -- as `put`
        both = [picture("Priorities", 1.5, 2.25), picture("Profile", 3, 3.5)]
        return put("results", title="Results", pictures=both, empty="", **how)

    return show


def explore(page: Page, name: str) -> Locator:
    """Press a picture's button."""
    button = page.get_by_role("button", name=f"Explore \N{EN DASH} {name}")
    button.press("Enter")
    return button


def send(page: Page, bundle: dict[str, str]) -> None:
    page.evaluate("bundle => window.model.message({ bundle })", bundle)


def chart(page: Page, name: str) -> Locator:
    return page.get_by_role("img", name=f"All of {name}").and_(page.locator(".ihk-chart"))


def point(page: Page, name: str, row: int) -> Locator:
    """Point at a row of a chart."""
    chart(page, name).locator(".mark-rect").last.locator("path").nth(row).hover()
    return page.locator(".ihk-chart-tip:visible")


def violations(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [one["id"] for one in found if one["impact"] in {"serious", "critical"}]


def test_the_picture_stays_until_the_chart_stands(shown: Put, bundle: dict[str, str]) -> None:
    page = shown()
    before = page.get_by_role("figure").first.bounding_box()

    button = explore(page, "Priorities")

    expect(page.get_by_text("The chart is being drawn …")).to_be_visible()
    expect(page.get_by_alt_text("All of Priorities")).to_be_visible()
    assert page.evaluate("window.sent") == [{"do": "bundle"}]
    send(page, bundle)
    expect(chart(page, "Priorities")).to_be_visible()
    expect(page.get_by_alt_text("All of Priorities")).to_be_hidden()
    expect(button).to_be_focused()
    button.press("Enter")
    expect(page.get_by_alt_text("All of Priorities")).to_be_visible()
    expect(chart(page, "Priorities")).to_have_count(0)
    assert page.get_by_role("figure").first.bounding_box() == before


def test_pointing_and_tapping_tell_the_numbers_as_text(shown: Put, bundle: dict[str, str]) -> None:
    page = shown()
    explore(page, "Priorities")
    send(page, bundle)

    tip = point(page, "Priorities", 1)

    expect(tip).to_have_text(f"{HTML}\nMean: 2.25", use_inner_text=True)
    assert tip.locator("b, script").count() == 0
    page.keyboard.press("Escape")
    expect(tip).to_have_count(0)
    chart(page, "Priorities").locator(".mark-rect").last.locator("path").first.click()
    expect(tip).to_contain_text("Mean: 1.5")


def test_other_numbers_come_into_the_chart_that_stands(shown: Put, bundle: dict[str, str]) -> None:
    page = shown()
    explore(page, "Priorities")
    send(page, bundle)
    expect(chart(page, "Priorities")).to_be_visible()
    page.evaluate("window.before = document.querySelector('.ihk-chart svg')")

    other = [
        picture("Priorities", 1.25, 2.75, 3.5) | {"svg": SVG + " ", "alt": "All of Priorities"}
    ]
    page.evaluate("pictures => window.model.tell('pictures', pictures)", other)

    expect(point(page, "Priorities", 2)).to_contain_text("Mean: 3.5")
    assert (
        page.evaluate("window.before.isConnected && window.before.getAttribute('height')") == "140"
    )
    expect(page.locator(".ihk-chart")).to_have_count(1)


def test_all_charts_of_a_page_share_what_draws_them(shown: Put, bundle: dict[str, str]) -> None:
    page = shown()
    explore(page, "Priorities")
    explore(page, "Profile")

    send(page, bundle)

    expect(chart(page, "Priorities")).to_be_visible()
    expect(chart(page, "Profile")).to_be_visible()
    assert page.evaluate("window.sent") == [{"do": "bundle"}]


def test_what_cannot_be_drawn_leaves_the_picture_and_says_so(
    shown: Put, bundle: dict[str, str]
) -> None:
    page = shown()
    button = explore(page, "Priorities")

    send(page, bundle | {"vega": "export const vegaEmbed = () => { throw new Error('no'); };"})

    expect(page.get_by_text("This did not work. Nothing was lost")).to_be_visible()
    expect(page.get_by_alt_text("All of Priorities")).to_be_visible()
    expect(button).to_have_attribute("aria-pressed", "false")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_an_explored_picture_breaks_no_grave_rule(
    shown: Put, bundle: dict[str, str], theme: str
) -> None:
    page = shown(theme=theme, size=(375, 812))
    explore(page, "Priorities")
    send(page, bundle)
    expect(point(page, "Priorities", 0)).to_be_visible()

    assert violations(page) == []


def test_a_picture_without_a_chart_offers_none(put: Put) -> None:
    alone = {key: value for key, value in picture("Priorities", 1).items() if key != "spec"}

    page = put("results", title="", pictures=[alone], empty="")

    expect(page.get_by_alt_text("All of Priorities")).to_be_visible()
    expect(page.get_by_role("button", name="Explore")).to_have_count(0)
