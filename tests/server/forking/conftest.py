"""One event loop with its kernels for a test, one parent of each kind for a module."""

import asyncio
from collections.abc import Iterator

import pytest
from forked import Hall

from ihubkit.server.forking import close


@pytest.fixture
def hall() -> Iterator[Hall]:
    opened = Hall()
    yield opened
    opened.close()


@pytest.fixture(scope="module", autouse=True)
def parents_of_the_module() -> Iterator[None]:
    yield
    asyncio.run(close())


@pytest.fixture
def no_parents() -> Iterator[None]:
    """Begin and end without any parent."""
    asyncio.run(close())
    yield
    asyncio.run(close())
