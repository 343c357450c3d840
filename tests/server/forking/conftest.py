"""One event loop with its kernels, for a test."""

from collections.abc import Iterator

import pytest
from forked import Hall


@pytest.fixture
def hall() -> Iterator[Hall]:
    opened = Hall()
    yield opened
    opened.close()
