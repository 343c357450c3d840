"""The browser's side of the tests: a phone that gets our files, and samples to show on it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, Route

from ihubkit import server, widgets
from ihubkit.model.feedback import AreaFeedback, Feedback, ItemFeedback

HERE = Path(__file__).parent
PAGES = Path(server.__file__).parent / "static"
FOLDERS = {
    "/static/controls/": Path(widgets.__file__).parent / "static",
    "/static/seat/": PAGES,
    "/here/": HERE,
}
HTML = "<b>bold</b> <script>alert(1)</script>"
SVG = "<svg xmlns='http://www.w3.org/2000/svg'/>"
SHOWN = {"id": "s", "kind": "idea", "section": "A", "text": HTML, "votes": 3, "voted": False}
TABLE = {"caption": "Numbers", "columns": ["Topic", "Mean"], "rows": [[HTML, 2.5], ["B", None]]}
PICTURE = {"name": "p", "title": "Priorities", "alt": "Two points", "svg": SVG}
NOON = "2026-03-02T12:00:00Z"

Mount = Callable[..., Page]
Serious = Callable[[Page], list[str]]


def send_file(route: Route) -> None:
    """Answer from our folders."""
    path = route.request.url.partition("http://seat.test")[2].partition("?")[0]
    for start, folder in FOLDERS.items():
        if path.startswith(start):
            file = folder / path.removeprefix(start)
            if file.exists():
                route.fulfill(path=file)
                return
    route.fulfill(status=404)


def phone(chromium: Browser, theme: str = "light", **more: Any) -> BrowserContext:  # noqa: ANN401 -- Playwright's options
    """Return a phone that gets our files, and nothing else from anywhere."""
    context = chromium.new_context(
        viewport={"width": 375, "height": 812},
        color_scheme="dark" if theme == "dark" else "light",
        reduced_motion="reduce",
        **more,
    )
    context.set_default_timeout(5000)
    context.route("**/*", send_file)
    return context


def own_results() -> dict[str, Any]:
    """Return somebody's results in one area."""
    item = ItemFeedback(
        item="1.1",
        title="Messages",
        section="1",
        values={"level": 2},
        answers={"level": HTML},
        next_step="Agree on one channel.",
    )
    area = AreaFeedback(
        section="1", title="Work", answered=1, of=1, score=2, highest=4, level="B1", level_name="On"
    )
    told = Feedback(
        instrument="i",
        title="How I work",
        subject="self",
        answered=1,
        of=1,
        total=2,
        highest=4,
        level="B1",
        level_name="On the way",
        areas=(area,),
        strongest=(item,),
        items=(item,),
    )
    return told.model_dump(mode="json")


def running(seconds: int) -> dict[str, Any]:
    """Return a clock that ends after some seconds of the server's time."""
    ends = f"2026-03-02T12:{seconds // 60:02}:{seconds % 60:02}Z"
    return {"ends_at": ends, "remaining_s": seconds, "paused": False, "server_time": NOON}
