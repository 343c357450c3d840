"""Schools in programmes and the mentor's log: versions, and nothing overwritten."""

from datetime import UTC, date, datetime

import pytest

from ihubkit.errors import InvalidValueError, NotFoundError, StaleWriteError
from ihubkit.model.programme import Enrolment, HoursEntry, HoursState
from ihubkit.store import Store

NOW = datetime(2026, 3, 2, 17, 0, tzinfo=UTC)
PART = Enrolment(
    id="e1",
    school_id="s1",
    programme="digital-accelerator",
    title="Digital Accelerator",
    starts=date(2026, 3, 1),
    ends=date(2026, 8, 31),
    chosen={"course": "basic"},
    agreed={"mentoring": 40.5},
    people=27,
    made_at=NOW,
)
ENTRY = HoursEntry(
    id="h1",
    enrolment_id="e1",
    part="mentoring",
    state=HoursState.BOOKED,
    day=date(2026, 4, 1),
    hours=1.5,
    people=4,
    note="Õpetajad 🤖 =1+1",
    mentor="Mari",
    at=NOW,
)


@pytest.fixture
def enrolled(evening: Store) -> Store:
    evening.add_enrolment(PART)
    evening.add_hours(ENTRY)
    return evening


def test_enrolments_and_hours_are_kept_whole(enrolled: Store) -> None:
    assert enrolled.find_enrolment("e1") == PART
    assert enrolled.list_enrolments(school_id="s1") == [PART]
    assert enrolled.list_enrolments(school_id="s2") == []
    assert enrolled.list_hours(programme="digital-accelerator") == [ENTRY]
    assert enrolled.list_hours(school_id="s2") == []


def test_a_school_takes_part_in_a_programme_once(enrolled: Store) -> None:
    with pytest.raises(InvalidValueError, match="already"):
        enrolled.add_enrolment(PART.model_copy(update={"id": "e2"}))


def test_an_old_version_overwrites_and_removes_nothing(enrolled: Store) -> None:
    saved = enrolled.save_hours(ENTRY.model_copy(update={"hours": 2}), seen=1)
    enrolled.save_enrolment(PART.model_copy(update={"people": 20}), seen=1)

    with pytest.raises(StaleWriteError) as stale:
        enrolled.save_hours(ENTRY.model_copy(update={"hours": 9}), seen=1)
    with pytest.raises(StaleWriteError):
        enrolled.remove_hours("h1", seen=1)
    with pytest.raises(StaleWriteError):
        enrolled.save_enrolment(PART, seen=1)

    assert (stale.value.theirs["hours"], stale.value.yours["hours"]) == (2, 9)
    assert enrolled.find_hours("h1") == saved


def test_what_is_gone_is_said(enrolled: Store) -> None:
    enrolled.remove_hours("h1", seen=1)
    enrolled.remove_enrolment("e1")

    for gone in (
        lambda: enrolled.find_hours("h1"),
        lambda: enrolled.save_hours(ENTRY, seen=1),
        lambda: enrolled.remove_hours("h1", seen=1),
        lambda: enrolled.find_enrolment("e1"),
        lambda: enrolled.add_hours(ENTRY),
        lambda: enrolled.remove_enrolment("e1"),
    ):
        with pytest.raises(NotFoundError):
            gone()


def test_the_mark_differs_after_every_change(enrolled: Store) -> None:
    marks = [enrolled.programme_mark()]
    later = ENTRY.model_copy(update={"at": NOW.replace(hour=18)})
    for change in (
        lambda: enrolled.save_hours(ENTRY, seen=1),
        lambda: enrolled.remove_hours("h1", seen=2),
        lambda: enrolled.add_hours(later),
        lambda: enrolled.save_enrolment(PART, seen=1),
        lambda: enrolled.remove_enrolment("e1"),
    ):
        change()
        marks.append(enrolled.programme_mark())

    assert len(set(marks)) == len(marks)
