"""What facilitators do with the run-sheet; every move says which revision it saw."""

from collections.abc import Callable
from datetime import UTC, datetime

from ihubkit.errors import English, StaleWriteError
from ihubkit.live.workshops import require_open
from ihubkit.model import moves
from ihubkit.model.workshop import Workshop
from ihubkit.store import Store


def start(
    store: Store, workshop_id: str, activity_id: str, *, seen: int, now: datetime | None = None
) -> Workshop:
    """Go to an activity, forwards or backwards; its time starts anew."""
    at = now or datetime.now(UTC)
    return move(store, workshop_id, seen, lambda w: moves.moved_to(w, activity_id, at))


def next_activity(
    store: Store, workshop_id: str, *, seen: int, now: datetime | None = None
) -> Workshop:
    """Go to the next activity."""
    at = now or datetime.now(UTC)
    return move(store, workshop_id, seen, lambda w: moves.moved_on(w, at))


def pause(store: Store, workshop_id: str, *, seen: int, now: datetime | None = None) -> Workshop:
    """Stop the clock."""
    at = now or datetime.now(UTC)
    return move(store, workshop_id, seen, lambda w: moves.paused(w, at))


def resume(store: Store, workshop_id: str, *, seen: int, now: datetime | None = None) -> Workshop:
    """Let the clock run on."""
    at = now or datetime.now(UTC)
    return move(store, workshop_id, seen, lambda w: moves.resumed(w, at))


def add_minutes(store: Store, workshop_id: str, minutes: int, *, seen: int) -> Workshop:
    """Give the current activity more time (or less, with a negative number)."""
    return move(store, workshop_id, seen, lambda w: moves.lengthened(w, minutes))


def open_round(
    store: Store, workshop_id: str, activity_id: str, *, seen: int, now: datetime | None = None
) -> Workshop:
    """Ask the same again: insert the next round and its reveal here, and go to it."""
    at = now or datetime.now(UTC)
    return move(store, workshop_id, seen, lambda w: moves.with_next_round(w, activity_id, at))


def move(
    store: Store,
    workshop_id: str,
    seen: int,
    change: Callable[[Workshop], Workshop],
    *,
    save: Callable[[Workshop], Workshop] | None = None,
) -> Workshop:
    """Change an open workshop, if it still is as the facilitator saw it.

    Args:
        store: Where it is.
        workshop_id: Which one.
        seen: The revision the facilitator saw.
        change: What is to become of it.
        save: How to store it, where more than the workshop is stored.

    Raises:
        StaleWriteError: Somebody else moved it first; nothing was changed.
        ClosedError: It is not open.
        InvalidValueError: The move is not possible; says why.
    """
    workshop = store.find_workshop(workshop_id)
    if workshop.revision != seen:
        raise _stale(workshop)
    changed = change(require_open(workshop))
    try:
        return save(changed) if save else store.save_workshop(changed, seen=seen)
    except StaleWriteError as error:
        raise _stale(store.find_workshop(workshop_id)) from error


def _stale(workshop: Workshop) -> StaleWriteError:
    return StaleWriteError(
        "Somebody else has just moved the workshop to “{activity}”. Look and try again.",
        theirs={"activity": workshop.current.id, "state": workshop.state.value},
        yours={},
        version=workshop.revision,
        activity=English(workshop.current.title),
    )
