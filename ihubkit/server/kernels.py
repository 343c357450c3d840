"""Kernels of dashboards: how many, whose, with which environment, and when they end."""

import os
import shutil
import sys
from collections.abc import Mapping
from time import monotonic
from typing import Any

from jupyter_client.kernelspec import KernelSpec, KernelSpecManager, NoSuchKernel
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager
from traitlets import Dict, Instance, Integer, default
from zmq.asyncio import Context

from ihubkit.model.people import Visitor
from ihubkit.server.admission import Admission, Asker, Turn
from ihubkit.server.host import LOG, Host

NAME = "python3"
ALONE = 45.0  # seconds a kernel may be without its page: looked at now and then, within a minute
OPENING = 180.0  # seconds a page may take to open
MOST = 40
SOCKETS = 65_535  # ZeroMQ's own upper bound
KERNEL_MB = 200
RESERVED_MB = 1500  # for the system, the server and the database
# Linux weighs sessions before processes, and a kernel is a session of its own: both step back.
STEP_BACK = '{ echo 15 > /proc/self/autogroup; } 2> /dev/null; exec nice -n 15 "$0" "$@"'
PASSED = (
    "PATH", "HOME", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "TMPDIR", "TEMP", "TMP", "SYSTEMROOT",
    "USERPROFILE", "APPDATA", "LD_LIBRARY_PATH", "VIRTUAL_ENV", "FONTCONFIG_PATH",
    "PYTHONPATH", "PYTHONHOME", "PYTHONUTF8", "PYTHONHASHSEED", "PYTHONDONTWRITEBYTECODE",
)  # fmt: skip


def room_for_kernels() -> int:
    """Return how many dashboards this machine's memory carries."""
    try:
        memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2**20
    except (AttributeError, ValueError, OSError):  # Windows
        return MOST // 2
    return max(2, min(MOST, (memory - RESERVED_MB) // KERNEL_MB))


def kernel_environment(host: Host, visitor: Visitor, assets: str) -> dict[str, str]:
    """Return all a kernel is told: who it serves, where the data is; nothing of the request."""
    passed = {name: os.environ[name] for name in PASSED if name in os.environ}
    return passed | {
        "IHUBKIT_DATA_DIR": str(host.settings.data_dir.resolve()),
        "IHUBKIT_DATABASE_URL": host.settings.store_url,
        "IHUBKIT_VISITOR": visitor.model_dump_json(),
        "IHUBKIT_LANGUAGE": visitor.language,
        "IHUBKIT_SERVED_URL": host.served_url,
        "IHUBKIT_CONTROLS_URL": f"{assets}/controls",
        "IPYTHONDIR": str(host.runtime / "ipython"),
        "OPENBLAS_NUM_THREADS": "1",
        "OMP_NUM_THREADS": "1",
    }


class GoneError(Exception):
    """Nobody waits for this kernel any more."""


class OneKernelSpec(KernelSpecManager):
    """The only kernel there is: this Python, behind the answers in the queue for the processor."""

    def get_kernel_spec(self, kernel_name: str) -> KernelSpec:
        """Return the one specification."""
        if kernel_name != NAME:
            raise NoSuchKernel(kernel_name)
        behind = ["sh", "-c", STEP_BACK] if shutil.which("nice") else []
        start = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
        return KernelSpec(
            argv=[*behind, *start, "--HistoryManager.hist_file=:memory:"],
            display_name="Python",
            language="python",
        )

    def find_kernel_specs(self) -> dict[str, str]:
        """Name the one kernel."""
        return {NAME: ""}

    def get_all_specs(self) -> dict[str, Any]:
        """Describe the one kernel."""
        return {NAME: {"resource_dir": "", "spec": self.get_kernel_spec(NAME).to_dict()}}


class Kernels(AsyncMappingKernelManager):
    """Keeps kernels to their owners, counts them at the door, ends abandoned ones."""

    most = Integer(MOST, config=True)
    admission = Instance(Admission)
    _alone_since = Dict()

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
        """End kernels whose page has been away for too long, however busy they are."""
        now = monotonic()
        for kernel_id in self.admission.open:
            if self._kernel_connections.get(kernel_id, 0) > 0:
                self._alone_since[kernel_id] = now
            elif now - self._alone_since.get(kernel_id, now) > ALONE:
                await self.end(kernel_id)

    async def end(self, kernel_id: str) -> None:
        """End one kernel, if it is still there."""
        self._leave(kernel_id)
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
        return super().remove_kernel(kernel_id)

    def _leave(self, kernel_id: str) -> None:
        self.admission.leave(kernel_id, monotonic())
        self._alone_since.pop(kernel_id, None)
