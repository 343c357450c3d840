"""The plan check beside the editor: a sentence leads to its field, and news are told calmly."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from props import PLAN_CHECK

Put = Callable[..., Page]
FIELD = """() => {
  const field = document.createElement("div");
  Object.assign(field.dataset, { part: "goal", id: "g", name: "indicator.name" });
  field.innerHTML = "<label>Indicator <input></label>";
  document.body.append(field);
  document.addEventListener("ihk-plan-place", (event) => { window.unfolded = event.detail; });
}"""
COMPLETE = {"id": "p", "missing": 0, "look": 0, "groups": []}


@pytest.fixture
def page(put: Put) -> Page:
    return put("plancheck", state=PLAN_CHECK)


def test_a_remark_leads_to_its_field_and_opens_what_it_is_folded_in(page: Page) -> None:
    page.evaluate(FIELD)

    page.get_by_role("button", name="has none.").click()

    expect(page.get_by_label("Indicator")).to_be_focused()
    assert page.evaluate("window.unfolded") == {"id": "g", "field": "indicator.name"}


def test_a_remark_about_something_that_is_gone_leads_nowhere(page: Page) -> None:
    page.get_by_role("button", name="Four are many.").click()

    expect(page.get_by_role("button", name="Four are many.")).to_be_visible()


def test_what_is_not_listed_is_counted(page: Page) -> None:
    expect(page.get_by_text("3 more like this")).to_be_visible()
    expect(page.locator("summary")).to_contain_text("5 missing · 1 to look at")


def test_a_complete_plan_is_told_so(page: Page) -> None:
    page.evaluate("state => window.model.tell('state', state)", COMPLETE)

    expect(page.locator("summary")).to_contain_text("complete")
    expect(page.get_by_text("Nothing is missing.")).to_be_visible()


def test_on_a_phone_it_is_a_fold_that_closes_when_one_goes_to_a_field(put: Put) -> None:
    page = put("plancheck", size=(375, 812), state=PLAN_CHECK)
    fold = page.locator("details")
    expect(fold).not_to_have_attribute("open", "")
    fold.locator("summary").click()

    page.get_by_role("button", name="has none.").click()

    expect(fold).not_to_have_attribute("open", "")


def test_news_keep_the_place_and_are_said_aloud_only_after_a_while(put: Put) -> None:
    page = put("plancheck", state=PLAN_CHECK)
    page.get_by_role("button", name="Four are many.").focus()

    page.evaluate("state => window.model.tell('state', state)", PLAN_CHECK | {"missing": 4})

    expect(page.get_by_role("button", name="Four are many.")).to_be_focused()
    assert page.locator("[role=status].ihk-hidden-text").text_content() == ""
