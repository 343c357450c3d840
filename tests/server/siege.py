"""Those who attack: a browser's mark made up, and a page's line to a kernel without a browser."""

import asyncio
import http.client
import json
import re
from collections.abc import Callable, Coroutine
from typing import Any, Self, TypeVar
from uuid import uuid4

import httpx
import nbformat
from served import Server
from tornado.httpclient import HTTPClientError, HTTPRequest
from tornado.websocket import WebSocketClientConnection, websocket_connect

from ihubkit.server.wire import V1

T = TypeVar("T")
Said = dict[str, Any]
PATIENCE = 30.0  # seconds: what is not heard until then will never be


def run(scene: Coroutine[Any, Any, T]) -> T:
    return asyncio.run(scene)


def write_notebook(path: Any, code: str) -> None:  # noqa: ANN401 -- any path
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(code)])  # type: ignore[no-untyped-call]  # nbformat has no types
    nbformat.write(notebook, path)  # type: ignore[no-untyped-call]  # as above


def cookies(client: httpx.Client) -> str:
    return "; ".join(f"{name}={value}" for name, value in client.cookies.items())


class Opened:
    """A dashboard that somebody has opened."""

    def __init__(self, server: Server, client: httpx.Client, name: str, query: str = "") -> None:
        page = client.get(f"/dashboards/{name}{query}")
        assert page.status_code == 200, f"{name}: {page.status_code} {page.text[-500:]}"
        kernel = re.search(r'"kernelId": "([0-9a-f-]{36})"', page.text)
        token = re.search(r'data-leaving="(\w{64})"', page.text)
        assert kernel, page.text[-2000:]
        assert token
        self.server, self.client, self.name, self.text = server, client, name, page.text
        self.kernel, self.token = kernel[1], token[1]

    def leave(self) -> None:
        """Say what the page says when it is closed."""
        assert self.say_leaving(data={"token": self.token}) == 204

    def say_leaving(self, **options: Any) -> int:  # noqa: ANN401 -- httpx's own options
        address = f"/voila/api/shutdown/{self.kernel}"
        return self.client.post(address, **options).status_code

    def line(self, protocol: str | None = None) -> "Line":
        return Line(self.server, cookies(self.client), self.kernel, protocol)


class Line:
    """A page's web socket."""

    def __init__(
        self, server: Server, cookie: str, kernel: str, protocol: str | None = None, **headers: str
    ) -> None:
        address = server.url.replace("http", "ws") + f"/api/kernels/{kernel}/channels?session_id=x"
        self._request = HTTPRequest(address, headers={"Cookie": cookie, **headers})
        self._protocols = [protocol] if protocol else None
        self.socket: WebSocketClientConnection

    async def __aenter__(self) -> Self:
        connecting = websocket_connect(self._request, subprotocols=self._protocols)
        self.socket = await asyncio.wait_for(connecting, PATIENCE)
        return self

    async def __aexit__(self, *_: object) -> None:
        self.socket.close()

    def say(self, kind: str, content: Said, channel: str = "shell", **metadata: str) -> str:
        """Send a message; return its name."""
        name = str(uuid4())
        head = {"msg_id": name, "msg_type": kind, "session": "x", "username": "", "version": "5.3"}
        parts = {"parent_header": {}, "metadata": metadata, "content": content, "buffers": []}
        self.socket.write_message(json.dumps({"header": head, "channel": channel, **parts}))
        return name

    def tell(self, comm: str, **data: object) -> str:
        """Send something to a control."""
        return self.say("comm_msg", {"comm_id": comm, "data": data})

    async def hear(self, wanted: Callable[[Said], bool]) -> list[Said]:
        """Listen until what is wanted comes; return all that was said."""
        heard: list[Said] = []
        while not heard or not wanted(heard[-1]):
            told = await asyncio.wait_for(self.socket.read_message(), PATIENCE)
            assert told is not None, "The line was closed."
            heard.append(json.loads(told))
        return heard

    async def ask(self) -> list[Said]:
        """Ask something harmless; what was said before is done when its answer comes."""
        name = self.say("kernel_info_request", {})
        heard = await self.hear(
            lambda said: (
                said["msg_type"] == "kernel_info_reply" and said["parent_header"]["msg_id"] == name
            )
        )
        assert heard[-1]["content"]["status"] == "ok"
        return heard

    async def states(self) -> dict[str, Said]:
        """Fetch the states of all widgets."""
        comm = str(uuid4())
        target = {"target_name": "jupyter.widget.control", "comm_id": comm, "data": {}}
        self.say("comm_open", target, version="1.0.0")
        self.tell(comm, method="request_states")
        heard = await self.hear(
            lambda said: said["msg_type"] == "comm_msg" and said["content"]["comm_id"] == comm
        )
        self.say("comm_close", {"comm_id": comm, "data": {}})
        states: dict[str, Said] = heard[-1]["content"]["data"]["states"]
        return {name: told["state"] for name, told in states.items()}


async def refused(line: Line) -> int:
    """Return how a line is refused."""
    try:
        async with line:
            return 101
    except HTTPClientError as error:
        return error.code


def fetch(server: Server, path: str, method: str = "GET", cookie: str = "") -> tuple[int, str]:
    """Ask for exactly this path, which clients would tidy up."""
    connection = http.client.HTTPConnection(httpx.URL(server.url).netloc.decode(), timeout=PATIENCE)
    headers = {"Cookie": cookie, "X-iHubKit": "1"} if cookie else {}
    connection.putrequest(method, path, skip_accept_encoding=True)
    for name, value in headers.items():
        connection.putheader(name, value)
    connection.endheaders()
    response = connection.getresponse()
    body = response.read().decode("utf-8", "replace")
    connection.close()
    return response.status, body


__all__ = ["PATIENCE", "V1", "Line", "Opened", "cookies", "fetch", "refused", "run"]
