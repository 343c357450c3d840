"""A topic and its second round on a phone."""

from typing import Any

import pytest
from booth import Booth
from playwright.sync_api import Page, expect
from stage import Serious

ASKED = "innovative-school"
TALK = {"id": "talk", "kind": "discussion", "title": "Talk", "prompt": "What have you seen?"}
AGAIN = {"id": "rate-2", "round": 2, "sections": [], "facets": ["status"], "items": ["A1"]}


def given(booth: Booth, value: int | None, number: int = 1) -> None:
    """Let the phone's owner have answered A1."""
    about = {"instrument": ASKED, "item": "A1", "facet": "status", "round": number}
    booth.stored[str(number)] = about | {"value": value, "sequence": number}


def released(booth: Booth, number: int = 1, **more: Any) -> None:  # noqa: ANN401 -- parts of a cell
    cell = {"group": "all", "item": "A1", "facet": "status", "n": 12, "mean": 2.0, "counts": None}
    booth.release = {
        "id": f"r{number}",
        "title": "Rate",
        "instrument": ASKED,
        "round": number,
        "cells": [cell | more],
        "shifts": [],
    }


def chosen(page: Page) -> str | None:
    return page.locator("[name$='A1|status']:checked").get_attribute("value")


def test_a_topic_shows_how_many_chose_what_and_marks_ones_own_answer(
    booth: Booth, serious: Serious
) -> None:
    given(booth, 3)
    released(booth, counts={"1": 6, "2": 0, "3": 6})
    booth.move(**TALK, items=["A1"])

    page = booth.open()

    rows = page.locator(".ihk-talk li")
    expect(rows.nth(0)).to_contain_text("6")
    expect(rows.filter(has_text="your answer")).to_have_count(1)
    expect(rows.nth(2)).to_contain_text("your answer")
    expect(page.get_by_text("What have you seen?")).to_be_visible()
    assert serious(page) == []


def test_where_counts_are_hidden_a_topic_shows_the_mean(booth: Booth) -> None:
    released(booth)
    booth.move(**TALK, items=["A1"])

    page = booth.open()

    expect(page.get_by_text("12 people answered; on average 2.0")).to_be_visible()
    expect(page.locator(".ihk-talk strong")).to_have_count(0)


def test_another_topic_of_the_same_talk_is_drawn(booth: Booth) -> None:
    released(booth)
    booth.move(**TALK, items=["A1"])
    page = booth.open()
    first = page.get_by_role("heading", level=2).inner_text()

    booth.move(**TALK, items=["A2"])

    expect(page.get_by_role("heading", level=2)).not_to_have_text(first)


def test_a_second_round_begins_with_ones_own_answer_and_sends_nothing(booth: Booth) -> None:
    given(booth, 2)
    booth.move(**AGAIN)

    page = booth.open()

    expect(page.get_by_text("your answer so far", exact=True)).to_be_visible()
    assert chosen(page) == "2"
    assert booth.batches == []


@pytest.mark.parametrize("value", ["2", "3"])
def test_a_tap_answers_the_second_round_also_when_nothing_changes(booth: Booth, value: str) -> None:
    given(booth, 2)
    booth.move(**AGAIN)
    page = booth.open()

    page.locator(f"[name$='A1|status'][value='{value}']").click()

    expect(page.locator(".ihk-seat-save")).to_have_text("Saved")
    expect(page.locator(".ihk-q-count")).to_have_text("1 of 1 answered again")
    assert [(one["round"], one["value"]) for batch in booth.batches for one in batch] == [
        (2, int(value))
    ]


def test_cannot_say_in_between_does_not_hide_the_newest_rating(booth: Booth) -> None:
    given(booth, 3, 1)
    given(booth, None, 2)
    booth.move(**AGAIN | {"id": "rate-3", "round": 3})

    page = booth.open()

    page.locator("[name$='A1|status']").first.wait_for()
    assert chosen(page) == "3"


def test_a_reveal_without_a_shift_says_why(booth: Booth) -> None:
    released(booth, 2)
    booth.move(id="show", kind="reveal", title="Our picture", prompt="", round=2)

    page = booth.open()

    expect(page.get_by_text("Too few people answered again")).to_be_visible()
