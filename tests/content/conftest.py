"""The kit's content, and a hub's data folder to write into."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ihubkit.content import Content, load_content

WriteFile = Callable[[str, str], Path]


@pytest.fixture(scope="session")
def content() -> Content:
    return load_content()


@pytest.fixture
def write(tmp_path: Path) -> WriteFile:
    """Write a file below the hub's content folder, `tmp_path`/content."""

    def write_file(name: str, text: str) -> Path:
        path = tmp_path / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return write_file
