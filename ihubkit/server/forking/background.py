"""The nurseries of this process, in an event loop of their own beside the server's.

Jupyter calls a provisioner from whatever loop it has at the moment, blocking managers from one that
runs only while they wait. Parking goes on regardless, and a busy server does not delay it.
"""

import asyncio
import os
import sys
import threading
from collections.abc import Coroutine
from typing import Any, TypeVar

from ihubkit.server.forking.messages import CannotForkError
from ihubkit.server.forking.nursery import Nursery
from ihubkit.server.forking.options import Options

T = TypeVar("T")


class Background:
    """A thread with an event loop, begun when first needed, and the nurseries in it."""

    def __init__(self) -> None:
        self.begin_anew()

    def begin_anew(self) -> None:
        """Forget all, in a process that the server forked: it has neither thread nor kernels."""
        self._lock = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self.nurseries: dict[tuple[Options, int], Nursery] = {}

    @property
    def loop(self) -> asyncio.AbstractEventLoop:
        """The running loop."""
        with self._lock:
            if not self._loop:
                self._loop = asyncio.new_event_loop()
                run = self._loop.run_forever
                threading.Thread(target=run, name="Forking", daemon=True).start()
            return self._loop


_background = Background()


async def beside(work: Coroutine[Any, Any, T]) -> T:
    """Do something in the nurseries' loop, and wait for it in the caller's."""
    return await asyncio.wrap_future(asyncio.run_coroutine_threadsafe(work, _background.loop))


async def nursery(options: Options, parked: int) -> Nursery:
    """Return the one nursery for these options; to be called beside.

    Raises:
        CannotForkError: This system has no fork, or no safe way to signal a fork.
    """
    if not (hasattr(os, "fork") and hasattr(os, "pidfd_open")):
        raise CannotForkError(f"{sys.platform} cannot fork kernels")
    key = (options, parked)
    if key not in _background.nurseries:
        _background.nurseries[key] = Nursery(options, parked)
    return _background.nurseries[key]


async def close() -> None:
    """End parents and parked kernels; open kernels go on. A later kernel starts a new parent."""
    await beside(_close())


async def _close() -> None:
    while _background.nurseries:
        _, closing = _background.nurseries.popitem()
        await closing.close()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_background.begin_anew)
