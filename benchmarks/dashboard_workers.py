"""People at work on dashboards, without a browser: when cut off they do what a page does."""

import asyncio
import json
import random
import re
import time
from collections.abc import Callable
from typing import Any

from kernel_client import NotOpenedError, Visitor
from kernel_killer import Hall, Tally
from tornado.httpclient import HTTPClientError, HTTPResponse

WIDGETS = re.compile(r'<script id="ihk-widgets"[^>]*>(.*?)</script>', re.DOTALL)
SILENCE_S = 8.0  # as the plan's fields: after that an edit is sent again
AGAIN_S = 0.5
GONE = (403, 404)
PATIENCE_S = 90.0  # after that a page hangs
State = dict[str, Any]


class HangingError(Exception):
    """A page did not come back."""


class Worker(Visitor):
    """One person with one dashboard open.

    Args:
        hall: Where.
        cookies: Given at the door.
        page: Which dashboard.
        tally: Where is noted what happens.
    """

    def __init__(self, hall: Hall, cookies: str, page: str, tally: Tally) -> None:
        super().__init__(hall, cookies)
        self.page, self.tally = page, tally
        self.shown: dict[str, State] = {}
        self.done = 0
        self.chance = random.Random(page)  # noqa: S311 -- what they choose is no secret

    @property
    def address(self) -> str:
        """Where the page is."""
        return f"{self.server.url}/dashboards/{self.page}"

    async def work(self, pause: float) -> None:
        """Come, and work until cancelled; come back whenever the line is cut."""
        await self.come_back()
        while True:
            try:
                await self.act()
                self.done += 1
                self.tally.done += 1
                self.tally.tell()
            except NotOpenedError:
                await self.come_back()
            except TimeoutError:
                self.tally.again += 1  # nothing was heard: once more
            await asyncio.sleep(pause * self.chance.random())

    async def act(self) -> None:
        """Do one thing, and wait for its answer."""
        raise NotImplementedError

    async def check(self) -> None:
        """Look whether everything is there that was there before."""
        raise NotImplementedError

    async def come_back(self) -> None:
        """Be back where one was, however often one is cut off meanwhile."""
        before = {self.kernel_id}
        until = time.monotonic() + PATIENCE_S
        while True:
            try:
                await asyncio.sleep(AGAIN_S * (0.5 + self.chance.random()))
                await self._connect_again()
                await self.check()
                break
            except (NotOpenedError, OSError) as error:  # a TimeoutError is an OSError
                self.tally.again += 1
                before.add(self.kernel_id)
                if time.monotonic() > until:
                    raise HangingError(f"{self.page}: {error!r}") from error
        for kernel_id in before - {self.kernel_id, ""}:
            self.tally.came_back(kernel_id)

    async def _connect_again(self) -> None:
        """Ask for the kernel; connect to it, or open the page again where there is none."""
        is_new = await self._is_gone()
        if is_new:
            await self.open()
        elif self.kernel_id not in self.tally.killed:
            self.tally.cut.append(f"{self.page}: {self.kernel_id}")
        self._heard = asyncio.Queue()
        await self.connect()
        if not is_new:
            self.shown = {name: one["state"] for name, one in (await self.states()).items()}

    async def _is_gone(self) -> bool:
        if not self.kernel_id:
            return True
        try:
            await self._call(f"{self.server.url}/api/kernels/{self.kernel_id}")
        except HTTPClientError as error:
            if error.code in GONE:
                return True
            raise NotOpenedError(str(error)) from error
        return False

    def _remember(self, answer: HTTPResponse) -> None:
        super()._remember(answer)
        self.tally.opened.add(self.kernel_id)
        told = WIDGETS.search(answer.body.decode())
        self.shown = json.loads(told[1]) if told else {}

    def find(self, module: str) -> str:
        """Find a control of the page."""
        end = f"/{module}.js"
        return next(name for name, one in self.shown.items() if one.get("source", "").endswith(end))

    async def command(self, control: str, told: State, is_done: Callable[[State], bool]) -> State:
        """Send a command to a control, and listen until it shows what was wanted."""
        data = {"method": "custom", "content": told}
        await self._say("comm_msg", {"comm_id": control, "data": data})
        async with asyncio.timeout(SILENCE_S):
            while not is_done(self.shown[control]):
                await self._hear()
        return self.shown[control]

    async def _hear(self) -> list[Any]:
        message = await super()._hear()
        header, _, _, content = message
        if header["msg_type"] == "comm_msg" and content["data"].get("method") == "update":
            self.shown.setdefault(content["comm_id"], {}).update(content["data"]["state"])
        return message
