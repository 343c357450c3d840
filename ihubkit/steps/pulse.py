"""How a dashboard notices what others changed: it looks about once a second while it is watched."""

import asyncio
import time
from collections.abc import Callable

PAUSE_S = 1.0
SILENCE_S = 300.0


class Pulse:
    """Calls `beat` again and again in the kernel's own loop, until the page falls silent.

    The page says now and then that it is still there (`here`); a page that was asleep wakes
    the pulse the same way.

    Args:
        beat: What to call; must be quick and must not raise.
        pause_s: Seconds between two beats.
        silence_s: Seconds without a sign of life after which beating stops.
    """

    def __init__(
        self, beat: Callable[[], None], *, pause_s: float = PAUSE_S, silence_s: float = SILENCE_S
    ) -> None:
        self._beat = beat
        self._pause_s = pause_s
        self._silence_s = silence_s
        self._heard = time.monotonic()
        self._task: asyncio.Task[None] | None = None

    @property
    def running(self) -> bool:
        """Whether it beats."""
        return self._task is not None and not self._task.done()

    def here(self) -> None:
        """Note a sign of life; start beating when there is a loop to beat in."""
        self._heard = time.monotonic()
        if self.running:
            return
        try:
            self._task = asyncio.get_running_loop().create_task(self._run())
        except RuntimeError:  # a test or script without a loop looks by itself
            self._task = None

    def stop(self) -> None:
        """Stop beating at once."""
        if self._task:
            self._task.cancel()

    async def _run(self) -> None:
        while time.monotonic() - self._heard < self._silence_s:
            await asyncio.sleep(self._pause_s)
            self._beat()
