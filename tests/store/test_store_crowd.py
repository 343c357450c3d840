"""Two writers and a remover at once: a seat ends with all its newest answers, or with none."""

import random
import threading
from collections.abc import Iterator
from concurrent.futures import Future, wait
from contextlib import ExitStack, closing
from typing import NamedTuple

import pytest

from ihubkit.errors import NotFoundError
from ihubkit.model.answer import Answer
from ihubkit.store import AnswerWriter, Store

SEATS = [f"crowd{number:02}" for number in range(12)]
REMOVED = SEATS[::2]


class Sent(NamedTuple):
    seat: str
    answer: Answer
    after_removal: bool
    future: Future[list[Answer]]


class Crowd:
    """Everything that was sent, and who was removed already."""

    def __init__(self) -> None:
        self.sent: list[Sent] = []
        self.removed: set[str] = set()

    def write(self, writer: AnswerWriter, sequences: range) -> None:
        chance = random.Random(sequences.start)  # noqa: S311 -- a repeatable shuffle
        for sequence in sequences:
            seat, item = chance.choice(SEATS), f"item {chance.randrange(3)}"
            answer = Answer(instrument="i", item=item, facet="f", value=1, sequence=sequence)
            after_removal = seat in self.removed
            future = writer.submit(seat, [answer])
            self.sent.append(Sent(seat, answer, after_removal, future))
            wait([future], timeout=10)

    def remove(self, store: Store) -> None:
        for seat in REMOVED:
            store.remove_seat(seat)
            self.removed.add(seat)


@pytest.fixture
def writers(database_url: str) -> Iterator[list[AnswerWriter]]:
    """Two writers, each with a store of its own."""
    with ExitStack() as stack:
        stores = [stack.enter_context(Store.open(database_url)) for _ in range(2)]
        yield [stack.enter_context(closing(AnswerWriter(store))) for store in stores]


@pytest.fixture
def crowd(evening: Store, writers: list[AnswerWriter]) -> Crowd:
    """A crowd that has written, while some of its seats were withdrawn."""
    pattern = evening.find_seat("seat1")
    for seat in SEATS:
        evening.add_seat(pattern.model_copy(update={"id": seat}), f"hash of {seat}")
    crowd = Crowd()
    threads = [
        threading.Thread(target=crowd.write, args=(writer, range(number, 300, 2)))
        for number, writer in enumerate(writers)
    ]
    threads.append(threading.Thread(target=crowd.remove, args=(evening,)))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return crowd


def test_every_sender_learns_the_truth(crowd: Crowd) -> None:
    assert len(crowd.sent) == 300
    for sent in crowd.sent:
        failed = sent.future.exception(timeout=0)
        assert failed is None or isinstance(failed, NotFoundError)
        assert failed is None or sent.seat in REMOVED
        assert failed is not None or not sent.after_removal


def test_a_seat_ends_with_all_its_newest_answers_or_with_none(evening: Store, crowd: Crowd) -> None:
    for seat in SEATS:
        newest = {
            sent.answer.item: sent.answer
            for sent in sorted(crowd.sent, key=lambda sent: sent.answer.sequence)
            if sent.seat == seat and seat not in REMOVED
        }
        assert evening.list_seat_answers(seat) == [newest[item] for item in sorted(newest)]
