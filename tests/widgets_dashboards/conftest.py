"""A page with one part of a dashboard on it; the test plays the kernel."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route

from ihubkit import widgets

Put = Callable[..., Page]
HERE = Path(__file__).parent
FOLDERS = {"/controls/": Path(widgets.__file__).parent / "static", "/here/": HERE}


def send_file(route: Route) -> None:
    """Answer from our folders; there is nothing else anywhere."""
    path = route.request.url.partition("http://hub.test")[2].partition("?")[0]
    for start, folder in FOLDERS.items():
        file = folder / path.removeprefix(start)
        if path.startswith(start) and file.is_file():
            route.fulfill(path=file)
            return
    route.fulfill(status=404)


@pytest.fixture
def put(chromium: Browser) -> Iterator[Put]:
    """Put a part on a page: `put("runsheet", state={…})`; `again` reloads the same browser."""
    contexts: list[BrowserContext] = []

    def show(
        name: str,
        *,
        theme: str = "light",
        size: tuple[int, int] = (1280, 720),
        again: Page | None = None,
        **traits: object,
    ) -> Page:
        if again is None:
            contexts.append(
                chromium.new_context(
                    viewport={"width": size[0], "height": size[1]},
                    color_scheme="dark" if theme == "dark" else "light",
                    reduced_motion="reduce",
                )
            )
            contexts[-1].set_default_timeout(5000)
            contexts[-1].route("**/*", send_file)
        page = again or contexts[-1].new_page()
        page.goto("http://hub.test/here/dashboard_part.html")
        page.evaluate(
            "async ([name, traits]) => (await import('/here/dashboard_part.js')).put(name, traits)",
            [name, traits],
        )
        return page

    yield show
    for context in contexts:
        context.close()
