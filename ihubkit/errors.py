"""What can go wrong, in words.

Every error says what happened, which value, where, and what to do. The message is written for the
person who meets it, in English with `{name}` places for its values, so that it can be said in the
reader's language too; `detail` is for the log and never shown to a visitor.
"""

import re
from collections.abc import Mapping

PLACE = re.compile(r"\{(\w+)\}")


def filled(template: str, values: Mapping[str, object]) -> str:
    """Put values into a text's `{name}` places; a place without a value stays as it is."""
    return PLACE.sub(lambda found: str(values.get(found[1], found[0])), template)


class English(str):
    """A value that is English itself, such as an activity's title: translated like its sentence."""

    __slots__ = ()


class IHubKitError(Exception):
    """Any error this package raises on purpose.

    Args:
        message: One or two kind English sentences: what happened and what to do.
        detail: More for the log; never shown to a visitor.
        values: What fills the sentences' places.
    """

    status = 400  # the HTTP status that says the same to a program

    def __init__(self, message: str, *, detail: str = "", **values: object) -> None:
        self.template = message
        self.values = values
        self.message = filled(message, values)
        self.detail = detail
        super().__init__(self.message)


class NotFoundError(IHubKitError):
    """Something named does not exist."""

    status = 404


class WrongCodeError(NotFoundError):
    """A join, team, resume or share code that opens nothing."""


class ClosedError(IHubKitError):
    """The workshop (or the link) exists but is closed or expired."""

    status = 403


class NotAllowedError(IHubKitError):
    """The visitor is known but may not do this."""

    status = 403


class TooManyTriesError(IHubKitError):
    """Too many wrong codes from one place."""

    status = 429


class InvalidValueError(IHubKitError):
    """A value is outside of what is allowed; names the value and the place."""

    status = 422


class ContentError(InvalidValueError):
    """A content file has a mistake; names file, line and mend."""


class ImportFileError(InvalidValueError):
    """A spreadsheet to import has mistakes; names row, column and value."""


class StaleWriteError(IHubKitError):
    """Somebody else changed the same thing first; nothing was overwritten.

    Args:
        message: What was changed by whom, in a sentence.
        theirs: The stored texts, by field.
        yours: The refused texts, by field.
        version: The stored version to build on.
        detail: More for the log.
        values: What fills the sentence's places.
    """

    status = 409

    def __init__(
        self,
        message: str,
        *,
        theirs: dict[str, object],
        yours: dict[str, object],
        version: int,
        detail: str = "",
        **values: object,
    ) -> None:
        super().__init__(message, detail=detail, **values)
        self.theirs = theirs
        self.yours = yours
        self.version = version


class StoreError(IHubKitError):
    """The database cannot be used: locked, read-only, full or from a newer version."""

    status = 503


class SettingsError(IHubKitError):
    """A setting has a wrong name or value."""
