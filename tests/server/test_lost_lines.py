"""A dashboard whose line is cut, or whose kernel dies, says so and comes back to the same place."""

from collections.abc import Iterator

import psutil
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from served import Server, make_hub

from ihubkit.live import releases, seats
from ihubkit.model.answer import Answer
from ihubkit.server.serve import packaged_workshops

PEOPLE = 6


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The kit's own notebooks on a hub with something released."""
    hub = make_hub(tmp_path_factory.mktemp("lost") / "hub")
    instrument = hub.content.instrument("innovative-school")
    for school in hub.schools:
        for _ in range(PEOPLE):
            taken = seats.take_seat(
                hub.store,
                code=hub.workshop.join_code,
                school_id=school.id,
                role="teacher",
                language="en",
            )
            answers = [
                Answer(
                    instrument=instrument.id, item=item, facet="status", round=1, value=2,
                    sequence=place,
                )
                for place, item in enumerate(instrument.items)
            ]  # fmt: skip
            hub.store.save_answers([(taken.seat.id, answers)])
    releases.reveal(hub.store, hub.content, hub.workshop_id, seen=hub.workshop.revision)
    running = Server(hub, packaged_workshops())
    yield running
    running.stop()
    hub.store.close()


@pytest.fixture
def context(chromium: Browser, server: Server) -> Iterator[BrowserContext]:
    context = chromium.new_context(base_url=server.url, viewport={"width": 375, "height": 812})
    cookies = server.facilitator().cookies.jar
    context.add_cookies(
        [{"name": c.name, "value": c.value or "", "url": server.url} for c in cookies]
    )
    yield context
    context.close()


def opened(context: BrowserContext, name: str) -> Page:
    page = context.new_page()
    page.goto(f"/dashboards/{name}")
    expect(page.locator("#dashboard")).to_be_visible()
    return page


def kernels(server: Server) -> list[psutil.Process]:
    """Return the kernels in service: they have the hub's database open."""
    database = str(server.hub.data_dir / "hub.sqlite")
    return [
        one
        for one in psutil.Process(server.process.pid).children(recursive=True)
        if database in {file.path for file in one.open_files()} and "forking" in str(one.cmdline())
    ]


def test_a_cut_line_is_said_and_mends_itself(context: BrowserContext, server: Server) -> None:
    page = opened(context, "dashboard")
    whose = page.get_by_label("Whose")

    context.set_offline(True)
    expect(page.get_by_text("The connection is lost")).to_be_visible()
    expect(page.locator("#dashboard")).to_have_attribute("inert", "")
    context.set_offline(False)

    expect(page.get_by_text("Connected again")).to_be_visible()
    expect(page.locator("#dashboard")).not_to_have_attribute("inert", "")
    whose.select_option(label="Everyone")
    expect(page.get_by_role("heading", name="Everyone")).to_be_visible()
    assert "Traceback" not in server.log.read_text(), "the kernel understood all it was asked"


def test_a_page_whose_kernel_died_is_loaded_once_and_shows_what_was_chosen(
    context: BrowserContext, server: Server
) -> None:
    page = opened(context, "dashboard")
    page.get_by_label("School").select_option(label="Mänty")
    page.get_by_label("Whose").select_option(label="Everyone")
    expect(page.get_by_role("heading", name="Everyone")).to_be_visible()
    loads: list[str] = []
    page.on("load", lambda _: loads.append("load"))

    (kernel,) = kernels(server)
    with page.expect_event("load"):
        kernel.kill()

    expect(page.get_by_role("heading", name="Everyone")).to_be_visible()
    expect(page.get_by_label("School")).to_have_value(server.hub.schools[1].id)
    assert loads == ["load"]
