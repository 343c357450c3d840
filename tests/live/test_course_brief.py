"""The course brief of a meeting: people behind each line, in the reader's language."""

from typing import Any

import pytest
from hall import NOON, Hall

from ihubkit.errors import InvalidValueError, NotFoundError
from ihubkit.live import releases
from ihubkit.live.course import brief
from ihubkit.live.exports import workshop_tables
from ihubkit.live.workshops import make_workshop, open_workshop
from ihubkit.model.answer import Answer
from ihubkit.model.release import Release
from ihubkit.model.workshop import ActivityKind


@pytest.fixture
def wishes(draft: Hall) -> Hall:
    """A meeting about training wishes of the two schools, at its questions."""
    made = make_workshop(
        draft.store,
        draft.content,
        title="Wishes",
        runsheet="training-wishes-20",
        school_ids=[school.id for school in draft.schools],
        now=NOON,
    )
    open_workshop(draft.store, made.id, now=NOON)
    hall = Hall(draft.store, draft.content, draft.schools, made.id)
    hall.go_to(ActivityKind.INSTRUMENT)
    return hall


def wish(hall: Hall, seats: list[str], **values: int | None) -> None:
    """Let seats answer the same."""
    for seat in seats:
        told = [
            Answer(instrument="training-wishes", item=item, facet="wish", value=value, sequence=1)
            for item, value in values.items()
        ]
        hall.store.save_answers([(seat, told)])


def reveal(hall: Hall) -> Release:
    return releases.reveal(hall.store, hall.content, hall.workshop_id, seen=hall.seen, now=NOON)


def told(
    hall: Hall, release: Release, group: str = "all", length: str = "basic", language: str = "en"
) -> dict[str, Any]:
    texts = hall.content.texts(language)
    return brief(hall.store, hall.content, release, group=group, length=length, texts=texts)


def test_every_line_says_how_many_people_are_behind_it(wishes: Hall) -> None:
    seats = wishes.join(12)
    wish(wishes, seats[:6], TOP10=2, TOP4=1, FOR1=2, TIM4=2)
    wish(wishes, seats[6:], TOP10=2, TOP4=1, FOR1=2, TIM4=2)

    shown = told(wishes, reveal(wishes))

    assert [(one["id"], one["hours"], one["n"]) for one in shown["topics"]] == [
        ("TOP10", 21, 12),
        ("TOP4", 11, 12),
    ]
    assert "12 people" in shown["topics"][0]["said"]
    assert [one["id"] for one in shown["forms"] + shown["times"]] == ["FOR1", "TIM4"]
    assert any("Working together online" in point for point in shown["open"])


def test_a_school_too_small_to_be_shown_has_no_brief_of_its_own(wishes: Hall) -> None:
    wish(wishes, wishes.join(12), TOP1=2)
    wish(wishes, wishes.join(2, school=1), TOP2=2)

    shown = told(wishes, reveal(wishes), group=f"school:{wishes.schools[1].id}")

    assert shown["topics"] == shown["forms"] == shown["times"] == []


def test_all_who_cannot_say_make_no_course(wishes: Hall) -> None:
    wish(wishes, wishes.join(8), TOP1=None, FOR1=None)

    shown = told(wishes, reveal(wishes))

    assert shown["topics"] == []
    assert shown["open"][0].startswith("No topic")


def test_it_comes_in_both_lengths_and_in_the_readers_language(wishes: Hall) -> None:
    wish(wishes, wishes.join(8), TOP10=2)
    release = reveal(wishes)

    assert told(wishes, release, length="tailored")["hours"] == 30
    assert told(wishes, release, language="fi")["topics"][0]["title"] == "Tekoäly koulussa"
    with pytest.raises(InvalidValueError, match="length"):
        told(wishes, release, length="endless")


def test_results_about_something_else_make_no_course(hall: Hall) -> None:
    hall.go_to(ActivityKind.INSTRUMENT)

    with pytest.raises(NotFoundError, match="wishes"):
        told(hall, reveal(hall))


def test_the_export_has_a_sheet_for_each_length(wishes: Hall) -> None:
    wish(wishes, wishes.join(8), TOP10=2, FOR2=1)
    reveal(wishes)

    sheets = {
        sheet.title: sheet
        for sheet in workshop_tables(wishes.store, wishes.content, wishes.workshop_id)
    }

    assert sheets["Course 32 h"].rows[0][:4] == (
        "topics",
        "Artificial intelligence at school",
        32,
        1.0,
    )
    assert sheets["Course 30 h"].rows[0][2] == 30
