"""What seats and boards are told: small values that travel as JSON."""

from datetime import UTC, datetime
from functools import lru_cache

from ihubkit.content import Content
from ihubkit.model import moves
from ihubkit.model.answer import Card, CardState
from ihubkit.model.workshop import Activity, Workshop, WorkshopState
from ihubkit.store import Store

_TOLD = {
    *("id", "kind", "title", "prompt", "minutes", "card_kinds"),
    *("instrument", "facets", "sections", "items", "round"),
}


def shared_state(
    store: Store, workshop_id: str, *, now: datetime | None = None
) -> dict[str, object]:
    """Return what everybody in a workshop is told; the same for all, nothing of anyone."""
    at = now or datetime.now(UTC)
    workshop = store.find_workshop(workshop_id)
    releases = _named_releases(store, workshop_id, workshop.revision)
    running = workshop.state is WorkshopState.OPEN
    return {
        "revision": workshop.revision,
        "server_time": _iso(at),
        "workshop": {
            "id": workshop.id,
            "title": workshop.title,
            "state": workshop.state.value,
            "join_code": workshop.join_code,
        },
        "activity": _activity(workshop) if running else None,
        "clock": clock(workshop, at),
        "release": _shown(workshop.current, releases),
        "releases": releases,
    }


def clock(workshop: Workshop, now: datetime) -> dict[str, object]:
    """Return the current activity's time as every screen shows it."""
    ends_at = moves.ends_at(workshop, now)
    return {
        "ends_at": _iso(ends_at) if ends_at else None,
        "remaining_s": int(moves.remaining(workshop, now).total_seconds()),
        "paused": workshop.clock.running_since is None,
        "server_time": _iso(now),
    }


def seat_view(
    store: Store, content: Content, seat_id: str, *, now: datetime | None = None
) -> dict[str, object]:
    """Return all a seat page needs: the shared state and what is this seat's own.

    Raises:
        NotFoundError: The seat is gone, for instance withdrawn.
    """
    seat = store.find_seat(seat_id)
    school = store.find_school(seat.school_id)
    answers = store.list_seat_answers(seat_id)
    return {
        **shared_state(store, seat.workshop_id, now=now),
        "seat": {
            "id": seat.id,
            "school": {"id": school.id, "name": school.name},
            "role": seat.role.value,
            "language": seat.language if seat.language in content.languages else "en",
        },
        "answers": [answer.model_dump(mode="json") for answer in answers],
        "cards": _cards(store, seat.workshop_id, seat_id),
        "sequence": max((answer.sequence for answer in answers), default=0),
        "k": store.find_hub().k,
    }


def card_view(card: Card) -> dict[str, object]:
    """Return a card as its own seat sees it."""
    return {**_open_card(card), "state": card.state.value}


def _cards(store: Store, workshop_id: str, seat_id: str) -> dict[str, object]:
    voted = store.list_votes(seat_id)
    return {
        "own": [card_view(card) for card in store.list_cards(workshop_id, seat_id=seat_id)],
        "shown": [
            {**_open_card(card), "voted": card.id in voted, "own": card.seat_id == seat_id}
            for card in store.list_cards(workshop_id, state=CardState.SHOWN)
        ],
    }


def _open_card(card: Card) -> dict[str, object]:
    return card.model_dump(mode="json", include={"id", "kind", "section", "text", "votes"})


def _activity(workshop: Workshop) -> dict[str, object]:
    told = workshop.current.model_dump(mode="json", include=_TOLD)
    return told | {"number": workshop.position + 1, "of": len(workshop.activities)}


@lru_cache(maxsize=32)
def _named_releases(store: Store, workshop_id: str, revision: int) -> list[dict[str, object]]:
    """Name the releases; read once a revision, for a thousand phones ask at once."""
    del revision  # rises with every release, so nothing kept here is ever out of date
    return [
        release.model_dump(mode="json", include={"id", "title", "instrument", "round"})
        for release in store.list_releases(workshop_id=workshop_id)
    ]


def _shown(current: Activity, releases: list[dict[str, object]]) -> dict[str, object] | None:
    """Choose the release of what is talked about now, or else the newest."""
    if current.kind in moves.SHOWING and current.instrument:
        subject = (current.instrument, current.round)
        releases = [r for r in releases if (r["instrument"], r["round"]) == subject]
    return releases[0] if releases else None


def _iso(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")
