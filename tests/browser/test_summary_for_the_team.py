"""A facilitator drafts a summary, changes it and shows it; the team reads and prints it."""

from demo import StartDemo
from people import Facilitator, People, grave_violations
from playwright.sync_api import Page, expect

SCHOOL = "Mallila School (sample)"
OWN = "We agreed to visit each other on <b>Fridays</b> 🙂"


def test_a_summary_goes_from_one_button_to_the_teams_page_and_its_paper(
    start_demo: StartDemo, people: People, hosts: set[str]
) -> None:
    demo = start_demo()
    facilitator = people.facilitator(demo)
    facilitator.sign_in()
    draft(facilitator)
    write(facilitator.page)
    assert grave_violations(facilitator.page) == []

    team = people.team(demo)
    team.enter(SCHOOL)
    team.page.goto(f"{demo.url}/dashboards/dashboard")
    expect(team.page.get_by_text(OWN)).to_be_visible()
    with team.context.expect_page() as opened:
        team.page.get_by_role("link", name="Print view").click()
    expect(opened.value.get_by_text(OWN)).to_be_visible()
    opened.value.emulate_media(media="print")
    expect(opened.value.get_by_role("button", name="Print")).to_be_hidden()

    facilitator.page.get_by_label("sees it on its page").uncheck()
    expect(team.page.get_by_text(OWN)).to_be_hidden()
    assert hosts == {demo.url.removeprefix("http://")}


def draft(facilitator: Facilitator) -> None:
    """Draft the summary of one school of the workshop that was held."""
    page = facilitator.page
    page.get_by_label("Workshop").select_option(label="Baseline")
    page.get_by_role("button", name="Summary").click()
    page.get_by_label("Whose").select_option(label=SCHOOL)
    page.get_by_role("button", name="Draft the summary").click()
    expect(page.get_by_label("Heading").nth(3)).to_have_value("What matters and is weak")


def write(page: Page) -> None:
    """Add a sentence, and show the summary to the team."""
    field = page.get_by_label("Sentences").nth(1)
    field.press("ControlOrMeta+End")
    field.press_sequentially(f"\n{OWN}")
    expect(page.get_by_text("Everything is saved.")).to_be_visible()
    page.get_by_label("sees it on its page").check()
    expect(page.get_by_text("The team sees it now.")).to_be_visible()
