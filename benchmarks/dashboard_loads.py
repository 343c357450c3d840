"""What dashboards cost the server, measured without a browser: answers, storms, many kernels."""

import asyncio
import time

from contestants import Contestant
from kernel_client import NotOpenedError, Visitor

STORM = 30
SPREAD_S = 1.0
SAMPLE = 20  # kernels whose private memory is measured
AT_ONCE = 4  # visitors who open their page at the same time, when many come
FAILURES = 5  # after that many the door is taken for shut
BACK_MB = 20  # what may be left when all have gone
BACK_S = 70.0
REFILL_S = 2.0  # what is prepared ahead comes after a pause

Measured = dict[str, list[float]]


async def warm(server: Contestant) -> None:
    """Open the page once or twice: what only the first visitor waits for is not measured."""
    await server.tree.rest(REFILL_S)
    for _ in range(2):
        visitor = await Visitor.arrive(server)
        await visitor.open()
        await visitor.leave()
    await server.tree.rest(REFILL_S)


async def single_pages(server: Contestant, times: int) -> Measured:
    """Time the page's answer while nobody else is there."""
    took: list[float] = []
    for _ in range(times):
        visitor = await Visitor.arrive(server)
        took.append(await visitor.open() * 1000)
        await visitor.leave()
        await server.tree.rest(REFILL_S)
    return {"page_ms": took}


async def storm(server: Contestant) -> Measured:
    """Time the slowest of thirty pages asked for within a second; each must be complete.

    Raises:
        NotOpenedError: A page was not complete, or its kernel does not know what it shows.
    """
    visitors = [await Visitor.arrive(server) for _ in range(STORM)]
    took = await asyncio.gather(
        *(_after(number * SPREAD_S / STORM, visitor) for number, visitor in enumerate(visitors))
    )
    await asyncio.gather(*(_prove(visitor) for visitor in visitors))
    return {"storm30_slowest_ms": [max(took) * 1000]}


async def _after(pause: float, visitor: Visitor) -> float:
    await asyncio.sleep(pause)
    return await visitor.open()


async def _prove(visitor: Visitor) -> None:
    await visitor.connect()
    if visitor.widget_id not in await visitor.states():
        raise NotOpenedError("the page shows what its kernel does not have")
    await visitor.leave()


async def many_kernels(server: Contestant, most: int) -> Measured:
    """Connect as many kernels as there may be; what they take, and what is left of them."""
    tree = server.tree
    private, idle = tree.private_mb(), tree.memory_mb()
    inside = await _connected(server, min(SAMPLE, most))
    await tree.rest(REFILL_S)
    each = (tree.private_mb() - private) / max(1, len(inside))
    inside += await _connected(server, most - len(inside))
    await tree.rest(REFILL_S)
    whole = tree.memory_mb()
    for number, visitor in enumerate(inside):
        await visitor.leave(says_so=number % 2 == 0)
    return {
        "kernel_mb": [each],
        "kernels_connected": [len(inside)],
        "kernels_gb": [whole / 1024],
        "mb_after_all_left": [await _kept(server, idle)],
    }


async def _connected(server: Contestant, wanted: int) -> list[Visitor]:
    """Let visitors open the page and connect, a few at a time; returns those who are in."""
    inside: list[Visitor] = []
    failed = 0
    places = iter(range(wanted))

    async def come() -> None:
        nonlocal failed
        for _ in places:
            if failed >= FAILURES:
                return
            visitor = await Visitor.arrive(server)
            try:
                await visitor.open()
                await visitor.connect()
                inside.append(visitor)
            except NotOpenedError as error:
                failed += 1
                server.remarks.append(f"{server.name}, dashboard {len(inside) + 1}: {error}")

    await asyncio.gather(*(come() for _ in range(AT_ONCE)))
    return inside


async def _kept(server: Contestant, idle: float) -> float:
    """Wait until memory is given back; returns what was not, in MB."""
    until = time.monotonic() + BACK_S
    while True:
        await asyncio.sleep(2)
        kept = server.tree.memory_mb() - idle
        if kept <= BACK_MB or time.monotonic() > until:
            return kept
