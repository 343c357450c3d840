"""Phones keep what people answered, whatever happens to the network, the server or the page."""

from demo import Demo, StartDemo
from people import Facilitator, People, Phone
from playwright.sync_api import expect

SCHOOL = "Exempelby School (sample)"
NO_AIM = "We have not said what digital technology is for in our school."
AIMS = "Our aims are mostly about devices and programs."


def rating(demo: Demo, people: People) -> tuple[Facilitator, Phone]:
    """A phone at the first question."""
    facilitator = people.facilitator(demo)
    facilitator.sign_in()
    phone = people.phone(demo)
    phone.join(SCHOOL, "Teacher")
    facilitator.start("Where does our school stand?")
    expect(phone.choice(NO_AIM)).to_be_visible()
    return facilitator, phone


def test_answers_wait_while_the_server_is_down_and_arrive_when_it_is_back(
    start_demo: StartDemo, people: People
) -> None:
    demo = start_demo()
    _, phone = rating(demo, people)
    demo.cut_power()
    phone.choice(AIMS).check()
    expect(phone.saved).to_contain_text("1 answer waiting")
    phone.page.evaluate("window.beforeRestart = true")

    demo.start_again()

    expect(phone.saved).to_contain_text("Saved")
    assert phone.page.evaluate("window.beforeRestart"), "the page was not loaded again"
    phone.page.reload()
    expect(phone.choice(AIMS)).to_be_checked()


def test_two_tabs_of_one_phone_show_the_same_answers(start_demo: StartDemo, people: People) -> None:
    _, phone = rating(start_demo(), people)
    second = phone.open("/seat")
    expect(second.get_by_label(NO_AIM)).to_be_visible()
    second.get_by_label(NO_AIM).check()
    expect(phone.choice(NO_AIM)).to_be_checked()
    phone.choice(AIMS).check()
    expect(second.get_by_label(AIMS)).to_be_checked()


def test_a_cockpit_goes_on_after_its_kernel_and_server_have_died(
    start_demo: StartDemo, people: People
) -> None:
    demo = start_demo()
    facilitator, phone = rating(demo, people)
    demo.cut_power()
    expect(facilitator.page.get_by_text("The connection is lost")).to_be_visible()
    demo.start_again()
    facilitator.press("Pause the clock")
    expect(phone.page.get_by_text("paused").first).to_be_visible()


def test_a_closed_workshop_and_a_wrong_code_are_said_kindly(
    start_demo: StartDemo, people: People
) -> None:
    demo = start_demo()
    facilitator, phone = rating(demo, people)
    facilitator.press("Close …")
    facilitator.press("Yes, close the workshop")
    expect(phone.page.get_by_text("closed").first).to_be_visible()

    late = people.phone(demo)
    late.page.goto(f"{demo.url}/c/{demo.told['join_code']}")
    expect(late.page.get_by_role("alert")).to_contain_text("closed")
    late.page.get_by_label("Code").fill("ZZZZZZ")
    late.page.keyboard.press("Enter")
    expect(late.page.get_by_role("alert")).to_contain_text("ZZZZZZ")
