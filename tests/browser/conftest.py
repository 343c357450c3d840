"""A demo server, and the people who open its pages."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from demo import Demo, StartDemo
from people import People
from playwright.sync_api import Browser


@pytest.fixture
def start_demo(tmp_path: Path) -> Iterator[StartDemo]:
    """Start a demo with so many simulated teachers."""
    started: list[Demo] = []

    def start(participants: int = 0) -> Demo:
        started.append(Demo(tmp_path / "hub", participants))
        return started[-1]

    yield start
    for demo in started:
        demo.stop()


@pytest.fixture
def hosts() -> set[str]:
    """All hosts the pages of a test asked for anything."""
    return set()


@pytest.fixture
def people(chromium: Browser, hosts: set[str]) -> Iterator[People]:
    """Whoever comes to the evening."""
    room = People(chromium, hosts)
    yield room
    room.go_home()
