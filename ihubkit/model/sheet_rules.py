"""What a run-sheet should have so that its evening works: rules on the order of activities."""

from collections.abc import Mapping, Sequence

from ihubkit.model.instrument import Instrument
from ihubkit.model.workshop import Activity, ActivityKind

SHOWING = (ActivityKind.REVEAL, ActivityKind.DISCUSSION)


def unrevealed(
    activities: Sequence[Activity], instruments: Mapping[str, Instrument]
) -> list[Activity]:
    """Return the questionnaires whose results nobody would see: no reveal of them follows.

    Guesses of one's own level are never revealed and not meant.
    """
    return [
        one
        for number, one in enumerate(activities)
        if one.kind is ActivityKind.INSTRUMENT
        and not any(_shows(later, one) for later in activities[number + 1 :])
        and not ((asked := instruments.get(one.instrument)) and asked.guesses)
    ]


def too_early(activities: Sequence[Activity]) -> list[Activity]:
    """Return what shows or discusses answers that are asked only later."""
    return [
        one
        for number, one in enumerate(activities)
        if one.kind in SHOWING
        and not _asked_in(activities[:number], one)
        and _asked_in(activities[number:], one)
    ]


def unasked(activities: Sequence[Activity]) -> list[Activity]:
    """Return reveals of what is never asked."""
    return [
        one
        for one in activities
        if one.kind is ActivityKind.REVEAL and not _asked_in(activities, one)
    ]


def _asked_in(activities: Sequence[Activity], shown: Activity) -> bool:
    return any(
        one.kind is ActivityKind.INSTRUMENT and _subject(one) == _subject(shown)
        for one in activities
    )


def _shows(later: Activity, asked: Activity) -> bool:
    return later.kind is ActivityKind.REVEAL and _subject(later) == _subject(asked)


def _subject(activity: Activity) -> tuple[str, int]:
    return activity.instrument, activity.round
