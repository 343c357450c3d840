"""A real server in a process of its own, for a module or for one test."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from served import Server, make_hub, make_notebooks

sys.path.append(str(Path(__file__).parents[2] / "benchmarks"))  # scripts, no package


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server for all tests of a module; each takes seats of its own."""
    folder = tmp_path_factory.mktemp("served")
    running = Server(make_hub(folder / "hub"), make_notebooks(folder / "workshops"))
    yield running
    running.stop()
    running.hub.store.close()


@pytest.fixture
def fresh_server(tmp_path: Path) -> Iterator[Callable[..., Server]]:
    """Start servers of a test's own."""
    started: list[Server] = []

    def start(most_dashboards: int = 12) -> Server:
        hub = make_hub(tmp_path / "hub")
        started.append(Server(hub, make_notebooks(tmp_path / "workshops"), most_dashboards))
        return started[-1]

    yield start
    for running in started:
        running.stop()
        running.hub.store.close()
