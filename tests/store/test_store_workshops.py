"""Workshops, their revisions, and two facilitators at once."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from ihubkit.errors import InvalidValueError, NotFoundError, StaleWriteError
from ihubkit.model.workshop import Clock, Workshop, WorkshopState
from ihubkit.store import Store


def test_a_workshop_comes_back_as_it_was(store: Store, workshop: Workshop) -> None:
    store.add_workshop(workshop)

    assert store.find_workshop("w1") == workshop
    assert store.find_workshop_by_code("K7M4QT") == workshop


def test_moments_come_back_in_utc(store: Store, workshop: Workshop) -> None:
    tallinn = datetime(2026, 3, 2, 18, 30, 1, 25, tzinfo=timezone(timedelta(hours=2)))
    clock = Clock(running_since=tallinn, used=timedelta(seconds=90.5))
    store.add_workshop(workshop.model_copy(update={"made_at": tallinn, "clock": clock}))

    found = store.find_workshop("w1")

    assert found.made_at == tallinn
    assert found.made_at.tzinfo is UTC
    assert found.clock == clock


def test_a_moment_without_timezone_is_refused(store: Store, workshop: Workshop) -> None:
    naive = datetime(2026, 3, 2, 18, 30)  # noqa: DTZ001 -- the mistake

    with pytest.raises(InvalidValueError, match="does not fit"):
        store.add_workshop(workshop.model_copy(update={"made_at": naive}))


def test_workshops_are_listed_newest_first(store: Store, workshop: Workshop) -> None:
    later = workshop.model_copy(
        update={
            "id": "w2",
            "join_code": "OTHER2",
            "made_at": workshop.made_at + timedelta(seconds=1),
        }
    )
    store.add_workshop(workshop)
    store.add_workshop(later)

    assert store.list_workshops() == [later, workshop]


def test_a_workshop_that_is_not_there_is_named(store: Store, workshop: Workshop) -> None:
    with pytest.raises(NotFoundError, match="“w9”"):
        store.find_workshop("w9")
    with pytest.raises(NotFoundError, match="“ABCDEF”"):
        store.find_workshop_by_code("ABCDEF")
    with pytest.raises(NotFoundError, match="“w1”"):
        store.save_workshop(workshop, seen=0)
    with pytest.raises(NotFoundError, match="“w9”"):
        store.touch_workshop("w9")


def test_a_join_code_is_given_once(evening: Store, workshop: Workshop) -> None:
    with pytest.raises(InvalidValueError, match="“K7M4QT” is taken"):
        evening.add_workshop(workshop.model_copy(update={"id": "w2"}))


def test_saving_a_workshop_raises_its_revision(evening: Store, workshop: Workshop) -> None:
    saved = evening.save_workshop(workshop.model_copy(update={"position": 1}), seen=0)

    assert saved.revision == 1
    assert evening.find_workshop("w1") == saved


def test_of_two_facilitators_the_second_is_told_and_overwrites_nothing(
    evening: Store, workshop: Workshop
) -> None:
    evening.save_workshop(workshop.model_copy(update={"title": "First"}), seen=0)

    with pytest.raises(StaleWriteError) as caught:
        evening.save_workshop(workshop.model_copy(update={"title": "Second"}), seen=0)

    assert caught.value.theirs["title"] == "First"
    assert caught.value.yours["title"] == "Second"
    assert caught.value.version == 1
    assert evening.find_workshop("w1").title == "First"


def test_touching_a_workshop_raises_only_its_revision(evening: Store, workshop: Workshop) -> None:
    assert evening.touch_workshop("w1") == 1
    assert evening.find_workshop("w1") == workshop.model_copy(update={"revision": 1})


def test_pollers_hear_of_open_workshops_and_of_those_closed_lately(
    evening: Store,
    workshop: Workshop,
    outside: Callable[[], AbstractContextManager[Any]],
) -> None:
    for number in (2, 3):
        closed = {"id": f"w{number}", "join_code": f"CODE{number}", "state": WorkshopState.CLOSED}
        evening.add_workshop(workshop.model_copy(update=closed))
    with outside() as other:
        other.execute("UPDATE workshops SET changed_at = '2020-01-01 00:00:00' WHERE id = 'w3'")

    evening.touch_workshop("w1")

    assert evening.revisions() == {"w1": 1, "w2": 0}
