"""When a school has terms and holidays; a plan's dates are held against them."""

from datetime import date

from pydantic import Field

from ihubkit.model.value import Value

DAY = r"^(\d{4}-)?\d{2}-\d{2}$"


class Span(Value):
    """Some days, first and last included: "2026-09-01", or "09-01" for every year.

    A span of every year may reach over New Year: "12-21" to "01-06".
    """

    id: str = ""
    title: str = Field(min_length=1)
    starts: str = Field(pattern=DAY)
    ends: str = Field(pattern=DAY)


class Calendar(Value):
    """A school's year: its terms in their order, and its holidays."""

    id: str
    title: str
    about: str = ""
    terms: tuple[Span, ...] = Field(min_length=1)
    holidays: tuple[Span, ...] = ()
    source: str = ""


class Days(Value):
    """A span in one school year."""

    id: str
    title: str
    starts: date
    ends: date
