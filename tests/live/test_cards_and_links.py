"""Cards others see only when approved; links and codes that open only what they should."""

from datetime import timedelta

import pytest
from hall import NOON, Hall

from ihubkit.errors import (
    ClosedError,
    InvalidValueError,
    NotAllowedError,
    NotFoundError,
    WrongCodeError,
)
from ihubkit.live import cards, links, views
from ihubkit.live.seats import JoinPage
from ihubkit.model.answer import CardState
from ihubkit.model.people import Visitor, VisitorKind
from ihubkit.model.workshop import ActivityKind


def test_a_card_is_kept_as_written_without_control_characters(hall: Hall) -> None:
    (seat,) = hall.join(1)
    text = "<script>alert(1)</script> שלום 👩🏽‍🏫"

    card = cards.add_card(hall.store, seat, {"kind": "idea", "text": f" {text}\x00\ud800 "})

    assert hall.store.find_card(card.id).text == text


@pytest.mark.parametrize(
    ("payload", "said"),
    [
        ({"kind": "idea", "text": "x" * 5000}, "5000 characters; at most 500"),
        ({"kind": "idea", "text": " \x00 "}, "The card is empty"),
        ({"kind": "joke", "text": "x"}, "kind does not fit"),
        ({"kind": "idea", "text": "x", "votes": 99}, "votes does not fit"),
        ({"kind": "idea"}, "text does not fit"),
        (["idea"], "A card is an object"),
        (None, "A card is an object"),
    ],
)
def test_a_card_that_does_not_fit_is_refused_in_words(
    hall: Hall, payload: object, said: str
) -> None:
    (seat,) = hall.join(1)

    with pytest.raises(InvalidValueError, match=said):
        cards.add_card(hall.store, seat, payload)


def test_only_shown_cards_of_others_can_be_voted_for(hall: Hall) -> None:
    writer, voter = hall.join(2)
    card = cards.add_card(hall.store, writer, {"kind": "need", "text": "Time"})
    with pytest.raises(NotFoundError, match="not shown"):
        cards.vote(hall.store, voter, card.id, on=True)
    seen = hall.seen

    cards.review_card(hall.store, card.id, CardState.SHOWN)

    assert hall.seen == seen + 1
    assert cards.vote(hall.store, voter, card.id, on=True) == 1
    assert cards.vote(hall.store, voter, card.id, on=True) == 1
    assert cards.vote(hall.store, voter, card.id, on=False) == 0
    with pytest.raises(NotAllowedError, match="your own"):
        cards.vote(hall.store, writer, card.id, on=True)


def test_a_card_is_removed_by_its_own_seat_only(hall: Hall) -> None:
    writer, other = hall.join(2)
    card = cards.add_card(hall.store, writer, {"kind": "need", "text": "Time"})

    with pytest.raises(NotFoundError):
        cards.remove_own_card(hall.store, other, card.id)
    cards.remove_own_card(hall.store, writer, card.id)

    mine = views.seat_view(hall.store, hall.content, writer)["cards"]
    assert mine == {"own": [], "shown": []}


def test_a_seat_cannot_flood_the_board(hall: Hall) -> None:
    (seat,) = hall.join(1)
    for number in range(cards.MOST):
        cards.add_card(hall.store, seat, {"kind": "need", "text": f"Need {number}"})

    with pytest.raises(InvalidValueError, match="remove one"):
        cards.add_card(hall.store, seat, {"kind": "need", "text": "One more"})


def test_one_field_takes_team_codes_and_join_codes(hall: Hall) -> None:
    school = hall.schools[1]

    team = links.enter(hall.store, school.team_code.lower(), now=NOON)

    assert team == Visitor(kind=VisitorKind.TEAM, school_id=school.id)
    assert isinstance(links.enter(hall.store, hall.workshop.join_code, now=NOON), JoinPage)
    with pytest.raises(WrongCodeError):
        links.enter(hall.store, "nothing", now=NOON)


def test_a_reader_sees_the_named_releases_until_the_link_expires(hall: Hall) -> None:
    hall.go_to(ActivityKind.INSTRUMENT)
    release = hall.reveal()

    link, token = links.share(hall.store, [release.id], "For the board", 7, now=NOON)

    assert token not in link.model_dump_json()
    assert links.open_link(hall.store, token, now=NOON) == Visitor(
        kind=VisitorKind.READER, releases=(release.id,)
    )
    with pytest.raises(ClosedError, match="“For the board” has expired"):
        links.open_link(hall.store, token, now=NOON + timedelta(days=8))
    hall.store.remove_link(link.id)
    with pytest.raises(WrongCodeError, match="taken back"):
        links.open_link(hall.store, token, now=NOON)


@pytest.mark.parametrize("days", [0, 367, -1])
def test_a_link_works_for_a_day_to_a_year(hall: Hall, days: int) -> None:
    hall.go_to(ActivityKind.INSTRUMENT)

    with pytest.raises(InvalidValueError, match="1 to 366 days"):
        links.share(hall.store, [hall.reveal().id], "Link", days)


def test_a_link_to_nothing_is_not_made(hall: Hall) -> None:
    with pytest.raises(InvalidValueError, match="Choose at least one"):
        links.share(hall.store, [], "Link", 7)
