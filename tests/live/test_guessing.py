"""A self-assessment with guesses, from the first guess to what the group learns of them."""

import pytest
from hall import NOON, Hall

from ihubkit.content import Content
from ihubkit.errors import InvalidValueError
from ihubkit.live import hubs, moves, releases, workshops
from ihubkit.model.answer import Answer
from ihubkit.model.release import Release
from ihubkit.store import Store

SELF, GUESS = "educator-competence", "educator-guess"


@pytest.fixture
def hall(store: Store, content: Content) -> Hall:
    """An open self-assessment of one school."""
    hubs.make_hub(store, "Hub North", k=5)
    school = hubs.add_school(store, "Birch School")
    made = workshops.make_workshop(
        store,
        content,
        title="Our own work",
        runsheet="self-assessment-45",
        school_ids=[school.id],
        now=NOON,
    )
    workshops.open_workshop(store, made.id, now=NOON)
    return Hall(store, content, [school], made.id)


def give(hall: Hall, seat: str, instrument: str, values: dict[str, int]) -> None:
    given = [
        Answer(instrument=instrument, item=item, facet="level", value=value, sequence=1)
        for item, value in values.items()
    ]
    hall.store.save_answers([(seat, given)])


def go(hall: Hall, activity: str) -> None:
    moves.start(hall.store, hall.workshop_id, activity, seen=hall.seen, now=NOON)


def reveal_questions(hall: Hall) -> Release:
    go(hall, "rate")
    return releases.reveal(hall.store, hall.content, hall.workshop_id, seen=hall.seen, now=NOON)


def test_the_release_of_the_questions_tells_how_far_the_guesses_lay(hall: Hall) -> None:
    for seat in hall.join(8):
        give(hall, seat, GUESS, {"before": 4, "after": 3})
        give(hall, seat, SELF, dict.fromkeys(hall.content.instrument(SELF).items, 2))

    release = reveal_questions(hall)

    assert [(cell.item, cell.n, cell.mean) for cell in release.guesses if cell.group == "all"] == [
        ("before", 8, 2),
        ("after", 8, 1),
    ]
    assert hall.store.find_release(release.id) == release


def test_guesses_themselves_cannot_be_revealed(hall: Hall) -> None:
    for seat in hall.join(8):
        give(hall, seat, GUESS, {"before": 4})
    go(hall, "guess")
    before = hall.seen

    with pytest.raises(InvalidValueError, match="What people guess of themselves is not shown"):
        hall.reveal()

    assert hall.store.list_releases(hall.workshop_id) == []
    assert hall.seen == before


def test_guesses_without_answers_and_answers_without_guesses_show_no_difference(
    hall: Hall,
) -> None:
    for seat in hall.join(8):
        give(hall, seat, GUESS, {"before": 4})
    for seat in hall.join(10):
        give(hall, seat, SELF, dict.fromkeys(hall.content.instrument(SELF).items, 0))

    release = reveal_questions(hall)

    assert release.guesses == ()
    assert release.levels


def test_everybody_at_the_very_beginning_is_a_result_like_any_other(hall: Hall) -> None:
    for seat in hall.join(10):
        give(hall, seat, GUESS, {"before": 0, "after": 0})
        give(hall, seat, SELF, dict.fromkeys(hall.content.instrument(SELF).items, 0))

    release = reveal_questions(hall)

    assert {cell.mean for cell in release.guesses} == {0}
    assert {level.counts["A1"] for level in release.levels} == {10}
