"""Whose word ends a kernel: that of its own page, not that of its browser."""

import pytest

from ihubkit.server.leaving import is_from_elsewhere, leaving_token

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
