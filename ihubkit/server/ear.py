"""What a kernel says between the running of its notebook and the page that listens."""

import asyncio
import json
from contextlib import suppress
from queue import Empty
from time import monotonic
from typing import Any
from uuid import uuid4

import zmq

CHANNELS = ("iopub", "shell", "control", "stdin")
PARENT, CONTENT = 2, 4  # places in a message, counted from its signature
STARTING = 120.0  # seconds a kernel may take until it speaks
LOOK = 1.0  # seconds between two looks whether a silent kernel is alive
LAST_WORD = 5.0  # seconds until the end of a cell is here, too


def ask_for_welcome(socket: Any) -> bytes:  # noqa: ANN401 -- a ZMQ socket, plain or asynchronous
    """Have the kernel say when it hears that somebody listens on this socket.

    It welcomes the first who subscribes to a topic (Jupyter's protocol 5.4), so we subscribe to one
    that nobody else knows: when its welcome is here, the subscription to everything stands, too.

    Returns:
        The topic, which is the first frame of the welcome.
    """
    topic = f"welcome-{uuid4().hex}".encode()
    socket.setsockopt(zmq.SUBSCRIBE, topic)
    return topic


async def welcomed(client: Any, manager: Any) -> None:  # noqa: ANN401 -- Jupyter's client and manager
    """Wait until a client hears its kernel.

    Raises:
        TimeoutError: The kernel said nothing for too long, or has died.
    """
    channel = client.iopub_channel
    topic = ask_for_welcome(channel.socket).decode()
    until = monotonic() + STARTING
    heard = ""
    while heard != topic:
        try:
            message = await channel.get_msg(timeout=LOOK)
        except Empty as error:
            if monotonic() > until or not await manager.is_alive():
                raise TimeoutError("A kernel did not say that it hears us.") from error
        else:
            heard = message["content"].get("subscription", "")


class Ear:
    """Listens for the page from the first moment on, and hands over what the page lacks.

    The page's widgets come with it, as they were when their cell was done. What the kernel says
    besides is kept, and told first when the page's web socket comes: Jupyter Server does the same
    for a page that lost its line. So nothing is asked twice, and nothing missed.

    Args:
        manager: The kernel's manager.
        kernel_id: The kernel.
        session: The name under which the page will come.
    """

    def __init__(self, manager: Any, kernel_id: str, session: str) -> None:  # noqa: ANN401 -- Jupyter's kernel manager
        self.heard = asyncio.Event()
        self._session = manager.session
        self._kernel_id = kernel_id
        self._key = f"{kernel_id}:{session}"
        self._ended: set[str] = set()  # cells whose end was heard
        self._news = asyncio.Event()
        self._missed: list[list[bytes]] = []
        self._channels = {}
        for name in CHANNELS:
            stream = getattr(manager, f"connect_{name}")(identity=session.encode())
            stream.channel, stream.stands = name, True
            self._channels[name] = stream
        iopub = self._channels["iopub"]
        iopub.on_recv(self._listen)
        self._topic = ask_for_welcome(iopub.socket)

    def _listen(self, message: list[bytes]) -> None:
        if message[0] == self._topic:
            self.heard.set()
            return
        _, parts = self._session.feed_identities(message)
        asked = json.loads(parts[PARENT])
        cell = asked.get("msg_id", "")
        if asked.get("msg_type") != "execute_request" or cell in self._ended:
            self._missed.append(message)  # whoever ran the cells listened to these cells only
        elif b'"idle"' in parts[CONTENT]:
            self._ended.add(cell)
            self._news.set()

    async def hand_over(self, kernels: Any, cells: int) -> None:  # noqa: ANN401 -- Jupyter's kernel managers
        """Leave the line, and what was said beside the cells, to the page to come.

        Args:
            kernels: Who keeps it.
            cells: How many cells have been run.
        """
        with suppress(TimeoutError):
            await asyncio.wait_for(self._all_ended(cells), LAST_WORD)
        kernels.keep_for_page(self._kernel_id, self._key, self._channels, self._missed)
        self._channels = {}

    async def _all_ended(self, cells: int) -> None:
        while len(self._ended) < cells:
            await self._news.wait()
            self._news.clear()

    def close(self) -> None:
        """Stop listening, unless the line was handed over: there will be no page."""
        for stream in self._channels.values():
            stream.close()
