"""Measuring a server with all its descendants, those that have ended included."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from process_tree import ControlGroup, ProcessTree

BUSY = "import time\nwhile time.process_time() < 0.3: pass"
# A parent that lets a child work and end, starts one that stays, and then waits.
FAMILY = f"""
import subprocess, sys
subprocess.run([sys.executable, "-c", {BUSY!r}], check=True)
subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
print("ready", flush=True)
input()
"""


@pytest.fixture(params=["with a control group", "without"])
def family(request: pytest.FixtureRequest) -> Iterator[ProcessTree]:
    group = ControlGroup.make("ihubkit-test") if request.param != "without" else None
    command = [sys.executable, "-c", FAMILY]
    process = subprocess.Popen(  # noqa: S603 -- our own command
        group.joining(command) if group else command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert process.stdout
    assert process.stdout.readline() == b"ready\n"
    tree = ProcessTree(process.pid, group)
    yield tree
    tree.end()
    process.communicate()
    if group:
        group.remove()


def test_all_that_live_count_and_the_work_of_a_child_that_ended(family: ProcessTree) -> None:
    living = list(family.processes())

    assert len(living) == 2
    assert family.cpu_s() >= sum(sum(process.cpu_times()[:2]) for process in living) + 0.25
    assert 0 < family.private_mb() <= family.memory_mb()


def test_nothing_of_it_is_left_when_it_is_ended(family: ProcessTree) -> None:
    processes = list(family.processes())

    family.end()

    assert all(not one.is_running() or one.status() == psutil.STATUS_ZOMBIE for one in processes)


def test_where_the_system_allows_no_control_group_there_is_none(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("process_tree.ROOTS", (tmp_path,))

    assert ControlGroup.make("ihubkit-test") is None
