"""The web socket between a page and its kernel."""

import asyncio
from http import HTTPStatus
from typing import Any

from jupyter_core.utils import ensure_async
from tornado.web import HTTPError

from ihubkit.server.ear import ask_for_welcome
from ihubkit.server.sockets import Gated


def _done(result: object = None) -> "asyncio.Future[Any]":
    future = asyncio.get_running_loop().create_future()
    future.set_result(result)
    return future


class Channels(Gated):
    """Jupyter Server's connection, gated, and without its questions to the kernel.

    It asks a kernel for its facts on lines of their own until something comes back, so as to know
    that the subscription stands. Our kernels say so themselves, and a line that was kept for the
    page stands already (see `ear`).
    """

    async def prepare(self) -> None:
        """Refuse a line to a kernel that has died, so that its page asks and is loaded again.

        Raises:
            HTTPError: It is not there any more (404).
        """
        if not await ensure_async(self.kernel_manager.is_alive()):
            raise HTTPError(HTTPStatus.NOT_FOUND)
        await super().prepare()

    def request_kernel_info(self) -> "asyncio.Future[Any]":
        """Take the kernel's protocol for our own: it is of the same installation."""
        self._finish_kernel_info({})
        return _done({})

    def nudge(self) -> "asyncio.Future[None]":
        """Wait for the kernel's first word on a new line; a kept one stands already."""
        stream = self.channels["iopub"]
        if getattr(stream, "stands", False):
            return _done()
        stream.stands = True
        welcome = asyncio.get_running_loop().create_future()
        topic = ask_for_welcome(stream.socket)

        def hear(message: list[bytes]) -> None:
            if message[0] != topic:
                self.handle_outgoing_message(stream, message)
            elif not welcome.done():
                stream.stop_on_recv()
                welcome.set_result(None)

        stream.on_recv(hear)
        return welcome
