"""Hours of programmes as tables: by school and part, and the mentor's log."""

from collections.abc import Iterable, Sequence

from ihubkit.model.programme_alerts import alerts
from ihubkit.model.programme_hours import SchoolProgramme
from ihubkit.model.programme_words import Tongue, hours_state_word, urgency_word
from ihubkit.model.sheet import Row, Sheet

HOURS = ("school", "programme", "starts", "ends", "part", "planned", "booked", "used", "forecast")
LOG = ("school", "day", "part", "state", "hours", "people", "mentor", "note")
ATTENTION = ("school", "when", "what", "what to do")


def programme_tables(schools: Sequence[SchoolProgramme], texts: Tongue) -> list[Sheet]:
    """Return hours by part, the log and what needs attention, the schools by name."""
    rows = [row for one in schools for row in _attention(one, texts)]
    return [
        Sheet(title="Hours", columns=HOURS, rows=tuple(r for one in schools for r in _hours(one))),
        log_table(schools, texts),
        Sheet(title="Attention", columns=ATTENTION, rows=tuple(rows)),
    ]


def log_table(schools: Sequence[SchoolProgramme], texts: Tongue) -> Sheet:
    """Return the mentor's log, one meeting a row, the latest day first."""
    rows = [row for one in schools for row in _log(one, texts)]
    return Sheet(title="Log", columns=LOG, rows=tuple(rows))


def _hours(school: SchoolProgramme) -> Iterable[Row]:
    frame = school.frame
    days = frame.starts.isoformat(), frame.ends.isoformat()
    for one in school.hours:
        forecast = None if one.forecast is None else round(one.forecast, 1)
        figures = one.planned, one.booked, one.used, forecast
        yield (school.school, frame.title, *days, one.title, *figures)


def _log(school: SchoolProgramme, texts: Tongue) -> Iterable[Row]:
    for one in school.entries:
        yield (
            school.school,
            one.day.isoformat(),
            school.part_title(one.part),
            hours_state_word(one.state, texts),
            one.hours,
            one.people or None,
            one.mentor,
            one.note,
        )


def _attention(school: SchoolProgramme, texts: Tongue) -> Iterable[Row]:
    for one in alerts(school, texts):
        yield school.school, urgency_word(one.urgency, texts), one.text, one.todo
