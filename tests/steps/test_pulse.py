"""How a dashboard notices what others changed."""

import asyncio

from ihubkit.steps.pulse import Pulse


def test_it_beats_while_somebody_looks_and_stops_in_silence() -> None:
    beats: list[int] = []

    async def evening() -> tuple[bool, bool]:
        pulse = Pulse(lambda: beats.append(1), pause_s=0.005, silence_s=0.1)
        pulse.here()
        begun = pulse.running
        await asyncio.sleep(0.3)
        return begun, pulse.running

    assert asyncio.run(evening()) == (True, False)
    assert len(beats) > 1


def test_a_page_that_wakes_up_wakes_the_pulse() -> None:
    async def night() -> bool:
        pulse = Pulse(lambda: None, pause_s=0.005, silence_s=0.01)
        pulse.here()
        await asyncio.sleep(0.1)
        asleep = not pulse.running
        pulse.here()
        woken = pulse.running
        pulse.stop()
        return asleep and woken

    assert asyncio.run(night())


def test_signs_of_life_do_not_make_it_beat_twice() -> None:
    async def busy() -> int:
        pulse = Pulse(lambda: None)
        before = len(asyncio.all_tasks())
        for _ in range(5):
            pulse.here()
        tasks = len(asyncio.all_tasks()) - before
        pulse.stop()
        return tasks

    assert asyncio.run(busy()) == 1


def test_without_a_loop_nothing_is_begun() -> None:
    pulse = Pulse(lambda: None)

    pulse.here()

    assert not pulse.running
