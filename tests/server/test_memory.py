"""What was needed once is not kept for ever."""

import subprocess
import sys

# Small pieces with one that stays at their end: the C library keeps the whole for later.
HOARD = """
import psutil
from ihubkit.server.memory import give_back
mb = lambda: psutil.Process().memory_info().rss / 2**20
start = mb()
pieces = [bytes(2000) for _ in range(50_000)]
del pieces[:-1]
kept = mb() - start
give_back()
print(kept, mb() - start)
"""


def test_free_memory_goes_back_to_the_system() -> None:
    told = subprocess.run(  # noqa: S603 -- our own program
        [sys.executable, "-c", HOARD], capture_output=True, text=True, check=True
    ).stdout

    kept, left = map(float, told.split())
    assert kept > 90
    assert left < 10
