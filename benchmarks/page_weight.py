"""What a phone loads: bytes on the wire, requests, and hosts that are not ours."""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright
from report import Figures
from running_server import answer_and_reveal, make_evening, running

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = [
    *("--no-sandbox", "--disable-gpu", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
]
PHONE: Any = {"width": 375, "height": 812}


class Wire:
    """Counts what a page loads."""

    def __init__(self, session: CDPSession) -> None:
        self.bytes = 0
        self.urls: list[str] = []
        session.send("Network.enable")
        session.on("Network.requestWillBeSent", self._asked)
        session.on("Network.dataReceived", lambda event: self._add(event["encodedDataLength"]))

    def _asked(self, event: dict[str, Any]) -> None:
        if event["request"]["url"].startswith("http"):
            self.urls.append(event["request"]["url"])

    def _add(self, size: float) -> None:
        self.bytes += int(size)

    @property
    def kilobytes(self) -> float:
        """What came over the wire, in KB."""
        return round(self.bytes / 1024, 1)


def seat_page_weight(data_dir: Path) -> Figures:
    """Visit as phones do that come for the first time; returns the figures.

    `join_page_…`: from the QR code to the choice of a school. `seat_page_…`: the seat with its
    first question in a browser that has nothing of ours yet. `released_kb`: what the first
    released picture adds to it.
    """
    evening = make_evening(data_dir)
    with running(data_dir) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        join_page, join = _visit(browser, f"{server.url}/c/{evening['code']}")
        join_page.get_by_text("Alder School").wait_for()
        join_figures = _figures("join_page", join)
        _take_seat(join_page)
        seat_page, seat = _visit(browser, f"{server.url}/seat", join_page.context.storage_state())
        seat_page.get_by_role("radio").first.wait_for()
        seat_page.wait_for_load_state("load")
        seat_figures = _figures("seat_page", seat)
        answer_and_reveal(data_dir, evening)
        seat_page.get_by_role("img").last.wait_for()
        while not seat_page.evaluate("[...document.images].every((one) => one.complete)"):
            seat_page.wait_for_timeout(50)
        added = _figures("seat_page", seat)
        foreign = {_host(url) for url in (*join.urls, *seat.urls)} - {_host(server.url)}
        browser.close()
    pictures = round(
        float(added["seat_page_kb"] or 0) - float(seat_figures["seat_page_kb"] or 0), 1
    )
    return join_figures | seat_figures | {"released_kb": pictures, "foreign_hosts": len(foreign)}


def _host(url: str) -> str:
    return urlsplit(url).netloc


def _visit(browser: Browser, url: str, state: Any = None) -> tuple[Page, Wire]:  # noqa: ANN401 -- Playwright's cookies
    page = browser.new_context(viewport=PHONE, storage_state=state).new_page()
    wire = Wire(page.context.new_cdp_session(page))
    page.goto(url)
    return page, wire


def _figures(name: str, wire: Wire) -> Figures:
    return {f"{name}_kb": wire.kilobytes, f"{name}_requests": len(wire.urls)}


def _take_seat(page: Page) -> None:
    page.get_by_text("Alder School").click()
    page.get_by_text("Teacher", exact=True).click()
    page.get_by_role("button", name="Take my seat").click()
    page.wait_for_url("**/seat")
