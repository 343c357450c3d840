"""What splits the room: on the facilitator's list and on the board."""

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from props import HTML, RUN, SCREEN
from test_dashboard_parts import SMALL

from ihubkit.content import load_content

Put = Callable[..., Page]
INSTRUMENT = load_content().instrument("innovative-school")
PROMPT = "What have you seen at school that made you answer so? Begin with one example each."
LONGEST = max(INSTRUMENT.items.values(), key=lambda item: len(str(item.answers["status"])))
CELL = {"item": LONGEST.id, "facet": "status", "n": 12, "mean": 2.0}
TOPIC = {
    "item": LONGEST.model_dump(mode="json"),
    "facet": INSTRUMENT.facet("status").model_dump(mode="json"),
    "cell": CELL | {"counts": {"1": 6, "2": 0, "3": 6}},
}


def board(put: Put, **more: Any) -> Page:  # noqa: ANN401 -- parts of the state
    about = {"kind": "discussion", "title": "Talk", "prompt": PROMPT, "round": 1}
    state = SCREEN | {"kind": "topic", "activity": about, "topic": TOPIC} | more
    return put("board", size=(1280, 720), state=state, counts={}, whole=True)


def test_any_topic_goes_on_all_screens_with_one_press(put: Put) -> None:
    page = put("runsheet", state=RUN)

    page.get_by_role("listitem").filter(has_text="A3").get_by_role("button").press("Enter")

    assert page.evaluate("window.sent") == [{"do": "discuss", "item": "A3", "seen": 4}]


def test_the_big_button_takes_its_item_along(put: Put) -> None:
    move = {"do": "discuss", "label": "Discuss: Aims", "why": "Split.", "item": "A1"}
    page = put("runsheet", state=RUN | {"next": move})

    page.get_by_role("button", name="Discuss: Aims").click()

    assert page.evaluate("window.sent") == [{"do": "discuss", "item": "A1", "seen": 4}]


def test_what_is_on_all_screens_and_what_is_proposed_is_marked(put: Put) -> None:
    page = put("runsheet", state=RUN)
    rows = page.locator(".ihk-agenda li")

    expect(rows.nth(0)).to_contain_text("proposed")
    expect(rows.nth(1)).to_contain_text("on all screens")
    expect(rows.nth(1).get_by_role("button")).to_have_count(0)
    expect(rows.nth(6)).not_to_be_visible()
    page.get_by_text("3 more topics").click()
    expect(rows.nth(6)).to_be_visible()


@pytest.mark.parametrize("counts", [{"1": 6, "2": 0, "3": 6}, None])
def test_the_longest_topic_is_read_from_the_last_row(
    put: Put, counts: dict[str, int] | None
) -> None:
    page = board(put, topic=TOPIC | {"cell": CELL | {"counts": counts}})

    assert page.evaluate(SMALL) == []
    main = page.locator(".ihk-board-main")
    assert main.evaluate("box => box.scrollHeight - box.clientHeight") <= 1
    expect(page.get_by_text("on average 2.0")).to_have_count(0 if counts else 1)


def test_the_board_says_how_many_chose_each_answer(put: Put) -> None:
    page = board(put)

    answers = [option.text for option in LONGEST.answers["status"]]
    rows = page.locator(".ihk-talk li")
    expect(rows).to_have_text([f"{answers[0]}6", f"{answers[1]}0", f"{answers[2]}6"])
    expect(page.get_by_text(PROMPT)).to_be_visible()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_topic_on_the_board_has_no_serious_violation(put: Put, theme: str) -> None:
    item = TOPIC["item"] | {"title": HTML}
    page = board(put, topic=TOPIC | {"item": item})
    page.emulate_media(color_scheme="dark" if theme == "dark" else "light")

    found = Axe().run(page).response["violations"]

    assert [one["id"] for one in found if one["impact"] in {"serious", "critical"}] == []
    expect(page.get_by_role("heading", name=HTML)).to_be_visible()


def test_a_second_round_is_counted_as_such(put: Put) -> None:
    asked = {"kind": "instrument", "title": "Rate", "prompt": "Once more.", "round": 2}
    state = SCREEN | {"activity": asked, "topic": TOPIC}
    page = put("board", state=state, counts={"joined": 12, "answered": 3}, whole=True)

    expect(page.get_by_text("3 of 12 have answered again")).to_be_visible()
    expect(page.get_by_role("heading", name=LONGEST.title)).to_be_visible()
