"""How many kernels there may be, and when they end."""

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from ihubkit.server import kernels as module
from ihubkit.server.admission import Asker
from ihubkit.server.kernels import ALONE, MISSED, OPENING, Kernels
from ihubkit.server.kernelspec import OneKernelSpec

TALKS = """
import threading, comm
line = comm.create_comm(target_name="page")
def talk():
    while True:
        line.send("x" * 100)
threading.Thread(target=talk, daemon=True).start()
"""


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


def hall(**options: Any) -> Kernels:  # noqa: ANN401 -- Jupyter's own options
    """Make a place for kernels, with none in it."""
    kernels: Kernels = Kernels(**options)  # type: ignore[no-untyped-call]  # Jupyter has no types
    return kernels


@asynccontextmanager
async def talking(folder: Path) -> AsyncIterator[tuple[Kernels, Any]]:
    """Start a real kernel that sends messages for ever, whoever listens; yield it and its line."""
    kernels = hall(connection_dir=str(folder), kernel_spec_manager=OneKernelSpec())
    kernels.enter(Asker("browser", "page"), "k")
    manager = await kernels.open_claimed("k", os.environ)
    client = manager.client()
    client.start_channels()
    await client.wait_for_ready(timeout=60)
    client.execute(TALKS)
    line = manager.connect_iopub()
    try:
        yield kernels, line
    finally:
        client.stop_channels()
        line.close()
        await kernels.shutdown_all(now=True)


def abandoned(kernels: Kernels) -> bool:
    """Look once, as the server does every few seconds; tell whether the kernel is gone."""
    asyncio.run(kernels.end_abandoned())
    return kernels.owner("k") == ""


def test_a_kernel_whose_page_never_connects_ends_after_a_while(clock: Clock) -> None:
    kernels = hall()
    kernels.enter(Asker("browser", "page"), "k")
    kernels.opened("k")

    clock.now += ALONE
    assert not abandoned(kernels)
    clock.now += 1
    assert abandoned(kernels)


def test_a_kernel_with_a_page_stays_for_a_while_after_it_left(clock: Clock) -> None:
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


def test_a_kernel_that_never_falls_silent_ends_without_its_page(
    clock: Clock, tmp_path: Path
) -> None:
    async def story() -> tuple[bool, bool]:
        async with talking(tmp_path) as (kernels, line):
            kernels.opened("k")
            said = asyncio.Event()
            line.on_recv(lambda parts: said.set() if b"comm_msg" in parts[3] else None)
            await asyncio.wait_for(said.wait(), 60)
            manager: Any = kernels.get_kernel("k")
            clock.now += ALONE + 1
            await kernels.end_abandoned()
            return "k" in kernels, await manager.is_alive()

    assert asyncio.run(story()) == (False, False)


def test_what_is_kept_for_an_absent_page_is_bounded(tmp_path: Path) -> None:
    async def story() -> tuple[bool, int]:
        async with talking(tmp_path) as (kernels, line):
            kernels.start_buffering("k", "session", {"iopub": line})
            kept = kernels._kernel_buffers["k"]["buffer"]  # noqa: SLF001 -- where Jupyter keeps them
            async with asyncio.timeout(60):
                while "k" in kernels:  # noqa: ASYNC110 -- Jupyter tells nobody when a kernel is gone
                    await asyncio.sleep(0)
            return line.closed(), len(kept)

    is_closed, kept = asyncio.run(story())
    assert is_closed
    assert 0 < kept <= MISSED


def test_a_kernel_that_died_gives_its_place_back(tmp_path: Path) -> None:
    async def story() -> str:
        async with talking(tmp_path) as (kernels, _):
            manager: Any = kernels.get_kernel("k")
            await manager.signal_kernel(signal.SIGKILL)
            async with asyncio.timeout(60):
                while kernels.owner("k"):
                    await kernels.end_abandoned()
            return kernels.owner("k")

    assert asyncio.run(story()) == ""


def test_there_are_sockets_for_hundreds_of_kernels() -> None:
    assert hall().context.max_sockets > 7 * 1000


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
