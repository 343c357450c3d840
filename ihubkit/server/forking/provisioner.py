"""What Jupyter calls to start, watch and end a kernel."""

import os
import signal
from pathlib import Path
from string import Template
from typing import Any

from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.localinterfaces import localhost
from jupyter_client.provisioning.local_provisioner import LocalProvisioner
from jupyter_client.provisioning.provisioner_base import KernelProvisionerBase
from traitlets import Integer, List, Unicode

from ihubkit.server.forking.background import beside, nursery
from ihubkit.server.forking.child import UNKNOWN, Child
from ihubkit.server.forking.messages import CannotForkError, Message
from ihubkit.server.forking.nursery import Place
from ihubkit.server.forking.options import BLOCKED, Options

FILE = "{connection_file}"
OWN_STREAMS = {"stdin", "stdout", "stderr", "preexec_fn"}  # only a spawned process can have these


class ForkedProvisioner(LocalProvisioner):
    """Starts kernels by forking; where that cannot be, as Jupyter does by itself."""

    imports = List(Unicode(), help="Modules imported before the fork.").tag(config=True)
    warm_up = Unicode(help="`package.module:function` called before the fork.").tag(config=True)
    rehearsal = List(
        Unicode(), help="Code run in a fork that is thrown away, to learn what it imports."
    ).tag(config=True)
    blocked = List(Unicode(), list(BLOCKED), help="Modules that kernels cannot import.").tag(
        config=True
    )
    parked = Integer(2, min=0, help="Kernels kept ready for visitors.").tag(config=True)
    memory_mb = Integer(0, min=0, help="Memory a kernel may take; 0: any.").tag(config=True)
    processor_s = Integer(0, min=0, help="Seconds a kernel may compute at a stretch; 0: any.").tag(
        config=True
    )
    nice = Integer(0, min=0, max=19, help="How far kernels step back.").tag(config=True)

    _child: Child | None = None

    @property
    def options(self) -> Options:
        """What all kernels of this specification have in common."""
        argv = list(self.kernel_spec.argv)
        return Options(
            imports=tuple(self.imports),
            warm_up=self.warm_up,
            rehearsal=tuple(self.rehearsal),
            blocked=tuple(self.blocked),
            arguments=tuple(argv[argv.index(FILE) + 1 :]) if FILE in argv else (),
            memory_mb=self.memory_mb,
            processor_s=self.processor_s,
            nice=self.nice,
            environment=tuple(
                (name, Template(value).safe_substitute(os.environ))  # as Jupyter reads it
                for name, value in sorted(self.kernel_spec.env.items())
            ),
        )

    @property
    def has_process(self) -> bool:
        """Tell whether there is a kernel, alive or not yet waited for."""
        return self._child is not None or super().has_process

    async def pre_launch(self, **kwargs: Any) -> dict[str, Any]:  # noqa: ANN401 -- as Jupyter says
        """Prepare; ports and files are chosen only where clients must know them before."""
        self._asked = dict(kwargs)
        if self._is_fixed():
            return await super().pre_launch(**kwargs)
        kwargs.pop("transport_encryption", None)
        kwargs.pop("extra_arguments", None)
        return await KernelProvisionerBase.pre_launch(self, cmd=[], **kwargs)

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:  # noqa: ANN401 -- as above
        """Take a parked kernel, or fork one, or start one as Jupyter does."""
        try:
            await self._fork(fixed=bool(cmd), **kwargs)
        except CannotForkError as error:
            self.log.warning("Kernel %s is started, not forked: %s", self.kernel_id, error)
            if not cmd:
                kwargs = await super().pre_launch(**self._asked)
                cmd = kwargs.pop("cmd")
            return await super().launch_kernel(cmd, **kwargs)
        return self.connection_info

    async def poll(self) -> int | None:
        """Return nothing while the kernel runs, else how it ended."""
        if not self._child:
            return await super().poll()
        if self._child.alive:
            return None
        return self._child.code.result() if self._child.code.done() else UNKNOWN

    async def wait(self) -> int | None:
        """Wait until the kernel has ended."""
        if not self._child:
            return await super().wait()
        ended = await self._child.how_it_ended()
        self._child.close()
        self._child = None
        return ended

    async def send_signal(self, signum: int) -> None:
        """Signal the kernel and what it started."""
        if not self._child:
            await super().send_signal(signum)
        else:
            self._child.signal(signum)

    async def kill(self, restart: bool = False) -> None:  # noqa: FBT001, FBT002 -- as Jupyter says
        """Kill the kernel and what it started; return when it is gone."""
        if not self._child:
            await super().kill(restart)
        else:
            self._child.signal(signal.SIGKILL)
            await self._child.ended()

    async def terminate(self, restart: bool = False) -> None:  # noqa: FBT001, FBT002 -- as above
        """Ask the kernel to end."""
        if not self._child:
            await super().terminate(restart)
        else:
            self._child.signal(signal.SIGTERM)

    async def cleanup(self, restart: bool = False) -> None:  # noqa: FBT001, FBT002 -- as above
        """Let go of the kernel; one that still runs ends by this."""
        if self._child:
            self._child.close()
            self._child = None
        await super().cleanup(restart)

    def _is_fixed(self) -> bool:
        """Tell whether clients know the connection already, or wait for keys to encrypt it."""
        manager: Any = self.parent
        return bool(
            not manager
            or any(manager.ports)
            or manager.transport_encryption != "disabled"
            or Path(manager.connection_file or "").is_file()
        )

    async def _fork(
        self, *, fixed: bool, env: dict[str, str], cwd: str | Path | None = None, **others: object
    ) -> None:
        if own := OWN_STREAMS & others.keys():
            raise CannotForkError(f"it was asked for with {', '.join(sorted(own))}")
        if cwd and not os.path.isdir(cwd):  # noqa: ASYNC240, PTH112 -- a moment, on a local disk
            raise CannotForkError(f"there is no folder {cwd}")
        visit = {
            "env": env,
            "cwd": os.fspath(cwd) if cwd else "",
            "connection_file": getattr(self.parent, "connection_file", ""),
        }
        self._child = child = await beside(self._forked(visit, fixed=fixed))
        self.pid = self.pgid = child.pid
        self.cwd = cwd or Path.cwd()
        if not fixed:
            self.ports_cached = True  # a restart keeps them
            found: Any = child.connection | {"key": child.connection["key"].encode()}
            self.connection_info = found

    async def _forked(self, visit: Message, *, fixed: bool) -> Child:
        found = await nursery(self.options, self.parked)
        if fixed:
            told = {
                name: value.decode() if isinstance(value, bytes) else value
                for name, value in self.connection_info.items()
            }
            return await found.start_at(told, visit)
        manager: Any = self.parent
        return await found.start(place(manager.transport, manager.ip), visit)


def place(transport: str, ip: str) -> Place:
    """Return where kernels listen; files have places of their own, chosen for each kernel."""
    return (transport, "" if transport == "ipc" else ip or localhost())


async def warm_parent(spec: KernelSpec, *, transport: str = "tcp", ip: str = "") -> None:
    """Start the parent of a specification's kernels and park some, ahead of the first visitor.

    Raises:
        CannotForkError: It cannot be; kernels will be started as Jupyter does.
    """
    config = spec.metadata.get("kernel_provisioner", {}).get("config", {})
    like = ForkedProvisioner(kernel_spec=spec, **config)

    async def warm() -> None:
        await (await nursery(like.options, like.parked)).warm(place(transport, ip))

    await beside(warm())
