"""One forked kernel, as the server sees it."""

import asyncio
import os
import select
import signal
import socket
from concurrent.futures import Future
from contextlib import suppress
from weakref import WeakSet

from ihubkit.server.forking.messages import LONGEST, GoneError, Message, decode, encode

UNKNOWN = 1  # how a kernel ended when its parent was gone before it could tell
TOLD_S = 1.0  # how long the parent may take to tell


class Child:
    """A process that lives as long as its socket is open here, and whose number may be signalled.

    The watch (a pidfd) means this process and no later one with the same number.
    """

    def __init__(self, pid: int, watch: int, channel: socket.socket) -> None:
        self.pid = pid
        self.code: Future[int] = Future()
        self.connection: Message = {}
        self._watch = watch
        self._channel = channel
        channel.setblocking(False)  # noqa: FBT003 -- Python's own word
        _OPEN.add(self)

    @property
    def alive(self) -> bool:
        """Tell whether the process still runs."""
        if self._watch < 0:
            return False
        watched = select.poll()
        watched.register(self._watch, select.POLLIN)
        if not watched.poll(0):
            return True
        self._reap()
        return False

    async def listen_at(self, connection: Message) -> Message:
        """Have the kernel open its sockets, and return where."""
        await self._tell({"connection": connection})
        answer = await self._answer()
        self.connection = answer["connection"]
        return self.connection

    async def begin(self, visit: Message) -> None:
        """Give the kernel to a visitor: environment, folder, and where its connection is noted."""
        await self._tell(visit)

    def signal(self, number: int) -> None:
        """Signal the kernel and what it started."""
        if self.alive:
            with suppress(ProcessLookupError):
                os.killpg(self.pid, number)

    async def ended(self) -> None:
        """Wait for the process's end."""
        if not self.alive:
            return
        loop, over = asyncio.get_running_loop(), asyncio.Event()
        watch = os.dup(self._watch)  # others may wait as well
        loop.add_reader(watch, over.set)
        try:
            await over.wait()
        finally:
            loop.remove_reader(watch)
            os.close(watch)
        self._reap()

    async def how_it_ended(self) -> int:
        """Wait for the process's end, and for its parent to say how."""
        await self.ended()
        with suppress(TimeoutError):
            return await asyncio.wait_for(asyncio.shield(asyncio.wrap_future(self.code)), TOLD_S)
        return UNKNOWN

    async def end(self) -> None:
        """End the process, and return when it is gone."""
        self.signal(signal.SIGKILL)
        await self.ended()
        self.close()

    def close(self) -> None:
        """Let go; a process that still runs is killed by this."""
        _OPEN.discard(self)
        self._channel.close()
        if self._watch >= 0:
            os.close(self._watch)
            self._watch = -1

    def __del__(self) -> None:
        self.close()

    async def _tell(self, message: Message) -> None:
        try:
            await asyncio.get_running_loop().sock_sendall(self._channel, encode(message))
        except ConnectionError as error:
            raise GoneError from error

    async def _answer(self) -> Message:
        try:
            data = await asyncio.get_running_loop().sock_recv(self._channel, LONGEST)
        except ConnectionError as error:
            raise GoneError from error
        if (message := decode(data)) is None:
            raise GoneError
        return message

    def _reap(self) -> None:
        """Take the process's leave where its parent died before it and we inherited it."""
        with suppress(ChildProcessError):
            os.waitid(os.P_PIDFD, self._watch, os.WEXITED | os.WNOHANG)


_OPEN: WeakSet[Child] = WeakSet()


def _forget() -> None:
    """Leave kernels to the server when it forks something itself: they must see its end."""
    for child in list(_OPEN):
        child.close()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget)
