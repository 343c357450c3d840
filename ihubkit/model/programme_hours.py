"""How a school's programme goes: hours planned, booked and used by part, and a forecast."""

from datetime import date, timedelta
from math import ceil

from ihubkit.model.programme import (
    Enrolment,
    HoursEntry,
    HoursState,
    PartKind,
    Programme,
    ProgrammeFrame,
    ProgrammePart,
    frame_of,
    months_on,
)
from ihubkit.model.value import Value

EARLY = 0.25  # share of a part's time before which its pace says nothing


class PartHours(Value):
    """The hours of one part in one school.

    Attributes:
        planned: Hours the programme and the school agreed on.
        booked: Hours of meetings that have a day and are not held yet.
        used: Hours of meetings that were held.
        least: Fewest hours the programme asks for.
        most: Most hours it gives; None where there is no limit.
        starts: When hours of this part are expected to begin.
        ends: When they are expected to be used.
        expected: Hours that would be used by today if they were spread evenly over these days.
        forecast: Hours at the end of these days as it goes now; None when it is too early to say.
    """

    part: str
    kind: PartKind
    title: str
    planned: float
    booked: float
    used: float
    least: float
    most: float | None
    starts: date
    ends: date
    expected: float
    forecast: float | None

    @property
    def sure(self) -> float:
        """Hours that were held or have their day."""
        return self.used + self.booked

    @property
    def missing(self) -> float:
        """Planned hours that are neither held nor booked."""
        return max(0.0, self.planned - self.sure)


class SchoolProgramme(Value):
    """One school in one programme, with all that is known of it.

    Attributes:
        programme: The template; None where the hub has removed it.
        entries: Its log, the latest day first.
        staff: How many work at the school; 0: not known.
        joined: How many took a seat in the workshop with the most seats; 0: none yet.
        mapped: When a workshop first showed the school its picture; None: not yet.
    """

    enrolment: Enrolment
    school: str
    programme: Programme | None
    entries: tuple[HoursEntry, ...] = ()
    staff: int = 0
    joined: int = 0
    mapped: date | None = None
    today: date

    @property
    def frame(self) -> ProgrammeFrame:
        """Its first and last day."""
        return frame_of(self.enrolment, self.programme)

    @property
    def people(self) -> int:
        """How many take part: as typed, else how many joined; 0: not known."""
        return self.enrolment.people or self.joined

    @property
    def hours(self) -> tuple[PartHours, ...]:
        """The hours of all parts, also of parts that the template has no more."""
        parts = {one.id: one for one in self.programme.parts} if self.programme else {}
        for entry in self.entries:
            parts.setdefault(entry.part, ProgrammePart(id=entry.part, title=entry.part))
        return tuple(self._hours(one) for one in parts.values())

    def part_title(self, part_id: str) -> str:
        """Return what a part is called."""
        part = self.programme.part(part_id) if self.programme else None
        return part.title if part else part_id

    def _hours(self, part: ProgrammePart) -> PartHours:
        mine = [one for one in self.entries if one.part == part.id]
        sums = {state: sum(one.hours for one in mine if one.state is state) for state in HoursState}
        planned, used = planned_hours(part, self.enrolment), sums[HoursState.USED]
        starts, ends = days_of(part, self.frame)
        gone = elapsed(starts, ends, self.today)
        sure = used + sums[HoursState.BOOKED]
        return PartHours(
            part=part.id,
            kind=part.kind,
            title=part.title,
            planned=planned,
            booked=sums[HoursState.BOOKED],
            used=used,
            least=least_hours(part),
            most=part.most,
            starts=starts,
            ends=ends,
            expected=planned * gone,
            forecast=None if gone < EARLY else max(sure, used / gone),
        )


def planned_hours(part: ProgrammePart, enrolment: Enrolment) -> float:
    """Return the hours agreed on: of the chosen form, else as agreed, else the template's least."""
    if part.choices:
        known = {one.id: one.hours for one in part.choices}
        return known.get(enrolment.chosen.get(part.id, ""), part.choices[0].hours)
    return enrolment.agreed.get(part.id) or part.least or part.most or 0.0


def least_hours(part: ProgrammePart) -> float:
    """Return the fewest hours of a part; of several forms, those of the shortest."""
    return min((one.hours for one in part.choices), default=part.least)


def days_of(part: ProgrammePart, frame: ProgrammeFrame) -> tuple[date, date]:
    """Return first and last day on which hours of a part are expected, within the programme."""
    starts = min(months_on(frame.starts, part.from_month - 1), frame.ends)
    if not part.to_month:
        return starts, frame.ends
    ends = months_on(frame.starts, part.to_month) - timedelta(days=1)
    return starts, max(starts, min(ends, frame.ends))


def elapsed(starts: date, ends: date, today: date) -> float:
    """Return which share of some days is over at the end of today, 0 to 1."""
    whole = (ends - starts).days + 1
    return min(1.0, max(0.0, ((today - starts).days + 1) / whole))


def people_wanted(staff: int, share: float) -> int:
    """Return how many people a share of the staff is, rounded up: 0.9 of 31 is 28."""
    return ceil(round(staff * share, 6))
