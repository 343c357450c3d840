"""Beyond the places there are, pages wait in line and open by themselves."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import httpx
from test_dashboards import end, opened

from ihubkit.server.admission import RETURNING, SILENT

if TYPE_CHECKING:
    from served import Server

BOARD = {"page": "board"}


def turn(client: httpx.Client) -> dict[str, object]:
    told: dict[str, object] = client.get("/api/turn", params=BOARD).json()
    return told


def let_in(client: httpx.Client) -> httpx.Response:
    """Ask as the page does, until it is told to open; open it then."""
    while not turn(client)["is_now"]:
        pass
    return client.get("/dashboards/board")


def gauges(server: "Server") -> dict[str, float]:
    lines = server.client().get("/metrics").text.splitlines()
    pairs = (line.split() for line in lines if line.startswith("ihubkit_dashboards_"))
    return {name.removeprefix("ihubkit_dashboards_"): float(value) for name, value in pairs}


def test_pages_wait_in_line_and_get_in_by_turn(fresh_server: "Callable[..., Server]") -> None:
    server = fresh_server(most_dashboards=1)
    first, second, third = (server.facilitator() for _ in range(3))
    page = opened(first, "board")
    assert turn(second)["is_now"], "who is not in line is sent to the door"

    waiting = [client.get("/dashboards/board") for client in (second, third)]
    assert [each.status_code for each in waiting] == [503, 503]
    assert "opens by itself" in waiting[0].text
    assert "You are next." in waiting[0].text
    assert "Your place in the line: 2" in waiting[1].text
    assert '<noscript><meta http-equiv="refresh"' in waiting[0].text
    assert gauges(server) == {"open": 1, "waiting": 2, "room": 1}
    assert third.get("/dashboards/board").status_code == 503  # reloading wins nothing

    assert end(first, page) == 204
    page = let_in(second)
    assert page.status_code == 200
    assert turn(third) == {
        "is_now": False,
        "before": 0,
        "has_enough": False,
        "pause_s": 2.5,
    }
    assert end(second, page) == 204


def test_one_browser_cannot_take_all_places(fresh_server: "Callable[..., Server]") -> None:
    server = fresh_server(most_dashboards=4)
    client = server.facilitator()
    pages = [opened(client, "board") for _ in range(2)]

    refused = client.get("/dashboards/board")

    assert refused.status_code == 503
    assert "This browser has 2 dashboards open" in refused.text
    assert turn(client)["has_enough"] is True
    assert end(client, pages[0]) == 204
    pages[0] = opened(client, "board")
    assert [end(client, page) for page in pages] == [204, 204]


def test_a_browser_that_leaves_while_its_page_opens_gives_the_place_back(
    fresh_server: "Callable[..., Server]",
) -> None:
    server = fresh_server(most_dashboards=1)
    with server.facilitator().stream("GET", "/dashboards/board") as reply:
        assert reply.status_code == 200
        other = server.facilitator()
        assert other.get("/dashboards/board").status_code == 503

    assert let_in(other).status_code == 200
    assert RETURNING < SILENT
