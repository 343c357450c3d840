"""Hostile or careless input becomes a value, or one kind sentence."""

from collections.abc import Mapping
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from ihubkit.errors import InvalidValueError
from ihubkit.model.people import NAME_LENGTH
from ihubkit.model.texts import is_writing

V = TypeVar("V", bound=BaseModel)
KEPT = "\n\t"
SHORT = 60
MISFITS = {  # by pydantic's name of what is wrong
    "string_too_long": "{field} does not fit: at most {max_length} characters (given: {given}).",
    "greater_than_equal": "{field} does not fit: it must be {ge} or more (given: {given}).",
    "less_than_equal": "{field} does not fit: it must be {le} or less (given: {given}).",
    "missing": "{field} does not fit: it is missing.",
    "extra_forbidden": "{field} does not fit: there is no such field.",
}


def cleaned(text: str) -> str:
    """Return a text without control characters; emoji, any script and HTML stay as they are."""
    joined = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(c for c in joined if c in KEPT or is_writing(c))


def one_line(text: str) -> str:
    """Return a name or title: cleaned, trimmed, on one line."""
    return " ".join(cleaned(text).split())


def signed_name(text: str, *, needed: bool = True) -> str:
    """Return the name or office that somebody signs with, on one line.

    Raises:
        InvalidValueError: It is missing though it is needed, or too long.
    """
    name = one_line(text)
    if needed and not name:
        raise InvalidValueError("Write a name first.")
    if len(name) > NAME_LENGTH:
        raise InvalidValueError(
            "“{name}” is too long; at most {most} characters fit.", name=name[:40], most=NAME_LENGTH
        )
    return name


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

    Args:
        kind: What it shall be.
        given: Anything.
        where: Its name in what was sent, for the message: a word that needs no translation.
        strict: Whether "2" is no number.

    Raises:
        InvalidValueError: It does not fit; names the place and the field.
    """
    if not isinstance(given, Mapping):
        raise InvalidValueError("{field} must be an object with names and values.", field=where)
    try:
        return kind.model_validate(given, strict=strict)
    except ValidationError as error:
        raise _misfit(error, where) from error


def _misfit(error: ValidationError, where: str) -> InvalidValueError:
    first = error.errors(include_url=False)[0]
    values = {
        **first.get("ctx", {}),
        "field": ".".join((where, *(shortened(part).strip("'") for part in first["loc"]))),
        "given": shortened(first["input"]),
    }
    if first["type"] in MISFITS:
        return InvalidValueError(MISFITS[first["type"]], **values)
    return InvalidValueError(
        "{field} does not fit (given: {given}).", **values, detail=first["msg"]
    )
