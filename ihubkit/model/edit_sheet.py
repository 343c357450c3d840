"""Changing a workshop's run-sheet before and during the meeting: pure rules on frozen values.

What the workshop has reached stays as it was; of the rest everything may change.
"""

from collections.abc import Mapping, Sequence

from ihubkit.errors import English, InvalidValueError
from ihubkit.model.instrument import Instrument
from ihubkit.model.moves import MINUTES
from ihubkit.model.part_rules import check_minutes, check_part
from ihubkit.model.workshop import Activity, ActivityKind, RunSheet, Workshop, WorkshopState

PARTS = 40  # more than any evening has


def is_locked(workshop: Workshop, index: int) -> bool:
    """Tell whether a part has been reached, so that people have seen or answered it."""
    if workshop.state is WorkshopState.DRAFT:
        return False
    return index <= workshop.position or workshop.activities[index].reached


def with_part(
    workshop: Workshop, part: Activity, after: str, instruments: Mapping[str, Instrument]
) -> Workshop:
    """Return the workshop with one more part; its id is made here.

    Args:
        workshop: As it stands.
        part: What is added.
        after: The part it comes after; empty or past: as early as possible.
        instruments: Those of the hub.

    Raises:
        InvalidValueError: The part does not fit, or there are too many; says why.
    """
    check_part(part, instruments)
    parts = workshop.activities
    place = next((n for n, one in enumerate(parts, 1) if one.id == after), 0)
    if workshop.state is not WorkshopState.DRAFT:
        place = max(place, workshop.position + 1)
    named = part.model_copy(update={"id": _free_id(parts, part.kind), "reached": False})
    return _with(workshop, (*parts[:place], named, *parts[place:]))


def with_changed_part(
    workshop: Workshop, part: Activity, instruments: Mapping[str, Instrument]
) -> Workshop:
    """Return the workshop with another text, length or content of the part with this id.

    Raises:
        InvalidValueError: It is past, or does not fit; says why.
    """
    index = _open_index(workshop, part.id)
    check_part(part, instruments)
    parts = workshop.activities
    return _with(workshop, (*parts[:index], part, *parts[index + 1 :]))


def with_minutes(workshop: Workshop, part_id: str, minutes: int) -> Workshop:
    """Return the workshop with another length of a part.

    Raises:
        InvalidValueError: The part is past, or the length is not possible.
    """
    index = _open_index(workshop, part_id)
    parts = workshop.activities
    check_minutes(parts[index].title, minutes)
    part = parts[index].model_copy(update={"minutes": minutes})
    return _with(workshop, (*parts[:index], part, *parts[index + 1 :]))


def without_part(workshop: Workshop, part_id: str) -> Workshop:
    """Return the workshop without a part.

    Raises:
        InvalidValueError: It is past, or the last one left.
    """
    index = _open_index(workshop, part_id)
    parts = workshop.activities
    if len(parts) == 1:
        raise InvalidValueError("A run-sheet needs at least one part. Add another one first.")
    return _with(workshop, (*parts[:index], *parts[index + 1 :]))


def with_moved_part(workshop: Workshop, part_id: str, by: int) -> Workshop:
    """Return the workshop with a part moved down by so many places; up, with a negative number.

    It stops at the end, and below what the workshop has reached.

    Raises:
        InvalidValueError: It is past.
    """
    index = _open_index(workshop, part_id)
    first = 0 if workshop.state is WorkshopState.DRAFT else workshop.position + 1
    rest = [one for one in workshop.activities if one.id != part_id]
    place = max(first, min(index + by, len(rest)))
    return _with(workshop, (*rest[:place], workshop.activities[index], *rest[place:]))


def reset_to(workshop: Workshop, template: RunSheet) -> Workshop:
    """Return the workshop with a template's parts; what has been reached stays before them."""
    kept = [one for n, one in enumerate(workshop.activities) if is_locked(workshop, n)]
    known = {one.id for one in kept}
    done = [n for n, one in enumerate(template.activities, 1) if one.id in known]
    rest = template.activities[max(done, default=0) :]
    return _with(workshop, (*kept, *(one for one in rest if one.id not in known)))


def planned_for(workshop: Workshop, minutes: int) -> Workshop:
    """Return the workshop with another planned length; 0 means it is not known.

    Raises:
        InvalidValueError: It is negative or more than ten hours.
    """
    if not 0 <= minutes <= MINUTES:
        raise InvalidValueError(
            "{minutes} minutes cannot be planned; 1 to {most} are possible.",
            minutes=minutes,
            most=MINUTES,
        )
    return workshop.model_copy(update={"planned": minutes})


def _with(workshop: Workshop, parts: Sequence[Activity]) -> Workshop:
    if len(parts) > max(PARTS, len(workshop.activities)):
        raise InvalidValueError(
            "A run-sheet has at most {most} parts. Remove one first.", most=PARTS
        )
    minutes, before = (sum(a.minutes for a in some) for some in (parts, workshop.activities))
    if minutes > max(MINUTES, before):
        raise InvalidValueError(
            "Altogether this would be {minutes} minutes; a meeting lasts at most {most}. "
            "Make parts shorter or remove one.",
            minutes=minutes,
            most=MINUTES,
        )
    return workshop.model_copy(update={"activities": tuple(parts)})


def _open_index(workshop: Workshop, part_id: str) -> int:
    for index, one in enumerate(workshop.activities):
        if one.id == part_id:
            if is_locked(workshop, index):
                raise InvalidValueError(
                    "The workshop has reached “{activity}”, so it stays as it is.",
                    activity=English(one.title),
                )
            return index
    raise InvalidValueError(
        "The run-sheet of “{workshop}” has this part no more. Look at it again.",
        workshop=workshop.title,
    )


def _free_id(parts: Sequence[Activity], kind: ActivityKind) -> str:
    taken = {one.id for one in parts}
    return next(
        name for n in range(1, len(parts) + 2) if (name := f"own-{kind.value}-{n}") not in taken
    )
