"""Thirty school leaders open their plan in the same moment, and each gets the whole page."""

import json
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest
from served import Server, make_hub

from ihubkit.server.serve import packaged_workshops

VISITORS = 30
PAGES = ("action_planning", "dashboard", "needs_mapping")
LANGUAGES = ("en", "fi")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The kit's own notebooks."""
    hub = make_hub(tmp_path_factory.mktemp("many") / "hub")
    running = Server(
        hub, packaged_workshops(), most_dashboards=VISITORS + 2
    )  # two are kept for facilitators
    yield running
    running.stop()
    hub.store.close()


def part_of(page: str, name: str) -> dict[str, object]:
    """Read what a page brings along."""
    found = re.search(rf'<script id="{name}"[^>]*>(.*?)</script>', page, re.DOTALL)
    assert found, f"no {name} in\n{page}"
    told: dict[str, object] = json.loads(found[1])
    return told


def test_no_page_is_empty_or_somebody_elses_when_thirty_come_at_once(server: Server) -> None:
    school = [server.team(0).cookies, server.team(1).cookies]

    def visit(number: int) -> httpx.Response:
        client = server.client(cookies=dict(school[number % 2]))
        client.cookies.set("language", LANGUAGES[number % 2])
        return client.get(f"/dashboards/{PAGES[number % 3]}")

    with ThreadPoolExecutor(VISITORS) as room:
        pages = list(room.map(visit, range(VISITORS)))

    assert {page.status_code for page in pages} == {200}
    kernels = {part_of(page.text, "jupyter-config-data")["kernelId"] for page in pages}
    assert len(kernels) == VISITORS
    for number, page in enumerate(pages):
        widgets = part_of(page.text, "ihk-widgets")
        controls = [state for state in widgets.values() if "source" in str(state)]
        assert len(controls) >= 2
        assert "ihk-failed" not in page.text
        assert f'lang="{LANGUAGES[number % 2]}"' in page.text
        assert server.hub.schools[1 - number % 2].id not in page.text
