"""Programmes over months: what they offer a school, who takes part, and the hours of each part."""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator

from ihubkit.errors import InvalidValueError
from ihubkit.model.method import MethodSource
from ihubkit.model.people import NAME_LENGTH
from ihubkit.model.value import Value

NOTE_LENGTH = 4_000
MOST_HOURS = 1_000
MOST_PEOPLE = 5_000


class PartKind(StrEnum):
    """What a part of a programme is; rules ask for it, titles are the programme's own."""

    MAPPING = "mapping"
    COURSE = "course"
    LEADERS = "leaders"
    MENTORING = "mentoring"
    OTHER = "other"


class PartChoice(Value):
    """One of several forms of a part, such as a basic or a tailored course."""

    id: str = Field(min_length=1, max_length=80)
    title: str = Field(min_length=1)
    about: str = ""
    hours: float = Field(gt=0, le=MOST_HOURS)


class ProgrammePart(Value):
    """A part of a programme.

    Attributes:
        least: Fewest hours; hours are as long as people meet, however many they are.
        most: Most hours; None where there is no limit.
        choices: Forms a school chooses one of; empty where there is one form.
        first: Whether it comes before all other parts.
        from_month: In which month of the programme it begins; 1 is the first.
        to_month: In which month it ends; 0 is the programme's last.
    """

    id: str = Field(min_length=1, max_length=80)
    kind: PartKind = PartKind.OTHER
    title: str = Field(min_length=1)
    about: str = ""
    least: float = Field(0, ge=0, le=MOST_HOURS)
    most: float | None = Field(None, ge=0, le=MOST_HOURS)
    choices: tuple[PartChoice, ...] = ()
    first: bool = False
    from_month: int = Field(1, ge=1, le=60)
    to_month: int = Field(0, ge=0, le=60)


class MonthStep(Value):
    """What happens in a month of the programme."""

    month: int = Field(ge=1, le=60)
    text: str = Field(min_length=1)


class Programme(Value):
    """A template: what a programme offers every school that takes part.

    Attributes:
        months: How long it lasts.
        share_of_staff: Which share of a school's staff shall take part, 0 to 1; 0: no rule.
        parts: What it is made of.
        steps: What happens when, by month.
        sources: Where its figures come from.
    """

    id: str
    title: str = Field(min_length=1)
    about: str = ""
    months: int = Field(ge=1, le=60)
    share_of_staff: float = Field(0, ge=0, le=1)
    parts: tuple[ProgrammePart, ...] = Field(min_length=1)
    steps: tuple[MonthStep, ...] = ()
    sources: tuple[MethodSource, ...] = Field(min_length=1)

    def part(self, part_id: str) -> ProgrammePart | None:
        """Find a part by id."""
        return next((one for one in self.parts if one.id == part_id), None)


class Enrolment(Value):
    """A school takes part in a programme.

    Attributes:
        programme: Id of the template.
        title: Its title when the school was enrolled, kept where the template is gone.
        ends: The last day; None: as long as the template says.
        chosen: By part, which of its choices the school takes.
        agreed: By part, hours agreed with the school where the template leaves a range.
        people: How many of the staff take part; 0: not known.
        remark: What the school's team says of it.
    """

    id: str
    school_id: str
    programme: str = Field(min_length=1, max_length=120)
    title: str = Field("", max_length=400)
    starts: date
    ends: date | None = None
    chosen: Mapping[str, str] = {}
    agreed: Mapping[str, float] = {}
    people: int = Field(0, ge=0, le=MOST_PEOPLE)
    remark: str = Field("", max_length=NOTE_LENGTH)
    version: int = 1
    made_at: datetime

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.ends is not None and self.ends < self.starts:
            raise InvalidValueError(
                "The programme would end before it starts. Choose a later last day."
            )
        return self


class HoursState(StrEnum):
    """Hours are planned, then booked for a day, then used."""

    PLANNED = "planned"
    BOOKED = "booked"
    USED = "used"


class HoursEntry(Value):
    """An entry of the mentor's log: a meeting of one part, planned, booked or held.

    Attributes:
        hours: How long it lasts, however many people are there.
        people: How many take part; 0: not known.
        note: What was done, as typed.
        mentor: Who held it, as typed; may be empty.
        at: When the entry last changed.
    """

    id: str
    enrolment_id: str
    part: str = Field(min_length=1, max_length=80)
    state: HoursState = HoursState.USED
    day: date
    hours: float = Field(gt=0, le=MOST_HOURS)
    people: int = Field(0, ge=0, le=MOST_PEOPLE)
    note: str = Field("", max_length=NOTE_LENGTH)
    mentor: str = Field("", max_length=NAME_LENGTH)
    version: int = 1
    at: datetime


class ProgrammeFrame(Value):
    """The time of a school's programme, for whatever a plan's dates are held against."""

    title: str
    starts: date
    ends: date


def programme_end(enrolment: Enrolment, programme: Programme | None) -> date:
    """Return the last day of a school's programme.

    Without a day of its own it lasts as many months as the template says: from 15 January, six
    months last until 14 July. Where the template is gone, too, it ends on its first day.
    """
    if enrolment.ends:
        return enrolment.ends
    if programme is None:
        return enrolment.starts
    return months_on(enrolment.starts, programme.months) - timedelta(days=1)


def months_on(day: date, months: int) -> date:
    """Return the same day some months later, or the last day of a month that is too short."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def frame_of(enrolment: Enrolment, programme: Programme | None) -> ProgrammeFrame:
    """Return the time of a school's programme, under the title it has today."""
    title = programme.title if programme else enrolment.title or enrolment.programme
    ends = programme_end(enrolment, programme)
    return ProgrammeFrame(title=title, starts=enrolment.starts, ends=ends)


def newest(enrolments: tuple[Enrolment, ...]) -> Enrolment | None:
    """Return the enrolment that began last: the one a plan is written for."""
    return max(enrolments, key=lambda one: (one.starts, one.id), default=None)
