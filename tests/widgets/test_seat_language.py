"""The server's sentences follow the language of the seat, not that of an earlier evening."""

from booth import Booth
from playwright.sync_api import expect


def test_the_seats_language_is_the_one_refusals_are_said_in(booth: Booth) -> None:
    booth.context.add_cookies([{"name": "language", "value": "sv", "url": "http://seat.test"}])

    page = booth.open()

    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert page.evaluate("document.cookie") == "language=en"
