"""How a workshop moves through its run-sheet: pure rules on frozen values."""

from datetime import datetime, timedelta

from ihubkit.errors import English, InvalidValueError
from ihubkit.model.answer import ROUNDS
from ihubkit.model.workshop import Activity, ActivityKind, Clock, Workshop

MINUTES = 600  # the longest an activity may last
MINUTES_AN_ITEM = 3  # enough to answer it once more, and as many to look at what has changed
SHOWING = (ActivityKind.REVEAL, ActivityKind.DISCUSSION)
WORDS = {  # of activities that the run-sheet did not plan
    "again": (
        "After the talk: choose once more what is closest, the same as before or another answer. "
        "Whoever does not answer again counts as unchanged."
    ),
    "quiet": "Two quiet minutes. Nobody has to change their mind; reveal when most have answered.",
    "shift": "What has changed after the talk, and what has stayed? What does that tell us?",
}


def moved_to(workshop: Workshop, activity_id: str, now: datetime) -> Workshop:
    """Return the workshop at an activity, its clock running from `now`.

    Raises:
        InvalidValueError: The run-sheet has no such activity.
    """
    for index, activity in enumerate(workshop.activities):
        if activity.id == activity_id:
            return _at(workshop, index, now)
    known = ", ".join(activity.id for activity in workshop.activities)
    raise InvalidValueError(
        "The run-sheet of “{workshop}” has no activity “{activity}” (it has {known}).",
        workshop=workshop.title,
        activity=activity_id,
        known=known,
    )


def moved_on(workshop: Workshop, now: datetime) -> Workshop:
    """Return the workshop at the next activity.

    Raises:
        InvalidValueError: It is at the last one.
    """
    if workshop.position + 1 >= len(workshop.activities):
        raise InvalidValueError(
            "“{activity}” is the last activity. Close the workshop when everybody is done.",
            activity=English(workshop.current.title),
        )
    return _at(workshop, workshop.position + 1, now)


def paused(workshop: Workshop, now: datetime) -> Workshop:
    """Return the workshop with its clock stopped."""
    return workshop.model_copy(update={"clock": workshop.clock.paused(now)})


def resumed(workshop: Workshop, now: datetime) -> Workshop:
    """Return the workshop with its clock running on."""
    return workshop.model_copy(update={"clock": workshop.clock.resumed(now)})


def lengthened(workshop: Workshop, minutes: int) -> Workshop:
    """Return the workshop with more (or fewer) minutes for the current activity.

    Raises:
        InvalidValueError: The activity would last less than a minute or more than ten hours.
    """
    total = workshop.current.minutes + minutes
    if not 1 <= total <= MINUTES:
        raise InvalidValueError(
            "“{activity}” would last {minutes} minutes; 1 to {most} are possible.",
            activity=English(workshop.current.title),
            minutes=total,
            most=MINUTES,
        )
    return _with_current(workshop, minutes=total)


def with_next_round(
    workshop: Workshop,
    activity_id: str,
    now: datetime,
    *,
    items: tuple[str, ...] = (),
    facets: tuple[str, ...] = (),
) -> Workshop:
    """Return the workshop at a new round of an instrument, inserted after the current activity.

    A reveal of the new round follows it. Without items the whole questionnaire is asked again.

    Args:
        workshop: As it stands.
        activity_id: The questionnaire itself, or a reveal or discussion of it.
        now: When its time begins.
        items: Those asked again; empty: as at first.
        facets: What is asked of them; empty: as at first.

    Raises:
        InvalidValueError: The activity is unknown, asks nothing, or has had all its rounds.
    """
    asked = _asked_by(workshop, activity_id)
    opened = [a.round for a in workshop.activities if a.instrument == asked.instrument]
    number = max(opened) + 1
    if number > ROUNDS:
        raise InvalidValueError(
            "“{activity}” has had its {rounds} rounds; no more fit.",
            activity=English(asked.title),
            rounds=ROUNDS,
        )
    about = {
        "round": number,
        "items": items or asked.items,
        "facets": facets or asked.facets,
        "reached": False,
    }
    again = asked.model_copy(
        update={"id": f"{asked.id}-{number}", "prompt": WORDS["again"], "hint": WORDS["quiet"]}
        | {"minutes": _shorter(asked, items)}
        | about
    )
    reveal = _reveal_of(workshop, asked)
    shown = reveal.model_copy(
        update={"id": f"{asked.id}-reveal-{number}", "prompt": WORDS["shift"], "hint": ""}
        | {"minutes": _shorter(reveal, items)}
        | about
    )
    here = workshop.position + 1
    activities = (*workshop.activities[:here], again, shown, *workshop.activities[here:])
    return _at(workshop.model_copy(update={"activities": activities}), here, now)


def revealed(workshop: Workshop, now: datetime) -> Workshop:
    """Return the workshop after a reveal: at the matching reveal, when that comes next."""
    following = workshop.activities[workshop.position + 1 : workshop.position + 2]
    here = workshop.current
    matches = (
        here.kind is ActivityKind.INSTRUMENT
        and following
        and following[0].kind is ActivityKind.REVEAL
        and (following[0].instrument or here.instrument) == here.instrument
        and following[0].round == here.round
    )
    return moved_on(workshop, now) if matches else workshop


def remaining(workshop: Workshop, now: datetime) -> timedelta:
    """Return the time left for the current activity; zero when it is used up."""
    planned = timedelta(minutes=workshop.current.minutes)
    return max(planned - workshop.clock.elapsed(now), timedelta(0))


def ends_at(workshop: Workshop, now: datetime) -> datetime | None:
    """Return when the current activity's time is up; None while the clock stands."""
    since = workshop.clock.running_since
    if since is None:
        return None
    planned = timedelta(minutes=workshop.current.minutes)
    return min(since, now) + planned - workshop.clock.used


def rounds_reached(workshop: Workshop) -> set[tuple[str, int]]:
    """Name the instruments and rounds that have been asked so far."""
    return {
        (activity.instrument, activity.round)
        for index, activity in enumerate(workshop.activities)
        if activity.kind is ActivityKind.INSTRUMENT
        and (activity.reached or index == workshop.position)
    }


def _at(workshop: Workshop, index: int, now: datetime) -> Workshop:
    clock = Clock(running_since=now)
    left = _with_current(workshop, reached=True)
    there = left.model_copy(update={"position": index, "clock": clock})
    return _with_current(there, reached=True)


def _with_current(workshop: Workshop, **facts: object) -> Workshop:
    here = workshop.position
    current = workshop.activities[here].model_copy(update=facts)
    activities = (*workshop.activities[:here], current, *workshop.activities[here + 1 :])
    return workshop.model_copy(update={"activities": activities})


def _asked_by(workshop: Workshop, activity_id: str) -> Activity:
    """Find what was asked first: the named questionnaire, or the one a reveal or talk is about."""
    named = workshop.activity(activity_id)
    asking = [
        a
        for a in workshop.activities
        if a.kind is ActivityKind.INSTRUMENT and named and a.instrument == named.instrument
    ]
    if not named or not asking:
        raise InvalidValueError(
            "“{activity}” asks no questions that could be answered again. "
            "Choose a questionnaire of the run-sheet.",
            activity=English(named.title) if named else activity_id,
        )
    first = min(a.round for a in asking)
    whole = [a for a in asking if a.round == first]
    return named if named in whole else whole[-1]


def _shorter(planned: Activity, items: tuple[str, ...]) -> int:
    """Return the minutes for a few items, or what was planned for all."""
    return min(planned.minutes, MINUTES_AN_ITEM * len(items)) if items else planned.minutes


def _reveal_of(workshop: Workshop, asked: Activity) -> Activity:
    for activity in workshop.activities:
        if activity.kind is ActivityKind.REVEAL and activity.instrument == asked.instrument:
            return activity
    return Activity(
        id=f"{asked.id}-reveal",
        kind=ActivityKind.REVEAL,
        title=asked.title,
        minutes=10,
        instrument=asked.instrument,
    )
