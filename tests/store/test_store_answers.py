"""Answers: the highest sequence wins, whatever the order and however often they are sent."""

import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ihubkit.errors import NotFoundError
from ihubkit.model.answer import Answer, AnswerRow
from ihubkit.model.people import Role, Seat, SeatCount
from ihubkit.store import Store

NOW = datetime(2026, 3, 2, 17, 0, tzinfo=UTC)


def an_answer(item: str, value: int | None, sequence: int, *, round_: int = 1) -> Answer:
    return Answer(
        instrument="innovative-school",
        item=item,
        facet="status",
        round=round_,
        value=value,
        sequence=sequence,
    )


def test_answers_come_back_as_they_were(evening: Store) -> None:
    sent = [an_answer("A1", 3, 1), an_answer("A1", 2, 2, round_=2), an_answer("A2", None, 3)]

    assert evening.save_answers([("seat1", sent)]) == [[]]
    assert evening.list_seat_answers("seat1") == sent
    assert evening.list_seat_answers("seat2") == []


def test_a_newer_answer_replaces_an_older_one(evening: Store) -> None:
    evening.save_answers([("seat1", [an_answer("A1", 3, 1)])])

    assert evening.save_answers([("seat1", [an_answer("A1", 1, 2)])]) == [[]]
    assert evening.list_seat_answers("seat1") == [an_answer("A1", 1, 2)]


def test_an_older_answer_changes_nothing_and_is_told_the_newer_one(evening: Store) -> None:
    newer = an_answer("A1", 3, 5)
    evening.save_answers([("seat1", [newer])])

    assert evening.save_answers([("seat1", [an_answer("A1", 1, 4)])]) == [[newer]]
    assert evening.list_seat_answers("seat1") == [newer]


def test_an_answer_sent_twice_is_saved_once_and_fine(evening: Store) -> None:
    evening.save_answers([("seat1", [an_answer("A1", 3, 5)])])

    assert evening.save_answers([("seat1", [an_answer("A1", 3, 5)])]) == [[]]
    assert evening.list_seat_answers("seat1") == [an_answer("A1", 3, 5)]


def test_of_two_answers_with_one_sequence_the_stored_one_stays(evening: Store) -> None:
    evening.save_answers([("seat1", [an_answer("A1", 3, 5)])])

    assert evening.save_answers([("seat1", [an_answer("A1", 1, 5)])]) == [[]]
    assert evening.list_seat_answers("seat1") == [an_answer("A1", 3, 5)]


def test_within_one_call_the_highest_sequence_wins_too(evening: Store) -> None:
    newest = an_answer("A1", 3, 9)

    results = evening.save_answers(
        [("seat1", [an_answer("A1", 1, 7), newest]), ("seat1", [an_answer("A1", 2, 8)])]
    )

    assert results == [[newest], [newest]]
    assert evening.list_seat_answers("seat1") == [newest]


def test_a_batch_of_a_seat_that_is_gone_fails_alone(evening: Store) -> None:
    evening.remove_seat("seat2")

    first, gone, last = evening.save_answers(
        [(seat, [an_answer("A1", 2, 1)]) for seat in ("seat1", "seat2", "seat3")]
    )

    assert isinstance(gone, NotFoundError)
    assert "“seat2”" in gone.message
    assert (first, last) == ([], [])
    assert evening.list_seat_answers("seat3") == [an_answer("A1", 2, 1)]


def test_a_seat_removed_in_the_middle_of_a_write_fails_alone(
    evening: Store, outside: Callable[[], AbstractContextManager[Any]]
) -> None:
    batches = [(seat, [an_answer("A1", 2, 1)]) for seat in ("seat1", "seat2")]
    with outside() as other, ThreadPoolExecutor() as threads:
        other.execute("BEGIN")
        other.execute("DELETE FROM seats WHERE id = 'seat2'")
        writing = threads.submit(evening.save_answers, batches)
        with pytest.raises(TimeoutError):
            writing.result(timeout=0.2)  # it waits for the removal
        other.execute("COMMIT")

        stored, gone = writing.result(timeout=5)

    assert stored == []
    assert isinstance(gone, NotFoundError)
    assert evening.list_seat_answers("seat1") == [an_answer("A1", 2, 1)]


def test_nothing_sent_is_nothing_saved(evening: Store) -> None:
    assert evening.save_answers([]) == []
    assert evening.save_answers([("seat1", [])]) == [[]]


def test_very_many_answers_fit_into_one_call(evening: Store) -> None:
    sent = [an_answer(f"item {number}", 1, number) for number in range(5_000)]
    evening.save_answers([("seat1", sent)])

    assert evening.save_answers([("seat1", sent)]) == [[]]
    assert len(evening.list_seat_answers("seat1")) == 5_000


def test_rows_carry_the_groups_of_their_seats(evening: Store) -> None:
    evening.save_answers(
        [
            ("seat1", [an_answer("A1", 2, 1), an_answer("A1", 1, 2, round_=2)]),
            ("seat3", [an_answer("A1", None, 1)]),
        ]
    )

    assert evening.list_answers("w1", "innovative-school", 1) == [
        AnswerRow(
            seat_id="seat1", school_id="s1", role=Role.TEACHER, item="A1", facet="status", value=2
        ),
        AnswerRow(
            seat_id="seat3",
            school_id="s2",
            role=Role.TEACHER,
            item="A1",
            facet="status",
            value=None,
        ),
    ]
    assert evening.list_answers("w2", "innovative-school", 1) == []


def test_answers_of_a_round_and_all_before_come_oldest_first(evening: Store) -> None:
    sent = [an_answer("A1", turn, turn, round_=turn) for turn in (3, 1, 2)]
    evening.save_answers([("seat1", sent)])

    found = evening.list_answers_until("w1", "innovative-school", 2)

    assert [(row.round, row.value) for row in found] == [(1, 1), (2, 2)]


def test_resume_hashes_are_listed_by_seat(evening: Store) -> None:
    assert evening.list_resume_hashes(["w1"]).keys() >= {"seat1", "seat3"}
    assert evening.list_resume_hashes([]) == {}


def test_seats_that_answered_are_counted_once(evening: Store) -> None:
    evening.save_answers([("seat1", [an_answer("A1", 2, 1), an_answer("A2", 2, 2)])])

    assert evening.count_answered("w1", "innovative-school", 1) == [
        SeatCount(school_id="s1", role=Role.TEACHER, seats=1)
    ]
    assert evening.count_answered("w1", "innovative-school", 2) == []


# The value follows from the sequence, as it does when a seat sends the same answer again.
ANSWERS = st.builds(
    lambda item, sequence: an_answer(item, sequence % 4, sequence),
    st.sampled_from(["A1", "A2", "B1"]),
    st.integers(0, 6),
)


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],  # each example has its own seat
)
@given(calls=st.lists(st.lists(st.lists(ANSWERS, max_size=4), max_size=3), max_size=4))
def test_any_order_and_repetition_ends_in_the_highest_sequence(
    evening: Store, calls: list[list[list[Answer]]]
) -> None:
    seat = uuid.uuid4().hex
    taken = Seat(id=seat, workshop_id="w1", school_id="s1", role=Role.TEACHER, joined_at=NOW)
    evening.add_seat(taken, seat)
    expected: dict[str, Answer] = {}

    for batches in calls:
        results = evening.save_answers([(seat, batch) for batch in batches])
        for answer in (answer for batch in batches for answer in batch):
            before = expected.setdefault(answer.item, answer)
            expected[answer.item] = max(before, answer, key=lambda one: one.sequence)
        for batch, result in zip(batches, results, strict=True):
            newer = (expected[answer.item] for answer in batch)
            older = zip(batch, newer, strict=True)
            assert result == [now for sent, now in older if now.sequence > sent.sequence]

    assert evening.list_seat_answers(seat) == [expected[item] for item in sorted(expected)]
