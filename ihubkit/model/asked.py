"""Which questions of an instrument a run-sheet asks."""

from collections.abc import Iterable

from ihubkit.model.instrument import Instrument
from ihubkit.model.workshop import Activity, ActivityKind


def items_asked(instrument: Instrument, activities: Iterable[Activity]) -> tuple[str, ...]:
    """Return the items that any of the activities asks, in the instrument's order."""
    mine = [
        one
        for one in activities
        if one.kind is ActivityKind.INSTRUMENT and one.instrument == instrument.id
    ]
    return tuple(
        item
        for item, section in instrument.section_of.items()
        if any(
            (not one.sections or section.id in one.sections)
            and (not one.items or item in one.items)
            for one in mine
        )
    )
