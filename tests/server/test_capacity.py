"""How many dashboards a machine carries, and which of its limits says so."""

from dataclasses import replace
from pathlib import Path

import pytest

from ihubkit.server.capacity import (
    FILES_EACH,
    FORKED_MB,
    RESERVED_MB,
    SPAWNED_MB,
    Machine,
    read_machine,
    room_for_dashboards,
)

LARGE = Machine(memory_mb=10**6, processors=640, files=10**6, tasks=10**6)


def write(root: Path, **files: str) -> None:
    """Write small files; `__` stands for a slash."""
    for name, text in files.items():
        path = root / name.replace("__", "/").replace("DOT", ".").replace("DASH", "-")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


@pytest.mark.parametrize(
    ("least", "limit"),
    [
        ({"memory_mb": RESERVED_MB + 5 * FORKED_MB}, "memory"),
        ({"files": 10 * FILES_EACH}, "open files"),
        ({"tasks": 270}, "processes and threads"),
    ],
)
def test_the_least_limit_decides_and_is_named(least: dict[str, int], limit: str) -> None:
    room = room_for_dashboards(replace(LARGE, **least), FORKED_MB)

    assert room.dashboards == 5
    assert str(room).startswith(f"Room for 5 dashboards; the limit is {limit} (")


def test_processors_decide_where_all_else_is_plenty() -> None:
    room = room_for_dashboards(replace(LARGE, processors=1, files=None, tasks=None), FORKED_MB)

    assert room.limit == "processors (1)"
    assert 0 < room.dashboards < room_for_dashboards(LARGE, FORKED_MB).dashboards


def test_forked_kernels_find_more_room_than_spawned_ones() -> None:
    machine = replace(LARGE, memory_mb=4000)
    forked, spawned = (room_for_dashboards(machine, mb) for mb in (FORKED_MB, SPAWNED_MB))

    assert forked.dashboards > 6 * spawned.dashboards


def test_a_small_machine_carries_two() -> None:
    assert room_for_dashboards(Machine(memory_mb=300, processors=1), SPAWNED_MB).dashboards == 2


def test_a_containers_share_counts_whichever_group_up_the_tree_sets_it(tmp_path: Path) -> None:
    mb = 2**20
    write(
        tmp_path,
        proc__self__cgroup="0::/system/hub\n",
        sys__fs__cgroup__system__memoryDOTmax=f"{100 * mb}\n",
        sys__fs__cgroup__system__memoryDOTcurrent=f"{70 * mb}\n",
        sys__fs__cgroup__system__memoryDOTstat=f"anon 5\ninactive_file {20 * mb}\n",
        sys__fs__cgroup__system__hub__memoryDOTmax="max\n",
        sys__fs__cgroup__system__hub__pidsDOTmax="500\n",
        sys__fs__cgroup__system__hub__pidsDOTcurrent="40\n",
    )

    machine = read_machine(tmp_path)

    assert machine.memory_mb == 50
    assert machine.tasks == 460


def test_the_older_kind_of_groups_counts_too(tmp_path: Path) -> None:
    write(
        tmp_path,
        proc__self__cgroup="8:pids:/a\n4:cpu,memory:/a/b\n0::/\n",
        sys__fs__cgroup__memory__a__memoryDOTlimit_in_bytes=f"{2**26}\n",
        sys__fs__cgroup__memory__a__memoryDOTusage_in_bytes=f"{2**25}\n",
        sys__fs__cgroup__pids__a__pidsDOTmax="max\n",
        proc__sys__kernel__threadsDASHmax="1000\n",
        proc__loadavg="0.1 0.2 0.3 2/400 12345\n",
    )

    machine = read_machine(tmp_path)

    assert machine.memory_mb == 32
    assert machine.tasks == 600


def test_this_machine_can_be_read() -> None:
    machine = read_machine()

    assert machine.memory_mb > 0
    assert machine.processors > 0
