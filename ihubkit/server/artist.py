"""Pictures are drawn in a process of their own: drawing takes long and much memory."""

import asyncio
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from functools import cache, partial

from ihubkit import charts
from ihubkit.content import Content, load_content
from ihubkit.live import hubs
from ihubkit.live.pictures import Wanted, picture_svg
from ihubkit.live.plan_pictures import WantedPlan, plan_picture_svg
from ihubkit.settings import Settings
from ihubkit.store import Store

CACHE = "cache"
BEHIND = 5  # how much the drawing lets answers go first


class Artist:
    """Draws one picture after the other; begins when first needed."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._pool: ProcessPoolExecutor | None = None

    async def draw(self, wanted: Wanted) -> str:
        """Draw a picture, or take it from the cache folder.

        Raises:
            NotFoundError: The release does not have this picture.
        """
        return await self._ask(_draw, wanted)

    async def draw_plan(self, wanted: WantedPlan) -> str:
        """Draw a picture of a plan as it is now.

        Raises:
            NotFoundError: The plan does not have this picture.
        """
        return await self._ask(_draw_plan, wanted)

    async def bundle(self) -> str:
        """Make Vega for browsers, or take it from the cache folder."""
        return await self._ask(_bundle)

    def prepare(self) -> None:
        """Begin already, so that the first picture comes soon."""
        if self._pool is None:
            self._work().submit(_warm_up, self._settings)

    async def _ask(self, make: Callable[..., str], *what: object) -> str:
        call = partial(make, self._settings, *what)
        loop = asyncio.get_running_loop()
        try:
            return await loop.run_in_executor(self._work(), call)
        except BrokenProcessPool:  # killed for want of memory: once more, afresh
            self.close()
            return await loop.run_in_executor(self._work(), call)

    def _work(self) -> ProcessPoolExecutor:
        if self._pool is None:
            spawn = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(1, spawn, initializer=_stand_back)
        return self._pool

    def close(self) -> None:
        """End the process, whatever it is doing."""
        if self._pool:
            self._pool.shutdown(wait=False, cancel_futures=True)
            self._pool = None
            for child in multiprocessing.active_children():
                child.terminate()


def _stand_back() -> None:
    threading.Thread(target=_end_with_the_server, daemon=True).start()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the server, which ends us
    with suppress(AttributeError, OSError):  # not on Windows
        os.nice(BEHIND)


def _end_with_the_server() -> None:
    """Wait for the server's end, however it comes: a killed one ends nobody itself."""
    if server := multiprocessing.parent_process():
        server.join()
        os._exit(1)


@cache
def _opened(settings: Settings) -> tuple[Store, Content]:
    return hubs.open_hub(settings), load_content(settings.data_dir)


def _warm_up(settings: Settings) -> None:
    _opened(settings)
    charts.svg({"data": {"values": [{"x": 1}]}, "mark": "bar", "encoding": {"x": {"field": "x"}}})


def _draw(settings: Settings, wanted: Wanted) -> str:
    store, content = _opened(settings)
    return picture_svg(store, content, wanted, settings.data_dir / CACHE)


def _draw_plan(settings: Settings, wanted: WantedPlan) -> str:
    return plan_picture_svg(*_opened(settings), wanted)


def _bundle(settings: Settings) -> str:
    return charts.bundle(settings.data_dir / CACHE)
