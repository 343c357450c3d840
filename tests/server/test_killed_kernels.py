"""Kernels die without warning while people work on dashboards: nobody loses anything.

`make soak` does the same for longer, with more people, and with some who leave without a word.
"""

import asyncio
import tempfile
from pathlib import Path

import psutil
import pytest
from contestants import started
from kernel_client import NotOpenedError, Visitor, allow_many_at_once
from kernel_killer import Hall, Killer
from soak_dashboards import Soak

PEOPLE = 4  # two write a plan, two look at results and at a workshop


def test_a_page_whose_kernel_was_killed_comes_back_with_all_that_was_saved() -> None:
    allow_many_at_once()
    with tempfile.TemporaryDirectory() as folder:  # a short name: sockets are made in it
        asyncio.run(evening(Soak(Path(folder), PEOPLE)))


async def evening(soak: Soak) -> None:
    hall, tally = soak.hall, soak.tally
    killer = Killer(hall, tally, seed=1)
    with started(hall):
        await a_line_to_a_dead_kernel_is_refused_at_once(hall)
        async with soak.at_work(pause=0.1):
            for _ in range(2):
                killer.kernel()
                await soak.until(tally.are_all_back)
            killer.parent()
            await soak.all_work()  # open dashboards go on
            await soak.a_page_of_a_new_parent()
            killer.kernel()
            await soak.until(tally.are_all_back)
        await soak.leave(all_say_so=True)

        assert tally.killed.keys() == tally.back.keys()
        assert len(tally.killed) == 3
        assert len(tally.saved) > PEOPLE
        assert soak.faults() == []
        assert hall.kernels() == {}
        assert hall.end() == []
        assert hall.files() == 0


async def a_line_to_a_dead_kernel_is_refused_at_once(hall: Hall) -> None:
    visitor = await Visitor.arrive(hall)
    await visitor.open()
    kernel = hall.kernels()[visitor.kernel_id]
    kernel.kill()
    psutil.wait_procs([kernel])

    with pytest.raises(NotOpenedError, match=r"HTTP 40[34]"):
        await visitor.connect()
