"""Term calendars: days of every year and of one year, and a hub's own with mistakes."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ihubkit.content import Content, load_content
from ihubkit.errors import ContentError
from ihubkit.model.calendar import (
    Calendar,
    Span,
    holiday_of,
    holidays_between,
    term_of,
    terms_between,
)

WriteFile = Callable[[str, str], Path]
OURS = """\
id: ours
title: Ours
terms:
  - {id: autumn, title: Autumn, starts: "2026-09-01", ends: "2026-12-18"}
  - {id: spring, title: Spring, starts: "2027-01-11", ends: "2027-06-08"}
holidays:
  - {title: Winter, starts: "12-19", ends: "01-10"}
"""


@pytest.mark.parametrize("name", ["two-terms", "four-terms"])
def test_every_day_of_the_examples_is_in_a_term_or_in_holidays(content: Content, name: str) -> None:
    calendar = content.calendar(name)
    assert "example" in calendar.title
    for number in range(date(2027, 1, 1).toordinal(), date(2029, 1, 1).toordinal()):
        day = date.fromordinal(number)
        assert term_of(calendar, day) or holiday_of(calendar, day), day


def test_holidays_over_new_year_are_one_span_from_either_side(content: Content) -> None:
    calendar = content.calendar("two-terms")
    from_january = holidays_between(calendar, date(2027, 1, 1), date(2027, 1, 2))
    from_december = holidays_between(calendar, date(2026, 12, 30), date(2026, 12, 31))

    assert from_january == from_december
    assert (from_january[0].starts, from_january[0].ends) == (date(2026, 12, 21), date(2027, 1, 6))


def test_terms_of_several_years_come_in_the_order_of_time(content: Content) -> None:
    terms = terms_between(content.calendar("two-terms"), date(2026, 9, 1), date(2028, 1, 7))

    assert [one.id for one in terms] == ["autumn", "spring", "autumn", "spring"]
    assert [one.starts.year for one in terms] == [2026, 2027, 2027, 2028]


def test_a_span_around_the_leap_day_has_days_in_every_year() -> None:
    spans = (
        Span(title="To it", starts="02-20", ends="02-29"),
        Span(title="From it", starts="02-29", ends="03-05"),
    )
    calendar = Calendar(id="leap", title="Leap", terms=spans, holidays=spans)

    assert [h.ends for h in holidays_between(calendar, date(2027, 2, 20), date(2027, 2, 28))] == [
        date(2027, 2, 28)
    ]
    assert term_of(calendar, date(2027, 3, 1)) is not None
    assert len(holidays_between(calendar, date(2028, 2, 29), date(2028, 2, 29))) == 2


def test_without_a_calendar_half_years_stand_for_terms() -> None:
    terms = terms_between(None, date(2026, 9, 1), date(2027, 3, 1))

    assert [one.title for one in terms] == [
        "2026-08 \N{EN DASH} 2027-01",
        "2027-02 \N{EN DASH} 2027-07",
    ]
    assert not holidays_between(None, date(2026, 9, 1), date(2027, 3, 1))


@given(st.dates(), st.dates())
def test_any_dates_find_terms_that_touch_them(one: date, other: date) -> None:
    first, last = min(one, other), max(one, other)
    last = min(last, date(min(first.year + 3, 9999), 1, 1)) if first.year < 9999 else last
    first = min(first, last)
    winter = Span(id="w", title="Winter", starts="11-01", ends="02-29")
    calendar = Calendar(id="x", title="X", terms=(winter,))

    assert all(term.shared(first, last) for term in terms_between(calendar, first, last))


def test_a_hubs_own_calendar_with_dates_is_used(tmp_path: Path, write: WriteFile) -> None:
    write("calendars/ours.yaml", OURS)
    calendar = load_content(tmp_path).calendar("ours")

    assert [one.id for one in terms_between(calendar, date(2020, 1, 1), date(2040, 1, 1))] == [
        "autumn",
        "spring",
    ]


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ("2026-12-18", "2026-08-18", "line 4: “Autumn” ends before it starts. Exchange"),
        ("2026-12-18", "2026-02-30", "line 4: “2026-02-30” is not a day. Write month-day"),
        ("2026-12-18", "18.12.2026", "line 4: “18.12.2026” is not a day. Write month-day"),
        ("12-19", "02-30", "line 7: “02-30” is not a day"),
        ("2026-12-18", "12-18", "line 4: one day has a year, the other has none"),
        ("2027-01-11", "2026-12-01", "line 5: “Spring” shares days with “Autumn”"),
        ("id: spring", "id: autumn", "line 5: the term “autumn” stands here twice"),
        ("id: spring, ", "", "line 5: “Spring” has no id"),
        ("holidays:", "hollidays:", "line 6: “hollidays” is not known here. Did you mean"),
    ],
)
def test_a_mistake_in_a_calendar_is_named_with_its_line_and_mend(
    tmp_path: Path, write: WriteFile, right: str, wrong: str, said: str
) -> None:
    write("calendars/ours.yaml", OURS.replace(right, wrong, 1))

    with pytest.raises(ContentError) as refused:
        load_content(tmp_path)

    assert said in refused.value.message
