"""Parked kernels and the parents they come from; one nursery for each set of options."""

import asyncio
import logging
import math
import os
import secrets
import tempfile
from collections import defaultdict, deque
from contextlib import suppress
from pathlib import Path
from time import monotonic

from ihubkit.server.forking.child import Child
from ihubkit.server.forking.fork_parent import ForkParent
from ihubkit.server.forking.messages import CannotForkError, GoneError, Message
from ihubkit.server.forking.options import Options

log = logging.getLogger(__name__)

PAUSE = 0.5  # seconds without a visitor before kernels are parked again
LISTEN_S = 60.0
AGAIN_S = 30.0  # how long a parent that could not start is not tried again

Place = tuple[str, str]  # transport and address of kernels


class Nursery:
    """Hands out kernels: parked ones first, else one forked for the request."""

    def __init__(self, options: Options, parked: int) -> None:
        self.parent: ForkParent | None = None
        self._options = options
        self._most = parked
        self._parked: defaultdict[Place, deque[Child]] = defaultdict(deque)
        self._turns = asyncio.Semaphore(os.cpu_count() or 1)
        self._starting = 0
        self._last = 0.0
        self._refused: tuple[float, str] = (0.0, "")
        self._parking: asyncio.Task[None] | None = None
        self._folder = Path(tempfile.mkdtemp(prefix="kernels-"))  # readable by us only

    async def warm(self, place: Place) -> None:
        """Start the parent and park kernels, before anybody asks."""
        await self._warm_parent()
        self._parked.setdefault(place, deque())
        await self._fill()

    async def start(self, place: Place, visit: Message) -> Child:
        """Return a kernel in service.

        Raises:
            CannotForkError: There is none to be had, and none was left behind.
        """
        self._starting += 1
        try:
            parked = self._parked[place]
            while parked:
                if child := await self._begun(parked.popleft(), visit):
                    return child
            return await self._must_begin(await self._grown(self._anywhere(place)), visit)
        finally:
            self._starting -= 1
            self._last = monotonic()
            self._fill_later()

    async def start_at(self, connection: Message, visit: Message) -> Child:
        """Return a kernel in service that listens where its clients already look for it.

        Raises:
            CannotForkError: There is none to be had, and none was left behind.
        """
        return await self._must_begin(await self._grown(connection), visit)

    async def close(self) -> None:
        """End the parent and the parked kernels; kernels in service go on."""
        self._refused = (math.inf, "kernels are no longer forked here")
        if self._parking:
            self._parking.cancel()
        if self.parent:
            self.parent.close()
        for parked in self._parked.values():
            while parked:
                await self._end(parked.popleft())
        with suppress(OSError):  # kernels in service still have their sockets there
            self._folder.rmdir()

    async def _must_begin(self, child: Child, visit: Message) -> Child:
        if begun := await self._begun(child, visit):
            return begun
        raise CannotForkError("a forked kernel ended before it began")

    async def _begun(self, child: Child, visit: Message) -> Child | None:
        try:
            await child.begin(visit)
        except GoneError:
            await self._end(child)
            return None
        except BaseException as error:
            await self._end(child)
            if isinstance(error, OSError):  # such as an environment too long for a message
                raise CannotForkError(f"its environment could not be sent: {error}") from error
            raise
        return child

    async def _grown(self, connection: Message) -> Child:
        async with self._turns:
            child = await self._fork()
            try:
                await asyncio.wait_for(child.listen_at(connection), LISTEN_S)
            except BaseException as error:
                await self._end(child)
                if isinstance(error, GoneError | TimeoutError):
                    raise CannotForkError("a forked kernel could not listen") from error
                raise
            return child

    async def _fork(self) -> Child:
        for _ in range(2):
            parent = await self._warm_parent()
            try:
                return await parent.fork()
            except GoneError:
                continue
        raise CannotForkError("the parent ended twice")

    async def _warm_parent(self) -> ForkParent:
        until, why = self._refused
        if monotonic() < until:
            raise CannotForkError(why)
        if not self.parent or not self.parent.alive:
            self.parent = ForkParent(self._options, self._folder)
        parent = self.parent
        try:
            took = await parent.warmed()
        except (CannotForkError, GoneError) as error:
            why = str(error) or "the parent ended while it warmed up"
            self._refused = (monotonic() + AGAIN_S, why)
            parent.close()
            raise CannotForkError(why) from error
        log.debug("The parent of forked kernels was warm after %.1f s", took)
        return parent

    def _anywhere(self, place: Place) -> Message:
        transport, ip = place
        if transport == "ipc":
            ip = str(self._folder / secrets.token_hex(4))
            return {"transport": transport, "ip": ip}
        return {"transport": transport, "ip": ip}

    def _fill_later(self) -> None:
        if not self._parking or self._parking.done():
            self._parking = asyncio.create_task(self._fill_when_quiet())

    async def _fill_when_quiet(self) -> None:
        with suppress(CannotForkError):  # said when a visitor needs it
            while self._lacking():
                await self._quiet()
                await self._fill()

    async def _quiet(self) -> None:
        while self._starting or monotonic() < self._last + PAUSE:  # noqa: ASYNC110 -- it is about time
            await asyncio.sleep(PAUSE / 5)

    def _lacking(self) -> list[Place]:
        return [place for place, parked in self._parked.items() if len(parked) < self._most]

    async def _fill(self) -> None:
        """Park kernels one after the other, until a visitor comes."""
        while (lacking := self._lacking()) and not self._starting:
            place = lacking[0]
            self._parked[place].append(await self._grown(self._anywhere(place)))

    async def _end(self, child: Child) -> None:
        await child.end()
        if child.connection.get("transport") == "ipc":
            for path in self._folder.glob(f"{Path(child.connection['ip']).name}-*"):
                path.unlink(missing_ok=True)
