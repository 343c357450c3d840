"""A team answers for its school: two people at once, a reload, and the picture they make."""

from demo import StartDemo
from people import People, Team
from playwright.sync_api import Locator, expect

SCHOOL = "Mallila School (sample)"
MINE, THEIRS = "Checked in March 🖥️ <b>all</b>", "The list of the town"


def question(team: Team, item: str = "INC1") -> Locator:
    """A question of the form."""
    return team.page.locator(f"[data-item={item}]")


def test_answers_and_evidence_stay_and_meet_those_of_a_colleague(
    start_demo: StartDemo, people: People
) -> None:
    demo = start_demo(0)
    one, other = people.team(demo), people.team(demo)
    for team in (one, other):
        team.enter(SCHOOL)
        team.page.get_by_role("link", name="Digital infrastructure").first.click()
        expect(team.page.get_by_text("18 of 20 answered")).to_be_visible()

    question(one).get_by_label("Devices have such help").check()
    question(one).get_by_label("Important this year").check()
    question(one).get_by_label("What this rests on").fill(MINE)
    expect(one.page.get_by_text("Everything is saved.")).to_be_visible()
    expect(question(other).get_by_label("What this rests on")).to_have_value(MINE)
    expect(other.page.get_by_text("19 of 20 answered")).to_be_visible()
    row = other.page.get_by_role("row").filter(has_text="Usable by everyone")
    expect(row).to_contain_text("in part")

    one.page.reload()
    expect(question(one).get_by_label("What this rests on")).to_have_value(MINE)
    expect(question(one).get_by_label("Devices have such help")).to_be_checked()

    one.page.get_by_role("group").filter(has=question(one)).locator("summary").first.click()
    both_write(one, other)


def both_write(one: Team, other: Team) -> None:
    """Write into the same field at the same time: both texts are shown, one is chosen."""
    other.context.set_offline(offline=True)
    question(other).get_by_label("What this rests on").fill(THEIRS)
    question(one, "INC1").get_by_label("What this rests on").fill("Another list")
    expect(one.page.get_by_text("Everything is saved.")).to_be_visible()
    other.context.set_offline(offline=False)

    clash = other.page.get_by_role("alert").filter(has_text="at the same time")
    expect(clash).to_contain_text("Another list")
    clash.get_by_role("button", name="Use mine").click()

    expect(question(one).get_by_label("What this rests on")).to_have_value(THEIRS)
