"""From the picture to a decision: what splits a room, what a talk changes, what a team chooses."""

import re

from demo import StartDemo
from people import Facilitator, People, Phone, Team
from playwright.sync_api import Page, expect
from room import sit_down, store_of

SCHOOL = "Mallila School (sample)"
SPLIT = "A1"
TOPIC = "What we want technology for"
NO_AIM = "We have not said what digital technology is for in our school."
LEARNING = "Our aims say how pupils will learn better, and technology serves them."
PROMPT = "We stand at opposite ends here."
MOVED = re.compile("Moved up by .* points, likely between")


def test_a_room_talks_about_what_splits_it_votes_again_and_a_team_decides(
    start_demo: StartDemo, people: People, hosts: set[str]
) -> None:
    demo = start_demo()
    with store_of(demo) as store:
        facilitator = people.facilitator(demo)
        facilitator.sign_in()
        board = facilitator.open("/dashboards/board")
        anna, bert = people.phone(demo), people.phone(demo, color_scheme="dark")
        for phone in (anna, bert):
            phone.join(SCHOOL, "Teacher")
        facilitator.start("Where does our school stand?")
        room = sit_down(demo, store, each=11)
        room.rate(**{SPLIT: (1, 3)})
        for phone, answer in ((anna, NO_AIM), (bert, LEARNING)):
            phone.choice(answer).check()
            expect(phone.saved).to_contain_text("Saved")
        talk_about_it(facilitator, board, anna)
        room.rate_again(SPLIT, 3, many=14)
        vote_again(facilitator, board, anna, bert)
        team = people.team(demo)
        team.enter(SCHOOL)
        decide(team)
    assert hosts == {demo.url.removeprefix("http://")}


def talk_about_it(facilitator: Facilitator, board: Page, phone: Phone) -> None:
    """The cockpit proposes what splits people most; one press puts it on all screens."""
    expect(board.get_by_text("24 of 24 have answered")).to_be_visible()
    facilitator.press("Reveal the results")
    first = facilitator.page.locator(".ihk-agenda li").first
    expect(first).to_contain_text(TOPIC)
    expect(first).to_contain_text("people are split")
    facilitator.press(f"Discuss: {TOPIC}")
    for page in (board, phone.page):
        expect(page.get_by_role("heading", name=TOPIC)).to_be_visible()
        expect(page.get_by_text(PROMPT)).to_be_visible()
        expect(page.locator(".ihk-talk li").first).to_contain_text("12")
    expect(phone.page.locator(".ihk-talk li").first).to_contain_text("your answer")
    expect(board.get_by_text("your answer")).to_have_count(0)
    facilitator.press(f"Ask again: {TOPIC}")


def vote_again(facilitator: Facilitator, board: Page, anna: Phone, bert: Phone) -> None:
    """Anna changes her mind, Bert leaves his answer as it is; all see what has changed."""
    for phone, answer in ((anna, NO_AIM), (bert, LEARNING)):
        expect(phone.choice(answer)).to_be_checked()
        expect(phone.page.get_by_text("your answer so far", exact=True)).to_be_visible()
        expect(phone.page.get_by_role("heading", level=3)).to_have_text(TOPIC)
    anna.choice(LEARNING).check()
    expect(anna.saved).to_contain_text("Saved")
    expect(board.get_by_text("15 of 24 have answered again")).to_be_visible()
    facilitator.press("Reveal the results")
    for page in (board, anna.page, bert.page):
        expect(page.get_by_role("img", name=MOVED)).to_be_visible()
    bert.page.get_by_text("Show the numbers").first.click()
    expect(bert.page.get_by_role("table").first).to_contain_text("Moved up by")


def decide(team: Team) -> None:
    """The team sees its needs in order, how solid that is, and chooses two with their evidence."""
    page = team.page
    page.get_by_role("link", name="Needs mapping").first.click()
    expect(page.get_by_role("heading", name="What comes first")).to_be_visible()
    expect(page.get_by_text(re.compile("Solid: almost surely"))).to_be_visible()
    items = page.locator(".ihk-item")
    expect(items.first).to_contain_text(re.compile("status .*importance .*people"))
    for place in (0, 1):
        items.nth(place).get_by_role("button", name="Choose: ").click()
        expect(items.nth(place).get_by_role("button", name="Focus need: ")).to_be_visible()
    chosen = page.locator(".ihk-chosen .ihk-row-of-need")
    expect(chosen).to_have_count(2)
    for place in (0, 1):
        expect(chosen.nth(place)).to_contain_text(re.compile(r"status \d.*importance \d.*people"))
