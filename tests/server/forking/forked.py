"""Real kernels through Jupyter's own asynchronous manager and client, one call after the other."""

import asyncio
import logging
import os
import sys
from collections.abc import Awaitable
from time import monotonic, sleep
from typing import Any, TypeVar

import psutil
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager

from ihubkit.server.forking import ForkedProvisioner, warm_parent

PATIENCE = 30
PROGRAM = "ihubkit.server.forking.parent"
T = TypeVar("T")


def forked_spec(**config: Any) -> KernelSpec:  # noqa: ANN401 -- the provisioner's options
    """Say what a kernel.json with these options would."""
    return KernelSpec(
        argv=[sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"],
        display_name="Forked",
        language="python",
        metadata={"kernel_provisioner": {"provisioner_name": "forked", "config": config}},
    )


def parents(server: int | None = None) -> list[psutil.Process]:
    """Find the warm parents of a server, by default of this process."""
    return [
        process
        for process in psutil.Process(server or os.getpid()).children()
        if process.is_running() and PROGRAM in process.cmdline()
    ]


def until(happened: Any) -> None:  # noqa: ANN401 -- any question
    """Ask until the answer is yes."""
    end = monotonic() + PATIENCE
    while not happened():
        assert monotonic() < end, "It never happened"
        sleep(0.02)


def is_gone(pid: int) -> bool:
    """Tell whether a process has ended, even if nobody has taken notice."""
    try:
        return bool(psutil.Process(pid).status() == psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return True


class Kernel:
    """A kernel with its manager and one client."""

    def __init__(self, hall: "Hall", manager: AsyncKernelManager) -> None:
        self._hall = hall
        self.manager = manager
        self.client: Any = manager.client()
        self.client.start_channels()
        hall.wait(self.client.wait_for_ready(PATIENCE))

    @property
    def provisioner(self) -> ForkedProvisioner:
        assert isinstance(self.manager.provisioner, ForkedProvisioner)
        return self.manager.provisioner

    @property
    def pid(self) -> int:
        pid: int = self.provisioner.pid  # type: ignore[assignment]  # Jupyter begins with none
        return pid

    @property
    def is_forked(self) -> bool:
        return self.provisioner.process is None

    def run(self, code: str) -> str:
        """Return what a cell prints, or the name of its error."""
        return self._hall.wait(self.running(code))

    async def running(self, code: str) -> str:
        """Do the same in an event loop."""
        said: list[str] = []

        def note(message: dict[str, Any]) -> None:
            content = message["content"]
            said.append(content.get("text") or content.get("ename") or "")

        await self.client.execute_interactive(code, output_hook=note, timeout=PATIENCE)
        return "".join(said).strip()

    def begin(self, code: str) -> None:
        """Run a cell that will not end, and return when it has begun."""
        self._begun = self.client.execute(f"print('begun')\n{code}")

        async def begun() -> None:
            while (await self.client.get_iopub_msg(PATIENCE))["content"].get("text") != "begun\n":
                pass

        self._hall.wait(begun())

    def outcome(self) -> str:
        """Wait for the end of what was begun; return the name of its error."""

        async def answered() -> dict[str, Any]:
            while True:
                reply: dict[str, Any] = await self.client.get_shell_msg(PATIENCE)
                if reply["parent_header"]["msg_id"] == self._begun:
                    return reply

        name: str = self._hall.wait(answered())["content"].get("ename", "")
        return name

    def ended(self) -> int:
        """Wait for the kernel's end, and return how it ended."""
        code = self._hall.wait(asyncio.wait_for(self.provisioner.wait(), PATIENCE))
        assert code is not None
        return code

    def close(self) -> None:
        self.client.stop_channels()
        self._hall.wait(self.manager.shutdown_kernel(now=True))


class Hall:
    """An event loop, and the kernels started in it."""

    def __init__(self) -> None:
        self._runner = asyncio.Runner()
        self._kernels: list[Kernel] = []

    def wait(self, awaited: Awaitable[T]) -> T:
        """Wait for anything asynchronous."""

        async def until_done() -> T:
            return await awaited

        return self._runner.run(until_done())

    def warm(self, spec: KernelSpec) -> psutil.Process:
        """Have kernels parked; return their parent."""
        before = {parent.pid for parent in parents()}
        self.wait(warm_parent(spec, transport="ipc"))
        (parent,) = (found for found in parents() if found.pid not in before)
        return parent

    def manager(self, spec: KernelSpec, transport: str = "ipc") -> AsyncKernelManager:
        manager = AsyncKernelManager(transport=transport)
        manager._kernel_spec = spec  # noqa: SLF001 -- as if it had been found on the disk
        manager.log = logging.getLogger("jupyter")
        return manager

    def start(self, spec: KernelSpec, transport: str = "ipc", **how: Any) -> Kernel:  # noqa: ANN401 -- as Jupyter's
        """Start a kernel and connect to it."""
        return self.started(self.manager(spec, transport), **how)

    def started(self, manager: AsyncKernelManager, **how: Any) -> Kernel:  # noqa: ANN401 -- as above
        """Start a manager's kernel and connect to it."""
        self.wait(manager.start_kernel(**how))
        self._kernels.append(Kernel(self, manager))
        return self._kernels[-1]

    def close(self) -> None:
        for kernel in self._kernels:
            kernel.close()
        self._runner.close()
