"""The line between a page and its kernel, with a gate on the way in and on the way out."""

import re
from http import HTTPStatus
from typing import Any

from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection
from tornado.web import HTTPError
from voila.tornado.kernel_websocket_handler import VoilaKernelWebsocketHandler

from ihubkit.server.base import Api
from ihubkit.server.headers import CLOSED, protect
from ihubkit.server.host import LOG
from ihubkit.server.kernels import Kernels
from ihubkit.server.messages import Gate, Verdict, is_for_pages
from ihubkit.server.wire import UnreadableError, read_message

PING = 30.0  # seconds
NOT_ALLOWED = 1008  # how a web socket says that it is closed for what was sent
SAID = 2000  # last characters of what a kernel said that go to the log
COLOURS = re.compile(r"\x1b\[[\d;]*m")
LOGGED = ("stream", "error")
HEADER, CONTENT = 1, 4  # places in a message, counted from its signature


class OneKernel(Api):
    """GET /api/kernels/<id>: is the kernel of this page still there?"""

    async def get(self, kernel_id: str) -> None:
        """Tell about it, to its owner.

        Raises:
            HTTPError: It is not this browser's (403), like one that is not there.
        """
        kernels: Kernels = self.settings["kernel_manager"]
        if not kernels.belongs_to(kernel_id, self.signed("visitor")):
            raise HTTPError(HTTPStatus.FORBIDDEN)
        self.answer(kernels.kernel_model(kernel_id))


class KernelSocket(VoilaKernelWebsocketHandler):
    """GET /api/kernels/<id>/channels: for the browser that opened the kernel's page."""

    def set_default_headers(self) -> None:
        """Set what every response carries, also the refusals."""
        protect(self, CLOSED)

    ping_interval = ping_timeout = PING  # Tornado pings, not Jupyter

    async def open(self, kernel_id: str) -> None:
        """Listen; Tornado looks whether the browser is still there.

        Jupyter's own pings end a line before an answer to the first can have come, unless their
        timeout is longer than Tornado allows one to be.
        """
        LOG.debug("Kernel %s has a page", kernel_id)
        await self.connection.connect()

    def write_error(self, status_code: int, **_: Any) -> None:  # noqa: ANN401 -- as Tornado says
        """Refuse without a word; no person reads it."""
        self.set_status(status_code)
        self.finish()


class Gated(ZMQChannelsWebsocketConnection):
    """A connection that hands on only what pages may say, and hear; see `messages`."""

    def __init__(self, **more: Any) -> None:  # noqa: ANN401 -- as Jupyter Server says
        super().__init__(**more)
        self.gate = Gate()

    def handle_incoming_message(self, incoming_msg: Any) -> None:  # noqa: ANN401 -- text or bytes
        """Hand a message on, drop it, or close the connection."""
        try:
            message = read_message(incoming_msg, self.subprotocol)
        except UnreadableError:
            message = {}
        verdict = self.gate.judge(message, len(incoming_msg))
        if verdict is Verdict.PASS:
            super().handle_incoming_message(incoming_msg)
            return
        self.note("dropped a page's message: " + self.gate.reason)
        if verdict is Verdict.CLOSE:
            self.websocket_handler.close(NOT_ALLOWED, self.gate.reason)

    def handle_outgoing_message(self, stream: Any, outgoing_msg: list[Any]) -> None:  # noqa: ANN401 -- as Jupyter Server says
        """Tell the page what is for pages; errors in words of Python go to the log."""
        _, parts = self.session.feed_identities(outgoing_msg)
        kind = self.session.unpack(parts[HEADER])["msg_type"]
        content = self.session.unpack(parts[CONTENT]) if kind in LOGGED else {}
        if is_for_pages(kind, content):
            super().handle_outgoing_message(stream, outgoing_msg)
        elif content:
            trace = "\n".join(content.get("traceback", ()))
            self.note(COLOURS.sub("", content.get("text") or trace))

    def note(self, line: str) -> None:
        """Write a line into the server's log, unless this page has caused too many."""
        if line.strip() and self.gate.may_log():
            LOG.warning("Kernel %s: %s", self.kernel_id, line.strip()[-SAID:])
