"""Whose word ends a kernel: that of its own page, not that of its browser."""

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser

from ihubkit.server.leaving import is_from_elsewhere, leaving_token

if TYPE_CHECKING:
    from served import Server

US = "hub.test:8765"


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": f"http://{US}"},
        {"Origin": f"https://{US.upper()}", "Sec-Fetch-Site": "same-origin"},
    ],
)
def test_our_pages_and_browsers_that_tell_nothing_are_heard(headers: dict[str, str]) -> None:
    assert not is_from_elsewhere(headers, US)


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.test"},
        {"Origin": "http://hub.test"},
        {"Origin": "http://hub.test:8765.evil.test"},
        {"Origin": "http://evil.test#hub.test:8765"},
        {"Origin": "null"},
        {"Origin": ""},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site", "Origin": f"http://{US}"},
        {"Sec-Fetch-Site": "none"},
        {"Sec-Fetch-Site": ""},
    ],
)
def test_pages_of_other_sites_are_not_heard(headers: dict[str, str]) -> None:
    assert is_from_elsewhere(headers, US)


def test_each_page_has_a_token_of_its_own() -> None:
    tokens = {
        leaving_token(secret, kernel, owner)
        for secret in (b"a", b"b")
        for kernel in ("k1", "k2")
        for owner in ("o1", "o2", "")
    }

    assert len(tokens) == 12
    assert all(len(token) == 64 for token in tokens)


def test_a_page_that_is_closed_ends_its_kernel(server: "Server", chromium: Browser) -> None:
    context = chromium.new_context(base_url=server.url)
    cookies = server.facilitator().cookies.jar
    context.add_cookies(
        [{"name": c.name, "value": c.value or "", "url": server.url} for c in cookies]
    )
    other, page = context.new_page(), context.new_page()
    other.goto("/school")
    page.goto("/dashboards/board")
    data = page.locator("#jupyter-config-data")
    kernel = data.evaluate("(node) => JSON.parse(node.textContent).kernelId")
    status = "(kernel) => fetch(`/api/kernels/${kernel}`).then((answer) => answer.status)"
    assert other.evaluate(status, kernel) == 200

    page.close(run_before_unload=True)

    # Sooner than a kernel is missed that says nothing.
    gone = f"async (kernel) => await ({status})(kernel) === 403"
    other.wait_for_function(gone, arg=kernel, polling=200, timeout=20_000)
    context.close()
