"""Moving a workshop: by two facilitators, backwards, into a second round."""

import pytest
from hall import NOON, Hall

from ihubkit.errors import ClosedError, InvalidValueError, StaleWriteError
from ihubkit.live import moves, releases, workshops
from ihubkit.model.workshop import ActivityKind, WorkshopState


def test_the_second_of_two_facilitators_is_told_where_the_workshop_is_now(hall: Hall) -> None:
    seen = hall.seen
    moved = moves.next_activity(hall.store, hall.workshop_id, seen=seen, now=NOON)

    with pytest.raises(StaleWriteError) as refused:
        moves.next_activity(hall.store, hall.workshop_id, seen=seen, now=NOON)

    assert refused.value.message == (
        f"Somebody else has just moved the workshop to “{moved.current.title}”. Look and try again."
    )
    assert refused.value.version == moved.revision
    assert hall.workshop == moved


def test_a_double_click_on_reveal_makes_one_release(hall: Hall) -> None:
    hall.go_to(ActivityKind.INSTRUMENT)
    hall.answer(hall.join(6))
    seen = hall.seen
    release = hall.reveal()

    with pytest.raises(StaleWriteError):
        releases.reveal(hall.store, hall.content, hall.workshop_id, seen=seen, now=NOON)

    assert hall.store.list_releases(hall.workshop_id) == [release]


def test_a_reveal_moves_on_to_the_matching_reveal(hall: Hall) -> None:
    asked = hall.go_to(ActivityKind.INSTRUMENT).current

    hall.reveal()

    shown = hall.workshop.current
    assert (shown.kind, shown.instrument) == (ActivityKind.REVEAL, asked.instrument)


def test_a_welcome_cannot_be_revealed(hall: Hall) -> None:
    with pytest.raises(InvalidValueError, match="asks nothing that could be revealed"):
        hall.reveal()


def test_a_second_round_is_inserted_here_with_its_reveal(hall: Hall) -> None:
    asked = hall.go_to(ActivityKind.INSTRUMENT).current
    before = hall.go_to(ActivityKind.DISCUSSION)

    after = moves.open_round(
        hall.store, hall.workshop_id, before.current.id, seen=hall.seen, now=NOON
    )

    again, shown = after.activities[after.position : after.position + 2]
    assert after.position == before.position + 1
    assert (again.kind, again.round, again.title) == (ActivityKind.INSTRUMENT, 2, asked.title)
    assert (shown.kind, shown.round) == (ActivityKind.REVEAL, 2)
    assert len({a.id for a in after.activities}) == len(before.activities) + 2


def test_a_round_can_be_opened_again_and_again_up_to_nine(hall: Hall) -> None:
    asked = hall.go_to(ActivityKind.INSTRUMENT).current
    for number in range(2, 10):
        moved = moves.open_round(hall.store, hall.workshop_id, asked.id, seen=hall.seen)
        assert moved.current.round == number

    with pytest.raises(InvalidValueError, match="has had its 9 rounds"):
        moves.open_round(hall.store, hall.workshop_id, asked.id, seen=hall.seen)


def test_the_last_activity_has_no_next(hall: Hall) -> None:
    last = hall.workshop.activities[-1]
    moves.start(hall.store, hall.workshop_id, last.id, seen=hall.seen)

    with pytest.raises(InvalidValueError, match="Close the workshop"):
        moves.next_activity(hall.store, hall.workshop_id, seen=hall.seen)


def test_an_unknown_activity_is_named(hall: Hall) -> None:
    with pytest.raises(InvalidValueError, match="no activity “lunch”"):
        moves.start(hall.store, hall.workshop_id, "lunch", seen=hall.seen)


@pytest.mark.parametrize("minutes", [-1000, 1000])
def test_an_activity_lasts_at_least_a_minute_and_at_most_ten_hours(
    hall: Hall, minutes: int
) -> None:
    with pytest.raises(InvalidValueError, match="1 to 600 are possible"):
        moves.add_minutes(hall.store, hall.workshop_id, minutes, seen=hall.seen)


def test_a_draft_does_not_move(draft: Hall) -> None:
    with pytest.raises(ClosedError, match="has not opened yet"):
        moves.next_activity(draft.store, draft.workshop_id, seen=draft.seen)


def test_closing_is_for_good(hall: Hall) -> None:
    workshops.close_workshop(hall.store, hall.workshop_id, now=NOON)

    with pytest.raises(ClosedError, match="is closed"):
        workshops.open_workshop(hall.store, hall.workshop_id, now=NOON)
    with pytest.raises(ClosedError, match="is closed"):
        moves.next_activity(hall.store, hall.workshop_id, seen=hall.seen)
    assert hall.workshop.state is WorkshopState.CLOSED


def test_opening_twice_changes_nothing(hall: Hall) -> None:
    before = hall.workshop

    assert workshops.open_workshop(hall.store, hall.workshop_id) == before
