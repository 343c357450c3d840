"""From focus needs to a signed plan: two people of a team write it together, one on a phone."""

import re

from demo import StartDemo
from people import People, Team
from playwright.sync_api import Locator, Page, expect

SCHOOL = "Mallila School (sample)"
VISION = "Every pupil makes something of their own each term."
LEAD = "=HYPERLINK(“x”) Mari Näide 🎉"


def test_a_team_takes_its_focus_needs_to_a_plan_that_two_have_signed(
    start_demo: StartDemo, people: People, hosts: set[str]
) -> None:
    demo = start_demo()
    one = people.team(demo)
    other = people.team(demo, viewport={"width": 375, "height": 812}, color_scheme="dark")
    for team in (one, other):
        team.enter(SCHOOL)
    choose_needs(one)
    for team in (one, other):
        open_plan(team)
    write_together(one.page, other.page)
    take_a_method(one.page, other.page)
    sign_both(one.page, other.page)
    take_it_home(one.page)
    assert hosts == {demo.url.removeprefix("http://")}


def choose_needs(team: Team) -> None:
    """The two needs that come first become focus needs."""
    team.page.get_by_role("link", name="Needs mapping").first.click()
    items = team.page.locator(".ihk-item")
    for place in (0, 1):
        items.nth(place).get_by_role("button", name="Choose: ").click()
        expect(items.nth(place).get_by_role("button", name="Focus need: ")).to_be_visible()


def open_plan(team: Team) -> None:
    """Each need has become a goal whose indicator is measured already."""
    team.page.goto(f"{team.told['url']}/dashboards/action_planning")
    expect(goals(team.page)).to_have_count(2)


def goals(page: Page) -> Locator:
    return page.locator(".ihk-goal")


def turn_to(page: Page, tab: str) -> None:
    page.locator(".ihk-tabs").get_by_role("button", name=tab).click()


def write_together(one: Page, other: Page) -> None:
    """They write in different places, then in the same one; nobody's text is lost."""
    first = goals(one).first
    expect(first).to_contain_text(re.compile(r"n = \d+"))
    first.get_by_label("Target").fill("2.2")
    vision = other.locator(".ihk-plan-vision textarea").first
    vision.fill(VISION)
    expect(one.locator(".ihk-plan-vision textarea").first).to_have_value(VISION)
    expect(goals(other).first.get_by_label("Target")).to_have_value("2.2")

    other.context.set_offline(offline=True)
    vision.fill("Mine, typed without a line")
    one.locator(".ihk-plan-vision textarea").first.fill(f"{VISION} All of them.")
    expect(one.locator(".ihk-overall")).to_contain_text("Everything is saved")
    other.context.set_offline(offline=False)
    clash = other.get_by_role("alert").filter(has_text="at the same time")
    expect(clash).to_contain_text("All of them.")
    clash.get_by_role("button", name="Keep theirs").click()
    expect(vision).to_have_value(f"{VISION} All of them.")


def take_a_method(one: Page, other: Page) -> None:
    """A method that fits goes into the plan; the check says what is missing until it is there."""
    turn_to(one, "Methods that fit")
    one.get_by_role("button", name="Take all of it into our plan").first.click()
    turn_to(one, "Write")
    action = one.locator(".ihk-action").first
    expect(action).to_be_visible()
    expect(one.locator(".ihk-plancheck")).to_contain_text("leads")
    action.get_by_label("Who leads it").fill(LEAD)
    expect(other.locator(".ihk-action").first.get_by_label("Who leads it")).to_have_value(LEAD)


def sign_both(one: Page, other: Page) -> None:
    """Two leaders sign; the first makes it agreed, and both see both names."""
    for page, name in ((one, "Aino Example"), (other, "Kai Example")):
        turn_to(page, "Agree and look back")
        page.get_by_label("Your name").fill(name)
        page.get_by_role("button", name="I agree to this plan").click()
        expect(page.locator(".ihk-way-now")).to_contain_text("agreed")
    for page in (one, other):
        expect(page.locator(".ihk-life-names li")).to_have_count(2)
        expect(page.locator(".ihk-life-names")).to_contain_text("Kai Example")
    turn_to(one, "Reviews")
    expect(one.locator(".ihk-reviews")).to_contain_text("30")


def take_it_home(page: Page) -> None:
    """The plan leaves as a document, from a page beside the plan."""
    with page.expect_popup() as beside:
        page.get_by_role("link", name="Documents").first.click()
    with beside.value.expect_download() as taken:
        beside.value.get_by_role("link", name=re.compile("PDF")).first.click()
    assert taken.value.suggested_filename.endswith(".pdf")
    assert taken.value.path().read_bytes().startswith(b"%PDF-")
