"""Joining: a code leads to a workshop, and there to a seat of one's own."""

from collections.abc import Sequence
from datetime import UTC, datetime

from ihubkit.errors import ClosedError, InvalidValueError, NotFoundError, WrongCodeError
from ihubkit.live import codes, hubs
from ihubkit.live.wording import shortened
from ihubkit.live.workshops import require_open
from ihubkit.model.people import Role, Seat
from ihubkit.model.value import Value
from ihubkit.model.workshop import Workshop
from ihubkit.store import Store


class SchoolChoice(Value):
    """A school one can choose; nothing of it but its name."""

    id: str
    name: str


class JoinPage(Value):
    """What somebody chooses from after a right join code.

    `k` is the smallest group shown; from `wave` 1 on somebody may have a code from last time.
    """

    workshop_id: str
    title: str
    schools: tuple[SchoolChoice, ...]
    roles: tuple[Role, ...]
    languages: tuple[str, ...]
    k: int
    wave: int = 0


class Taken(Value):
    """A seat, new or found again; `resume_code` only for a new one: it is not kept.

    `continued` tells that the code is one of an earlier workshop, so that changes can be shown.
    """

    seat: Seat
    resume_code: str = ""
    returned: bool = False
    continued: bool = False


def find_open(store: Store, code: str, *, now: datetime | None = None) -> JoinPage:
    """Find the open workshop of a join code.

    Raises:
        WrongCodeError: The code opens nothing.
        ClosedError: The workshop has not opened yet, or is closed.
    """
    workshop = _open_workshop(store, code, now)
    schools = [store.find_school(school_id) for school_id in workshop.school_ids]
    return JoinPage(
        workshop_id=workshop.id,
        title=workshop.title,
        schools=tuple(SchoolChoice(id=school.id, name=school.name) for school in schools),
        roles=tuple(Role),
        languages=workshop.languages,
        k=store.find_hub().k,
        wave=workshop.wave,
    )


def take_seat(  # noqa: PLR0913 -- each is a field of the form
    store: Store,
    *,
    code: str,
    school_id: str = "",
    role: str = "",
    language: str = "",
    resume_code: str = "",
    now: datetime | None = None,
) -> Taken:
    """Take a new seat, or return to one's own by its resume code.

    A code of an earlier workshop of the same school takes a new seat that keeps this code: role
    and language are those of then where none are chosen now.

    Raises:
        WrongCodeError: The join or resume code opens nothing.
        ClosedError: The workshop is not open.
        InvalidValueError: School, role or language is not one of the workshop's.
    """
    workshop = _open_workshop(store, code, now)
    at = now or datetime.now(UTC)
    if str(resume_code or "").strip():
        return _with_code(store, workshop, resume_code, (school_id, role, language), at)
    fresh = codes.new_resume_code()
    seat = Seat(
        id=codes.new_id(),
        workshop_id=workshop.id,
        school_id=_chosen_school(store, workshop, school_id),
        role=_chosen_role(role),
        language=_chosen_language(workshop, language),
        joined_at=at,
    )
    store.add_seat(seat, codes.hash_code(fresh, hubs.secret(store, hubs.RESUME)))
    return Taken(seat=seat, resume_code=fresh)


def change_seat(store: Store, seat_id: str, language: str) -> Seat:
    """Let a seat read in another language.

    Raises:
        InvalidValueError: The workshop is not held in that language.
    """
    seat = store.find_seat(seat_id)
    chosen = _chosen_language(store.find_workshop(seat.workshop_id), language)
    changed = seat.model_copy(update={"language": chosen})
    store.save_seat(changed)
    return changed


def withdraw(store: Store, seat_id: str) -> None:
    """Erase a seat with its answers, cards and votes."""
    store.remove_seat(seat_id)


def _open_workshop(store: Store, code: str, now: datetime | None) -> Workshop:
    try:
        workshop = store.find_workshop_by_code(codes.normalise(code))
    except NotFoundError as error:
        raise WrongCodeError(
            "No workshop has the code “{code}”. "
            "Compare it with the code on the board and try again.",
            code=shortened(code).strip("'"),
        ) from error
    require_open(workshop)
    if workshop.closes_at and (now or datetime.now(UTC)) >= workshop.closes_at:
        raise ClosedError(
            "The code of “{workshop}” has expired. Ask the facilitator for a new workshop.",
            workshop=workshop.title,
        )
    return workshop


def _with_code(
    store: Store, workshop: Workshop, resume_code: str, chosen: tuple[str, str, str], now: datetime
) -> Taken:
    """Return to the seat of a resume code, or go on with the code of an earlier workshop.

    Raises:
        WrongCodeError: The code is not known, or not from a school that takes part.
        InvalidValueError: Another school was chosen than the one the code comes from.
    """
    hashed = codes.hash_code(resume_code, hubs.secret(store, hubs.RESUME))
    known = store.list_seats_by_resume(hashed)
    for seat in known:
        if seat.workshop_id == workshop.id:
            return Taken(seat=seat, returned=True)
    if not known:
        raise WrongCodeError(
            "This resume code opens no seat in “{workshop}”. Compare it with what you wrote down, "
            "or leave the field empty to take a new seat.",
            workshop=workshop.title,
        )
    seat = _continued(store, workshop, known, chosen, now)
    try:
        store.add_seat(seat, hashed)
    except InvalidValueError:  # a double click: the other one took it
        return Taken(seat=store.find_seat_by_resume(workshop.id, hashed), returned=True)
    return Taken(seat=seat, resume_code=codes.as_resume_code(resume_code), continued=True)


def _continued(
    store: Store,
    workshop: Workshop,
    known: Sequence[Seat],
    chosen: tuple[str, str, str],
    now: datetime,
) -> Seat:
    """Return a seat in this workshop for somebody who was in an earlier one of their school."""
    before = next((seat for seat in known if seat.school_id in workshop.school_ids), None)
    if before is None:
        raise WrongCodeError(
            "This resume code comes from a school that does not take part in “{workshop}”. "
            "Leave the field empty: you take a new seat and get a new code.",
            workshop=workshop.title,
        )
    school_id, role, language = chosen
    if school_id and _chosen_school(store, workshop, school_id) != before.school_id:
        raise InvalidValueError(
            "Your code comes from “{school}”. Choose that school, or leave the code away to take "
            "a new seat.",
            school=store.find_school(before.school_id).name,
        )
    spoken = language or (before.language if before.language in workshop.languages else "")
    return Seat(
        id=codes.new_id(),
        workshop_id=workshop.id,
        school_id=before.school_id,
        role=_chosen_role(role) if role else before.role,
        language=_chosen_language(workshop, spoken),
        joined_at=now,
    )


def _chosen_school(store: Store, workshop: Workshop, school: str) -> str:
    """Find the school by id; or by name, which is all that people outside of our pages know."""
    if school in workshop.school_ids:
        return school
    for school_id in workshop.school_ids:
        if store.find_school(school_id).name == school:
            return school_id
    raise InvalidValueError("Choose your school from the list.")


def _chosen_role(role: str) -> Role:
    try:
        return Role(role)
    except ValueError as error:
        raise InvalidValueError(
            "The role {role} is not known. Choose one of: {known}.",
            role=shortened(role),
            known=", ".join(Role),
        ) from error


def _chosen_language(workshop: Workshop, language: str) -> str:
    if not language:
        return workshop.languages[0]
    if language not in workshop.languages:
        raise InvalidValueError(
            "This workshop is not held in {language}. Choose one of: {known}.",
            language=shortened(language),
            known=", ".join(workshop.languages),
        )
    return language
