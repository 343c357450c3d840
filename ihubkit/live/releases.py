"""Reveals: from answers to an immutable release, and from there to pictures."""

from datetime import UTC, datetime

from ihubkit.analysis.safe import make_release, newest
from ihubkit.content import Content
from ihubkit.errors import English, InvalidValueError
from ihubkit.live import codes, hubs
from ihubkit.live.cards import approved
from ihubkit.live.guesses import add_guesses, require_no_guess
from ihubkit.live.moves import move
from ihubkit.live.past import past_of
from ihubkit.live.pictures import group_names, picture_svg, pictures
from ihubkit.model import moves
from ihubkit.model.instrument import Instrument
from ihubkit.model.release import Basis, Release, ReleaseHeader
from ihubkit.model.texts import Translate, in_english
from ihubkit.model.workshop import Activity, ActivityKind, Workshop
from ihubkit.store import Store

__all__ = ["group_names", "notice", "picture_svg", "pictures", "reveal", "subject"]


def reveal(
    store: Store,
    content: Content,
    workshop_id: str,
    *,
    seen: int,
    now: datetime | None = None,
) -> Release:
    """Make a release of what the current activity asks or shows, and move on to its reveal.

    A double click or a second facilitator makes no second release. The release is stored and the
    workshop moved at once, or neither.

    Raises:
        StaleWriteError: Somebody else moved the workshop first; nothing was released.
        InvalidValueError: The current activity has nothing to reveal.
    """
    at = now or datetime.now(UTC)
    made: list[tuple[Release, Basis]] = []

    def step(workshop: Workshop) -> Workshop:
        made.append(_made(store, content, workshop, at))
        return moves.revealed(workshop, at)

    def save(workshop: Workshop) -> Workshop:
        return store.reveal_release(*made[-1], workshop, seen=seen)

    move(store, workshop_id, seen, step, save=save)
    return made[-1][0]


def notice(release: Release, texts: Translate = in_english) -> str:
    """Say why a release shows nothing; an empty text when it shows something."""
    if release.cells or release.levels:
        return ""
    _ = texts
    return _(
        "Nothing can be shown yet: a group is shown from {k} people on. "
        "Wait for more answers, then reveal again.",
        k=release.k,
    )


def subject(workshop: Workshop) -> Activity:
    """Return the questionnaire the current activity asks or shows.

    Raises:
        InvalidValueError: It is about none.
    """
    current = workshop.current
    asked = [
        a
        for a in workshop.activities
        if a.kind is ActivityKind.INSTRUMENT
        and (a.instrument, a.round) == (current.instrument, current.round)
    ]
    if not current.instrument or not asked:
        raise InvalidValueError(
            "“{activity}” asks nothing that could be revealed. Go to a questionnaire first.",
            activity=English(current.title),
        )
    return current if current in asked else asked[-1]


def _made(
    store: Store, content: Content, workshop: Workshop, at: datetime
) -> tuple[Release, Basis]:
    asked = subject(workshop)
    instrument = content.instrument(asked.instrument)
    require_no_guess(instrument)
    header = ReleaseHeader(
        id=codes.new_id(),
        workshop_id=workshop.id,
        title=asked.title if asked.round == 1 else f"{asked.title}, round {asked.round}",
        round=asked.round,
        wave=workshop.wave,
        k=store.find_hub().k,
        made_at=at,
    )
    rows = store.list_answers_until(workshop.id, asked.instrument, asked.round)
    past = past_of(store, workshop, asked.instrument, asked.round)
    made = make_release(
        instrument,
        rows,
        header=header,
        key=hubs.secret(store, hubs.RELEASES),
        past=past,
        asked=questions(workshop, instrument, asked.round),
        staff={school: store.find_school(school).staff for school in workshop.school_ids},
        cards=approved(store, workshop.id),
    )
    return add_guesses(store, content, made, newest(rows), past.again)


def questions(
    workshop: Workshop,
    instrument: Instrument,
    round: int,  # noqa: A002 -- the word of the house
) -> set[tuple[str, str]]:
    """Return the questions (item, facet) a round of a workshop has asked so far."""
    asking = [
        activity
        for activity in workshop.activities
        if activity.kind is ActivityKind.INSTRUMENT
        and (activity.instrument, activity.round) == (instrument.id, round)
    ]
    current = workshop.current
    reached = [activity for activity in asking if activity.reached or activity is current]
    return {question for activity in reached or asking for question in _asked(activity, instrument)}


def _asked(activity: Activity, instrument: Instrument) -> list[tuple[str, str]]:
    return [
        (item.id, facet.id)
        for section in instrument.sections
        for item in section.items
        for facet in instrument.facets
        if section.id in (activity.sections or (section.id,))
        and item.id in (activity.items or (item.id,))
        and facet.id in (activity.facets or (facet.id,))
    ]
