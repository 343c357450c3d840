"""A phone in a self-assessment: guess, questions, guess, own results, paper; and again later."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from served import Hub, Server, make_hub, make_notebooks

from ihubkit.live import moves, workshops
from ihubkit.model.answer import Answer

SELF = "educator-competence"
MOST = 45_000


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """A server whose open workshop is a self-assessment."""
    hub = make_hub(tmp_path / "hub")
    workshops.close_workshop(hub.store, hub.workshop_id)
    hold(hub, 0)
    running = Server(hub, make_notebooks(tmp_path / "notebooks"))
    yield running
    running.stop()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 375, "height": 812})
    context.set_default_timeout(MOST)
    yield context.new_page()
    context.close()


def hold(hub: Hub, wave: int) -> None:
    """Open a self-assessment of the first school."""
    made = workshops.make_workshop(
        hub.store,
        hub.content,
        title=f"Our own work, {wave}",
        runsheet="self-assessment-45",
        school_ids=[hub.schools[0].id],
        wave=wave,
    )
    workshops.open_workshop(hub.store, made.id)
    hub.workshop_id = made.id


def go(hub: Hub, activity: str) -> None:
    moves.start(hub.store, hub.workshop_id, activity, seen=hub.workshop.revision)


def answer_all(hub: Hub, page: Page, value: int) -> None:
    """Answer all questions but the first, which stays for the phone."""
    seat = page.evaluate("fetch('/api/seats/me').then(reply => reply.json())")["seat"]["id"]
    items = list(hub.content.instrument(SELF).items)[1:]
    told = [
        Answer(instrument=SELF, item=item, facet="level", value=value, sequence=1) for item in items
    ]
    hub.store.save_answers([(seat, told)])


def join(server: Server, page: Page, code: str = "") -> None:
    page.goto(f"{server.url}/c/{server.hub.workshop.join_code}")
    if code:
        page.get_by_label("Resume code").fill(code)
    else:
        page.get_by_label("Teacher", exact=True).check()
    page.get_by_role("button", name="Take my seat").click()
    page.wait_for_url("**/seat")


def saved(page: Page) -> None:
    expect(page.get_by_role("banner").get_by_role("status")).to_have_text("Saved", timeout=MOST)


def test_guess_questions_guess_results_and_paper(server: Server, page: Page) -> None:
    hub = server.hub
    join(server, page)
    code = page.locator(".ihk-page-resume").inner_text()
    page.get_by_role("button", name="I have noted it").click()

    go(hub, "guess")
    page.get_by_label("In most weeks my pupils work on devices").check()
    saved(page)
    answer_all(hub, page, 3)
    go(hub, "rate")
    page.get_by_label("I choose the channel by message and reader").check()
    saved(page)
    page.get_by_role("button", name="Menu").click()
    page.get_by_role("button", name="My results").click()
    expect(page.get_by_text("Your level opens when you have guessed once more")).to_be_visible()
    page.get_by_role("button", name="Close").click()

    go(hub, "guess-again")
    page.get_by_label("I choose the tool by what pupils are to learn").check()
    saved(page)
    go(hub, "own")
    page.get_by_role("button", name="My results").click()
    expect(page.get_by_text("C1 · Leader", exact=True)).to_be_visible()
    expect(
        page.get_by_text("Before you begin: you guessed B1 · Integrator, 2 levels")
    ).to_be_visible()
    page.get_by_text("Working with others").click()
    page.get_by_role("button", name=re.compile("try this.*Working with colleagues")).click()

    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Take it home").click()
    paper = opened.value
    expect(paper.get_by_text(code)).to_be_visible()
    expect(paper.get_by_text("Try it: Half-finished swap (20 min)")).to_be_visible()
    expect(paper.get_by_text("It is no certificate")).to_be_visible()
    assert paper.pdf(prefer_css_page_size=True).count(b"/Type /Page\n") == 2


def test_the_code_of_last_time_shows_ones_own_change(server: Server, page: Page) -> None:
    hub = server.hub
    join(server, page)
    code = page.locator(".ihk-page-resume").inner_text()
    answer_all(hub, page, 1)
    workshops.close_workshop(hub.store, hub.workshop_id)
    hold(hub, 1)

    page.goto(f"{server.url}/c/{hub.workshop.join_code}")
    expect(page.get_by_text("Have a code from last time?")).to_be_visible()
    join(server, page, code.lower())
    expect(page.get_by_text("Welcome back: you keep your code")).to_be_visible()
    answer_all(hub, page, 2)
    go(hub, "closing")
    page.reload()
    page.get_by_role("button", name="My results").click()

    expect(page.get_by_text("21 questions answered both times: 21 higher now")).to_be_visible()
