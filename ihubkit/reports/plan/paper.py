"""A document as values: headings, words, tables; what Word files and PDFs are both made of."""

import unicodedata
from typing import Literal

from pydantic import field_validator

from ihubkit.model.texts import is_writing
from ihubkit.model.value import Value

LEFT_TO_RIGHT_MARK, RIGHT_TO_LEFT_MARK = "\u200e", "\u200f"
RIGHT_TO_LEFT = ("R", "AL")
LONGEST_ROW = 1200  # characters; a longer row of a table may go on on the next page


def plain(text: str) -> str:
    """Return a text without characters that no document may hold; lines stay lines."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return "".join(c for c in text if c == "\n" or is_writing(c))


def direction(text: str, otherwise: str) -> str:
    """Return which way a text runs, by its first letter: "rtl" or "ltr"."""
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind in RIGHT_TO_LEFT:
            return "rtl"
        if kind == "L":
            return "ltr"
    return otherwise


def ended(text: str) -> str:
    """Keep a text's last sign at its end where it stands among words that run the other way."""
    mark = {"ltr": LEFT_TO_RIGHT_MARK, "rtl": RIGHT_TO_LEFT_MARK}[direction(text, "ltr")]
    is_open = bool(text) and not text[-1].isalnum()
    return f"{text}{mark}" if is_open else text


class Heading(Value):
    """A heading; 1 is the highest below the title."""

    kind: Literal["heading"] = "heading"
    level: int
    text: str


class Words(Value):
    """Text as typed, its lines kept; `style` says how it looks."""

    kind: Literal["words"] = "words"
    text: str
    style: Literal["plain", "lead", "soft"] = "plain"


class Points(Value):
    """A list of short texts."""

    kind: Literal["points"] = "points"
    items: tuple[str, ...]


class Facts(Value):
    """What is what: names with their values, a row each."""

    kind: Literal["facts"] = "facts"
    title: str  # what the table is about, for those who do not see it
    rows: tuple[tuple[str, str], ...]


class Grid(Value):
    """A table with a header row; `widths` are shares of the page, `numbers` right-hand columns."""

    kind: Literal["grid"] = "grid"
    title: str
    columns: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[int, ...] = ()


class Picture(Value):
    """A picture, and what it shows in words."""

    kind: Literal["picture"] = "picture"
    png: bytes
    alt: str


Block = Heading | Words | Points | Facts | Grid | Picture


class Paper(Value):
    """A document in one language.

    Attributes:
        direction: Which way its language runs: "ltr" or "rtl".
        about: What stands below the title, a line each.
        foot: What stands at the foot of every page.
    """

    title: str
    language: str
    direction: str
    author: str
    about: tuple[str, ...]
    foot: str
    blocks: tuple[Block, ...]

    @field_validator("title")
    @classmethod
    def _is_one_line(cls, title: str) -> str:
        return " ".join(plain(title).split())
