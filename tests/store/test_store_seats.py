"""Seats: taking one, coming back, and leaving no trace."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from ihubkit.errors import InvalidValueError, NotFoundError
from ihubkit.model.answer import Answer, Card, CardKind
from ihubkit.model.people import Role, Seat, SeatCount
from ihubkit.store import Store

NOW = datetime(2026, 3, 2, 17, 0, tzinfo=UTC)
SEAT = Seat(id="seat9", workshop_id="w1", school_id="s2", role=Role.SUPPORT, joined_at=NOW)


def test_a_seat_comes_back_by_id_and_by_resume_code(evening: Store) -> None:
    evening.add_seat(SEAT, "hash of mine")

    assert evening.find_seat("seat9") == SEAT
    assert evening.find_seat_by_resume("w1", "hash of mine") == SEAT


def test_a_resume_code_opens_nothing_in_another_workshop(evening: Store) -> None:
    with pytest.raises(NotFoundError, match="No seat of this workshop has this resume code"):
        evening.find_seat_by_resume("w2", "hash of seat1")


def test_a_resume_code_is_given_once(evening: Store) -> None:
    with pytest.raises(InvalidValueError, match="This resume code is taken"):
        evening.add_seat(SEAT, "hash of seat1")


def test_a_seat_needs_its_workshop_and_school(evening: Store) -> None:
    with pytest.raises(NotFoundError, match="no workshop “w9”"):
        evening.add_seat(SEAT.model_copy(update={"workshop_id": "w9"}), "hash")


def test_a_seat_changes_its_language_and_keeps_its_resume_code(evening: Store) -> None:
    finnish = evening.find_seat("seat1").model_copy(update={"language": "fi"})

    evening.save_seat(finnish)

    assert evening.find_seat_by_resume("w1", "hash of seat1") == finnish


def test_seats_are_counted_by_school_and_role(evening: Store) -> None:
    evening.add_seat(SEAT.model_copy(update={"role": Role.TEACHER}), "hash of mine")

    assert evening.count_seats("w1") == [
        SeatCount(school_id="s1", role=Role.LEADER, seats=1),
        SeatCount(school_id="s1", role=Role.TEACHER, seats=1),
        SeatCount(school_id="s2", role=Role.TEACHER, seats=2),
    ]


def test_a_withdrawn_seat_leaves_no_row_in_any_table(
    evening: Store, outside: Callable[[], AbstractContextManager[Any]]
) -> None:
    answer = Answer(instrument="i", item="A1", facet="status", value=2, sequence=1)
    evening.save_answers([("seat1", [answer]), ("seat2", [answer])])
    for seat in ("seat1", "seat2"):
        evening.add_card(
            Card(
                id=f"card of {seat}",
                seat_id=seat,
                school_id="s1",
                kind=CardKind.IDEA,
                text="An idea",
                made_at=NOW,
            )
        )
        evening.set_vote(seat, "card of seat1", on=True)
        evening.set_vote(seat, f"card of {seat}", on=True)

    evening.remove_seat("seat1")

    with outside() as other:
        left = {
            table: other.execute(f"SELECT DISTINCT {column} FROM {table}").fetchall()  # noqa: S608 -- names stand below
            for table, column in (
                ("answers", "seat_id"),
                ("cards", "seat_id"),
                ("votes", "seat_id"),
                ("votes", "card_id"),
            )
        }
    assert left == {
        "answers": [("seat2",)],
        "cards": [("seat2",)],
        "votes": [("card of seat2",)],
    }


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_what_a_withdrawn_seat_wrote_is_not_left_in_the_file(
    evening: Store, tmp_path: Path
) -> None:
    text = "Nobody else would put it like this"
    evening.add_card(
        Card(id="c1", seat_id="seat1", school_id="s1", kind=CardKind.NEED, text=text, made_at=NOW)
    )

    evening.remove_seat("seat1")

    evening.close()
    assert text.encode() not in (tmp_path / "hub.sqlite").read_bytes()
    assert list(tmp_path.iterdir()) == [tmp_path / "hub.sqlite"], "nothing is left beside it"


def test_a_seat_that_is_gone_is_named(evening: Store) -> None:
    evening.remove_seat("seat1")

    with pytest.raises(NotFoundError, match="“seat1”"):
        evening.find_seat("seat1")
    with pytest.raises(NotFoundError, match="“seat1”"):
        evening.remove_seat("seat1")
    with pytest.raises(NotFoundError, match="“seat9”"):
        evening.save_seat(SEAT)
