"""Event streams: thousands of silent connections that hear the same news at once."""

import asyncio
import json
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import count
from time import monotonic

from tornado.iostream import IOStream, StreamBufferFullError, StreamClosedError

from ihubkit.errors import IHubKitError
from ihubkit.live.views import shared_state
from ihubkit.server.host import LOG, Host

POLL = 0.1  # seconds between two looks at the revisions
SLICES = 15  # keep-alives go out in slices, one a second
AT_ONCE = 25  # streams written to before others get their turn
FRESH = 1.0  # seconds a state may be old when told to a newcomer: it carries the server's time
BEHIND = 64 * 1024  # bytes a slow client may lag behind
HEAD = (
    b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream; charset=utf-8\r\n"
    b"Cache-Control: no-store\r\nX-Accel-Buffering: no\r\nX-Content-Type-Options: nosniff\r\n"
    b"Connection: close\r\n\r\nretry: 2000\n\n"
)


@dataclass(frozen=True, slots=True)
class News:
    """One state event, encoded once for everybody."""

    revision: int
    data: bytes
    read_at: float


@dataclass(slots=True)
class Line:
    """What is remembered of an open stream: its slice, and the newest revision it was told."""

    slice: int
    told: int


class Streams:
    """All open event streams by workshop, and the watch over the workshops' revisions."""

    def __init__(self, host: Host) -> None:
        self._host = host
        self._open: defaultdict[str, dict[IOStream, Line]] = defaultdict(dict)
        self._news: dict[str, News] = {}
        self._reading: dict[str, asyncio.Task[News]] = {}
        self._revisions: dict[str, int] = {}
        self._numbers = count()
        self._reader = ThreadPoolExecutor(1, "revisions")

    def __len__(self) -> int:
        return sum(map(len, self._open.values()))

    async def news(self, workshop_id: str) -> News:
        """Return the state to tell a newcomer."""
        news = self._news.get(workshop_id)
        if news and monotonic() - news.read_at < FRESH:
            return news
        if workshop_id not in self._reading:  # one reads for all who come at this moment
            reading = self._reading[workshop_id] = asyncio.create_task(self._read(workshop_id))
            reading.add_done_callback(lambda _: self._reading.pop(workshop_id))
        return await asyncio.shield(self._reading[workshop_id])

    def add(self, stream: IOStream, workshop_id: str, news: News, last_id: str) -> None:
        """Keep a connection open and tell it the state, unless it knows it already.

        A phone that comes back at once may know more than we have read; the watch tells the rest.
        """
        stream.max_write_buffer_size = BEHIND
        stream.max_buffer_size = BEHIND
        stream.set_close_callback(partial(self._gone, workshop_id, stream))
        known = last_id.isdecimal() and int(last_id[:20]) >= news.revision
        self._open[workshop_id][stream] = Line(next(self._numbers) % SLICES, news.revision)
        self._send(stream, HEAD if known else HEAD + news.data)

    def _gone(self, workshop_id: str, stream: IOStream) -> None:
        self._open[workshop_id].pop(stream, None)

    async def watch(self) -> None:
        """Tell everybody about each change, whoever made it in whichever process."""
        while True:
            await asyncio.sleep(POLL)
            try:
                await self._look()
            except IHubKitError as error:
                LOG.warning("The revisions could not be read: %s %s", error, error.detail)

    async def keep_alive(self) -> None:
        """Send a comment to each stream now and then, so that proxies keep it open."""
        for second in count():
            await asyncio.sleep(1)
            for streams in list(self._open.values()):
                due = [s for s, line in streams.items() if line.slice == second % SLICES]
                await self._send_all(due, b":\n\n")

    async def _look(self) -> None:
        loop = asyncio.get_running_loop()
        revisions = await loop.run_in_executor(self._reader, self._host.store.revisions)
        changed = [w for w, revision in revisions.items() if self._revisions.get(w) != revision]
        self._revisions = revisions
        for workshop_id in changed:
            self._host.workshops.forget(workshop_id)
            if self._open.get(workshop_id):
                await self._tell(workshop_id, await self._read(workshop_id))
            else:
                self._news.pop(workshop_id, None)

    async def _tell(self, workshop_id: str, news: News) -> None:
        """Tell the news to those who have not heard it when they came."""
        behind = [s for s, line in self._open[workshop_id].items() if line.told < news.revision]
        for stream in behind:
            self._open[workshop_id][stream].told = news.revision
        await self._send_all(behind, news.data)

    async def _read(self, workshop_id: str) -> News:
        loop = asyncio.get_running_loop()
        state = await loop.run_in_executor(
            self._reader, shared_state, self._host.store, workshop_id
        )
        data = json.dumps(state, ensure_ascii=False, separators=(",", ":"))
        revision = int(str(state["revision"]))
        event = f"id: {revision}\nevent: state\ndata: {data}\n\n"
        news = News(revision, event.encode(), monotonic())
        self._news[workshop_id] = news
        return news

    async def _send_all(self, streams: list[IOStream], data: bytes) -> None:
        for number, stream in enumerate(streams, 1):
            self._send(stream, data)
            if number % AT_ONCE == 0:
                await asyncio.sleep(0)

    def _send(self, stream: IOStream, data: bytes) -> None:
        """Write at once what the socket takes; only the rest costs a buffer and a callback."""
        try:
            if not stream.writing():
                data = data[stream.socket.send(data) :]
            if data:
                stream.write(data)
        except BlockingIOError:
            stream.write(data)
        except (StreamBufferFullError, StreamClosedError, OSError):
            stream.close()

    def close(self) -> None:
        """End all streams; browsers come back by themselves."""
        self._reader.shutdown(cancel_futures=True)
        for streams in list(self._open.values()):
            for stream in list(streams):
                stream.close()
