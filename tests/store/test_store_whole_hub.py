"""What is asked of a whole hub: all answers in columns, all releases of a wave."""

from datetime import UTC, datetime

import pytest

from ihubkit.errors import NotFoundError
from ihubkit.model.answer import Answer
from ihubkit.model.people import Role, Seat
from ihubkit.model.release import Release
from ihubkit.model.workshop import Workshop
from ihubkit.store import Store
from ihubkit.store.whole_hub import AT_ONCE, Measured

NOW = datetime(2026, 3, 2, 17, 0, tzinfo=UTC)


def answer(item: str, value: int | None, *, number: int = 1, asked: str = "school") -> Answer:
    return Answer(
        instrument=asked, item=item, facet="status", round=number, value=value, sequence=number
    )


@pytest.fixture
def later(evening: Store, workshop: Workshop) -> Store:
    """Beside the evening, a follow-up with one seat."""
    changes = {"id": "w2", "wave": 1, "join_code": "ANOTHR"}
    evening.add_workshop(workshop.model_copy(update=changes))
    seat = Seat(id="seat9", workshop_id="w2", school_id="s1", role=Role.LEADER, joined_at=NOW)
    evening.add_seat(seat, "hash of seat9")
    return evening


def release(release_id: str, workshop_id: str = "w1", asked: str = "school") -> Release:
    return Release(
        id=release_id,
        workshop_id=workshop_id,
        title="Results",
        instrument=asked,
        instrument_version=1,
        round=1,
        wave=0,
        k=5,
        made_at=NOW,
    )


def test_all_ratings_of_a_wave_are_read_with_the_place_of_each_seat(later: Store) -> None:
    later.save_answers(
        [
            ("seat1", [answer("A1", 1), answer("A2", None), answer("A1", 3, number=2)]),
            ("seat3", [answer("A1", 2), answer("A1", 4, asked="other")]),
            ("seat9", [answer("A1", 1)]),
        ]
    )

    found = later.read_answers(0, "school")

    rows = sorted(
        (*found.seats[seat], *found.questions[question], number, value)
        for seat, question, number, value in zip(
            found.seat, found.question, found.round, found.value, strict=True
        )
    )
    assert rows == [
        ("seat1", "s1", Role.TEACHER, "A1", "status", 1, 1),
        ("seat1", "s1", Role.TEACHER, "A1", "status", 2, 3),
        ("seat3", "s2", Role.TEACHER, "A1", "status", 1, 2),
    ]
    assert len(found) == 3
    assert len(later.read_answers(1, "school")) == 1


def test_a_wave_nobody_answered_has_no_answers(evening: Store) -> None:
    assert len(evening.read_answers(0, "school")) == len(evening.read_answers(7, "school")) == 0


def test_more_answers_are_read_than_fit_in_one_portion(evening: Store) -> None:
    many = [answer(f"A{n}", n % 4) for n in range(2 * AT_ONCE + 1)]
    evening.save_answers([("seat2", many)])

    found = evening.read_answers(0, "school")

    assert len(found) == len(many)
    assert {found.questions[q][0]: v for q, v in zip(found.question, found.value, strict=True)} == {
        one.item: one.value for one in many
    }


def test_it_is_listed_what_was_released_in_which_wave(later: Store) -> None:
    for one in (
        *(release("r1"), release("r2", "w2"), release("r3"), release("r4", asked="other")),
        release("r5", "w2"),
    ):
        later.add_release(one, {})

    assert later.list_measured() == [
        Measured(wave=1, instrument="school", newest="r5", workshops=1),
        Measured(wave=0, instrument="other", newest="r4", workshops=1),
        Measured(wave=0, instrument="school", newest="r3", workshops=1),
    ]


def test_releases_of_a_wave_are_listed_up_to_one_newest_first(later: Store) -> None:
    for one in (release("r1"), release("r2", "w2"), release("r3", asked="other"), release("r4")):
        later.add_release(one, {})

    assert [one.id for one in later.list_wave_releases("r4")] == ["r4", "r1"]
    assert [one.id for one in later.list_wave_releases("r1")] == ["r1"]
    assert [one.id for one in later.list_wave_releases("r2")] == ["r2"]
    with pytest.raises(NotFoundError, match="no results"):
        later.list_wave_releases("r9")
