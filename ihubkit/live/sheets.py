"""A facilitator changes the run-sheet of a workshop; every change says which revision it saw."""

from collections.abc import Callable, Sequence

from ihubkit.content import Content
from ihubkit.errors import ClosedError, InvalidValueError, StaleWriteError
from ihubkit.model import edit_sheet
from ihubkit.model.workshop import Activity, Workshop, WorkshopState
from ihubkit.store import Store


def add_part(  # noqa: PLR0913 -- facts of their own
    store: Store, content: Content, workshop_id: str, part: Activity, *, after: str, seen: int
) -> Workshop:
    """Add a part after another one."""
    known = content.instruments
    return edit(store, workshop_id, seen, lambda w: edit_sheet.with_part(w, part, after, known))


def change_part(
    store: Store, content: Content, workshop_id: str, part: Activity, *, seen: int
) -> Workshop:
    """Write a part anew; its id says which."""
    known = content.instruments
    return edit(store, workshop_id, seen, lambda w: edit_sheet.with_changed_part(w, part, known))


def set_minutes(
    store: Store, workshop_id: str, part_id: str, minutes: int, *, seen: int
) -> Workshop:
    """Make a part longer or shorter."""
    return edit(store, workshop_id, seen, lambda w: edit_sheet.with_minutes(w, part_id, minutes))


def remove_part(store: Store, workshop_id: str, part_id: str, *, seen: int) -> Workshop:
    """Take a part out."""
    return edit(store, workshop_id, seen, lambda w: edit_sheet.without_part(w, part_id))


def move_part(store: Store, workshop_id: str, part_id: str, by: int, *, seen: int) -> Workshop:
    """Move a part down by so many places; up, with a negative number."""
    return edit(store, workshop_id, seen, lambda w: edit_sheet.with_moved_part(w, part_id, by))


def plan_minutes(store: Store, workshop_id: str, minutes: int, *, seen: int) -> Workshop:
    """Say how long the meeting shall last."""
    return edit(store, workshop_id, seen, lambda w: edit_sheet.planned_for(w, minutes))


def reset_sheet(store: Store, content: Content, workshop_id: str, *, seen: int) -> Workshop:
    """Go back to the template, as far as the workshop has not been reached.

    Raises:
        NotFoundError: The template is no longer there.
    """
    template = content.runsheet(store.find_workshop(workshop_id).runsheet)
    return edit(store, workshop_id, seen, lambda w: edit_sheet.reset_to(w, template))


def restore(
    store: Store,
    workshop_id: str,
    left: Sequence[Activity],
    wanted: Sequence[Activity],
    *,
    seen: int,
) -> Workshop:
    """Take a change back, as long as the run-sheet still is as that change left it.

    Raises:
        InvalidValueError: It has changed since.
    """

    def back(workshop: Workshop) -> Workshop:
        if workshop.activities != tuple(left):
            raise InvalidValueError("The run-sheet has changed since; this cannot be taken back.")
        return workshop.model_copy(update={"activities": tuple(wanted)})

    return edit(store, workshop_id, seen, back)


def edit(
    store: Store, workshop_id: str, seen: int, change: Callable[[Workshop], Workshop]
) -> Workshop:
    """Change a workshop that is not closed, if it still is as the facilitator saw it.

    Raises:
        StaleWriteError: Somebody else changed it first; nothing was changed.
        ClosedError: It is closed.
        InvalidValueError: The change is not possible; says why.
    """
    workshop = store.find_workshop(workshop_id)
    if workshop.state is WorkshopState.CLOSED:
        raise ClosedError(
            "“{workshop}” is closed, and its run-sheet stays as it was.", workshop=workshop.title
        )
    if workshop.revision != seen:
        raise _stale(workshop)
    changed = change(workshop)
    if changed == workshop:
        return workshop
    try:
        return store.save_workshop(changed, seen=seen)
    except StaleWriteError as error:
        raise _stale(store.find_workshop(workshop_id)) from error


def _stale(workshop: Workshop) -> StaleWriteError:
    return StaleWriteError(
        "The workshop has just moved on or was changed elsewhere. Look at it and try again.",
        theirs={"state": workshop.state.value},
        yours={},
        version=workshop.revision,
    )
