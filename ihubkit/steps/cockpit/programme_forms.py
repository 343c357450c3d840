"""Forms of the page “Programme”: what is typed, as hostile input, and what they begin with."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from pydantic import Field

from ihubkit.errors import InvalidValueError
from ihubkit.live.mentor_log import Meeting
from ihubkit.live.programmes import Agreed
from ihubkit.live.wording import validated
from ihubkit.model.programme import HoursState, Programme, ProgrammePart
from ihubkit.model.programme_hours import SchoolProgramme, planned_hours
from ihubkit.model.value import Value


class TypedMeeting(Value):
    """A meeting as the form sends it."""

    enrolment: str = Field(max_length=80)
    part: str = Field(max_length=80)
    state: str = Field(max_length=20)
    day: str = Field(max_length=20)
    hours: float
    people: int
    note: str
    mentor: str


class TypedTerms(Value):
    """What is agreed with a school, as the form sends it."""

    starts: str = Field(max_length=20)
    ends: str = Field(max_length=20)
    people: int
    staff: int
    chosen: dict[str, str]
    agreed: dict[str, float]


def meeting_of(typed: Mapping[str, Any]) -> Meeting:
    """Read a meeting.

    Raises:
        InvalidValueError: A field is missing, unknown or of another type, or no day or state.
    """
    form = validated(TypedMeeting, typed, "meeting", strict=True)
    if form.state not in set(HoursState):
        raise InvalidValueError("Hours are planned, booked or used. Choose one of them.")
    facts = form.model_dump() | {"day": day_of(form.day), "state": HoursState(form.state)}
    return Meeting.model_validate(facts)


def terms_of(typed: Mapping[str, Any]) -> Agreed:
    """Read what is agreed with a school.

    Raises:
        InvalidValueError: A field is missing, unknown or of another type, or no day.
    """
    form = validated(TypedTerms, typed, "enrolment", strict=True)
    ends = day_of(form.ends) if form.ends else None
    facts = form.model_dump() | {"starts": day_of(form.starts), "ends": ends}
    return validated(Agreed, facts, "enrolment")


def day_of(text: str) -> date:
    """Read a day as a browser sends it.

    Raises:
        InvalidValueError: It is none.
    """
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise InvalidValueError(
            "“{text}” is no day. Choose one in the calendar.", text=text
        ) from error


def offered_terms(part: ProgrammePart) -> dict[str, Any]:
    """Return what can be agreed on for a part."""
    return {
        "id": part.id,
        "title": part.title,
        "about": part.about,
        "least": part.least,
        "most": part.most,
        "choices": [{"id": c.id, "title": c.title, "hours": c.hours} for c in part.choices],
    }


def agreed_terms(school: SchoolProgramme, programme: Programme) -> dict[str, Any]:
    """Return what is agreed with a school, as its form shows it."""
    one = school.enrolment
    return {
        "seen": one.version,
        "starts": one.starts.isoformat(),
        "ends": one.ends.isoformat() if one.ends else "",
        "people": one.people,
        "staff": school.staff,
        "chosen": dict(one.chosen),
        "agreed": {p.id: planned_hours(p, one) for p in programme.parts if not p.choices},
    }
