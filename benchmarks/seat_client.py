"""A quick HTTP/1.1 client that plays many seats: keep-alive calls and event streams."""

import asyncio
import json
import time
from collections import deque
from dataclasses import dataclass, field
from typing import Any


class ServerGoneError(Exception):
    """The connection was lost before the answer came."""


class Connection(asyncio.Protocol):
    """One keep-alive connection; calls wait for their turn."""

    def __init__(self) -> None:
        self._buffer = b""
        self._waiting: deque[asyncio.Future[tuple[int, bytes, bytes]]] = deque()
        self._transport: asyncio.Transport | None = None
        self.turn = asyncio.Lock()

    @classmethod
    async def to(cls, host: str, port: int) -> "Connection":
        """Connect."""
        loop = asyncio.get_running_loop()
        _, connection = await loop.create_connection(cls, host, port)
        return connection

    def connection_made(self, transport: asyncio.BaseTransport) -> None:  # noqa: D102 -- asyncio's word
        assert isinstance(transport, asyncio.Transport)  # noqa: S101 -- TCP gives no other
        self._transport = transport

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: D102 -- asyncio's word
        del exc
        self._transport = None
        while self._waiting:
            waiting = self._waiting.popleft()
            if not waiting.done():
                waiting.set_exception(ServerGoneError())

    def data_received(self, data: bytes) -> None:  # noqa: D102 -- asyncio's word
        self._buffer += data
        head, found, rest = self._buffer.partition(b"\r\n\r\n")
        while found:
            length = _content_length(head)
            if len(rest) < length:
                return
            body, self._buffer = rest[:length], rest[length:]
            self._waiting.popleft().set_result((int(head[9:12]), head, body))
            head, found, rest = self._buffer.partition(b"\r\n\r\n")

    async def call(
        self, method: str, path: str, body: object, cookie: str
    ) -> tuple[int, bytes, bytes]:
        """Make one call; returns status, head and body."""
        async with self.turn:
            if self._transport is None:
                raise ServerGoneError
            answer: asyncio.Future[tuple[int, bytes, bytes]]
            answer = asyncio.get_running_loop().create_future()
            self._waiting.append(answer)
            self._transport.write(request(method, path, body, cookie))
            return await answer


def _content_length(head: bytes) -> int:
    for line in head.lower().split(b"\r\n"):
        if line.startswith(b"content-length:"):
            return int(line[15:])
    return 0


def cookies_of(head: bytes) -> str:
    """Return the cookies an answer sets, as a request sends them back."""
    return "; ".join(
        line.split(":", 1)[1].split(";")[0].strip()
        for line in head.decode().split("\r\n")
        if line.lower().startswith("set-cookie:")
    )


def request(method: str, path: str, body: object, cookie: str) -> bytes:
    """Return the bytes of a call of the seat API."""
    content = b"" if body is None else json.dumps(body).encode()
    return (
        f"{method} {path} HTTP/1.1\r\nHost: localhost\r\nX-iHubKit: 1\r\nCookie: {cookie}\r\n"
        f"Content-Type: application/json\r\nContent-Length: {len(content)}\r\n\r\n"
    ).encode() + content


class Stream(asyncio.Protocol):
    """One event stream; remembers when each `state` event came."""

    def __init__(self, seat: "Seat") -> None:
        self._seat = seat
        self._rest = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:  # noqa: D102 -- asyncio's word
        assert isinstance(transport, asyncio.Transport)  # noqa: S101 -- TCP gives no other
        self._seat.stream = transport
        transport.write(request("GET", "/api/seats/me/events", None, self._seat.cookie))

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: D102 -- asyncio's word
        del exc
        self._seat.stream = None

    def data_received(self, data: bytes) -> None:  # noqa: D102 -- asyncio's word
        now = time.monotonic()
        *lines, self._rest = (self._rest + data).split(b"\n")
        for line in lines:
            if line.startswith(b"id:"):
                self._seat.seen[int(line[3:])] = now


@dataclass(eq=False)
class Seat:
    """One simulated participant and what it still has to send."""

    number: int
    cookie: str = ""
    seat_id: str = ""
    sequence: int = 0
    stream: asyncio.Transport | None = None
    seen: dict[int, float] = field(default_factory=dict)
    outbox: dict[str, dict[str, Any]] = field(default_factory=dict)
    acknowledged: dict[str, tuple[int, int]] = field(default_factory=dict)  # sequence, value
    given: dict[str, tuple[int, int]] = field(default_factory=dict)

    def answer(self, item: str, value: int) -> None:
        """Put an answer into the outbox, as the page does before it sends."""
        self.sequence += 1
        self.given[item] = (self.sequence, value)
        self.outbox[item] = {
            "instrument": "innovative-school", "item": item, "facet": "status", "round": 1,
            "value": value, "sequence": self.sequence,
        }  # fmt: skip

    async def join(self, connection: Connection, code: str, school: str, role: str) -> None:
        """Take a seat."""
        body = {"code": code, "school": school, "role": role, "language": "en"}
        status, head, content = await connection.call("POST", "/api/seats", body, "")
        if status != 201:  # noqa: PLR2004 -- "created"
            message = f"seat {self.number} was refused: {status} {content.decode()[:200]}"
            raise RuntimeError(message)
        self.cookie = cookies_of(head)
        self.seat_id = json.loads(content)["seat"]["id"]

    async def listen(self, host: str, port: int) -> None:
        """Open the event stream."""
        await asyncio.get_running_loop().create_connection(lambda: Stream(self), host, port)

    async def send(self, connection: Connection) -> float:
        """Send the outbox; returns seconds from request to acknowledgement.

        Raises:
            ServerGoneError: The answer did not come; the outbox keeps what it holds.
        """
        sent = dict(self.outbox)
        started = time.monotonic()
        body = {"answers": list(sent.values())}
        status, _, content = await connection.call(
            "PUT", "/api/seats/me/answers", body, self.cookie
        )
        if status != 200:  # noqa: PLR2004 -- "stored"
            message = f"answers were refused: {status} {content.decode()[:200]}"
            raise RuntimeError(message)
        for item, answer in sent.items():
            self.acknowledged[item] = (answer["sequence"], answer["value"])
            if self.outbox.get(item) is answer:
                del self.outbox[item]
        return time.monotonic() - started
