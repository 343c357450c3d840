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

_lock = threading.Lock()
_loops: list[asyncio.AbstractEventLoop] = []
_nurseries: dict[tuple[Options, int], Nursery] = {}


async def beside(work: Coroutine[Any, Any, T]) -> T:
    """Do something in the nurseries' loop, and wait for it in the caller's."""
    return await asyncio.wrap_future(asyncio.run_coroutine_threadsafe(work, _loop()))


async def nursery(options: Options, parked: int) -> Nursery:
    """Return the one nursery for these options; to be called beside.

    Raises:
        CannotForkError: This system has no fork, or no safe way to signal a fork.
    """
    if not (hasattr(os, "fork") and hasattr(os, "pidfd_open") and sys.platform == "linux"):
        raise CannotForkError(f"kernels cannot be forked on {sys.platform}")
    key = (options, parked)
    if key not in _nurseries:
        _nurseries[key] = Nursery(options, parked)
    return _nurseries[key]


async def close() -> None:
    """End parents and parked kernels; open kernels go on. A later kernel starts a new parent."""
    await beside(_close())


async def _close() -> None:
    while _nurseries:
        _, closing = _nurseries.popitem()
        await closing.close()


def _loop() -> asyncio.AbstractEventLoop:
    with _lock:
        if not _loops:
            _loops.append(asyncio.new_event_loop())
            thread = threading.Thread(target=_loops[0].run_forever, name="Forking", daemon=True)
            thread.start()
    return _loops[0]


def _forget() -> None:
    """Begin anew in a process the server forks: it has neither the thread nor the kernels."""
    _loops.clear()
    _nurseries.clear()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget)
