"""The whole evening: facilitator, board, two phones and a team, up to the printed plan."""

import re

from demo import StartDemo
from people import Facilitator, People, Phone, Team
from playwright.sync_api import Page, expect

SCHOOL = "Mallila School (sample)"
OTHER_SCHOOL = "Exempelby School (sample)"
NO_AIM = "We have not said what digital technology is for in our school."
AIMS = "Our aims are mostly about devices and programs."
VISION = "Every pupil learns with the tool that fits"
GOAL = "Lessons that work are shared"
ACTION = "Two of us open a lesson each Friday"
CARD = "Every Friday two of us <b>share</b> one lesson 🙂"


def test_an_evening_goes_from_the_join_code_to_the_printed_plan(
    start_demo: StartDemo, people: People, hosts: set[str]
) -> None:
    demo = start_demo(participants=14)
    facilitator = people.facilitator(demo)
    facilitator.sign_in()
    board = facilitator.open("/dashboards/board")
    expect(board.get_by_text(demo.told["join_code"])).to_be_visible()

    anna, bert = people.phone(demo), people.phone(demo, color_scheme="dark")
    anna.join(SCHOOL, "Teacher")
    bert.join(SCHOOL, "School leader")
    facilitator.start("Where does our school stand?")
    rate(anna, bert)
    returned = come_back(people.phone(demo), bert)
    picture_for_all(facilitator, board, anna, returned)
    share_a_card(facilitator, anna, returned)
    team = people.team(demo)
    team.enter(SCHOOL)
    choose_a_need(team)
    colleague = people.team(demo)
    colleague.enter(SCHOOL)
    plan = write_the_plan(team, colleague)
    for text in (VISION, GOAL, ACTION, "The digital team"):
        expect(plan.get_by_text(text).first).to_be_visible()

    facilitator.page.bring_to_front()
    facilitator.press("Close …")
    facilitator.press("Yes, close the workshop")
    expect(anna.page.get_by_text("closed")).to_be_visible()
    assert hosts == {demo.url.removeprefix("http://")}


def rate(anna: Phone, bert: Phone) -> None:
    """Anna answers and changes her mind; Bert loses the network in the midst of it."""
    anna.choice(NO_AIM).check()
    anna.choice(AIMS).check()
    expect(anna.saved).to_contain_text("Saved")
    bert.choice(AIMS).check()
    expect(bert.saved).to_contain_text("Saved")
    bert.context.set_offline(offline=True)
    bert.choice(NO_AIM).check()
    expect(bert.saved).to_contain_text("1 answer waiting")
    bert.context.set_offline(offline=False)
    expect(bert.saved).to_contain_text("Saved")
    anna.page.reload()
    expect(anna.choice(AIMS)).to_be_checked()


def come_back(phone: Phone, before: Phone) -> Phone:
    """Return on another phone by resume code; the answers are there."""
    before.context.set_offline(offline=True)
    phone.join(SCHOOL, "School leader", resume_code=before.resume_code)
    expect(phone.choice(NO_AIM)).to_be_checked()
    return phone


def picture_for_all(facilitator: Facilitator, board: Page, *phones: Phone) -> None:
    """Once enough have answered the picture is revealed, on the board and on all phones."""
    expect(board.get_by_text("16 of 16 have answered")).to_be_visible()
    facilitator.press("Reveal the results")
    expect(board.get_by_role("img").first).to_be_visible()
    for phone in phones:
        expect(phone.page.get_by_role("img").first).to_be_visible()
        phone.page.get_by_text("Show the numbers").first.click()
        expect(phone.page.get_by_role("table").first).to_contain_text("A1")


def share_a_card(facilitator: Facilitator, writer: Phone, reader: Phone) -> None:
    """A card is seen by others only when the facilitator has approved it; then it gets votes."""
    facilitator.start("What works, what we need, what could help")
    writer.page.get_by_label("Need", exact=True).check()
    writer.page.get_by_label("About").select_option(label="Vision of the school")
    writer.page.get_by_role("textbox").fill(CARD)
    writer.page.get_by_role("button", name="Add the card").click()
    expect(writer.page.get_by_text("Waiting until the facilitator")).to_be_visible()
    waiting = facilitator.page.get_by_role("listitem").filter(has_text=CARD)
    waiting.get_by_role("button", name="Show to all").click()
    card = reader.page.get_by_role("listitem").filter(has_text=CARD)
    card.get_by_role("button", name="Vote").click()
    expect(card.get_by_role("button", pressed=True)).to_be_visible()
    facilitator.start("Two or three needs to work on")
    facilitator.press("Reveal again")


def choose_a_need(team: Team) -> None:
    """The team looks at its picture and marks a need."""
    team.page.get_by_role("link", name="Needs mapping").first.click()
    expect(team.page.get_by_role("img").first).to_be_visible()
    team.page.get_by_text("The other").click()
    rated = team.page.locator(".ihk-item", has_text=re.compile(r"\d people"))
    rated.first.get_by_role("button", name="Choose: ").click()
    expect(team.page.get_by_role("button", name="Drop: ")).to_be_visible()


def write_the_plan(team: Team, other: Team) -> Page:
    """The need has come with its evidence; two write at once; nothing is lost; it is printed."""
    for one in (team, other):
        one.page.goto(f"{one.told['url']}/dashboards/action_planning")
        expect(one.page.get_by_label("One sentence: what is different")).to_be_visible()
    expect(team.page.locator(".ihk-measured")).to_contain_text(re.compile(r"\(n = \d+"))
    team.page.get_by_label("One sentence: what is different").fill(VISION)
    other.page.get_by_label("What shall have changed?").fill(GOAL)
    expect(team.page.get_by_label("What shall have changed?")).to_have_value(GOAL)
    expect(other.page.get_by_label("One sentence: what is different")).to_have_value(VISION)
    team.page.get_by_role("button", name="Add an action").click()
    team.page.get_by_label("What do we do?").fill(ACTION)
    team.page.get_by_label("Who leads it").fill("The digital team")
    team.page.get_by_label("Hours").fill("12")
    expect(team.page.get_by_text("Everything is saved.")).to_be_visible()
    with team.context.expect_page() as printed:
        team.page.get_by_role("link", name="Print").click()
    return printed.value
