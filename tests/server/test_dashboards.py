"""Dashboards: who may open which, whose kernel it is, and what nobody can make it do."""

import asyncio
import html
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import httpx
import pytest
from tornado.httpclient import HTTPClientError, HTTPRequest
from tornado.websocket import WebSocketClientConnection, websocket_connect

if TYPE_CHECKING:
    from served import Server

NAMES = ("facilitator", "board", "needs_mapping", "action_planning", "dashboard")


def kernel_of(page: httpx.Response) -> str:
    """Find the kernel's id in a dashboard."""
    found = re.search(r'"kernelId": "([0-9a-f-]{36})"', page.text)
    assert found, page.text[-2000:]
    return found[1]


def opened(client: httpx.Client, name: str) -> httpx.Response:
    page = client.get(f"/dashboards/{name}")
    assert page.status_code == 200
    return page


def end(client: httpx.Client, page: httpx.Response) -> int:
    """Say what a closing page says."""
    token = re.search(r'data-leaving="(\w+)"', page.text)
    assert token
    address = f"/voila/api/shutdown/{kernel_of(page)}"
    return client.post(address, data={"token": token[1]}).status_code


def test_a_facilitators_dashboard_serves_a_facilitator(server: "Server") -> None:
    client = server.facilitator()

    page = opened(client, "facilitator")

    assert 'SERVES {"kind":"facilitator"' in html.unescape(page.text)
    assert end(client, page) == 204


@pytest.mark.parametrize(
    ("who", "name", "door"),
    [
        ("nobody", "facilitator", "/facilitator?for=facilitator"),
        ("nobody", "board", "/facilitator?for=board"),
        ("nobody", "action_planning", "/school"),
        ("nobody", "dashboard", "/school"),
        ("team", "facilitator", "/facilitator?for=facilitator"),
        ("team", "board", "/facilitator?for=board"),
        ("seat", "needs_mapping", "/school"),
    ],
)
def test_others_are_shown_the_right_door(server: "Server", who: str, name: str, door: str) -> None:
    client = {"team": server.team, "seat": server.seat}.get(who, server.client)()

    page = client.get(f"/dashboards/{name}")

    assert (page.status_code, page.headers["location"]) == (302, door)


def test_a_renewed_passphrase_makes_old_cookies_worthless(
    fresh_server: "Callable[..., Server]",
) -> None:
    from ihubkit.live import hubs  # noqa: PLC0415 -- only this test renews one

    server = fresh_server()
    client = server.facilitator()
    hubs.reset_passphrase(server.hub.store)

    assert client.get("/dashboards/facilitator").status_code == 302


def test_a_team_opens_its_own_dashboards(server: "Server") -> None:
    team = server.team(school=1)

    page = opened(team, "dashboard")

    assert server.hub.schools[1].id in page.text
    assert "/dashboards/facilitator" not in page.text
    assert end(team, page) == 204


def test_a_kernel_is_told_nothing_of_the_request(server: "Server") -> None:
    client = server.facilitator()
    client.headers["X-Secret"] = "from-a-header"

    page = client.get("/dashboards/board?code=from-the-address&theme=dark&template=lab")

    assert "KNOWS" in page.text
    for secret in ("from-a-header", "from-the-address", client.cookies["facilitator"][:40]):
        assert secret not in page.text
    assert not re.search(r"QUERY_STRING|VOILA_REQUEST_URL|HTTP_COOKIE|SERVER_NAME", page.text)
    assert end(client, page) == 204


def test_an_error_in_a_notebook_shows_no_traceback(server: "Server") -> None:
    client = server.facilitator()

    page = opened(client, "needs_mapping")

    assert "could not be opened" in page.text
    assert not re.search(r"ZeroDivisionError|Traceback|1 / 0", page.text)
    assert end(client, page) == 204


def test_a_dashboard_asks_no_foreign_host_and_runs_no_foreign_script(server: "Server") -> None:
    client = server.facilitator()

    page = opened(client, "dashboard")

    addresses = re.findall(r"(?:https?:)?//[\w.-]+", page.text)
    assert {a for a in addresses if "127.0.0.1" not in a and "//www.w3.org" not in a} == set()
    policy = page.headers["content-security-policy"]
    script = re.search(r"script-src ([^;]*)", policy)
    assert script
    assert script[1] == "'self'"
    inline = re.findall(r"<script(?![^>]*\bsrc=)(?![^>]*type=\"application)[^>]*>", page.text)
    assert inline == []
    assert end(client, page) == 204


def test_anothers_kernel_cannot_be_seen_ended_or_spoken_to(server: "Server") -> None:
    owner, other = server.facilitator(), server.facilitator()
    mine, theirs = opened(owner, "facilitator"), opened(other, "facilitator")
    kernel = kernel_of(mine)

    assert owner.get(f"/api/kernels/{kernel}").status_code == 200
    for client in (other, server.client()):
        assert client.get(f"/api/kernels/{kernel}").status_code == 403
        assert client.delete(f"/api/kernels/{kernel}").status_code == 405
        assert client.post(f"/voila/api/shutdown/{kernel}").status_code == 403
        assert socket_status(server, client, kernel) == 403
    assert end(other, theirs) == 204
    assert end(owner, mine) == 204
    assert owner.get(f"/api/kernels/{kernel}").status_code == 403


def test_no_code_can_be_run_through_the_websocket(server: "Server", tmp_path: Path) -> None:
    owner = server.facilitator()
    page = opened(owner, "facilitator")
    made = tmp_path / "made"

    answered = asyncio.run(_speak(server, owner, kernel_of(page), made))

    assert "kernel_info_reply" in answered
    assert "execute_reply" not in answered
    assert "complete_reply" not in answered
    assert not made.exists()
    assert end(owner, page) == 204


@pytest.mark.parametrize(
    "path",
    [
        "/voila/tree",
        "/voila/render/facilitator.ipynb",
        "/voila/files/facilitator.ipynb",
        "/voila/api/contents",
        "/voila/query/a-b-c-d-e",
        "/api/kernels",
        "/api/contents",
        "/api/terminals",
        "/tree",
        "/login",
        "/dashboards/explore_data",
    ],
)
def test_nothing_else_of_jupyter_is_served(server: "Server", path: str) -> None:
    assert server.facilitator().get(path).status_code == 404


def cookies(client: httpx.Client) -> str:
    return "; ".join(f"{name}={value}" for name, value in client.cookies.items())


async def _connect(
    server: "Server", client: httpx.Client, kernel: str
) -> WebSocketClientConnection:
    url = server.url.replace("http", "ws") + f"/api/kernels/{kernel}/channels?session_id=x"
    return await websocket_connect(HTTPRequest(url, headers={"Cookie": cookies(client)}))


def socket_status(server: "Server", client: httpx.Client, kernel: str) -> int:
    """Return how the kernel's websocket refuses a client."""
    with pytest.raises(HTTPClientError) as refused:
        asyncio.run(_connect(server, client, kernel))
    return refused.value.code


async def _speak(server: "Server", client: httpx.Client, kernel: str, made: Path) -> set[str]:
    """Try to run code, then ask something harmless; return the kinds of all replies."""
    socket = await _connect(server, client, kernel)
    code = f"open({str(made)!r}, 'w').close()"
    for kind, content in (
        ("execute_request", {"code": code, "silent": False, "store_history": False}),
        ("complete_request", {"code": code, "cursor_pos": 3}),
        ("kernel_info_request", {}),
    ):
        socket.write_message(json.dumps(_message(kind, content)))
    kinds: set[str] = set()
    while "kernel_info_reply" not in kinds:
        told = await asyncio.wait_for(socket.read_message(), 30)
        assert told is not None
        kinds.add(json.loads(told)["msg_type"])
    socket.close()
    return kinds


def _message(kind: str, content: dict[str, Any]) -> dict[str, Any]:
    header = {
        "msg_id": str(uuid4()),
        "username": "",
        "session": "x",
        "msg_type": kind,
        "version": "5.3",
    }
    empty: dict[str, Any] = {"parent_header": {}, "metadata": {}, "buffers": []}
    return {"header": header, "content": content, "channel": "shell", **empty}
