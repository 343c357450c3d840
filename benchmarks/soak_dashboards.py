"""Kernels are killed at random while people work on dashboards: each comes back, nothing is lost.

`python benchmarks/soak_dashboards.py --kills 60`: twenty people, half of whom write plans, a kill
every second on average, and once the parent that kernels are forked from. At the end all leave;
then no kernel, no memory, no descriptor and no file may be left, and after SIGTERM no process.
"""

import argparse
import asyncio
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing
from pathlib import Path

from contestants import started
from dashboard_loads import warm
from dashboard_people import Chooser, Writer
from dashboard_workers import PATIENCE_S, Worker
from kernel_client import Visitor, allow_many_at_once
from kernel_killer import Hall, Killer, Tally
from report import Figures, arguments, publish
from running_server import answer_and_reveal, make_evening

from ihubkit.live import hubs, plans
from ihubkit.settings import read_settings

GONE_S = 60.0
MORE_PLACES = 4  # two are kept for facilitators
FIELDS = (("text", "why"), ("success", "risks"))  # of a goal; one writes the first two
LOOK_S = 0.2
REST_S = 2.0
MAY_GROW = {"mb": 60, "server_descriptors": 4, "server_threads": 4}  # pools, pieces of memory


class Soak:
    """A hub with results and begun plans, served, with people at work on it.

    Args:
        folder: A short one, for all files.
        people: How many work.
    """

    def __init__(self, folder: Path, people: int) -> None:
        self.data_dir = folder / "hub"
        self.evening = make_evening(self.data_dir)
        answer_and_reveal(self.data_dir, self.evening)
        self.goals, self.codes = self._begin_plans((people + 3) // 4)
        self.hall = Hall(folder, self.codes[0], people + MORE_PLACES)
        self.people, self.tally = people, Tally()
        self.workers: list[Worker] = []

    def _begin_plans(self, goals: int) -> tuple[list[str], list[str]]:
        """Add goals to both schools' plans in turn; returns them, and the teams' codes."""
        with closing(hubs.open_hub(read_settings({}, data_dir=self.data_dir))) as store:
            schools = [store.find_school(one) for one in self.evening["schools"]]
            begun = [plans.plan_of(store, one.id) for one in schools]
            added = [plans.add_goal(store, begun[n % 2].id).id for n in range(goals)]
            return added, [school.team_code for school in schools]

    @asynccontextmanager
    async def at_work(self, pause: float = 0.0) -> AsyncIterator[None]:
        """Let everybody come and work; whoever hangs ends it all."""
        self.workers = [await self._worker(number) for number in range(self.people)]
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(one.work(pause)) for one in self.workers]
            await self.all_work()
            yield
            await self.all_work()
            for task in tasks:
                task.cancel()

    async def _worker(self, number: int) -> Worker:
        hall, tally, place = self.hall, self.tally, number // 4
        if number % 4 == 3:  # noqa: PLR2004 -- every fourth
            secret = {"passphrase": self.evening["passphrase"]}
            cookies = await hall.enter_with("/api/facilitator", **secret)
            return Chooser(hall, cookies, ("facilitator", "dashboard")[place % 2], tally)
        if number % 4 == 2:  # noqa: PLR2004 -- every fourth
            return Chooser(hall, await hall.enter(), "dashboard", tally)
        cookies = await hall.enter_with("/api/join", code=self.codes[place % 2])
        return Writer(hall, cookies, tally, self.goals[place], FIELDS[number % 2])

    async def until(self, happened: Callable[[], bool]) -> None:
        """Wait for what somebody at work makes happen."""
        async with asyncio.timeout(PATIENCE_S):
            while not happened():
                await self.tally.news.wait()

    async def all_work(self) -> None:
        """Wait until everybody has got an answer once more."""
        before = [one.done for one in self.workers]
        both = list(zip(self.workers, before, strict=True))
        await self.until(lambda: all(one.done > then for one, then in both))

    async def a_page_of_a_new_parent(self) -> None:
        """Open pages until one has a kernel of a parent that lives; some were parked before."""
        visitor = await Visitor.arrive(self.hall)
        async with asyncio.timeout(PATIENCE_S):
            is_new = False
            while not is_new:
                await visitor.open()
                kernel = self.hall.kernels()[visitor.kernel_id]
                is_new = kernel.parent() in self.hall.fork_parents()
                await visitor.leave()

    async def leave(self, *, all_say_so: bool = False) -> float:
        """Let all leave, every second one in silence; returns seconds until no kernel is left."""
        began = time.monotonic()
        for number, one in enumerate(self.workers):
            await one.leave(says_so=all_say_so or number % 2 == 0)
        for _ in range(int(GONE_S / LOOK_S)):
            if not self.hall.kernels():
                break
            await asyncio.sleep(LOOK_S)
        return time.monotonic() - began

    def faults(self) -> list[str]:
        """Tell what must not have happened; what was acknowledged is looked for in the store."""
        tally = self.tally
        with closing(hubs.open_hub(read_settings({}, data_dir=self.data_dir))) as store:
            kept = {
                (change.part_id, change.field, change.after)
                for school in self.evening["schools"]
                for change in plans.history(store, plans.plan_of(store, school).id)
            }
        tally.lost += [f"{saved} is not in the store" for saved in tally.saved - kept]
        return tally.lost + tally.cut


async def soak(folder: Path, options: argparse.Namespace) -> tuple[Figures, list[str]]:
    """Let people work while kernels are killed; returns what happened, and each fault."""
    run = Soak(folder, options.people)
    hall = run.hall
    with started(hall):
        await warm(hall)
        async with run.at_work():  # what grows once has grown
            pass
        await run.leave(all_say_so=True)
        await hall.tree.rest(REST_S, GONE_S)
        before = hall.state()
        async with run.at_work(options.pause):
            await kill(run, options)
        left_s = await run.leave()
        await hall.tree.rest(REST_S, GONE_S)
        grown = {name: now - before[name] for name, now in hall.state().items()}
        left = [f"{one} is left" for one in hall.end()]
    faults = run.faults() + left
    faults += [f"{name} grew by {by}" for name, by in grown.items() if by > MAY_GROW.get(name, 0)]
    figures = run.tally.figures() | {"kernels_gone_s": round(left_s, 1)}
    return figures | {f"{name}_grown": by for name, by in grown.items()}, faults


async def kill(run: Soak, options: argparse.Namespace) -> None:
    """Kill kernels at random moments, and in the midst of it their parent."""
    killer = Killer(run.hall, run.tally, options.seed)
    for number in range(options.kills):
        if number == options.kills // 2:
            killer.parent()
            await run.a_page_of_a_new_parent()
        killer.kernel()
        await asyncio.sleep(killer.pause(options.every))
    await run.until(run.tally.are_all_back)


def main() -> None:
    """Read the command line, soak, print, and fail where there was a fault."""
    parser = arguments("Kernels are killed while people work: each comes back, nothing is lost.")
    parser.add_argument("--people", type=int, default=20)
    parser.add_argument("--kills", type=int, default=60)
    parser.add_argument("--every", type=float, default=1.0, help="mean seconds between kills")
    parser.add_argument("--pause", type=float, default=1.0, help="most seconds between two clicks")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    allow_many_at_once()
    with tempfile.TemporaryDirectory() as folder:
        figures, faults = asyncio.run(soak(Path(folder), options))
    publish(figures, options.json, faults=faults)
    if faults:
        sys.exit("\n".join(faults))


if __name__ == "__main__":
    main()
