"""The writer: many seats in one commit, and every batch learns what became of it."""

import subprocess
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, closing
from pathlib import Path
from typing import Any

import pytest

from ihubkit.errors import InvalidValueError, NotFoundError, StoreError
from ihubkit.model.answer import Answer
from ihubkit.store import AnswerWriter, Store

WRITE = Path(__file__).parent / "programs" / "write_until_killed.py"


def an_answer(value: int, sequence: int, item: str = "A1") -> Answer:
    return Answer(instrument="i", item=item, facet="status", value=value, sequence=sequence)


def test_a_finished_future_means_the_answer_is_stored(evening: Store) -> None:
    with closing(AnswerWriter(evening)) as writer:
        assert writer.submit("seat1", [an_answer(2, 1)]).result(timeout=5) == []

        assert evening.list_seat_answers("seat1") == [an_answer(2, 1)]


def test_a_future_tells_the_newer_answer(evening: Store) -> None:
    evening.save_answers([("seat1", [an_answer(3, 9)])])

    with closing(AnswerWriter(evening)) as writer:
        assert writer.submit("seat1", [an_answer(1, 1)]).result(timeout=5) == [an_answer(3, 9)]


def test_closing_writes_what_is_waiting(evening: Store) -> None:
    writer = AnswerWriter(evening, pause_s=0.2)
    futures = [writer.submit("seat1", [an_answer(1, n, f"item {n}")]) for n in range(500)]

    writer.close()

    assert [future.result(timeout=0) for future in futures] == [[]] * 500
    assert len(evening.list_seat_answers("seat1")) == 500


def test_a_closed_writer_refuses_in_words(evening: Store) -> None:
    writer = AnswerWriter(evening)
    writer.close()
    writer.close()

    with pytest.raises(StoreError, match=r"not stored\. Send them again"):
        writer.submit("seat1", [an_answer(1, 1)]).result(timeout=5)


def test_one_gone_seat_and_one_value_too_large_harm_nobody_else(evening: Store) -> None:
    with closing(AnswerWriter(evening, pause_s=0.1)) as writer:
        good = writer.submit("seat1", [an_answer(1, 1)])
        gone = writer.submit("nobody", [an_answer(1, 1)])
        large = writer.submit("seat2", [an_answer(2**70, 1)])
        last = writer.submit("seat3", [an_answer(1, 1)])

    assert good.result() == last.result() == []
    assert isinstance(gone.exception(), NotFoundError)
    assert isinstance(large.exception(), InvalidValueError)
    assert evening.list_seat_answers("seat3") == [an_answer(1, 1)]


def test_a_cancelled_batch_stops_nothing(evening: Store) -> None:
    with closing(AnswerWriter(evening, pause_s=0.2)) as writer:
        writer.submit("seat1", [an_answer(1, 1)])
        cancelled = writer.submit("seat2", [an_answer(1, 1)])
        assert cancelled.cancel()
        last = writer.submit("seat3", [an_answer(1, 1)])

    assert last.result() == []


def test_a_locked_database_fails_in_words_and_sending_again_stores(
    database_url: str, evening: Store, outside: Callable[[], AbstractContextManager[Any]]
) -> None:
    sqlite = database_url.startswith("sqlite")
    with (
        Store.open(database_url, busy_timeout_s=0.1) as store,
        closing(AnswerWriter(store)) as writer,
        outside() as other,
    ):
        other.execute("BEGIN EXCLUSIVE" if sqlite else "BEGIN")
        if not sqlite:
            other.execute("LOCK TABLE answers")

        with pytest.raises(StoreError, match="is locked by another program"):
            writer.submit("seat1", [an_answer(1, 1)]).result(timeout=5)
        other.execute("ROLLBACK")

        assert writer.submit("seat1", [an_answer(1, 1)]).result(timeout=5) == []
        assert evening.list_seat_answers("seat1") == [an_answer(1, 1)]


def test_a_full_disk_fails_in_words_and_loses_nothing_stored(sqlite_url: str) -> None:
    with Store.open(sqlite_url) as store:
        store.save_secret("small", "there before")
        with store._database.writing() as connection:  # noqa: SLF001 -- the pool's one connection
            connection.exec_driver_sql("PRAGMA max_page_count=1")  # the file may not grow

        with pytest.raises(StoreError, match="The disk is full and nothing was changed"):
            store.save_secret("large", "x" * 100_000)

        assert store.find_secret("small") == "there before"
        assert store.find_secret("large") is None


def test_after_a_kill_every_acknowledged_answer_is_there(database_url: str, evening: Store) -> None:
    program = subprocess.Popen(  # noqa: S603 -- our own program
        [sys.executable, WRITE, database_url, "seat1"], stdout=subprocess.PIPE, text=True
    )
    assert program.stdout
    acknowledged = [program.stdout.readline() for _ in range(300)]

    program.kill()

    acknowledged += program.stdout.readlines()
    program.wait()
    program.stdout.close()
    whole = {int(line) for line in acknowledged if line.endswith("\n")}
    stored = {answer.sequence for answer in evening.list_seat_answers("seat1")}
    assert len(whole) >= 300
    assert whole <= stored
