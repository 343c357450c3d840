"""The mentor's log: meetings of a programme, planned, booked and held."""

from datetime import UTC, date, datetime

from ihubkit.content import Content
from ihubkit.errors import NotFoundError
from ihubkit.live import codes
from ihubkit.live.programmes import check_day, check_hours, template_of
from ihubkit.live.wording import cleaned, one_line, validated
from ihubkit.model.programme import HoursEntry, HoursState
from ihubkit.model.value import Value
from ihubkit.store import Store


class Meeting(Value):
    """What is typed of a meeting; see `HoursEntry`."""

    enrolment: str
    part: str
    state: HoursState
    day: date
    hours: float
    people: int = 0
    note: str = ""
    mentor: str = ""


def log_hours(
    store: Store, content: Content, meeting: Meeting, *, now: datetime | None = None
) -> HoursEntry:
    """Add a meeting to the log.

    Raises:
        InvalidValueError: Something typed does not fit.
        NotFoundError: The school does not take part, or the programme has no such part.
    """
    entry = _entry(store, content, codes.new_id(), meeting, now)
    store.add_hours(entry)
    return entry


def change_hours(  # noqa: PLR0913 -- which, what, seen when
    store: Store,
    content: Content,
    entry_id: str,
    meeting: Meeting,
    *,
    seen: int,
    now: datetime | None = None,
) -> HoursEntry:
    """Write a meeting of the log anew.

    Raises:
        StaleWriteError: Somebody else changed it since version `seen`; has both texts at hand.
        InvalidValueError: Something typed does not fit.
        NotFoundError: The meeting is gone.
    """
    store.find_hours(entry_id)
    return store.save_hours(_entry(store, content, entry_id, meeting, now), seen=seen)


def held(store: Store, entry_id: str, *, seen: int, now: datetime | None = None) -> HoursEntry:
    """Mark a meeting as held: its hours are used.

    Raises:
        StaleWriteError: Somebody else changed it since version `seen`.
        NotFoundError: It is gone.
    """
    changes = {"state": HoursState.USED, "at": now or datetime.now(UTC)}
    return store.save_hours(store.find_hours(entry_id).model_copy(update=changes), seen=seen)


def _entry(
    store: Store, content: Content, entry_id: str, meeting: Meeting, now: datetime | None
) -> HoursEntry:
    enrolment = store.find_enrolment(meeting.enrolment)
    programme = template_of(content, enrolment)
    if programme and not programme.part(meeting.part):
        raise NotFoundError("The programme has no such part (any more). Choose another.")
    check_day(meeting.day)
    check_hours(meeting.hours)
    facts = {
        **meeting.model_dump(exclude={"enrolment"}),
        "id": entry_id,
        "enrolment_id": enrolment.id,
        "note": cleaned(meeting.note).strip(),
        "mentor": one_line(meeting.mentor),
        "at": now or datetime.now(UTC),
    }
    return validated(HoursEntry, facts, "entry")
