"""What one kernel may use of the machine."""

import math
import os
import resource
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

MEGABYTE = 2**20


def limit_memory(megabytes: int) -> None:
    """Let the process hold so much more than it does now; beyond that it gets a MemoryError."""
    if megabytes:
        most = _data_bytes() + megabytes * MEGABYTE
        resource.setrlimit(resource.RLIMIT_DATA, (most, most))


def keep_no_core() -> None:
    """Write no image of memory, which may hold people's answers, when the process crashes."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def die_first() -> None:
    """When the machine runs out of memory, a kernel ends before the server or its database does."""
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("500", encoding="ascii")


def step_back(nice: int) -> None:
    """Let other processes go first; Linux weighs sessions before processes, so both step back."""
    if nice:
        os.nice(nice)
        with suppress(OSError):
            Path("/proc/self/autogroup").write_text(str(nice), encoding="ascii")


def limit_stretch(seconds: int, call_later: Callable[[float, Callable[[], None]], object]) -> None:
    """End the process when it computes so long without coming back to its event loop."""
    if not seconds:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    most = math.inf if hard == resource.RLIM_INFINITY else hard

    def renew() -> None:
        soft = int(min(math.ceil(time.process_time() + seconds), most))
        resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))
        call_later(seconds / 2, renew)

    renew()


def _data_bytes() -> int:
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmData:"):
            return int(line.split()[1]) * 1024
    return 0
