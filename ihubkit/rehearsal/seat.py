"""One seat at the real HTTP API, as a phone uses it."""

import asyncio
import json
import time
from collections.abc import AsyncIterator
from ssl import SSLContext
from typing import Any

import httpx

from ihubkit.errors import IHubKitError

Json = dict[str, Any]

HEADERS = {"X-iHubKit": "1"}
QUIET = 45  # seconds without a keep-alive after which a connection is given up
PATIENCE = 60  # seconds after which a server that does not answer is taken as gone
REFUSED = 400


class RehearsalError(IHubKitError):
    """The server refuses what a rehearsal does; says what it answered."""


class GoneError(RehearsalError):
    """The workshop is over for this seat: closed, withdrawn, or the server has stopped."""


class SeatClient:
    """The HTTP calls of one participant.

    Args:
        url: Where the server is.
        tls: One TLS context for all seats; making one takes longer than a request.
    """

    def __init__(self, url: str, tls: SSLContext) -> None:
        self._http = httpx.AsyncClient(
            base_url=url, headers=HEADERS, timeout=httpx.Timeout(10, read=QUIET), verify=tls
        )

    async def close(self) -> None:
        """Let the connections go; the seat stays in the workshop."""
        await self._http.aclose()

    async def join_page(self, code: str) -> Json:
        """Ask what a code opens."""
        return await self._call("POST", "/api/join", {"code": code})

    async def take(self, code: str, *, school: str, role: str, language: str) -> Json:
        """Take a seat; the client keeps its cookie."""
        wanted = {"code": code, "school": school, "role": role, "language": language}
        return await self._call("POST", "/api/seats", wanted)

    async def me(self) -> Json:
        """Look at the workshop's state, own answers and cards."""
        return await self._call("GET", "/api/seats/me")

    async def instrument(self, instrument: str, language: str) -> Json:
        """Get a questionnaire."""
        return await self._call("GET", f"/api/content/{instrument}?lang={language}")

    async def release(self, release: str, language: str) -> Json:
        """Get a release as its page shows it."""
        return await self._call("GET", f"/api/releases/{release}?lang={language}")

    async def answer(self, answers: list[Json]) -> Json:
        """Send answers; they are stored when this returns."""
        return await self._call("PUT", "/api/seats/me/answers", {"answers": answers})

    async def add_card(self, kind: str, section: str, text: str) -> Json:
        """Send a card."""
        card = {"kind": kind, "section": section, "text": text}
        return await self._call("POST", "/api/seats/me/cards", card)

    async def vote(self, card: str) -> Json:
        """Vote for somebody's card."""
        return await self._call("PUT", f"/api/seats/me/cards/{card}/vote", {"on": True})

    async def states(self) -> AsyncIterator[Json]:
        """Yield the workshop's state whenever it changes, over lost connections.

        Raises:
            GoneError: The seat is no more, or nobody answers for a minute.
        """
        heard = time.monotonic()
        while time.monotonic() - heard < PATIENCE:
            try:
                async with self._http.stream("GET", "/api/seats/me/events") as stream:
                    if stream.status_code >= REFUSED:
                        raise GoneError(f"The seat's events are refused ({stream.status_code}).")
                    async for state in _events(stream.aiter_lines()):
                        yield state
                        heard = time.monotonic()
            except httpx.HTTPError:
                await asyncio.sleep(1)
        raise GoneError("The server does not answer any more.")

    async def _call(self, method: str, path: str, body: Json | None = None) -> Json:
        for wait in (0.5, 2, 8, None):
            try:
                response = await self._http.request(method, path, json=body)
            except httpx.HTTPError as error:
                if wait is None:
                    raise GoneError(
                        f"{method} {path} gets no answer.", detail=str(error)
                    ) from error
                await asyncio.sleep(wait)
            else:
                return _content(response)
        raise GoneError(f"{method} {path} gets no answer.")


async def _events(lines: AsyncIterator[str]) -> AsyncIterator[Json]:
    """Read a stream of server-sent events; keep-alive comments are skipped."""
    name, data = "", ""
    async for line in lines:
        field, _, value = line.partition(":")
        if field == "event":
            name = value.strip()
        elif field == "data":
            data += value.strip()
        elif not line:
            if name == "state" and data:
                yield json.loads(data)
            name, data = "", ""


def _content(response: httpx.Response) -> Json:
    if response.status_code < REFUSED:
        return dict(response.json()) if response.content else {}
    try:
        message = str(response.json()["error"]["message"])
    except (ValueError, KeyError, TypeError):
        message = f"The server answered {response.status_code}."
    raise RehearsalError(message)
