"""Cards and votes."""

from datetime import UTC, datetime, timedelta

import pytest

from ihubkit.errors import NotFoundError
from ihubkit.model.answer import Card, CardKind, CardState
from ihubkit.store import Store

NOW = datetime(2026, 3, 2, 17, 0, tzinfo=UTC)


def a_card(number: int, seat: str = "seat1") -> Card:
    return Card(
        id=f"c{number}",
        seat_id=seat,
        school_id="s1",
        kind=CardKind.PRACTICE,
        section="A",
        text=f"<script>alert({number})</script> 🙂 قلم",
        made_at=NOW + timedelta(seconds=number),
    )


def test_a_card_comes_back_as_it_was(evening: Store) -> None:
    evening.add_card(a_card(1))

    assert evening.find_card("c1") == a_card(1)


def test_cards_are_listed_oldest_first_by_seat_and_by_state(evening: Store) -> None:
    shown = a_card(3, "seat2").model_copy(update={"state": CardState.SHOWN})
    for card in (a_card(2), shown, a_card(1)):
        evening.add_card(card)

    assert evening.list_cards("w1") == [a_card(1), a_card(2), shown]
    assert evening.list_cards("w1", seat_id="seat2") == [shown]
    assert evening.list_cards("w1", state=CardState.WAITING) == [a_card(1), a_card(2)]
    assert evening.list_cards("w1", seat_id="seat1", state=CardState.SHOWN) == []
    assert evening.list_cards("w2") == []


def test_a_card_is_approved(evening: Store) -> None:
    evening.add_card(a_card(1))
    approved = a_card(1).model_copy(update={"state": CardState.SHOWN})

    evening.save_card(approved)

    assert evening.find_card("c1") == approved


def test_each_seat_has_one_vote_for_a_card(evening: Store) -> None:
    evening.add_card(a_card(1))

    assert evening.set_vote("seat2", "c1", on=True) == 1
    assert evening.set_vote("seat2", "c1", on=True) == 1
    assert evening.set_vote("seat3", "c1", on=True) == 2
    assert evening.find_card("c1").votes == 2
    assert [card.votes for card in evening.list_cards("w1")] == [2]


def test_a_vote_is_taken_back(evening: Store) -> None:
    evening.add_card(a_card(1))
    evening.set_vote("seat2", "c1", on=True)
    assert evening.list_votes("seat2") == {"c1"}

    assert evening.set_vote("seat2", "c1", on=False) == 0
    assert evening.set_vote("seat2", "c1", on=False) == 0
    assert evening.list_votes("seat2") == set()


def test_a_removed_card_takes_its_votes_with_it(evening: Store) -> None:
    evening.add_card(a_card(1))
    evening.set_vote("seat2", "c1", on=True)

    evening.remove_card("c1")

    assert evening.list_cards("w1") == []
    assert evening.list_votes("seat2") == set()


def test_a_card_or_seat_that_is_not_there_is_named(evening: Store) -> None:
    for act in (evening.find_card, evening.remove_card):
        with pytest.raises(NotFoundError, match="“c9”"):
            act("c9")
    with pytest.raises(NotFoundError, match="“c1”"):
        evening.save_card(a_card(1))
    with pytest.raises(NotFoundError, match="“nobody”"):
        evening.add_card(a_card(1, "nobody"))
    with pytest.raises(NotFoundError, match="“c1”"):
        evening.set_vote("seat1", "c1", on=True)
    evening.add_card(a_card(1))
    with pytest.raises(NotFoundError, match="“nobody”"):
        evening.set_vote("nobody", "c1", on=True)
