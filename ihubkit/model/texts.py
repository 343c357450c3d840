"""How screen texts reach the reader's language."""

import datetime as dt
import unicodedata
from typing import Protocol

from ihubkit.errors import filled

NO_CHARACTER = 0xFFFE  # U+FFFE and U+FFFF of every plane are none (Unicode, 23.7)


class Translate(Protocol):
    """Turns an English text with `{name}` places into the reader's language, filled in."""

    def __call__(self, text: str, /, **values: object) -> str:
        """Return the text to show."""
        ...


class Reader(Translate, Protocol):
    """Says texts and days in the reader's language."""

    @property
    def direction(self) -> str:
        """Which way the language is written: "ltr" or "rtl"."""
        ...

    def date(self, day: dt.date) -> str:
        """Write a day out, as in "12 March 2026"."""
        ...

    def short_date(self, day: dt.date) -> str:
        """Write a day where there is little room, as in "12 Mar 2026"."""
        ...

    def month(self, day: dt.date) -> str:
        """Name a day's month where there is little room, as in "Mar"."""
        ...


def is_writing(character: str) -> bool:
    """Tell whether files of all kinds may hold a character: XML takes no control characters."""
    is_any = ord(character) & NO_CHARACTER != NO_CHARACTER
    return is_any and unicodedata.category(character) not in ("Cc", "Cs")


def in_english(text: str, /, **values: object) -> str:
    """Fill in a text as it is written; what is shown where no language was chosen."""
    return filled(text, values)


def said_number(value: float, texts: Translate, digits: int = 1) -> str:
    """Write a number as the reader does."""
    whole, _, part = f"{value:.{digits}f}".partition(".")
    return texts("{whole}.{part}", whole=whole, part=part)
