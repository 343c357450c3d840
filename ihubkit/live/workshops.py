"""A workshop's life: made from a run-sheet, opened for seats, closed for good."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from ihubkit.content import Content
from ihubkit.errors import ClosedError, InvalidValueError, StaleWriteError
from ihubkit.live import codes
from ihubkit.live.hubs import unused
from ihubkit.live.wording import one_line, validated
from ihubkit.model.moves import MINUTES
from ihubkit.model.workshop import Activity, Workshop, WorkshopState
from ihubkit.store import Store

LASTS = timedelta(hours=24)  # how long a join code opens an open workshop
_TRIES = 5


def make_workshop(  # noqa: PLR0913 -- each is a field of the form
    store: Store,
    content: Content,
    *,
    title: str,
    runsheet: str,
    school_ids: Sequence[str],
    wave: int = 0,
    languages: Sequence[str] = ("en",),
    activities: Sequence[Activity] = (),
    now: datetime | None = None,
) -> Workshop:
    """Make a workshop of one or more schools from a run-sheet; nobody can join it yet.

    `activities` take the place of the run-sheet's own, where there are any.

    Raises:
        InvalidValueError: Title, schools, languages or wave do not fit.
        NotFoundError: A school or the run-sheet is not known.
    """
    schools = [store.find_school(school_id).id for school_id in dict.fromkeys(school_ids)]
    if not schools:
        raise InvalidValueError("The workshop needs a school. Choose at least one.")
    template = content.runsheet(runsheet)
    facts = {
        "id": codes.new_id(),
        "title": one_line(title) or template.title,
        "join_code": unused(codes.new_join_code, store.find_workshop_by_code),
        "wave": wave,
        "school_ids": schools,
        "languages": _known(content, languages),
        "activities": tuple(activities) or template.activities,
        "runsheet": template.id,
        "planned": min(template.minutes, MINUTES),
        "made_at": now or datetime.now(UTC),
    }
    workshop = validated(Workshop, facts, "workshop")
    store.add_workshop(workshop)
    return workshop


def open_workshop(store: Store, workshop_id: str, *, now: datetime | None = None) -> Workshop:
    """Let participants in; the join code works for a day.

    Raises:
        ClosedError: The workshop is closed for good.
    """
    until = (now or datetime.now(UTC)) + LASTS
    return _set_state(store, workshop_id, WorkshopState.OPEN, closes_at=until)


def close_workshop(store: Store, workshop_id: str, *, now: datetime | None = None) -> Workshop:
    """Close the workshop for good: its code opens nothing, answers stand as they are."""
    return _set_state(store, workshop_id, WorkshopState.CLOSED, closes_at=now or datetime.now(UTC))


def require_open(workshop: Workshop) -> Workshop:
    """Return the workshop, when it is open.

    Raises:
        ClosedError: It has not opened yet or is closed; says which and what to do.
    """
    if workshop.state is WorkshopState.DRAFT:
        raise ClosedError(
            "“{workshop}” has not opened yet. Wait until the facilitator opens it, then try again.",
            workshop=workshop.title,
        )
    if workshop.state is WorkshopState.CLOSED:
        raise ClosedError(
            "“{workshop}” is closed and takes no more changes. "
            "Ask the facilitator if you still need something from it.",
            workshop=workshop.title,
        )
    return workshop


def _set_state(
    store: Store, workshop_id: str, state: WorkshopState, *, closes_at: datetime
) -> Workshop:
    for _ in range(_TRIES):
        workshop = store.find_workshop(workshop_id)
        if workshop.state is state:
            return workshop
        if workshop.state is WorkshopState.CLOSED:
            require_open(workshop)
        changed = workshop.model_copy(
            update={
                "state": state,
                "closes_at": closes_at,
                "clock": workshop.clock.paused(closes_at)
                if state is WorkshopState.CLOSED
                else workshop.clock,
            }
        )
        try:
            return store.save_workshop(changed, seen=workshop.revision)
        except StaleWriteError:
            continue  # a card was approved just then; the state is still ours to set
    raise ClosedError(
        "“{workshop}” is being changed by others just now. Try again.", workshop=workshop.title
    )


def _known(content: Content, languages: Sequence[str]) -> tuple[str, ...]:
    chosen = tuple(dict.fromkeys(languages)) or ("en",)
    unknown = [language for language in chosen if language not in content.languages]
    if unknown:
        raise InvalidValueError(
            "The language “{language}” is not known (known: {known}).",
            language=unknown[0],
            known=", ".join(content.languages),
        )
    return chosen
