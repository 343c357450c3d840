"""One code over several waves: who types it keeps it, and whom it does not let in."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from hall import NOON, Hall

from ihubkit.errors import InvalidValueError, WrongCodeError
from ihubkit.live import codes, hubs, seats, workshops
from ihubkit.live.seats import Taken
from ihubkit.model.workshop import Workshop

SPRING = NOON + timedelta(days=90)

HoldAgain = Callable[..., Workshop]


@pytest.fixture
def again(hall: Hall) -> HoldAgain:
    """Open a follow-up of some of the hall's schools, in English and Finnish."""

    def hold(*school_ids: str, languages: tuple[str, ...] = ("en", "fi")) -> Workshop:
        made = workshops.make_workshop(
            hall.store,
            hall.content,
            title="Half a year later",
            runsheet="needs-mapping-90",
            school_ids=list(school_ids),
            wave=1,
            languages=languages,
            now=SPRING,
        )
        return workshops.open_workshop(hall.store, made.id, now=SPRING)

    return hold


def join(
    hall: Hall, workshop: Workshop | None = None, *, now: datetime = SPRING, **form: str
) -> Taken:
    """Join a workshop; without one, the first of the hall, as a Finnish leader of Birch."""
    if workshop is None:
        birch = hall.schools[0].id
        form = {"school_id": birch, "role": "leader", "language": "fi"} | form
    code = (workshop or hall.workshop).join_code
    return seats.take_seat(hall.store, code=code, now=now, **form)


def test_a_code_from_last_time_takes_a_new_seat_with_the_same_code(
    hall: Hall, again: HoldAgain
) -> None:
    first = join(hall, now=NOON)
    typed = first.resume_code.lower().replace("-", " ")

    taken = join(hall, again(hall.schools[0].id), resume_code=typed)

    assert (taken.continued, taken.returned) == (True, False)
    assert taken.resume_code == first.resume_code
    assert taken.seat.id != first.seat.id
    assert (taken.seat.school_id, taken.seat.role, taken.seat.language) == (
        first.seat.school_id,
        first.seat.role,
        "fi",
    )
    assert hall.store.list_earlier_seats(taken.seat.id) == [first.seat]
    assert hall.store.list_earlier_seats(first.seat.id) == []


def test_role_and_language_of_now_win_over_those_of_then(hall: Hall, again: HoldAgain) -> None:
    first = join(hall, now=NOON)
    spring = again(hall.schools[0].id)

    taken = join(hall, spring, resume_code=first.resume_code, role="teacher", language="en")

    assert (taken.seat.role.value, taken.seat.language) == ("teacher", "en")


def test_a_language_that_is_no_longer_offered_is_left_behind(hall: Hall, again: HoldAgain) -> None:
    first = join(hall, now=NOON)

    taken = join(hall, again(hall.schools[0].id, languages=("en",)), resume_code=first.resume_code)

    assert taken.seat.language == "en"


def test_a_code_typed_twice_leads_to_one_seat(hall: Hall, again: HoldAgain) -> None:
    first = join(hall, now=NOON)
    spring = again(hall.schools[0].id)
    taken = join(hall, spring, resume_code=first.resume_code)

    once_more = join(hall, spring, resume_code=first.resume_code)

    assert once_more == Taken(seat=taken.seat, returned=True)
    assert sum(count.seats for count in hall.store.count_seats(spring.id)) == 1


def test_a_code_of_a_school_that_does_not_take_part_is_refused_and_counted_as_wrong(
    hall: Hall, again: HoldAgain
) -> None:
    first = join(hall, now=NOON)
    elsewhere = again(hall.schools[1].id)

    with pytest.raises(WrongCodeError, match="Leave the field empty") as refused:
        join(hall, elsewhere, resume_code=first.resume_code, school_id=hall.schools[1].id)

    assert hall.schools[0].name not in refused.value.message
    assert hall.store.count_seats(elsewhere.id) == []


def test_who_chose_another_school_than_the_codes_is_asked(hall: Hall, again: HoldAgain) -> None:
    first = join(hall, now=NOON)
    both = again(*(school.id for school in hall.schools))

    with pytest.raises(InvalidValueError, match="comes from “Birch School”"):
        join(hall, both, resume_code=first.resume_code, school_id=hall.schools[1].id)


@pytest.mark.parametrize("code", ["22222-22222", "' OR 1=1 --", "%", "🦉" * 9, "x" * 9000])
def test_what_is_no_code_opens_nothing_in_a_follow_up(
    hall: Hall, again: HoldAgain, code: str
) -> None:
    join(hall, now=NOON)
    spring = again(hall.schools[0].id)

    with pytest.raises(WrongCodeError, match="leave the field empty"):
        join(hall, spring, resume_code=code)

    assert hall.store.count_seats(spring.id) == []


def test_who_withdrew_last_time_cannot_be_linked_any_more(hall: Hall, again: HoldAgain) -> None:
    first = join(hall, now=NOON)
    seats.withdraw(hall.store, first.seat.id)

    with pytest.raises(WrongCodeError):
        join(hall, again(hall.schools[0].id), resume_code=first.resume_code)


def test_the_code_of_two_waves_is_one_hash_and_nowhere_in_plain(
    hall: Hall, again: HoldAgain
) -> None:
    first = join(hall, now=NOON)
    taken = join(hall, again(hall.schools[0].id), resume_code=first.resume_code)
    kept = codes.hash_code(first.resume_code, hubs.secret(hall.store, hubs.RESUME))

    assert hall.store.list_seats_by_resume(kept) == [taken.seat, first.seat]


def test_the_join_page_of_a_follow_up_says_which_wave_it_is(hall: Hall, again: HoldAgain) -> None:
    spring = again(hall.schools[0].id)

    assert seats.find_open(hall.store, spring.join_code, now=SPRING).wave == 1
    assert seats.find_open(hall.store, hall.workshop.join_code, now=NOON).wave == 0
