"""Fork many kernels, one after the other and in handfuls, and look for what stays behind.

`python benchmarks/soak.py --forks 500`: every kernel runs a cell and ends; then processes,
descriptors of server and parent and the memory of the parent must be what they were.
"""

import argparse
import asyncio
import sys
from typing import Any

import psutil
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager

from ihubkit.server.forking import close, warm_parent

HANDFUL = 10
PROGRAM = "ihubkit.server.forking.parent"
GROWN_MB = 2.0  # what a parent may grow by over all forks
SPEC = KernelSpec(
    argv=[sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"],
    display_name="Soaked",
    language="python",
    metadata={"kernel_provisioner": {"provisioner_name": "forked", "config": {"parked": 2}}},
)


def parent() -> psutil.Process:
    """Find the one warm parent."""
    (found,) = (p for p in psutil.Process().children() if PROGRAM in p.cmdline())
    return found


async def live(number: int) -> None:
    """Start a kernel, have it compute, end it."""
    manager = AsyncKernelManager(transport="ipc")
    manager._kernel_spec = SPEC  # noqa: SLF001 -- as if it had been found on the disk
    await manager.start_kernel()
    client: Any = manager.client()
    client.start_channels()
    await client.wait_for_ready(60)
    said: list[str] = []
    await client.execute_interactive(
        f"print({number} * 2)", output_hook=lambda m: said.append(m["content"].get("text", ""))
    )
    client.stop_channels()
    await manager.shutdown_kernel(now=True)
    if "".join(said).strip() != str(number * 2):
        sys.exit(f"Kernel {number} answered {said}")


async def quiet(parked: int) -> None:
    """Wait until only parked kernels are there."""
    for _ in range(600):
        if len(parent().children()) == parked:
            return
        await asyncio.sleep(0.1)
    sys.exit(f"{len(parent().children())} kernels are there instead of {parked}")


def state() -> dict[str, float]:
    """Say what could grow."""
    here, there = psutil.Process(), parent()
    return {
        "processes": len(here.children(recursive=True)),
        "server descriptors": here.num_fds(),
        "parent descriptors": there.num_fds(),
        "parent threads": there.num_threads(),
        "parent MB": round(there.memory_full_info().rss / 2**20, 1),
        "server threads": here.num_threads(),
    }


async def soak(forks: int) -> dict[str, tuple[float, float]]:
    """Fork so many kernels; return what was before and what is after."""
    await warm_parent(SPEC, transport="ipc")
    for number in range(HANDFUL):  # what grows once has grown
        await live(number)
    await quiet(2)
    before = state()
    for begun in range(0, forks, HANDFUL):
        count = min(HANDFUL, forks - begun)
        if begun // HANDFUL % 2:
            await asyncio.gather(*(live(begun + number) for number in range(count)))
        else:
            for number in range(count):
                await live(begun + number)
    await quiet(2)
    after = state()
    await close()
    return {name: (before[name], after[name]) for name in before}


def main() -> None:
    """Read the command line, soak, print, and fail where something grew."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--forks", type=int, default=500)
    told = asyncio.run(soak(options.parse_args().forks))
    grown = []
    for name, (before, after) in told.items():
        print(f"{name:20} {before:8} → {after:8}")
        if after > before + (GROWN_MB if name == "parent MB" else 0):
            grown.append(name)
    if grown:
        sys.exit(f"Grew: {', '.join(grown)}")


if __name__ == "__main__":
    main()
