"""Commands a page may send: methods whose signatures say what is allowed."""

import functools
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from pydantic import ConfigDict, ValidationError, validate_call

from ihubkit.errors import InvalidValueError

Method = TypeVar("Method", bound=Callable[..., Any])
TEXT_LIMIT = 20_000


def command(method: Method) -> Method:
    """Mark a method as a command; pages may send its name and, by name, its arguments."""
    vars(method)["is_command"] = True
    return method


def run_command(owner: object, payload: object) -> object:
    """Run the command `{"do": name, …}` on its owner.

    Raises:
        InvalidValueError: There is no such command, or an argument is missing, unknown or of
            another type; nothing was changed.
    """
    if not isinstance(payload, Mapping) or not all(isinstance(name, str) for name in payload):
        raise InvalidValueError("This page sent something unknown. Reload the page and try again.")
    name = payload.get("do")
    method = getattr(type(owner), name, None) if isinstance(name, str) else None
    if not getattr(method, "is_command", False):
        raise InvalidValueError(
            "“{name}” cannot be done here. Reload the page.", name=f"{name!s:.40}"
        )
    arguments = {key: value for key, value in payload.items() if key != "do"}
    return _checked(method)(owner, **arguments)


@functools.cache
def _checked(method: Callable[..., Any]) -> Callable[..., Any]:
    """Check arguments first and run the method outside of the check, so its errors stay its own."""
    check = validate_call(config=ConfigDict(strict=True))(_signature_of(method))

    def run(owner: object, **arguments: Any) -> object:  # noqa: ANN401 -- checked on the next line
        try:
            clean = check(owner, **arguments)
        except ValidationError as error:
            first = error.errors()[0]
            place = str(first["loc"][-1]) if first["loc"] else "?"
            raise InvalidValueError(
                "“{place}” does not fit. Reload the page and try again.",
                place=f"{place:.40}",
                detail=first["msg"],
            ) from error
        return method(owner, **clean)

    return run


def _signature_of(method: Callable[..., Any]) -> Callable[..., dict[str, Any]]:
    """Return a function with the method's signature that only hands back its arguments."""

    @functools.wraps(method)
    def arguments(_: object, **given: Any) -> dict[str, Any]:  # noqa: ANN401 -- see `_checked`
        return given

    return arguments
