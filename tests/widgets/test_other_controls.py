"""Cards, results, feedback and clock, each alone on a page."""

from typing import Any
from urllib.parse import unquote

from playwright.sync_api import Page, expect
from stage import HTML, NOON, PICTURE, SHOWN, SVG, TABLE, Mount, own_results, running


def board(mount: Mount, **more: Any) -> Page:  # noqa: ANN401 -- traits are of any type
    """Show a board of cards."""
    traits = {
        "kinds": ["practice", "idea"],
        "sections": [{"id": "A", "title": "Vision"}],
        "own": [],
        "shown": [],
        "draft": {},
        "notice": "",
    }
    return mount("cards", **(traits | more))


def test_a_card_is_added_by_keyboard(mount: Mount) -> None:
    page = board(mount)
    page.get_by_label("Idea").check()
    page.get_by_label("About").select_option("A")
    page.locator("textarea").fill("  Open lessons ")

    page.get_by_role("button", name="Add the card").press("Enter")

    wanted = {"do": "add", "kind": "idea", "section": "A", "text": "Open lessons"}
    assert page.evaluate("sent") == [wanted]
    expect(page.locator("textarea")).to_have_value("  Open lessons ")


def test_an_empty_or_too_long_card_is_not_sent(mount: Mount) -> None:
    page = board(mount)

    page.get_by_role("button", name="Add the card").click()
    expect(page.get_by_role("status")).to_have_text("Write a few words first.")
    page.locator("textarea").fill("x" * 501)
    expect(page.get_by_text("1 characters too many")).to_be_visible()
    page.get_by_role("button", name="Add the card").click()

    assert page.evaluate("sent") == []


def test_a_vote_is_a_toggle_and_keeps_the_focus(mount: Mount) -> None:
    page = board(mount, shown=[SHOWN])
    vote = page.get_by_role("button", name="Vote")
    expect(vote).to_have_attribute("aria-pressed", "false")

    vote.press("Enter")
    page.evaluate("card => model.set('shown', [card])", {**SHOWN, "voted": True, "votes": 4})

    assert page.evaluate("sent") == [{"do": "vote", "id": "s", "on": True}]
    expect(vote).to_have_attribute("aria-pressed", "true")
    expect(vote).to_be_focused()
    expect(page.get_by_text("4 votes")).to_be_visible()


def test_one_does_not_vote_for_ones_own_card(mount: Mount) -> None:
    page = board(mount, shown=[{**SHOWN, "own": True}])

    expect(page.get_by_text("Your card")).to_be_visible()
    expect(page.get_by_role("button", name="Vote")).to_have_count(0)


def test_removing_a_card_asks_once(mount: Mount) -> None:
    page = board(mount, own=[{**SHOWN, "state": "waiting"}])
    remove = page.locator("[data-id='remove-s']")

    remove.click()
    assert page.evaluate("sent") == []
    remove.click()

    assert page.evaluate("sent") == [{"do": "remove", "id": "s"}]


def test_cards_are_shown_as_text(mount: Mount) -> None:
    page = board(mount, shown=[SHOWN])

    expect(page.locator(".ihk-cards-text")).to_have_text(HTML)
    assert page.locator(".ihk-cards-text *").count() == 0


def test_new_cards_of_others_leave_what_is_being_written_alone(mount: Mount) -> None:
    page = board(mount)
    page.locator("textarea").press_sequentially("Half")

    page.evaluate("card => model.set('shown', [card])", SHOWN)

    expect(page.locator("textarea")).to_be_focused()
    expect(page.locator("textarea")).to_have_value("Half")


def test_a_picture_has_words_and_its_numbers(mount: Mount) -> None:
    page = mount("results", title="Results", pictures=[{**PICTURE, "table": TABLE}], empty="")

    page.get_by_text("Show the numbers").click()

    source = page.get_by_alt_text("Two points").get_attribute("src") or ""
    assert unquote(source) == f"data:image/svg+xml;charset=utf-8,{SVG}"
    expect(page.get_by_role("rowheader").first).to_have_text(HTML)
    expect(page.get_by_role("cell").first).to_have_text("2.5")
    expect(page.get_by_role("cell").last).to_have_text("\N{EN DASH}")


def test_a_dark_screen_gets_the_dark_picture(mount: Mount) -> None:
    picture = {**PICTURE, "svg": "", "url": "/here/light.svg", "url_dark": "/here/dark.svg"}

    page = mount("results", theme="dark", title="", pictures=[picture], empty="")

    page.wait_for_function("document.querySelector('img').currentSrc")
    assert page.evaluate("document.querySelector('img').currentSrc").endswith("dark.svg")


def test_nothing_to_show_is_said(mount: Mount) -> None:
    page = mount("results", title="", pictures=[], empty="Too few answers.")

    expect(page.get_by_text("Too few answers.")).to_be_visible()


def test_own_results_tell_level_strength_and_next_step(mount: Mount) -> None:
    page = mount("feedback", feedback=own_results())

    expect(page.get_by_text("B1 · On the way")).to_be_visible()
    expect(page.get_by_text(HTML).first).to_be_visible()
    page.get_by_text("Work", exact=True).click()
    expect(page.get_by_text("Agree on one channel.")).to_be_visible()


def test_paper_shows_all_of_the_results(mount: Mount) -> None:
    page = mount("feedback", feedback=own_results())

    page.evaluate("dispatchEvent(new Event('beforeprint'))")

    expect(page.get_by_text("Agree on one channel.")).to_be_visible()


def test_without_answers_the_results_say_what_is_to_come(mount: Mount) -> None:
    page = mount("feedback", feedback={})

    expect(page.get_by_text("Your results appear here")).to_be_visible()


def test_a_wrong_clock_in_the_phone_does_not_matter(mount: Mount) -> None:
    page = mount("clock", start="2031-07-01T03:00:00", clock=running(750), big=False)

    expect(page.get_by_role("timer")).to_contain_text("12:30")
    page.clock.fast_forward(30_000)

    expect(page.get_by_role("timer")).to_contain_text("12:00")


def test_the_last_minute_and_the_end_are_said_once(mount: Mount) -> None:
    page = mount("clock", start="2031-07-01T03:00:00", clock=running(61), big=False)
    spoken = page.locator("[aria-live]")
    expect(spoken).to_have_text("")

    page.clock.fast_forward(2000)
    expect(spoken).to_have_text("One minute left")
    page.clock.fast_forward(60_000)

    expect(spoken).to_have_text("Time is up")
    expect(page.get_by_role("timer")).to_contain_text("0:00")


def test_a_paused_clock_says_so(mount: Mount) -> None:
    paused = {"ends_at": None, "remaining_s": 600, "paused": True, "server_time": NOON}

    page = mount("clock", clock=paused, big=True)

    expect(page.get_by_role("timer")).to_have_text("10:00paused")


def test_a_removed_control_stops_listening(mount: Mount) -> None:
    page = board(mount)

    page.evaluate("leave()")
    page.evaluate("card => model.set('shown', [card])", SHOWN)

    assert page.locator(".ihk-cards-text").count() == 0
