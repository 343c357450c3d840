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
