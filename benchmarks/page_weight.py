"""What a phone loads: bytes on the wire, requests, and hosts that are not ours."""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import CDPSession, Page, sync_playwright
from report import Figures
from running_server import make_evening, running

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking",
             "--disable-component-update", "--disable-sync"]  # fmt: skip


class Wire:
    """Counts what a page loads."""

    def __init__(self, session: CDPSession) -> None:
        self.bytes = 0
        self.urls: list[str] = []
        session.send("Network.enable")
        session.on("Network.requestWillBeSent", self._asked)
        session.on("Network.loadingFinished", self._loaded)

    def _asked(self, event: dict[str, Any]) -> None:
        if event["request"]["url"].startswith("http"):
            self.urls.append(event["request"]["url"])

    def _loaded(self, event: dict[str, Any]) -> None:
        self.bytes += int(event["encodedDataLength"])


def seat_page_weight(data_dir: Path) -> Figures:
    """Join as a phone does, up to the first question; returns the figures of this first visit."""
    evening = make_evening(data_dir)
    with running(data_dir) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        page = browser.new_page(viewport={"width": 375, "height": 812})
        wire = Wire(page.context.new_cdp_session(page))
        _join(page, f"{server.url}/c/{evening['code']}")
        host = urlsplit(server.url).netloc
        figures: Figures = {
            "seat_page_kb": round(wire.bytes / 1024, 1),
            "seat_page_requests": len(wire.urls),
            "foreign_hosts": len({urlsplit(url).netloc for url in wire.urls} - {host}),
        }
        browser.close()
    return figures


def _join(page: Page, url: str) -> None:
    """Scan the code, choose school and role, and wait for the first activity."""
    page.goto(url)
    page.get_by_text("Alder School").click()
    page.get_by_text("Teacher", exact=True).click()
    page.get_by_role("button", name="Take my seat").click()
    page.get_by_role("group").first.wait_for()
