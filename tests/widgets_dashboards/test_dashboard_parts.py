"""The parts of the cockpit, the board and the pages of teams, in a browser."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from props import FORM, HTML, PICTURES, RUN, SCREEN, SETUP, STATES

Put = Callable[..., Page]
GOOD = {"kind": "good", "text": "Done.", "number": 1}
SMALL = """() => [...document.querySelectorAll(".ihk-board *")]
  .filter((node) => [...node.childNodes].some((text) => text.nodeType === 3 && text.data.trim()))
  .filter((node) => node.getClientRects().length && !node.closest(".ihk-hidden-text, select"))
  .map((node) => [parseFloat(getComputedStyle(node).fontSize), node.textContent])
  .filter(([size]) => size < 28)"""


@pytest.mark.parametrize("name", STATES)
def test_a_part_has_no_serious_violation_in_light_and_dark(put: Put, name: str) -> None:
    page = put(name, state=STATES[name], message=GOOD, whole=True, counts={}, form=FORM)

    for theme in ("light", "dark"):
        page.emulate_media(color_scheme=theme)
        found = Axe().run(page).response["violations"]

        serious = [one for one in found if one["impact"] in {"serious", "critical"}]
        assert [(one["id"], [n["html"] for n in one["nodes"]]) for one in serious] == []


@pytest.mark.parametrize("name", STATES)
def test_people_s_texts_stay_texts(put: Put, name: str) -> None:
    page = put(name, state=STATES[name], whole=True, counts={}, form=FORM)

    assert page.locator("#here b, #here script").count() == 0
    if HTML in str(STATES[name]) and name not in {"heading", "plan"}:
        expect(page.get_by_text(HTML).first).to_be_attached()


@pytest.mark.parametrize("name", STATES)
def test_a_part_fits_a_phone(put: Put, name: str) -> None:
    page = put(name, size=(375, 812), state=STATES[name], counts={}, whole=True, form=FORM)

    assert page.evaluate("document.documentElement.scrollWidth") <= 375


def test_the_next_button_says_what_the_facilitator_saw(put: Put) -> None:
    page = put("runsheet", state=RUN)

    page.get_by_role("button", name="Next: Talk").click()

    assert page.evaluate("window.sent") == [{"do": "next_activity", "seen": 4}]


def test_closing_asks_first(put: Put) -> None:
    page = put("runsheet", state=RUN)
    page.get_by_role("button", name="Close …").click()
    expect(page.get_by_role("button", name="Keep it open")).to_be_focused()
    assert page.evaluate("window.sent") == []

    page.get_by_role("button", name="Yes, close the workshop").click()

    assert page.evaluate("window.sent") == [{"do": "close_workshop"}]


def test_the_clock_follows_the_server_s_time(put: Put) -> None:
    page = put("runsheet", state=RUN)

    expect(page.get_by_role("timer")).to_have_text("10:00")


def test_any_part_of_the_run_sheet_can_be_started(put: Put) -> None:
    page = put("runsheet", state=RUN)

    page.get_by_role("button", name=f"Start: {HTML}").press("Enter")

    assert page.evaluate("window.sent") == [{"do": "start", "activity": "talk", "seen": 4}]


def test_news_do_not_take_away_what_is_being_typed(put: Put) -> None:
    page = put("setup", state=SETUP)
    field = page.get_by_label("Name of the school")
    field.press_sequentially("Bir")

    page.evaluate("state => window.model.tell('state', state)", {**SETUP, "workshops": 1})
    page.keyboard.type("ch")

    expect(field).to_have_value("Birch")
    expect(field).to_be_focused()


def test_a_workshop_is_made_from_the_chosen_template(put: Put) -> None:
    page = put("setup", state=SETUP)
    page.get_by_label("Mapping").check()
    page.get_by_label("Title").fill("Spring")
    page.get_by_role("checkbox", name="Suomi").check()

    page.get_by_role("button", name="Make the workshop").click()

    assert page.evaluate("window.sent") == [
        {
            "do": "make_workshop",
            "title": "Spring",
            "runsheet": "u",
            "schools": ["s"],
            "wave": 0,
            "languages": ["en", "fi"],
        }
    ]


def test_a_card_is_approved_with_one_press(put: Put) -> None:
    page = put("approvals", state=STATES["approvals"])

    page.get_by_role("button", name="Show to all").first.click()

    assert page.evaluate("window.sent") == [{"do": "review", "card": "c", "state": "shown"}]


def test_a_new_link_is_shown_once(put: Put) -> None:
    page = put("codes", state=STATES["codes"])

    page.evaluate("window.model.message({ once: 'http://hub.test/shared#token' })")

    expect(page.get_by_role("textbox", name="The new link")).to_have_value(
        "http://hub.test/shared#token"
    )


def test_an_answer_is_said_in_a_live_region(put: Put) -> None:
    page = put("needs", state=STATES["needs"])

    page.evaluate("window.model.tell('message', { kind: 'bad', text: 'No.', number: 2 })")

    expect(page.get_by_role("status").filter(has_text="No.")).to_be_visible()


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])
@pytest.mark.parametrize(
    "kind", ["joining", "answering", "pictures", "waiting", "planning", "closing", "draft", "none"]
)
def test_the_board_is_read_from_the_last_row_without_scrolling(
    put: Put, kind: str, size: tuple[int, int]
) -> None:
    state = SCREEN | {"kind": kind, "pictures": PICTURES}
    page = put("board", size=size, state=state, counts={"joined": 12, "answered": 3}, whole=True)

    assert page.evaluate(SMALL) == []
    overflow = page.evaluate(
        "(() => { const box = document.querySelector('.ihk-board-main');"
        "return [box.scrollHeight - box.clientHeight, box.scrollWidth - box.clientWidth]; })()"
    )
    assert max(overflow) <= 1


@pytest.mark.parametrize(
    "title", ["Profile", "Kuinka tärkeää se on ja missä olemme nyt, kohta kohdalta"]
)
def test_pictures_have_the_room_their_letters_are_made_for(put: Put, title: str) -> None:
    pictures = [PICTURES[0] | {"title": title}, PICTURES[1]]
    state = SCREEN | {"kind": "pictures", "pictures": pictures}
    page = put("board", size=(1280, 720), state=state, counts={}, whole=True, form=FORM)

    wide, high = page.locator(".ihk-board-chart").evaluate("e => [e.clientWidth, e.clientHeight]")

    assert wide >= 1212
    assert high >= 480


def test_a_dark_board_takes_the_dark_pictures(put: Put) -> None:
    drawn = [one | {"url": "/light.svg", "url_dark": "/dark.svg"} for one in PICTURES]
    state = SCREEN | {"kind": "pictures", "pictures": drawn}
    page = put("board", state=state, counts={}, whole=True, form=FORM)
    page.emulate_media(color_scheme="dark")

    expect(page.locator(".ihk-board-chart")).to_have_js_property(
        "currentSrc", "http://hub.test/dark.svg"
    )


def test_arrow_keys_turn_the_pictures(put: Put) -> None:
    page = put(
        "board", state=SCREEN | {"kind": "pictures", "pictures": PICTURES}, counts={}, whole=True
    )
    expect(page.get_by_role("heading", name="Priorities")).to_be_visible()

    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("heading", name="Profile")).to_be_visible()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("heading", name="Priorities")).to_be_visible()


def test_the_board_counts_without_drawing_anew(put: Put) -> None:
    page = put("board", state=SCREEN, counts={"joined": 4, "answered": 1}, whole=True)
    expect(page.get_by_text("1 of 4 have answered")).to_be_visible()
    page.evaluate("document.querySelector('.ihk-board-main').dataset.same = 'yes'")

    page.evaluate("window.model.tell('counts', { joined: 4, answered: 3 })")

    expect(page.get_by_text("3 of 4 have answered")).to_be_visible()
    assert page.locator("[data-same]").count() == 1
