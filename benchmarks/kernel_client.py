"""A visitor without a browser: opens a dashboard's page and connects to its kernel."""

import asyncio
import json
import re
import time
from typing import Any
from uuid import uuid4

from contestants import Contestant
from jupyter_server.services.kernels.connection.base import (
    deserialize_msg_from_ws_v1,
    serialize_msg_to_ws_v1,
)
from tornado.httpclient import AsyncHTTPClient, HTTPClientError, HTTPRequest, HTTPResponse
from tornado.websocket import (
    WebSocketClientConnection,
    WebSocketClosedError,
    websocket_connect,
)

PROTOCOL = "v1.kernel.websocket.jupyter.org"
CONTROL = "jupyter.widget.control"
WAIT_S = 90.0  # stock takes up to a minute when thirty come at once
CONFIGURATION = re.compile(r'<script id="jupyter-config-data"[^>]*>(.*?)</script>', re.DOTALL)
TOKEN = re.compile(r'data-leaving="([^"]*)"')
WIDGET = re.compile(r'"model_id":\s*"([0-9a-f]{32})"')


def allow_many_at_once() -> None:
    """Let the client do more than ten calls at once; call it before the first."""
    AsyncHTTPClient.configure(None, max_clients=1000)


class NotOpenedError(Exception):
    """A dashboard did not open, or not completely."""


class Visitor:
    """One browser, as far as the server can tell: a cookie jar and a page.

    Args:
        server: Where the dashboard is.
        cookies: What the server gave at the door.
    """

    def __init__(self, server: Contestant, cookies: str) -> None:
        self.server, self.cookies = server, cookies
        self.session = uuid4().hex
        self._token = ""  # what our page says when it is closed
        self.kernel_id = self.widget_id = ""
        self.socket: WebSocketClientConnection | None = None
        self._heard: asyncio.Queue[str | bytes | None] = asyncio.Queue()

    @classmethod
    async def arrive(cls, server: Contestant) -> "Visitor":
        """Come in at the door."""
        return cls(server, await server.enter())

    @property
    def address(self) -> str:
        """Where the page is."""
        return self.server.address

    async def open(self) -> float:
        """Get the page; returns seconds until the whole of it was here.

        Raises:
            NotOpenedError: It is not the complete page of a dashboard.
        """
        started = time.monotonic()
        try:
            answer = await self._call(self.address)
        except (HTTPClientError, OSError) as error:
            raise NotOpenedError(str(error)) from error
        took = time.monotonic() - started
        self._remember(answer)
        return took

    async def _call(self, url: str, method: str = "GET", body: str | None = None) -> HTTPResponse:
        try:
            answer = await AsyncHTTPClient().fetch(
                HTTPRequest(
                    url, method, {"Cookie": self.cookies}, body, decompress_response=True,
                    connect_timeout=WAIT_S, request_timeout=WAIT_S, follow_redirects=False,
                )
            )  # fmt: skip
        except HTTPClientError as error:
            if error.response:  # a page in line has its mark from there
                self._keep_cookies(error.response)
            raise
        self._keep_cookies(answer)
        return answer

    def _keep_cookies(self, answer: HTTPResponse) -> None:
        given = [line.split(";")[0] for line in answer.headers.get_list("Set-Cookie")]
        self.cookies = "; ".join(text for text in (self.cookies, *given) if text)

    def _remember(self, answer: HTTPResponse) -> None:
        page = answer.body.decode()
        told, widget = CONFIGURATION.search(page), WIDGET.search(page)
        if not (told and widget and page.rstrip().endswith("</html>")):
            raise NotOpenedError(f"half a page: …{page[-300:]}")
        configuration = json.loads(told[1])
        self.kernel_id, self.widget_id = configuration["kernelId"], widget[1]
        self.session = configuration.get("session", self.session)
        token = TOKEN.search(page)
        self._token = token[1] if token else ""

    async def connect(self) -> None:
        """Connect to the kernel as the page does, and wait until the kernel answers.

        Raises:
            NotOpenedError: It does not.
        """
        channels = f"/api/kernels/{self.kernel_id}/channels?session_id={self.session}"
        url = self.server.url.replace("http", "ws", 1) + channels
        request = HTTPRequest(url, headers={"Cookie": self.cookies}, connect_timeout=WAIT_S)
        try:
            self.socket = await websocket_connect(  # all is read at once, and pings are answered
                request,
                on_message_callback=self._heard.put_nowait,
                subprotocols=[PROTOCOL],
                max_message_size=2**27,
            )
            await self._ask("kernel_info_request", {}, "kernel_info_reply")
            if self.server.asks_states:
                await self.states()
        except (HTTPClientError, OSError, TimeoutError) as error:
            raise NotOpenedError(f"no kernel: {error}") from error

    async def states(self) -> dict[str, Any]:
        """Return what the page's widgets show, as the kernel tells it."""
        opened = {"comm_id": uuid4().hex, "target_name": CONTROL, "data": {}}
        asked = {"comm_id": opened["comm_id"], "data": {"method": "request_states"}}
        await self._say("comm_open", opened, {"version": "1.0.0"})
        told = await self._ask("comm_msg", asked, "comm_msg")
        return dict(told["data"]["states"])

    async def _say(
        self, kind: str, content: dict[str, Any], metadata: dict[str, str] | None = None
    ) -> str:
        assert self.socket  # noqa: S101 -- connected before
        name = uuid4().hex
        header = {
            "msg_id": name, "msg_type": kind, "username": "", "session": self.session,
            "date": "2026-01-01T00:00:00Z", "version": "5.4",
        }  # fmt: skip
        parts = [json.dumps(part).encode() for part in (header, {}, metadata or {}, content)]
        packed = serialize_msg_to_ws_v1(parts, "shell")  # type: ignore[no-untyped-call]  # Jupyter has no types
        try:
            await self.socket.write_message(packed, binary=True)
        except WebSocketClosedError as error:
            raise NotOpenedError("the kernel's line is closed") from error
        return name

    async def _ask(self, kind: str, content: dict[str, Any], answer: str) -> dict[str, Any]:
        """Say something, and return the content of the answer to it."""
        name = await self._say(kind, content)
        async with asyncio.timeout(WAIT_S):
            while True:
                header, parent, _, told = await self._hear()
                if (header["msg_type"], parent.get("msg_id")) == (answer, name):
                    return dict(told)

    async def _hear(self) -> list[Any]:
        assert self.socket  # noqa: S101 -- connected before
        message = await self._heard.get()
        if not isinstance(message, bytes):
            why = f"{self.socket.close_code} {self.socket.close_reason or ''}".rstrip()
            raise NotOpenedError(f"the kernel's line was closed ({why})")
        _, parts = deserialize_msg_from_ws_v1(message)  # type: ignore[no-untyped-call]  # as above
        return [json.loads(part) for part in parts[:4]]

    async def leave(self, *, says_so: bool = True) -> None:
        """Close the page: browsers say so, phones may vanish."""
        if self.socket:
            self.socket.close()
        if not (says_so and self.kernel_id):
            return
        try:
            end = f"{self.server.url}/voila/api/shutdown/{self.kernel_id}"
            await self._call(end, method="POST", body=f"token={self._token}")
        except (HTTPClientError, OSError) as error:
            if not self.server.keeps_kernels:
                self.server.remarks.append(f"A leaving page was not heard: {error}")
