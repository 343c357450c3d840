"""A server with all its descendants: processor time, memory, rest, and their end."""

import asyncio
import os
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

import psutil

ROOTS = (Path("/sys/fs/cgroup"), Path("/sys/fs/cgroup/unified"))
REST_S = 1.0  # how long a tree must be at rest …
REST_SHARE = 0.05  # … and how much of one processor it may use in that time
PATIENCE_S = 10.0


class ControlGroup:
    """A control group of our own; it loses no process that ends, or that changes its parent."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @classmethod
    def make(cls, name: str) -> "ControlGroup | None":
        """Make one; None where the system does not let us (Linux lets root)."""
        own = Path("/proc/self/cgroup")
        lines = own.read_text(encoding="utf-8").splitlines() if own.exists() else []
        where = next((line[3:].strip("/") for line in lines if line.startswith("0::")), None)
        root = next((root for root in ROOTS if (root / "cgroup.procs").exists()), None)
        if where is None or root is None:
            return None
        group = cls(root / where / f"{name}-{os.getpid()}")
        try:
            group.folder.mkdir()
            group.cpu_s()
        except OSError:
            group.remove()
            return None
        return group

    def joining(self, command: list[str]) -> list[str]:
        """Return a command that joins the group before it does anything else."""
        join = 'echo $$ > "$0" && exec "$@"'
        return ["sh", "-c", join, str(self.folder / "cgroup.procs"), *command]

    def cpu_s(self) -> float:
        """Return the processor seconds of all processes that are or were in it."""
        lines = (self.folder / "cpu.stat").read_text(encoding="ascii").splitlines()
        used = dict(line.split() for line in lines)
        return int(used["usage_usec"]) / 1e6

    def pids(self) -> list[int]:
        """Return the processes that are in it."""
        return [int(pid) for pid in (self.folder / "cgroup.procs").read_text("ascii").split()]

    def remove(self) -> None:
        """Remove it; the system needs a moment after its last process ended."""
        for _ in range(50):
            with suppress(OSError):
                self.folder.rmdir()
            if not self.folder.exists():
                return
            time.sleep(0.05)


class ProcessTree:
    """A process and everything that descends from it.

    Args:
        root: The first process.
        group: The control group it was started in, where there is one.
    """

    def __init__(self, root: int, group: ControlGroup | None = None) -> None:
        self.root = psutil.Process(root)
        self.group = group

    def processes(self) -> Iterator[psutil.Process]:
        """Yield those that run."""
        found: dict[int, psutil.Process] = {}
        with suppress(psutil.NoSuchProcess):
            found = {one.pid: one for one in (self.root, *self.root.children(recursive=True))}
        for pid in self.group.pids() if self.group else ():
            with suppress(psutil.NoSuchProcess):
                found.setdefault(pid, psutil.Process(pid))
        yield from found.values()

    def cpu_s(self) -> float:
        """Return processor seconds, those of processes that ended included.

        Without a control group: what each process used itself, and what the children used whose
        end it has seen. A child whose parent ended first is lost then.
        """
        if self.group:
            return self.group.cpu_s()
        used = 0.0
        for process in self.processes():
            with suppress(psutil.NoSuchProcess):
                times = process.cpu_times()
                used += times.user + times.system + times.children_user + times.children_system
        return used

    async def idle_share(self, seconds: float = 3.0) -> float:
        """Return how much of one processor it uses while nobody is there."""
        before, started = self.cpu_s(), time.monotonic()
        await asyncio.sleep(seconds)
        return (self.cpu_s() - before) / (time.monotonic() - started)

    def private_mb(self) -> float:
        """Return the memory that only these processes have (USS), in MB."""
        return self._memory("uss")

    def memory_mb(self) -> float:
        """Return their memory, what they share with others divided among all (PSS), in MB."""
        return self._memory("pss")

    def _memory(self, kind: str) -> float:
        total = 0
        for process in self.processes():
            with suppress(psutil.NoSuchProcess):
                total += getattr(process.memory_full_info(), kind)
        return total / 2**20

    async def rest(self, least: float = REST_S, most: float = PATIENCE_S) -> None:
        """Wait until the tree does nothing more.

        Args:
            least: Seconds to wait in any case: what comes after a pause comes, too.
            most: Seconds after which waiting ends: some trees never rest.
        """
        started = time.monotonic()
        await asyncio.sleep(max(0.0, least - REST_S))
        while time.monotonic() - started < most:
            before = self.cpu_s()
            await asyncio.sleep(REST_S)
            if self.cpu_s() - before <= REST_SHARE * REST_S:
                return

    def end(self, known: Iterable[psutil.Process] = ()) -> None:
        """End what is still running, of those known before and of those found now."""
        left = {*known, *self.processes()}
        for process in left:
            with suppress(psutil.NoSuchProcess):
                process.kill()
        psutil.wait_procs(left, timeout=10)
