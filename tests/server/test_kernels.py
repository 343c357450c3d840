"""How many kernels there may be, and when they end."""

import asyncio
import os
import subprocess
import sys
from pathlib import Path

import pytest

from ihubkit.server import kernels as module
from ihubkit.server.admission import Asker
from ihubkit.server.kernels import ALONE, MOST, OPENING, Kernels, OneKernelSpec, room_for_kernels


class Clock:
    """Time that passes when told to."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(module, "monotonic", clock)
    return clock


def hall(most: int = MOST) -> Kernels:
    """Make a place for kernels, with none in it."""
    kernels: Kernels = Kernels(most=most)  # type: ignore[no-untyped-call]  # Jupyter has no types
    return kernels


def abandoned(kernels: Kernels) -> bool:
    """Look once, as the server does every few seconds; tell whether the kernel is gone."""
    asyncio.run(kernels.end_abandoned())
    return kernels.owner("k") == ""


def test_a_kernel_whose_page_never_connects_ends_after_a_minute(clock: Clock) -> None:
    kernels = hall()
    kernels.enter(Asker("browser", "page"), "k")
    kernels.opened("k")

    clock.now += ALONE
    assert not abandoned(kernels)
    clock.now += 1
    assert abandoned(kernels)


def test_a_kernel_with_a_page_stays_until_a_minute_after_it_left(clock: Clock) -> None:
    kernels = hall()
    kernels.enter(Asker("browser", "page"), "k")
    kernels.opened("k")
    kernels._kernel_connections["k"] = 1  # noqa: SLF001 -- where Jupyter counts them

    clock.now += 10 * ALONE
    assert not abandoned(kernels)
    kernels._kernel_connections["k"] = 0  # noqa: SLF001 -- as above
    clock.now += ALONE - 1
    assert not abandoned(kernels)
    clock.now += 2
    assert abandoned(kernels)


def test_a_page_may_take_its_time_to_open(clock: Clock) -> None:
    kernels = hall()
    kernels.enter(Asker("browser", "page"), "k")

    clock.now += OPENING - 1
    assert not abandoned(kernels)
    clock.now += 2
    assert abandoned(kernels)


def test_memory_decides_how_many_dashboards_there_may_be(monkeypatch: pytest.MonkeyPatch) -> None:
    def machine(gigabytes: int) -> int:
        pages = {"SC_PAGE_SIZE": 4096, "SC_PHYS_PAGES": gigabytes * 2**18}
        monkeypatch.setattr(os, "sysconf", lambda name: pages[name])
        return room_for_kernels()

    assert [machine(1), machine(64)] == [2, MOST]
    assert 2 < machine(4) < MOST


def test_a_kernel_keeps_no_history() -> None:
    spec = OneKernelSpec().get_kernel_spec("python3")

    assert "--HistoryManager.hist_file=:memory:" in spec.argv


def test_a_kernel_lets_answers_go_first() -> None:
    argv = OneKernelSpec().get_kernel_spec("python3").argv
    start = argv.index(sys.executable)
    ask = "import os, sys; print(os.nice(0), *[open(path).read() for path in sys.argv[1:]])"
    weighed = [path for path in ("/proc/self/autogroup",) if Path(path).exists()]

    told = subprocess.run(  # noqa: S603 -- the kernel's own command with another program
        [*argv[:start], sys.executable, "-c", ask, *weighed],
        capture_output=True,
        text=True,
        check=True,
        start_new_session=True,
    )

    assert told.stdout.split()[0] == "15"
    assert told.stdout.split()[-1] == "15"
