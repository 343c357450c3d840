"""What pages on programmes show, as JSON: hours by part, alerts, the log."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from ihubkit.content import Texts
from ihubkit.model.programme import HoursEntry, HoursState, Programme, months_on
from ihubkit.model.programme_alerts import Alert, alerts, said_share
from ihubkit.model.programme_hours import PartHours, SchoolProgramme
from ihubkit.model.programme_words import (
    STATE_SHAPES,
    URGENCY_SHAPES,
    hours_state_word,
    plain_hours,
    said_hours,
    urgency_word,
)


def school_shown(school: SchoolProgramme, texts: Texts, *, for_team: bool) -> dict[str, Any]:
    """Return a school with its days, its hours by part and what needs attention."""
    frame = school.frame
    found = (one for one in alerts(school, texts) if one.for_team or not for_team)
    return {
        "id": school.enrolment.id,
        "name": school.school,
        "title": frame.title,
        "days": days_said(frame.starts, frame.ends, texts),
        "facts": _facts(school, texts),
        "remark": school.enrolment.remark,
        "parts": [_part_shown(one, texts) for one in school.hours],
        "alerts": [_alert_shown(one, texts) for one in found],
    }


def entries_shown(school: SchoolProgramme, texts: Texts) -> list[dict[str, Any]]:
    """Return a school's log, the latest day first."""
    return [_entry_shown(school, one, texts) for one in school.entries]


def steps_shown(school: SchoolProgramme, texts: Texts) -> list[dict[str, Any]]:
    """Return what happens in which month, and whether that is this month."""
    starts, programme = school.frame.starts, school.programme
    months = sorted({one.month for one in programme.steps}) if programme else []
    return [
        {
            "month": texts("Month {n}, from {day}", n=month, day=texts.date(begins)),
            "texts": _texts_of(programme, month),
            "now": begins <= school.today < months_on(starts, month),
        }
        for month in months
        if (begins := months_on(starts, month - 1))
    ]


def days_said(starts: date, ends: date, texts: Texts) -> str:
    """Write a time out, first and last day."""
    return f"{texts.date(starts)} – {texts.date(ends)}"  # noqa: RUF001 -- a dash between days


def _texts_of(programme: Programme | None, month: int) -> list[str]:
    return [one.text for one in programme.steps if one.month == month] if programme else []


def _facts(school: SchoolProgramme, texts: Texts) -> list[str]:
    programme = school.programme
    chosen = [
        choice.title
        for part in (programme.parts if programme else ())
        for choice in part.choices
        if choice.id == school.enrolment.chosen.get(part.id, part.choices[0].id)
    ]
    day = texts.date(school.mapped) if school.mapped else ""
    mapped = texts("Needs mapped in the workshop of {day}.", day=day) if day else ""
    return [one for one in (*chosen, said_share(school, texts), mapped) if one]


def _part_shown(part: PartHours, texts: Texts) -> dict[str, Any]:
    _ = texts
    whole = max(part.planned, part.sure) or 1
    said = [
        _("{used} used", used=said_hours(part.used, texts)),
        _("{booked} booked", booked=said_hours(part.booked, texts)),
        _("of {planned} planned", planned=said_hours(part.planned, texts)),
    ]
    return {
        "id": part.part,
        "title": part.title,
        "said": said,
        "used": round(100 * part.used / whole, 1),
        "booked": round(100 * part.booked / whole, 1),
        "expected": round(100 * min(part.expected / whole, 1), 1),
        "forecast": _forecast(part, texts),
    }


def _forecast(part: PartHours, texts: Texts) -> str:
    _ = texts
    if part.forecast is None or not part.planned or part.used >= part.planned:
        return ""
    return _("At this pace about {hours}", hours=said_hours(part.forecast, texts))


def _alert_shown(alert: Alert, texts: Texts) -> dict[str, Any]:
    return {
        "urgency": alert.urgency.value,
        "shape": URGENCY_SHAPES[alert.urgency],
        "word": urgency_word(alert.urgency, texts),
        "text": alert.text,
        "todo": alert.todo,
    }


def _entry_shown(school: SchoolProgramme, entry: HoursEntry, texts: Texts) -> dict[str, Any]:
    return {
        "id": entry.id,
        "seen": entry.version,
        "enrolment": entry.enrolment_id,
        "school": school.school,
        "part": entry.part,
        "part_title": school.part_title(entry.part),
        "state": entry.state.value,
        "shape": STATE_SHAPES[entry.state],
        "word": hours_state_word(entry.state, texts),
        "day": entry.day.isoformat(),
        "day_said": texts.date(entry.day),
        "hours": entry.hours,
        "hours_said": said_hours(entry.hours, texts),
        "hours_plain": plain_hours(entry.hours, texts),
        "people": entry.people,
        "note": entry.note,
        "mentor": entry.mentor,
        "may_be_held": entry.state is not HoursState.USED and entry.day <= school.today,
    }


def in_order(entries: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return entries that wait to be marked as held first, then the latest day first."""
    by_day = sorted(entries, key=lambda one: str(one["day"]), reverse=True)
    return sorted(by_day, key=lambda one: not one["may_be_held"])


def coming(entries: Iterable[dict[str, Any]], today: date) -> list[dict[str, Any]]:
    """Return entries from today on that are not held yet, the next first."""
    open_ones = (one for one in entries if one["state"] != HoursState.USED.value)
    return sorted(
        (one for one in open_ones if one["day"] >= today.isoformat()), key=lambda one: one["day"]
    )
