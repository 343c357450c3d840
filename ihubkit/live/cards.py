"""Cards: written by seats, let through by facilitators, voted for by the others."""

from datetime import UTC, datetime

from ihubkit.errors import InvalidValueError, NotAllowedError, NotFoundError
from ihubkit.live import codes
from ihubkit.live.wording import cleaned, shortened, validated
from ihubkit.live.workshops import require_open
from ihubkit.model.answer import Card, CardState, NewCard
from ihubkit.model.release import ShownCard
from ihubkit.store import Store

MOST = 50  # cards of one seat


def add_card(store: Store, seat_id: str, payload: object, *, now: datetime | None = None) -> Card:
    """Add a seat's card; others see it once a facilitator has let it through.

    Raises:
        InvalidValueError: The card is empty, too long or of an unknown kind, or one too many.
        ClosedError: The workshop is not open.
    """
    seat = store.find_seat(seat_id)
    require_open(store.find_workshop(seat.workshop_id))
    if len(store.list_cards(seat.workshop_id, seat_id=seat_id)) >= MOST:
        raise InvalidValueError("You have {n} cards; remove one to make another.", n=MOST)
    new = _written(payload)
    card = Card(
        **new.model_dump(),
        id=codes.new_id(),
        seat_id=seat_id,
        school_id=seat.school_id,
        made_at=now or datetime.now(UTC),
    )
    store.add_card(card)
    return card


def vote(store: Store, seat_id: str, card_id: str, on: bool) -> int:  # noqa: FBT001 -- on is the vote
    """Set or take back a seat's vote for somebody else's card; return the card's votes.

    Raises:
        NotFoundError: No such card is shown in the seat's workshop.
        NotAllowedError: It is the seat's own card.
    """
    seat = store.find_seat(seat_id)
    require_open(store.find_workshop(seat.workshop_id))
    shown = store.list_cards(seat.workshop_id, state=CardState.SHOWN)
    card = next((card for card in shown if card.id == card_id), None)
    if card is None:
        raise NotFoundError("This card is not shown any more. Reload to see the others.")
    if card.seat_id == seat_id:
        raise NotAllowedError("This card is your own; votes are for the cards of others.")
    return store.set_vote(seat_id, card_id, on)


def review_card(store: Store, card_id: str, state: CardState) -> Card:
    """Let a card be seen by all, or hide it; everybody's screens follow.

    Raises:
        NotFoundError: The card is gone: its writer removed it.
    """
    card = store.find_card(card_id).model_copy(update={"state": CardState(state)})
    store.save_card(card)
    store.touch_workshop(store.find_seat(card.seat_id).workshop_id)
    return card


def approved(store: Store, workshop_id: str) -> list[ShownCard]:
    """Return the cards all may see now."""
    return [
        ShownCard(**card.model_dump(include=set(ShownCard.model_fields)))
        for card in store.list_cards(workshop_id, state=CardState.SHOWN)
    ]


def remove_own_card(store: Store, seat_id: str, card_id: str) -> None:
    """Remove a card its seat no longer stands by.

    Raises:
        NotFoundError: The seat has no such card.
    """
    seat = store.find_seat(seat_id)
    own = store.list_cards(seat.workshop_id, seat_id=seat_id)
    card = next((card for card in own if card.id == card_id), None)
    if card is None:
        raise NotFoundError("You have no such card. Reload to see yours.")
    store.remove_card(card_id)
    if card.state is CardState.SHOWN:
        store.touch_workshop(seat.workshop_id)


def _written(payload: object) -> NewCard:
    if isinstance(payload, dict):
        texts = {k: cleaned(v) if isinstance(v, str) else v for k, v in payload.items()}
        return validated(NewCard, texts, "card")
    raise InvalidValueError(
        "A card is an object with kind and text, not {given}.", given=shortened(payload)
    )
