"""Whose kernel is which process, and its sudden end; what came back is counted."""

import asyncio
import json
import random
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import psutil
from contestants import Ours
from report import Figures

PARENT = "ihubkit.server.forking.parent"
DASHBOARDS = "IHUBKIT_DASHBOARDS"
END_S = 20.0


class Hall(Ours):
    """`ihubkit serve` with so many places, and a folder of its own for what is temporary.

    Args:
        folder: Has the data in `hub`; short, because sockets are made in it.
        team_code: The code a school's team enters with.
        places: How many dashboards may be open.
    """

    name = "soaked"

    def __init__(self, folder: Path, team_code: str, places: int) -> None:
        super().__init__(folder / "hub", "action_planning", team_code)
        self.places, self.temporary = places, folder / "tmp"
        self.temporary.mkdir()

    def environment(self) -> dict[str, str]:
        """Return what it is told beside."""
        own = {DASHBOARDS: str(self.places), "TMPDIR": str(self.temporary)}
        return super().environment() | own

    def fork_parents(self) -> list[psutil.Process]:
        """Find what kernels are forked from: one, or for a moment none."""
        return [one for one in self.tree.root.children() if PARENT in _command(one)]

    def kernels(self) -> dict[str, psutil.Process]:
        """Find the kernels that were given to a page, by their names."""
        places = {}
        for file in self.temporary.glob("ihubkit-*/kernel-*.json"):
            with suppress(OSError, ValueError):  # it ends just now, or is being written
                told = json.loads(file.read_text(encoding="utf-8"))
                places[told["ip"]] = file.stem.removeprefix("kernel-")
        return {
            places[where]: process
            for process in self.tree.processes()
            if (where := _listens_at(process)) in places
        }

    def files(self) -> int:
        """Count what is in the folder for temporary things."""
        return sum(1 for _ in self.temporary.rglob("*"))

    def state(self) -> dict[str, float]:
        """Say what could grow."""
        return {
            "kernels": len(self.kernels()),
            "processes": len(list(self.tree.processes())),
            "server_descriptors": self.tree.root.num_fds(),
            "server_threads": self.tree.root.num_threads(),
            "temporary_files": self.files(),
            "mb": round(self.tree.memory_mb()),
        }

    def end(self) -> list[psutil.Process]:
        """Stop it as a system does, by SIGTERM; returns the processes that are left."""
        known = list(self.tree.processes())
        self.tree.root.terminate()
        _, left = psutil.wait_procs(known, timeout=END_S)
        return list(left)


def _command(process: psutil.Process) -> list[str]:
    with suppress(psutil.Error):
        return list(process.cmdline())
    return []


def _listens_at(process: psutil.Process) -> str:
    with suppress(psutil.Error):
        for socket in process.net_connections("unix"):
            if "/kernels-" in socket.laddr:
                return str(socket.laddr.rpartition("-")[0])
    return ""


@dataclass
class Tally:
    """What happened: kills, who came back and how soon, and what must not have happened."""

    opened: set[str] = field(default_factory=set)  # kernels whose page somebody has got
    killed: dict[str, float] = field(default_factory=dict)  # kernel → when
    back: dict[str, float] = field(default_factory=dict)  # kernel → seconds until the next one
    again: int = 0  # what had to be tried once more
    done: int = 0  # commands that were answered
    saved: set[tuple[str, str, str]] = field(default_factory=set)  # part, field, text
    lost: list[str] = field(default_factory=list)
    cut: list[str] = field(default_factory=list)  # lines that were cut though nobody killed
    news: asyncio.Event = field(default_factory=asyncio.Event)

    def came_back(self, kernel: str) -> None:
        """Note that the page of a killed kernel works again."""
        now = time.monotonic()
        self.back[kernel] = now - self.killed.get(kernel, now)
        self.tell()

    def are_all_back(self) -> bool:
        """Tell whether every page whose kernel was killed works again."""
        return self.killed.keys() & self.opened <= self.back.keys()

    def tell(self) -> None:
        """Wake whoever waits for something to happen."""
        self.news.set()
        self.news = asyncio.Event()

    def figures(self) -> Figures:
        """Sum up."""
        took = [self.back[one] for one in self.back.keys() & self.killed.keys()]
        return {
            "kills": len(self.killed),
            "killed_while_opening": len(self.killed.keys() - self.opened),
            "comebacks": len(took),
            "longest_comeback_s": round(max(took, default=0.0), 1),
            "commands_answered": self.done,
            "edits_acknowledged": len(self.saved),
            "lost_acknowledged": len(self.lost),
            "tried_again": self.again,
            "cut_without_reason": len(self.cut),
        }


class Killer:
    """Kills without warning (`kill -9`), one at random."""

    def __init__(self, hall: Hall, tally: Tally, seed: int) -> None:
        self._hall, self._tally = hall, tally
        self._chance = random.Random(seed)  # noqa: S311 -- for repeating a run, no secret

    def kernel(self) -> str:
        """Kill a kernel in service; returns its name, or "" when there is none."""
        found = self._hall.kernels()
        if not found:
            return ""
        name = self._chance.choice(sorted(found))
        self._tally.killed[name] = time.monotonic()
        with suppress(psutil.NoSuchProcess):
            found[name].kill()
        return name

    def parent(self) -> int:
        """Kill what kernels are forked from; returns its process number."""
        (parent,) = self._hall.fork_parents()
        parent.kill()
        return int(parent.pid)

    def pause(self, mean: float) -> float:
        """Return seconds until the next kill, as chance has it."""
        return self._chance.expovariate(1 / mean)
