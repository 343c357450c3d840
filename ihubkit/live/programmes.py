"""Schools in programmes: who takes part, what is agreed, and how it goes."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

from pydantic import Field

from ihubkit.content import Content
from ihubkit.errors import InvalidValueError, NotFoundError, StaleWriteError
from ihubkit.live import codes
from ihubkit.live.wording import cleaned, validated
from ihubkit.model.people import School
from ihubkit.model.programme import (
    MOST_HOURS,
    MOST_PEOPLE,
    Enrolment,
    Programme,
    ProgrammeFrame,
    frame_of,
    newest,
    programme_end,
)
from ihubkit.model.programme_hours import SchoolProgramme
from ihubkit.model.value import Value
from ihubkit.model.workshop import ActivityKind, Workshop, WorkshopState
from ihubkit.store import Store

FIRST_YEAR, LAST_YEAR = 2000, 2100
STILL_FITS = timedelta(days=183)  # how long before its first day needs may have been mapped


class Agreed(Value):
    """What is agreed with a school; see `Enrolment`. `staff` corrects the school's own number."""

    starts: date
    ends: date | None = None
    chosen: Mapping[str, str] = {}
    agreed: Mapping[str, float] = {}
    people: int = 0
    staff: int | None = Field(None, ge=0)


def enrol(  # noqa: PLR0913 -- who, in what, how, when
    store: Store,
    content: Content,
    school_id: str,
    programme_id: str,
    wanted: Agreed,
    *,
    now: datetime | None = None,
) -> Enrolment:
    """Let a school take part in a programme.

    Raises:
        InvalidValueError: It takes part already, or what is agreed does not fit.
        NotFoundError: There is no such school or programme.
    """
    programme, school = content.programme(programme_id), store.find_school(school_id)
    _check(wanted, programme)
    facts = wanted.model_dump(exclude={"staff"}) | {
        "id": codes.new_id(),
        "school_id": school_id,
        "programme": programme_id,
        "title": programme.title,
        "made_at": now or datetime.now(UTC),
    }
    made = validated(Enrolment, facts, "enrolment")
    made = made.model_copy(update={"ends": programme_end(made, programme)})
    store.add_enrolment(made)
    _correct_staff(store, school, wanted.staff)
    return made


def change_enrolment(
    store: Store, content: Content, enrolment_id: str, wanted: Agreed, *, seen: int
) -> Enrolment:
    """Agree on something else with a school that takes part.

    Raises:
        StaleWriteError: Somebody else changed it since version `seen`.
        InvalidValueError: What is agreed does not fit.
        NotFoundError: The school does not take part any more.
    """
    stored = store.find_enrolment(enrolment_id)
    programme = template_of(content, stored)
    if programme:
        _check(wanted, programme)
    facts = wanted.model_dump(exclude={"staff"})
    changed = validated(Enrolment, stored.model_dump() | facts, "enrolment")
    changed = changed.model_copy(update={"ends": programme_end(changed, programme)})
    saved = store.save_enrolment(changed, seen=seen)
    _correct_staff(store, store.find_school(stored.school_id), wanted.staff)
    return saved


def leave(store: Store, enrolment_id: str) -> None:
    """Take a school out of a programme, unless its log would be lost.

    Raises:
        InvalidValueError: There are entries in its log.
        NotFoundError: It does not take part.
    """
    stored = store.find_enrolment(enrolment_id)
    log = store.list_hours(school_id=stored.school_id, programme=stored.programme)
    if log:
        raise InvalidValueError(
            "This school has entries in the log ({n}), and they would be lost. Remove them first, "
            "or give the programme an earlier last day.",
            n=len(log),
        )
    store.remove_enrolment(enrolment_id)


def remark(store: Store, enrolment_id: str, text: str, *, before: str) -> Enrolment:
    """Write what a school's team says of its programme, if it still stands as its writer saw it.

    Raises:
        StaleWriteError: Somebody else changed it; has both texts at hand.
        InvalidValueError: The text is too long.
        NotFoundError: The school does not take part any more.
    """
    stored, new = store.find_enrolment(enrolment_id), cleaned(text)
    if stored.remark == new:
        return stored
    changed = validated(Enrolment, stored.model_dump() | {"remark": new}, "remark")
    seen = stored.version if stored.remark == cleaned(before) else 0
    try:
        return store.save_enrolment(changed, seen=seen)
    except StaleWriteError as clash:
        if not seen or clash.theirs.get("remark") != stored.remark:
            raise
    return remark(store, enrolment_id, text, before=before)  # something else of it was changed


def programmes_of(  # noqa: PLR0913 -- of whom, in what, for whom, when
    store: Store,
    content: Content,
    *,
    school_id: str = "",
    programme: str = "",
    language: str = "en",
    today: date | None = None,
) -> list[SchoolProgramme]:
    """Return how it goes with schools in programmes, by the schools' names.

    Args:
        store: Where the log is.
        content: Where the templates are.
        school_id: Of one school; "" for all.
        programme: In one programme; "" for all.
        language: Of the templates' texts.
        today: The day it is told for.
    """
    schools = {one.id: one for one in store.list_schools()}  # in alphabetical order
    found = store.list_enrolments(school_id=school_id, programme=programme)
    log = store.list_hours(school_id=school_id, programme=programme)
    workshops = store.list_workshops() if found else []
    return [
        SchoolProgramme(
            enrolment=one,
            school=school.name,
            programme=template_of(content, one, language),
            entries=tuple(entry for entry in log if entry.enrolment_id == one.id),
            staff=school.staff,
            joined=_joined(store, workshops, school.id),
            mapped=_mapped(content, workshops, one),
            today=today or datetime.now(UTC).date(),
        )
        for school in schools.values()
        for one in found
        if one.school_id == school.id
    ]


def frame_for(
    store: Store, content: Content, school_id: str, language: str = "en"
) -> ProgrammeFrame | None:
    """Return the time of the programme a school entered last; None where it is in none."""
    found = newest(tuple(store.list_enrolments(school_id=school_id)))
    return frame_of(found, template_of(content, found, language)) if found else None


def template_of(content: Content, enrolment: Enrolment, language: str = "en") -> Programme | None:
    """Return the programme's template; None where the hub has removed it."""
    if enrolment.programme not in content.programmes:
        return None
    return content.programme(enrolment.programme, language)


def check_day(day: date) -> date:
    """Refuse a day that is a slip of the finger.

    Raises:
        InvalidValueError: It lies outside of this century.
    """
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise InvalidValueError(
            "The year {year} does not fit. Choose a day between {first} and {last}.",
            year=day.year,
            first=FIRST_YEAR,
            last=LAST_YEAR,
        )
    return day


def check_hours(hours: float) -> float:
    """Refuse hours that nobody can mean.

    Raises:
        InvalidValueError: They are not more than 0 and at most `MOST_HOURS`.
    """
    if not 0 < hours <= MOST_HOURS:
        raise InvalidValueError(
            "{hours} hours do not fit. Type more than 0 and at most {most}.",
            hours=f"{hours:g}",
            most=MOST_HOURS,
        )
    return hours


def _check(wanted: Agreed, programme: Programme) -> None:
    for day in (wanted.starts, wanted.ends):
        if day:
            check_day(day)
    known = {one.id: {choice.id for choice in one.choices} for one in programme.parts}
    for part, choice in wanted.chosen.items():
        if choice not in known.get(part, ()):
            raise NotFoundError("The programme does not offer this any more. Choose again.")
    if not wanted.agreed.keys() <= known.keys():
        raise NotFoundError("The programme does not offer this any more. Choose again.")
    for hours in wanted.agreed.values():
        check_hours(hours)
    if wanted.people > MOST_PEOPLE or (wanted.staff or 0) > MOST_PEOPLE:
        raise InvalidValueError("At most {most} people fit. Correct the number.", most=MOST_PEOPLE)


def _correct_staff(store: Store, school: School, staff: int | None) -> None:
    if staff is not None and staff != school.staff:
        store.save_school(School.model_validate(school.model_dump() | {"staff": staff}))


def _joined(store: Store, workshops: list[Workshop], school_id: str) -> int:
    """Return how many of a school took a seat, in the workshop with the most of them."""
    counts = (
        sum(one.seats for one in store.count_seats(workshop.id) if one.school_id == school_id)
        for workshop in workshops
        if school_id in workshop.school_ids
    )
    return max(counts, default=0)


def _mapped(content: Content, workshops: list[Workshop], enrolment: Enrolment) -> date | None:
    """Return when a workshop on the school first came so far that it showed a picture.

    One that was held long before the programme is another story.
    """
    days = (
        workshop.made_at.date()
        for workshop in workshops
        if enrolment.school_id in workshop.school_ids and _shows_school(content, workshop)
    )
    return min((day for day in days if day >= enrolment.starts - STILL_FITS), default=None)


def _shows_school(content: Content, workshop: Workshop) -> bool:
    asked = (content.instruments.get(one.instrument) for one in workshop.activities)
    if not any(one and one.subject == "school" for one in asked):
        return False
    if workshop.state is WorkshopState.CLOSED:
        return True
    reveals = (one for one in workshop.activities if one.kind is ActivityKind.REVEAL)
    return any(one.reached for one in reveals)
