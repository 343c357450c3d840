"""A browser, a blank page for one control, and a seat page whose server is this test."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from booth import Booth
from playwright.sync_api import Browser, BrowserContext, Page
from stage import Mount, Serious, phone


@pytest.fixture
def mount(chromium: Browser) -> Iterator[Mount]:
    """Put one control on a blank page: `mount("clock", clock={…})`."""
    contexts: list[BrowserContext] = []

    def put(name: str, *, theme: str = "light", start: str = "", **traits: object) -> Page:
        context = phone(chromium, theme)
        contexts.append(context)
        page = context.new_page()
        if start:
            page.clock.install(time=start)
        page.goto("http://seat.test/here/blank.html")
        page.evaluate(
            "async ([name, traits]) => (await import('/here/mount.js')).mount(name, traits)",
            [name, traits],
        )
        return page

    yield put
    for context in contexts:
        context.close()


@pytest.fixture
def booth(chromium: Browser) -> Iterator[Booth]:
    """A phone with a seat, and the server it speaks with."""
    context = phone(chromium)
    yield Booth(context)
    context.close()


@pytest.fixture
def serious() -> Serious:
    """Name the serious and critical violations axe-core finds on a page."""

    def check(page: Page) -> list[str]:
        found = Axe().run(page).response["violations"]
        return [
            f"{one['id']}: {node['html']}"
            for one in found
            if one["impact"] in {"serious", "critical"}
            for node in one["nodes"]
        ]

    return check
