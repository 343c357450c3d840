"""Reveals: from answers to an immutable release, and from there to pictures."""

from datetime import UTC, datetime

from ihubkit.analysis.safe import make_release
from ihubkit.content import Content
from ihubkit.errors import English, InvalidValueError
from ihubkit.live import codes, hubs
from ihubkit.live.cards import approved
from ihubkit.live.guesses import add_guesses, require_no_guess
from ihubkit.live.moves import move
from ihubkit.live.pictures import group_names, picture_svg, pictures
from ihubkit.model import moves
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

    A double click or a second facilitator makes no second release.

    Raises:
        StaleWriteError: Somebody else moved the workshop first; nothing was released.
        InvalidValueError: The current activity has nothing to reveal.
    """
    at = now or datetime.now(UTC)
    made: list[tuple[Release, Basis]] = []

    def step(workshop: Workshop) -> Workshop:
        made.append(_made(store, content, workshop, at))
        return moves.revealed(workshop, at)

    move(store, workshop_id, seen, step)
    release, basis = made[-1]
    store.add_release(release, basis)
    store.touch_workshop(workshop_id)
    return release


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
    rows = store.list_answers(workshop.id, asked.instrument, asked.round)
    previous = store.last_release(workshop.id, asked.instrument, asked.round)
    made = make_release(
        instrument,
        rows,
        header=header,
        key=hubs.secret(store, hubs.RELEASES),
        previous=previous,
        cards=approved(store, workshop.id),
    )
    return add_guesses(store, content, made, rows, previous)
