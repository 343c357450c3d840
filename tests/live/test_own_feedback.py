"""Own results in a running self-assessment: levels closed until the second guess, then open."""

from datetime import timedelta

import pytest
from hall import NOON, Hall

from ihubkit.content import Content
from ihubkit.live import hubs, moves, seats, workshops
from ihubkit.live.feedback import seat_feedback
from ihubkit.live.seats import Taken
from ihubkit.model.answer import Answer
from ihubkit.model.feedback import Feedback
from ihubkit.store import Store

SELF, GUESS = "educator-competence", "educator-guess"
LATER = NOON + timedelta(hours=3)  # codes live for a day


@pytest.fixture
def hall(store: Store, content: Content) -> Hall:
    """An open self-assessment of one school, at its first guess."""
    hubs.make_hub(store, "Hub North", k=5, languages=("en", "et"))
    hall = Hall(store, content, [hubs.add_school(store, "Birch School")], "")
    hall.workshop_id = hold(hall, "self-assessment-45", wave=0)
    go(hall, "guess")
    return hall


def hold(hall: Hall, runsheet: str, *, wave: int) -> str:
    made = workshops.make_workshop(
        hall.store,
        hall.content,
        title=f"Our own work, {wave}",
        runsheet=runsheet,
        school_ids=[hall.schools[0].id],
        wave=wave,
        languages=("en", "et"),
        now=NOON,
    )
    return workshops.open_workshop(hall.store, made.id, now=NOON).id


def take(hall: Hall, code: str = "") -> Taken:
    return seats.take_seat(
        hall.store,
        code=hall.workshop.join_code,
        school_id=hall.schools[0].id,
        role="teacher",
        language="en",
        resume_code=code,
        now=LATER if code else NOON,
    )


def give(hall: Hall, seat: str, instrument: str, values: dict[str, int]) -> None:
    given = [
        Answer(instrument=instrument, item=item, facet="level", value=value, sequence=1)
        for item, value in values.items()
    ]
    hall.store.save_answers([(seat, given)])


def go(hall: Hall, activity: str) -> None:
    moves.start(hall.store, hall.workshop_id, activity, seen=hall.seen, now=NOON)


def own(hall: Hall, seat: str, instrument: str = SELF) -> Feedback:
    return Feedback.model_validate(seat_feedback(hall.store, hall.content, seat, instrument))


def everything(hall: Hall, value: int) -> dict[str, int]:
    return dict.fromkeys(hall.content.instrument(SELF).items, value)


def test_levels_open_with_the_second_guess(hall: Hall) -> None:
    seat = take(hall).seat.id
    give(hall, seat, GUESS, {"before": 3})
    go(hall, "rate")
    give(hall, seat, SELF, everything(hall, 2))

    closed = own(hall, seat)
    give(hall, seat, GUESS, {"after": 2})
    opened = own(hall, seat)

    assert (closed.waits, closed.level, closed.total) == (True, "", None)
    assert {area.level for area in closed.areas} == {""}
    assert [guess.difference for guess in closed.guesses] == [None]
    assert closed.items
    assert (opened.waits, opened.level) == (False, "B1")
    assert [guess.difference for guess in opened.guesses] == [1, 0]


def test_who_does_not_guess_again_sees_levels_when_the_workshop_moves_on(hall: Hall) -> None:
    seat = take(hall).seat.id
    give(hall, seat, SELF, everything(hall, 2))
    go(hall, "guess-again")
    assert own(hall, seat).waits

    go(hall, "own")

    assert (own(hall, seat).level, own(hall, seat).guesses) == ("B1", ())


def test_asking_for_the_guess_gives_the_results_of_what_was_guessed(hall: Hall) -> None:
    seat = take(hall).seat.id
    give(hall, seat, GUESS, {"before": 3})

    assert own(hall, seat, GUESS).instrument == SELF
    assert own(hall, seat, "").instrument == SELF


def test_each_next_step_comes_with_a_card_in_the_seats_language(hall: Hall) -> None:
    seat = take(hall).seat.id
    give(hall, seat, SELF, {"6.4": 1})
    english = own(hall, seat).items[0]
    seats.change_seat(hall.store, seat, "et")

    estonian = own(hall, seat).items[0]

    assert english.next_step
    assert english.resources[0].minutes == estonian.resources[0].minutes == 25
    assert english.resources[0].about != estonian.resources[0].about


def test_the_short_form_then_and_the_full_one_now_compare_the_eight_they_share(
    hall: Hall,
) -> None:
    hall.workshop_id = hold(hall, "self-assessment-short-20", wave=0)
    first = take(hall)
    eight = next(a.items for a in hall.workshop.activities if a.items)
    give(hall, first.seat.id, SELF, dict.fromkeys(eight, 1))
    assert own(hall, first.seat.id).missing == ()

    hall.workshop_id = hold(hall, "self-assessment-45", wave=1)
    again = take(hall, first.resume_code)
    give(hall, again.seat.id, SELF, everything(hall, 2))
    go(hall, "closing")

    since = own(hall, again.seat.id).since
    assert since
    assert (since.of, since.higher, since.lower, since.mean) == (8, 8, 0, 1)
    assert (since.workshop, since.held, since.then) == ("Our own work, 0", NOON, None)


def test_the_full_form_twice_tells_the_level_of_then(hall: Hall) -> None:
    first = take(hall)
    give(hall, first.seat.id, SELF, everything(hall, 3))
    hall.workshop_id = hold(hall, "self-assessment-45", wave=1)
    again = take(hall, first.resume_code)
    give(hall, again.seat.id, SELF, everything(hall, 2))
    go(hall, "closing")

    since = own(hall, again.seat.id).since

    assert since
    assert since.then
    assert (since.then.level, since.lower, since.mean) == ("C1", 22, -1)


def test_without_the_code_of_last_time_nothing_is_compared(hall: Hall) -> None:
    first, stranger = take(hall), take(hall)
    for taken in (first, stranger):
        give(hall, taken.seat.id, SELF, everything(hall, 3))
    go(hall, "closing")

    assert own(hall, stranger.seat.id).since is None
