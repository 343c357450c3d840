"""Kernels of dashboards: how many, whose, with which environment, and when they end."""

import asyncio
import inspect
import os
import sys
from collections.abc import Callable, Iterable, Mapping
from time import monotonic
from typing import Any

from jupyter_client.manager import KernelManager
from jupyter_core.utils import ensure_async
from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection
from jupyter_server.services.kernels.kernelmanager import (
    AsyncMappingKernelManager,
    ServerKernelManager,
)
from tornado.iostream import StreamClosedError
from traitlets import Dict, Instance, Integer, default
from zmq.asyncio import Context

from ihubkit.model.people import Visitor
from ihubkit.server.admission import Admission, Asker, Turn
from ihubkit.server.capacity import FORKED_MB, SPAWNED_MB
from ihubkit.server.host import LOG, Host
from ihubkit.server.kernelspec import NAME

ALONE = 45.0  # seconds a kernel may be without its page: looked at now and then, within a minute
OPENING = 180.0  # seconds a page may take to open
SOCKETS = 65_535  # ZeroMQ's own upper bound
KERNEL_MB = FORKED_MB if sys.platform == "linux" else SPAWNED_MB
MISSED = 1000  # messages kept for a page that lost its connection
MISSED_BYTES = 4 * 2**20
PASSED = (
    "PATH", "HOME", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "TMPDIR", "TEMP", "TMP", "SYSTEMROOT",
    "USERPROFILE", "APPDATA", "LD_LIBRARY_PATH", "VIRTUAL_ENV", "FONTCONFIG_PATH",
    "PYTHONPATH", "PYTHONHOME", "PYTHONUTF8", "PYTHONHASHSEED", "PYTHONDONTWRITEBYTECODE",
)  # fmt: skip


def kernel_environment(host: Host, visitor: Visitor, assets: str) -> dict[str, str]:
    """Return all a kernel is told: who it serves, where the data is; nothing of the request."""
    passed = {name: os.environ[name] for name in PASSED if name in os.environ}
    return passed | {
        "IHUBKIT_VISITOR": visitor.model_dump_json(),
        "IHUBKIT_LANGUAGE": visitor.language,
        "IHUBKIT_SERVED_URL": host.served_url,
        "IHUBKIT_CONTROLS_URL": f"{assets}/controls",
        "OPENBLAS_NUM_THREADS": "1",
        "OMP_NUM_THREADS": "1",
    }


class GoneError(StreamClosedError):
    """Nobody waits for this kernel any more."""


class Missed(list[Any]):
    """Messages for a page that is away: (channel, parts). More than fit in are not kept."""

    def __init__(self, too_many: Callable[[], None]) -> None:
        super().__init__()
        self._bytes = 0
        self._too_many = too_many

    def append(self, message: Any) -> None:  # noqa: ANN401 -- channel and parts, as Jupyter keeps them
        """Keep one more message, or say that there are too many."""
        self._bytes += sum(len(part) for part in message[1])
        if len(self) < MISSED and self._bytes <= MISSED_BYTES:
            super().append(message)
        else:
            self._too_many()

    def extend(self, messages: Iterable[Any]) -> None:
        """Keep more messages."""
        for message in messages:
            self.append(message)


class OneKernel(ServerKernelManager):
    """Starts a kernel without the pause of 10 ms that Jupyter makes there for its tests."""

    async def start_kernel(self, *_: Any, **options: Any) -> None:  # type: ignore[override]  # noqa: ANN401 -- as Jupyter says
        """Start the kernel; `ready` says when it runs."""
        self._ready = asyncio.get_running_loop().create_future()
        start = inspect.unwrap(KernelManager._async_start_kernel)  # noqa: SLF001 -- without the pause
        try:
            await start(self, **options)
        except Exception as error:
            self._ready.set_exception(error)
            raise
        self._ready.set_result(None)

    def emit(self, schema_id: str, data: object) -> None:
        """Keep no event log: nobody here reads it."""


class Kernels(AsyncMappingKernelManager):
    """Keeps kernels to their owners, counts them at the door, ends abandoned ones."""

    most = Integer(40, config=True)
    admission = Instance(Admission)
    _alone_since = Dict()

    @default("kernel_manager_class")
    def _manager_default(self) -> str:
        return f"{__name__}.{OneKernel.__name__}"

    @default("admission")
    def _admission_default(self) -> Admission:
        return Admission(self.most)

    @default("context")
    def _context_default(self) -> Context:
        """Make one context for all kernels' sockets: about seven each, of 1023 by default."""
        self._created_context = True
        context = Context()
        context.max_sockets = SOCKETS
        return context

    def enter(self, asker: Asker, kernel_id: str) -> Turn:
        """Take a place for a kernel that will be started, if it is its page's turn."""
        turn = self.admission.enter(asker, kernel_id, monotonic())
        if turn.is_now:
            self._alone_since[kernel_id] = monotonic() + OPENING - ALONE
        return turn

    def turn(self, asker: Asker) -> Turn | None:
        """Tell a waiting page whether it is its turn; None when it does not wait."""
        return self.admission.ask(asker, monotonic())

    def waiting(self) -> int:
        """Tell how many pages wait for a place."""
        return self.admission.waiting(monotonic())

    def owner(self, kernel_id: str) -> str:
        """Return the browser mark a kernel belongs to; "" for an unknown kernel."""
        return self.admission.owner(kernel_id)

    def belongs_to(self, kernel_id: str, mark: str) -> bool:
        """Tell whether a browser opened a kernel; one without a mark has none."""
        return mark != "" and self.owner(kernel_id) == mark

    async def open_claimed(self, kernel_id: str, environment: Mapping[str, str]) -> Any:  # noqa: ANN401 -- Jupyter's kernel manager
        """Start a kernel that has its place, and return its manager.

        Raises:
            GoneError: The page was closed before its turn to start came, or meanwhile.
        """
        if not self.owner(kernel_id):
            raise GoneError
        try:
            await self.start_kernel(kernel_id=kernel_id, kernel_name=NAME, env=dict(environment))
        except BaseException:
            self._leave(kernel_id)
            raise
        if not self.owner(kernel_id):
            await self.end(kernel_id)
            raise GoneError
        return self.get_kernel(kernel_id)

    def opened(self, kernel_id: str) -> None:
        """Say that the page is out: from now on it should connect."""
        if self.owner(kernel_id):
            self._alone_since[kernel_id] = monotonic()

    async def end_abandoned(self) -> None:
        """End kernels whose page has been away for too long, however busy, and forget dead ones."""
        now = monotonic()
        for kernel_id in self.admission.open:
            if self._kernel_connections.get(kernel_id, 0) > 0:
                self._alone_since[kernel_id] = now
            is_abandoned = now - self._alone_since.get(kernel_id, now) > ALONE
            if is_abandoned or await self._is_dead(kernel_id):
                await self.end(kernel_id)

    async def _is_dead(self, kernel_id: str) -> bool:
        return kernel_id in self and not await ensure_async(self.get_kernel(kernel_id).is_alive())

    def start_buffering(self, kernel_id: str, session_key: str, channels: dict[str, Any]) -> None:
        """Keep what a kernel says for its page that is away, within bounds.

        Whoever misses more is better off with a new kernel: the store has everything, and a page
        that comes back to an ended kernel reloads itself.
        """
        super().start_buffering(kernel_id, session_key, channels)
        self._kernel_buffers[kernel_id]["buffer"] = Missed(lambda: self._overflow(kernel_id))

    def _overflow(self, kernel_id: str) -> None:
        if self.owner(kernel_id):
            LOG.info("Kernel %s says more than can be kept for its absent page", kernel_id)
            self._leave(kernel_id)
            self._ending = asyncio.ensure_future(self.end(kernel_id))

    async def end(self, kernel_id: str) -> None:
        """End one kernel, if it is still there; its page, if it is there, sees the line close."""
        self._leave(kernel_id)
        for connection in list(ZMQChannelsWebsocketConnection._open_sockets):  # noqa: SLF001 -- Jupyter tells only who is connected to any kernel
            if connection.kernel_id == kernel_id:
                connection.websocket_handler.close()
        try:
            if kernel_id in self:
                await self.shutdown_kernel(kernel_id, now=True)
        except Exception:  # noqa: BLE001 -- a half-started kernel must not keep the others alive
            LOG.exception("Kernel %s did not end", kernel_id)

    def start_watching_activity(self, kernel_id: str) -> None:
        """Read no message twice: who is connected says enough about who is there."""
        kernel: Any = self.get_kernel(kernel_id)
        kernel.execution_state = "idle"

    def keep_for_page(
        self, kernel_id: str, key: str, channels: dict[str, Any], missed: list[list[bytes]]
    ) -> None:
        """Keep a line, and what was said on it, until the page comes that knows the key."""
        self.start_buffering(kernel_id, key, channels)
        self._kernel_buffers[kernel_id]["buffer"].extend(("iopub", message) for message in missed)

    def remove_kernel(self, kernel_id: str) -> Any:  # noqa: ANN401 -- as Jupyter says
        """Forget a kernel that ended by itself."""
        self._leave(kernel_id)
        if kernel_id in self:
            self.stop_buffering(kernel_id)
        return super().remove_kernel(kernel_id)

    def _leave(self, kernel_id: str) -> None:
        self.admission.leave(kernel_id, monotonic())
        self._alone_since.pop(kernel_id, None)
