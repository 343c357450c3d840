"""How many dashboards this machine carries: the least of what its limits allow."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psutil

FORKED_MB = 30  # a kernel forked from a warm parent, its part of the server included
SPAWNED_MB = 200  # a kernel that made all its imports itself
RESERVED_MB = 800  # the server, the database, the process that draws, and some air
FILES_EACH = 14  # sockets and their signals in the server, for a kernel with its page
TASKS_EACH = 13  # a kernel and its threads
RESERVED_TASKS = 200
PER_PROCESSOR = 250  # an untouched kernel costs nothing, but people click: 10 ms every few seconds
FEWEST = 2
LIMITS = ("memory.max", "memory.high", "memory.limit_in_bytes")
USED = ("memory.current", "memory.usage_in_bytes")
GIVEN_BACK = ("inactive_file", "total_inactive_file")  # file contents that make room when asked


@dataclass(frozen=True)
class Machine:
    """What is left of a machine, or of the part of it that a container may use."""

    memory_mb: int
    processors: int
    files: int | None = None  # that one process may have open; None: no limit
    tasks: int | None = None  # processes and threads that may still be made; None: no limit


@dataclass(frozen=True)
class Room:
    """For how many dashboards there is room, and what sets the limit."""

    dashboards: int
    limit: str

    def __str__(self) -> str:
        """Say it for the log."""
        return f"Room for {self.dashboards} dashboards; the limit is {self.limit}"


def room_for_dashboards(machine: Machine, kernel_mb: int) -> Room:
    """Return how many dashboards a machine carries; never fewer than two.

    Half the open files are left for seats: each holds a connection.
    """
    memory = max(machine.memory_mb - RESERVED_MB, 0)
    rooms = [
        Room(
            memory // kernel_mb,
            f"memory ({machine.memory_mb:,} MB free, {kernel_mb} MB for each)",
        ),
        Room(machine.processors * PER_PROCESSOR, f"processors ({machine.processors})"),
    ]
    if machine.files is not None:
        rooms.append(Room(machine.files // 2 // FILES_EACH, f"open files ({machine.files:,})"))
    if machine.tasks is not None:
        tasks = max(machine.tasks - RESERVED_TASKS, 0)
        rooms.append(Room(tasks // TASKS_EACH, f"processes and threads ({machine.tasks:,} free)"))
    least = min(rooms, key=lambda room: room.dashboards)
    return Room(max(least.dashboards, FEWEST), least.limit)


def read_machine(root: Path = Path("/")) -> Machine:
    """Look what this machine has left: as a whole, and in each group of ours that has a limit."""
    memory = [psutil.virtual_memory().available, *_memory_of_groups(root)]
    tasks = [*_tasks_of_system(root), *_tasks_of_user(), *_tasks_of_groups(root)]
    return Machine(
        memory_mb=max(min(memory), 0) // 2**20,
        processors=os.cpu_count() or 1,
        files=_files(),
        tasks=max(min(tasks), 0) if tasks else None,
    )


def _memory_of_groups(root: Path) -> Iterator[int]:
    for group in _groups(root, "memory"):
        used = next((u for name in USED if (u := _number(group / name)) is not None), 0)
        used -= _given_back(group / "memory.stat")
        limits = [limit for name in LIMITS if (limit := _number(group / name)) is not None]
        yield from (limit - used for limit in limits)


def _given_back(stat: Path) -> int:
    pairs = (line.split() for line in _lines(stat))
    return max((int(number) for name, number in pairs if name in GIVEN_BACK), default=0)


def _tasks_of_groups(root: Path) -> Iterator[int]:
    for group in _groups(root, "pids"):
        limit = _number(group / "pids.max")
        if limit is not None:
            yield limit - (_number(group / "pids.current") or 0)


def _tasks_of_system(root: Path) -> Iterator[int]:
    load = " ".join(_lines(root / "proc/loadavg")).split()  # … running/all newest
    there = int(load[3].partition("/")[2]) if load else 0
    for name in ("threads-max", "pid_max"):
        limit = _number(root / "proc/sys/kernel" / name)
        if limit is not None:
            yield limit - there


def _tasks_of_user() -> Iterator[int]:
    """Yield what the limit of a user's processes leaves; it does not hold for root."""
    try:
        import resource  # noqa: PLC0415 -- not on Windows
    except ImportError:
        return
    limit = resource.getrlimit(resource.RLIMIT_NPROC)[0]
    if limit == resource.RLIM_INFINITY or os.getuid() == 0:
        return
    mine = (each for each in psutil.process_iter(["uids", "num_threads"]) if each.info["uids"])
    yield limit - sum(
        each.info["num_threads"] or 1 for each in mine if each.info["uids"].real == os.getuid()
    )


def _files() -> int | None:
    try:
        import resource  # noqa: PLC0415 -- not on Windows
    except ImportError:
        return None
    limit = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
    return None if limit == resource.RLIM_INFINITY else limit


def _groups(root: Path, controller: str) -> Iterator[Path]:
    """Yield the control groups this process is in, up the tree, in both versions of Linux."""
    top = root / "sys/fs/cgroup"
    for line in _lines(root / "proc/self/cgroup"):
        _, controllers, path = line.split(":", 2)
        if controllers and controller not in controllers.split(","):
            continue
        base = top / controller if controllers else top
        group = base / path.strip("/")
        yield from (each for each in (group, *group.parents) if each.is_relative_to(base))


def _number(path: Path) -> int | None:
    """Read a number; None where there is none, or no limit."""
    text = " ".join(_lines(path))
    return int(text) if text.isdecimal() else None


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8").splitlines()
    except OSError:
        return []
