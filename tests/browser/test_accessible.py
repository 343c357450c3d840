"""No page breaks a serious or critical accessibility rule; none scrolls sideways on a phone."""

from demo import StartDemo
from people import Facilitator, People, Phone, Team, grave_violations
from playwright.sync_api import Page, expect

SCHOOL = "Mallila School (sample)"
NARROW = {"width": 375, "height": 812}
WIDE = {"width": 1920, "height": 1080}
DASHBOARDS = (
    *("needs_mapping", "infrastructure", "self_assessment", "action_planning", "methods"),
    "dashboard",
)


def assert_readable(page: Page) -> None:
    """Both sizes, light and dark: nothing grave, nothing cut off sideways."""
    for size in (NARROW, WIDE):
        page.set_viewport_size(size)  # type: ignore[arg-type]  # a plain dict of the two keys
        page.emulate_media(color_scheme="light", reduced_motion="reduce")
        assert grave_violations(page) == []
        page.emulate_media(color_scheme="dark", reduced_motion="reduce")
        assert grave_violations(page) == []
        overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert page.evaluate(overflow) <= 0, f"{page.url} scrolls sideways at {size}"


def test_every_page_is_readable_for_all(start_demo: StartDemo, people: People) -> None:
    demo = start_demo()
    phone, facilitator, team = people.phone(demo), people.facilitator(demo), people.team(demo)
    read_doors(phone, facilitator, team)
    facilitator.sign_in()
    expect(facilitator.page.get_by_role("heading", name="Run-sheet")).to_be_visible()
    assert_readable(facilitator.page)
    for tab in ("Summary", "Hand out", "Programme", "Prepare"):
        facilitator.press(tab)
        assert_readable(facilitator.page)
    board = facilitator.open("/dashboards/board")
    expect(board.get_by_text(demo.told["join_code"])).to_be_visible()
    assert_readable(board)
    read_seat(phone)
    team.enter(SCHOOL)
    assert_readable(team.page)
    for name in DASHBOARDS:
        page = team.open(f"/dashboards/{name}")
        expect(page.locator("#dashboard .ihk-card").first).to_be_visible()
        assert_readable(page)


def read_doors(phone: Phone, facilitator: Facilitator, team: Team) -> None:
    """Join page and facilitator's door."""
    phone.page.goto(phone.told["url"])
    assert_readable(phone.page)
    facilitator.page.goto(facilitator.told["facilitator_url"])
    assert_readable(facilitator.page)
    team.page.goto(f"{team.told['url']}/nowhere")
    assert_readable(team.page)


def read_seat(phone: Phone) -> None:
    """Join, and the seat with its menu."""
    phone.page.goto(f"{phone.told['url']}/c/{phone.told['join_code']}")
    expect(phone.page.get_by_role("button", name="Take my seat")).to_be_visible()
    assert_readable(phone.page)
    phone.join(SCHOOL, "Teacher")
    assert_readable(phone.page)
