"""Cards and votes."""

from typing import Any

from sqlalchemy import Connection, Select, delete, func, select

from ihubkit.errors import NotFoundError
from ihubkit.model.answer import Card, CardState
from ihubkit.store.columns import select_of
from ihubkit.store.part import INSERTS, Part, one
from ihubkit.store.seats import seat_gone
from ihubkit.store.tables import CARDS, SEATS, VOTES


class Cards(Part):
    """Verbs for cards and votes."""

    def add_card(self, card: Card) -> None:
        """Add a card; votes are counted from votes, not taken from it.

        Raises:
            NotFoundError: Its seat is gone.
        """
        self._add(CARDS, card, missing=seat_gone(card.seat_id))

    def find_card(self, card_id: str) -> Card:
        """Find a card.

        Raises:
            NotFoundError: There is none of this id (any more).
        """
        query = _cards().where(CARDS.c.id == card_id)
        return self._find(Card, query, gone=_gone(card_id))

    def save_card(self, card: Card) -> None:
        """Write a card again.

        Raises:
            NotFoundError: It is gone.
        """
        self._save(CARDS, card, gone=_gone(card.id), missing=seat_gone(card.seat_id))

    def remove_card(self, card_id: str) -> None:
        """Remove a card and the votes for it.

        Raises:
            NotFoundError: It is gone already.
        """
        self._remove(CARDS, card_id, gone=_gone(card_id))

    def list_cards(
        self, workshop_id: str, *, seat_id: str | None = None, state: CardState | None = None
    ) -> list[Card]:
        """List a workshop's cards, oldest first, votes counted; only of a seat or state if told."""
        query = (
            _cards()
            .join(SEATS, SEATS.c.id == CARDS.c.seat_id)
            .where(SEATS.c.workshop_id == workshop_id)
            .order_by(CARDS.c.made_at, CARDS.c.id)
        )
        if seat_id is not None:
            query = query.where(CARDS.c.seat_id == seat_id)
        if state is not None:
            query = query.where(CARDS.c.state == state)
        return self._list(Card, query)

    def set_vote(self, seat_id: str, card_id: str, on: bool) -> int:  # noqa: FBT001 -- the vote itself
        """Vote for a card, or take the vote back; twice is the same as once.

        Returns:
            How many votes the card has now.

        Raises:
            NotFoundError: The card or the seat is gone.
        """
        vote = {"seat_id": seat_id, "card_id": card_id}
        with self._database.writing(missing=seat_gone(seat_id)) as connection:
            one(connection, _cards().where(CARDS.c.id == card_id), _gone(card_id))
            if on:
                add = INSERTS[connection.dialect.name](VOTES).values(vote)
                connection.execute(add.on_conflict_do_nothing())
            else:
                connection.execute(delete(VOTES).filter_by(**vote))
            return _votes(connection, card_id)

    def list_votes(self, seat_id: str) -> set[str]:
        """Return the ids of the cards a seat voted for."""
        query = select(VOTES.c.card_id).where(VOTES.c.seat_id == seat_id)
        with self._database.reading() as connection:
            return set(connection.scalars(query))


def _cards() -> Select[Any]:
    votes = select(func.count()).where(VOTES.c.card_id == CARDS.c.id).scalar_subquery()
    return select_of(CARDS, Card).add_columns(votes.label("votes"))


def _votes(connection: Connection, card_id: str) -> int:
    query = select(func.count()).where(VOTES.c.card_id == card_id)
    return connection.execute(query).scalar_one()


def _gone(card_id: str) -> NotFoundError:
    return NotFoundError("There is no card “{id}” (any more).", id=card_id)
