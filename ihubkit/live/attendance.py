"""Who is there and how many have answered: counts only, never who."""

from collections.abc import Iterable

from ihubkit.errors import InvalidValueError
from ihubkit.live.releases import subject
from ihubkit.model.people import Role, SeatCount
from ihubkit.model.value import Value
from ihubkit.model.workshop import ActivityKind, Workshop
from ihubkit.store import Store


class AttendanceRow(Value):
    """One role of one school."""

    school_id: str
    school: str
    role: Role
    joined: int
    answered: int


class Attendance(Value):
    """Counts for the questionnaire of now, or else the last one asked ("" before the first)."""

    instrument: str = ""
    round: int = 1
    rows: tuple[AttendanceRow, ...] = ()

    @property
    def joined(self) -> int:
        """How many have a seat."""
        return sum(row.joined for row in self.rows)

    @property
    def answered(self) -> int:
        """How many have given at least one answer."""
        return sum(row.answered for row in self.rows)


def attendance(store: Store, workshop: Workshop) -> Attendance:
    """Count seats and those with an answer, by school (alphabetically) and role."""
    instrument, number = _asked(workshop)
    joined = _by_group(store.count_seats(workshop.id))
    answered = _by_group(store.count_answered(workshop.id, instrument, number))
    schools = [s for s in store.list_schools() if s.id in workshop.school_ids]
    rows = tuple(
        AttendanceRow(
            school_id=school.id,
            school=school.name,
            role=role,
            joined=joined.get((school.id, role), 0),
            answered=answered.get((school.id, role), 0),
        )
        for school in schools
        for role in Role
    )
    return Attendance(instrument=instrument, round=number, rows=rows)


def _asked(workshop: Workshop) -> tuple[str, int]:
    try:
        asked = subject(workshop)
    except InvalidValueError:
        earlier = workshop.activities[: workshop.position]
        questionnaires = [a for a in earlier if a.kind is ActivityKind.INSTRUMENT]
        if not questionnaires:
            return "", 1
        asked = questionnaires[-1]
    return asked.instrument, asked.round


def _by_group(counts: Iterable[SeatCount]) -> dict[tuple[str, Role], int]:
    return {(count.school_id, count.role): count.seats for count in counts}
