"""When a school has terms and holidays; a plan's dates are held against them."""

from calendar import isleap
from collections.abc import Iterable, Iterator
from datetime import MAXYEAR, MINYEAR, date
from typing import Self

from pydantic import Field, field_validator, model_validator
from pydantic_core import PydanticCustomError

from ihubkit.model.value import Value

DAY = r"^(\d{4}-)?\d{2}-\d{2}$"
LEAP_YEAR, LEAP_DAY = "2024-", "02-29"
YEARLY = len("09-01")  # as long as a day of every year is
HALF_STARTS = "02-01", "08-01"  # where no calendar tells the terms
HALF_ENDS = "07-31", "01-31"


class Span(Value):
    """Some days, first and last included: "2026-09-01", or "09-01" for every year.

    A span of every year may reach over New Year: "12-21" to "01-06". Where a year has no 29
    February, a span that begins on it begins on 1 March, and one that ends on it ends the day
    before.
    """

    id: str = ""
    title: str = Field(min_length=1)
    starts: str = Field(pattern=DAY)
    ends: str = Field(pattern=DAY)

    @field_validator("starts", "ends")
    @classmethod
    def _is_a_day(cls, text: str) -> str:
        try:
            date.fromisoformat(LEAP_YEAR + text if len(text) == YEARLY else text)
        except ValueError as error:
            raise PydanticCustomError("no_day", "no day") from error
        return text

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if len(self.starts) != len(self.ends):
            raise PydanticCustomError("half_dated", "one with, one without a year")
        if not self.every_year and self.ends < self.starts:
            raise PydanticCustomError("reversed_days", "reversed", {"title": self.title})
        return self

    @property
    def every_year(self) -> bool:
        """Whether it comes again each year."""
        return len(self.starts) == YEARLY


class Calendar(Value):
    """A school's year: its terms in their order, and its holidays."""

    id: str
    title: str
    about: str = ""
    terms: tuple[Span, ...] = Field(min_length=1)
    holidays: tuple[Span, ...] = ()
    source: str = ""


class Days(Value):
    """A span in one school year; its first and last day are included."""

    id: str
    title: str
    starts: date
    ends: date

    def shared(self, first: date, last: date) -> int:
        """Count its days from `first` to `last`."""
        return max(0, (min(self.ends, last) - max(self.starts, first)).days + 1)


def days_between(spans: Iterable[Span], first: date, last: date) -> tuple[Days, ...]:
    """Return all spans with a day from `first` to `last`, whole and in the order of time."""
    found = (days for span in spans for days in _days_of(span, first.year, last.year))
    touching = (days for days in found if days.shared(first, last))
    return tuple(sorted(touching, key=lambda one: (one.starts, one.ends)))


def terms_between(calendar: Calendar | None, first: date, last: date) -> tuple[Days, ...]:
    """Return the terms with a day from `first` to `last`; half years where there is no calendar.

    Half years run from February and from August; their titles are their months.
    """
    if calendar:
        return days_between(calendar.terms, first, last)
    return tuple(_named_by_months(one) for one in days_between(_halves(), first, last))


def holidays_between(calendar: Calendar | None, first: date, last: date) -> tuple[Days, ...]:
    """Return the holidays with a day from `first` to `last`; none where there is no calendar."""
    return days_between(calendar.holidays, first, last) if calendar else ()


def term_of(calendar: Calendar | None, day: date) -> Days | None:
    """Return the term a day is in; None between terms."""
    return next(iter(terms_between(calendar, day, day)), None)


def holiday_of(calendar: Calendar | None, day: date) -> Days | None:
    """Return the holidays a day is in; None on other days."""
    return next(iter(holidays_between(calendar, day, day)), None)


def overlapping(spans: Iterable[Span]) -> Iterator[tuple[Span, Span]]:
    """Find spans that share days, as pairs of the earlier and the later one."""
    all_spans = tuple(spans)
    years = [int(one.starts[:4]) for one in all_spans if not one.every_year] or [2023]
    for number, later in enumerate(all_spans):
        for earlier in all_spans[:number]:
            if _meet(earlier, later, max(min(years) - 1, MINYEAR), min(max(years) + 1, MAXYEAR)):
                yield earlier, later


def _meet(one: Span, other: Span, first: int, last: int) -> bool:
    others = list(_days_of(other, first, last))
    return any(a.shared(b.starts, b.ends) for a in _days_of(one, first, last) for b in others)


def _days_of(span: Span, first: int, last: int) -> Iterator[Days]:
    """Yield a span's days in all years that can touch the years from `first` to `last`."""
    if not span.every_year:
        yield _days(span, date.fromisoformat(span.starts), date.fromisoformat(span.ends))
        return
    over_new_year = span.ends < span.starts
    for year in range(max(first - over_new_year, MINYEAR), last + 1):
        starts = _first(span.starts, year)
        ends = date.max if over_new_year and year == MAXYEAR else _last(span, year + over_new_year)
        if starts <= ends:  # 29 February alone has no days in other years
            yield _days(span, starts, ends)


def _days(span: Span, starts: date, ends: date) -> Days:
    return Days(id=span.id, title=span.title, starts=starts, ends=ends)


def _first(day: str, year: int) -> date:
    if day == LEAP_DAY and not isleap(year):
        return date(year, 3, 1)
    return date.fromisoformat(f"{year:04}-{day}")


def _last(span: Span, year: int) -> date:
    if span.ends == LEAP_DAY and not isleap(year):
        return date(year, 2, 28)
    return date.fromisoformat(f"{year:04}-{span.ends}")


def _halves() -> tuple[Span, ...]:
    pairs = zip(HALF_STARTS, HALF_ENDS, strict=True)
    return tuple(Span(title="half", starts=starts, ends=ends) for starts, ends in pairs)


def _named_by_months(half: Days) -> Days:
    title = f"{half.starts:%Y-%m} \N{EN DASH} {half.ends:%Y-%m}"
    return half.model_copy(update={"title": title})
