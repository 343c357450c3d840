"""What all requests share."""

import asyncio
import logging
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from typing import ParamSpec, TypeVar

from ihubkit.content import Content, Texts
from ihubkit.model.people import Seat
from ihubkit.model.workshop import Workshop
from ihubkit.server.cache import Cache
from ihubkit.server.commits import Commits
from ihubkit.server.durations import Durations
from ihubkit.server.limits import WrongTries
from ihubkit.settings import Settings
from ihubkit.store import AnswerWriter, Store

P = ParamSpec("P")
R = TypeVar("R")

LOG = logging.getLogger("ihubkit")
SEATS_KEPT = 20_000


@dataclass
class Host:
    """The store, the content and what is remembered between requests."""

    settings: Settings
    store: Store
    content: Content
    writer: AnswerWriter
    workshops_folder: Path
    runtime: Path  # sockets and other things that end with the process
    served_url: str
    counts: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.codes = WrongTries(30, 300)
        self.passphrases = WrongTries(10, 300)
        self.seats = Cache(self._find_seat, SEATS_KEPT)
        self.workshops = Cache(self._find_workshop)
        self.durations = Durations()
        self.commits = Commits(self.writer, self.durations)
        self._texts: dict[str, Texts] = {}

    @cached_property
    def threads(self) -> ThreadPoolExecutor:
        """Where everything that waits for the database runs."""
        return ThreadPoolExecutor(4, "request")

    async def run(self, call: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Run a blocking call beside the event loop."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self.threads, partial(call, *args, **kwargs))

    def texts(self, language: str) -> Texts:
        """Return the screen texts of a language."""
        if language not in self._texts:
            self._texts[language] = self.content.texts(language)
        return self._texts[language]

    async def _find_seat(self, seat_id: str) -> Seat:
        return await self.run(self.store.find_seat, seat_id)

    async def _find_workshop(self, workshop_id: str) -> Workshop:
        return await self.run(self.store.find_workshop, workshop_id)

    def close(self) -> None:
        """Finish what is being written."""
        self.writer.close()
        self.threads.shutdown(cancel_futures=True)
