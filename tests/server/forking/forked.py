"""Real kernels through Jupyter's own asynchronous manager and client, one call after the other."""

import asyncio
import sys
from collections.abc import Awaitable
from typing import Any, TypeVar

from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager

from ihubkit.server.forking import ForkedProvisioner, close, warm_parent

PATIENCE = 30
T = TypeVar("T")


def forked_spec(**config: Any) -> KernelSpec:  # noqa: ANN401 -- the provisioner's options
    """Say what a kernel.json with these options would."""
    return KernelSpec(
        argv=[sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"],
        display_name="Forked",
        language="python",
        metadata={"kernel_provisioner": {"provisioner_name": "forked", "config": config}},
    )


class Kernel:
    """A kernel with its manager and one client."""

    def __init__(self, hall: "Hall", manager: AsyncKernelManager) -> None:
        self._hall = hall
        self.manager = manager
        self._client: Any = manager.client()
        self._client.start_channels()
        hall.wait(self._client.wait_for_ready(PATIENCE))

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

        await self._client.execute_interactive(code, output_hook=note, timeout=PATIENCE)
        return "".join(said).strip()

    def ended(self) -> int:
        """Wait for the kernel's end, and return how it ended."""
        code = self._hall.wait(asyncio.wait_for(self.provisioner.wait(), PATIENCE))
        assert code is not None
        return code

    def close(self) -> None:
        self._client.stop_channels()
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

    def warm(self, spec: KernelSpec, transport: str = "ipc") -> None:
        self.wait(warm_parent(spec, transport=transport))

    def start(self, spec: KernelSpec, transport: str = "ipc", **how: Any) -> Kernel:  # noqa: ANN401 -- as Jupyter's
        """Start a kernel and connect to it."""
        manager = AsyncKernelManager(transport=transport)
        manager._kernel_spec = spec  # noqa: SLF001 -- as if it had been found on the disk
        self.wait(manager.start_kernel(**how))
        self._kernels.append(Kernel(self, manager))
        return self._kernels[-1]

    def close(self) -> None:
        for kernel in self._kernels:
            kernel.close()
        self.wait(close())
        self._runner.close()
