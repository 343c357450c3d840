"""How screen texts reach the reader's language."""

from typing import Protocol

from ihubkit.errors import filled


class Translate(Protocol):
    """Turns an English text with `{name}` places into the reader's language, filled in."""

    def __call__(self, text: str, /, **values: object) -> str:
        """Return the text to show."""
        ...


def in_english(text: str, /, **values: object) -> str:
    """Fill in a text as it is written; what is shown where no language was chosen."""
    return filled(text, values)


def said_number(value: float, texts: Translate, digits: int = 1) -> str:
    """Write a number as the reader does."""
    whole, _, part = f"{value:.{digits}f}".partition(".")
    return texts("{whole}.{part}", whole=whole, part=part)
