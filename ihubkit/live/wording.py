"""Hostile or careless input becomes a value, or one kind sentence."""

import unicodedata
from collections.abc import Mapping
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from ihubkit.errors import InvalidValueError

V = TypeVar("V", bound=BaseModel)
KEPT = "\n\t"
SHORT = 60


def cleaned(text: str) -> str:
    """Return a text without control characters; emoji, any script and HTML stay as they are."""
    joined = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(c for c in joined if c in KEPT or unicodedata.category(c) not in ("Cc", "Cs"))


def one_line(text: str) -> str:
    """Return a name or title: cleaned, trimmed, on one line."""
    return " ".join(cleaned(text).split())


def shortened(value: object) -> str:
    """Show a value in a message, whatever it is and however long."""
    try:
        shown = repr(value)[: SHORT + 1]
    except (RecursionError, ValueError):  # nested too deeply, or a number too long to print
        return f"a {type(value).__name__}"
    safe = cleaned(shown)
    return safe if len(safe) <= SHORT else f"{safe[:SHORT]}…"


def validated(kind: type[V], given: object, where: str, *, strict: bool = False) -> V:
    """Make a value of what was given.

    Raises:
        InvalidValueError: It does not fit; names the place and the field.
    """
    if not isinstance(given, Mapping):
        raise InvalidValueError(f"{where} must be an object with names and values.")
    try:
        return kind.model_validate(given, strict=strict)
    except ValidationError as error:
        raise InvalidValueError(f"{where}: {_sentence(error)}") from error


def _sentence(error: ValidationError) -> str:
    first = error.errors(include_url=False)[0]
    if "error" in first.get("ctx", {}):
        return str(first["ctx"]["error"])  # our own validators speak in sentences
    field = ".".join(shortened(part).strip("'") for part in first["loc"])
    return f"{field} does not fit: {first['msg']} (given: {shortened(first['input'])})."
