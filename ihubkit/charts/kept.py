"""Texts that take long to make, kept in files."""

from collections.abc import Callable
from pathlib import Path
from uuid import uuid4


def kept(file: Path, make: Callable[[], str]) -> str:
    """Return what the file holds; make and keep it where there is none yet."""
    try:
        return file.read_text(encoding="utf-8")
    except OSError:
        made = make()
    file.parent.mkdir(parents=True, exist_ok=True)
    fresh = file.with_name(f"{uuid4().hex}.new")
    fresh.write_text(made, encoding="utf-8")
    fresh.replace(file)  # whole or not at all, also when two make it at once
    return made
