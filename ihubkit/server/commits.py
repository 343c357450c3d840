"""Acknowledgements on their way from the writer to the event loop, a whole commit at once."""

import asyncio
from collections import deque
from collections.abc import Sequence
from concurrent.futures import Future
from time import perf_counter

from ihubkit.model.answer import Answer
from ihubkit.server.durations import Durations
from ihubkit.store import AnswerWriter

Sent = asyncio.Future[list[Answer]]
Done = Future[list[Answer]]


class Commits:
    """Has answers written and waits for the commit.

    Waking the event loop costs the writer's thread a turn; once a commit is enough.
    """

    def __init__(self, writer: AnswerWriter, durations: Durations) -> None:
        self._writer = writer
        self._durations = durations
        self._arrived: deque[tuple[Sent, Done]] = deque()
        self._is_waking = False

    async def save(self, seat_id: str, answers: Sequence[Answer]) -> list[Answer]:
        """Return the newer answers that stay, once all is on the disk.

        Raises:
            NotFoundError: The seat is gone.
            StoreError: Nothing could be stored; it may be sent again.
        """
        loop = asyncio.get_running_loop()
        sent: Sent = loop.create_future()
        started = perf_counter()
        done = self._writer.submit(seat_id, answers)
        done.add_done_callback(lambda done: self._arrive(loop, sent, done))
        newer = await sent
        self._durations.add(perf_counter() - started)
        return newer

    def _arrive(self, loop: asyncio.AbstractEventLoop, sent: Sent, done: Done) -> None:
        self._arrived.append((sent, done))
        if not self._is_waking:
            self._is_waking = True
            loop.call_soon_threadsafe(self._hand_out)

    def _hand_out(self) -> None:
        self._is_waking = False  # before the queue is emptied: what comes later wakes us again
        while self._arrived:
            sent, done = self._arrived.popleft()
            if sent.cancelled():
                continue
            if error := done.exception():
                sent.set_exception(error)
            else:
                sent.set_result(done.result())
