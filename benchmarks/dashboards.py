"""Our dashboards and the same notebooks on stock Voilà, in one run, one server up at a time.

Prints the table of what was to be reached, and each figure by name, of ours and with `stock_`
before it of stock:

- `cpu_s`: processor seconds of the server's whole process tree, from the moment a cold browser asks
  for the page until its first control and its pictures are there and the server is at rest again,
  what it prepares ahead for the next visitor included, what it uses anyway in that time (measured
  just before) taken off; pictures were drawn before and come from the cache;
- `page_ms`: the page's answer, complete, while nobody else is there;
- `storm30_slowest_ms`: thirty new visitors ask for the page within a second, evenly spread; each
  answer must be a complete page whose kernel has what it shows, or the run ends with an error;
- `kernel_mb`: memory that only these processes have, per connected kernel, the server's growth
  included; clients without a browser connect as the page does;
- `first_control_ms`, `first_control_phone_ms`: from asking for the page until the first control is
  seen in a browser that was never here; the phone has a processor four times slower, 10 Mbit/s and
  40 ms (DevTools; web sockets are hardly slowed by that);
- `first_visit_kb`, `second_visit_kb`: what came over the wire, with headers, and what web sockets
  carried both ways, pictures included; the second visit is of the same browser;
- `click_p95_ms`: ten pages choose another group at the same moments; until each shows its title;
- `kernels_connected`, `kernels_gb`: how many of so many visitors got a kernel and connected to it
  (`--kernels`, `--stock-kernels`), and the memory of the whole tree then (PSS);
- `mb_after_all_left`: the tree's memory above what it had before, when all have left, every second
  one without a word as phones do; looked at until 20 MB or less are left, for 70 seconds at most.

Clients and browser run on the same machine. What stock is, is said in `contestants.py` and printed.
"""

import argparse
import asyncio
import os
import resource
import signal
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from contestants import FAIRNESS, Contestant, Ours, Stock, make_folders, started
from dashboard_loads import many_kernels, single_pages, storm, warm
from dashboard_table import figures_of, table
from dashboard_visits import clicks, desktop, launch, look, phone
from kernel_client import allow_many_at_once
from playwright.async_api import Browser, async_playwright
from report import arguments, publish

PAGES = ("dashboard", "needs_mapping", "self_assessment", "action_planning")
WITH_GROUPS = PAGES[:3]  # pages where a group can be chosen
BUSY = 0.3  # processes waiting for a processor, in the last minute

Measured = dict[str, list[float]]
Kinds = list[type[Contestant]]
Part = Callable[[Contestant], Awaitable[Measured]]


class Run:
    """One run of the benchmark."""

    def __init__(self, options: argparse.Namespace, folder: Path, browser: Browser) -> None:
        self.options, self.folder, self.browser = options, folder, browser
        self.kinds: Kinds = [kind for kind in (Stock, Ours) if options.only in ("", kind.name)]
        self.evenings = make_folders(folder, self.kinds)
        self.samples: dict[str, defaultdict[str, list[float]]] = {
            kind.name: defaultdict(list) for kind in (Ours, Stock)
        }
        self.remarks: list[str] = []
        self.has_groups = options.page in WITH_GROUPS
        self.is_first = self.is_last = True

    async def measure(self) -> None:
        """Measure everything, contestant after contestant in each part."""
        last = self.options.rounds - 1
        for number in range(last + 1):
            self.is_first, self.is_last = number == 0, number == last
            await self.part(f"round {number + 1}", self.visits, turned=number % 2 == 1)
        await self.part("kernels", self.kernels)
        if not self.has_groups:
            self.remarks.append(f"No clicks: {self.options.page} has no group to choose.")

    async def part(self, title: str, measure: Part, *, turned: bool = False) -> None:
        """Measure one part of each contestant, each freshly started."""
        for kind in self.kinds[::-1] if turned else self.kinds:
            began = time.monotonic()
            team_code = self.evenings[kind.name]["team_code"]
            server = kind(self.folder / kind.name, self.options.page, team_code)
            with started(server):
                await warm(server)
                for name, values in (await measure(server)).items():
                    self.samples[kind.name][name] += values
            self.remarks += server.remarks
            took = time.monotonic() - began
            print(f"{title}: {kind.name}, {took:.0f} s", file=sys.stderr, flush=True)

    async def visits(self, server: Contestant) -> Measured:
        """Measure single visitors, one after the other, then many at once."""
        options = self.options
        await look(self.browser, server, groups=self.is_first and self.has_groups)
        measured = await single_pages(server, options.pages)
        measured |= await desktop(self.browser, server)
        measured |= await phone(self.browser, server)
        if self.is_first or not server.keeps_kernels:  # stock needs a minute
            measured |= await storm(server)
        if self.is_last and self.has_groups:
            await server.tree.rest()
            measured |= await clicks(self.browser, server, options.clickers, options.clicks)
        return measured

    async def kernels(self, server: Contestant) -> Measured:
        """Measure many who are there at once."""
        options = self.options
        return await many_kernels(
            server, options.kernels if server.name == "ours" else options.stock_kernels
        )


def options_of(command_line: list[str] | None = None) -> argparse.Namespace:
    """Read the command line."""
    parser = arguments("Our dashboards and the same on stock Voilà.")
    parser.add_argument("--page", choices=PAGES, default=PAGES[0])
    parser.add_argument("--only", choices=("ours", "stock"), default="")
    parser.add_argument("--rounds", type=int, default=3, help="of single visitors")
    parser.add_argument("--pages", type=int, default=4, help="answers timed in each round")
    parser.add_argument("--clicks", type=int, default=10, help="of each page")
    parser.add_argument("--kernels", type=int, default=200)
    parser.add_argument("--stock-kernels", type=int, default=20)
    parser.add_argument("--quick", action="store_true", help="little of everything: does it work?")
    parser.set_defaults(clickers=10)
    options = parser.parse_args(command_line)
    if options.quick:
        few = {"rounds": 1, "pages": 2, "clicks": 3, "clickers": 3, "kernels": 24}
        vars(options).update(few | {"stock_kernels": 4})
    return options


async def run(options: argparse.Namespace) -> None:
    """Measure, and publish what was found."""
    allow_many_at_once()
    busy, remarks = os.getloadavg()[0], []
    if busy > BUSY:
        remarks.append(f"The machine was busy when this began (load {busy:.1f}): trust no time.")
    if options.quick:
        remarks.append("This was a quick run: it shows that everything works, and no figures.")
    with tempfile.TemporaryDirectory() as folder:
        async with async_playwright() as playwright, await launch(playwright) as browser:
            run = Run(options, Path(folder), browser)
            await run.measure()
            chromium = browser.version
    figures = figures_of(run.samples["ours"], run.samples["stock"])
    remarks += run.remarks + ([FAIRNESS] if Stock in run.kinds else [])
    print(table(figures), *remarks, sep="\n", end="\n\n")
    samples: dict[str, Any] = {"samples": run.samples, "remarks": remarks}
    publish(figures, options.json, versions={"chromium": chromium}, **samples)


def main() -> None:
    """Run the benchmark; however it ends, its processes end with it."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored when started with “&”
    signal.signal(signal.SIGTERM, lambda *_: signal.raise_signal(signal.SIGINT))
    asyncio.run(run(options_of()))


if __name__ == "__main__":
    main()
