"""Joining, returning, leaving; and what is said when a code does not open."""

from datetime import timedelta

import pytest
from hall import NOON, Hall

from ihubkit.errors import ClosedError, InvalidValueError, NotFoundError, WrongCodeError
from ihubkit.live import codes, feedback, hubs, seats, workshops
from ihubkit.live.seats import Taken
from ihubkit.model.people import Role
from ihubkit.model.workshop import ActivityKind


def take(hall: Hall, **other: str) -> Taken:
    """Take a seat as a teacher of the first school."""
    form = {
        "code": hall.workshop.join_code,
        "school_id": hall.schools[0].id,
        "role": "teacher",
        "language": "en",
    }
    return seats.take_seat(hall.store, **form | other, now=NOON)


def test_a_join_code_tells_what_there_is_to_choose_and_no_more(hall: Hall) -> None:
    code = hall.workshop.join_code

    page = seats.find_open(hall.store, f" {code[:3]}-{code[3:].lower()}", now=NOON)

    assert page.title == "Spring evening"
    assert [school.name for school in page.schools] == ["Birch School", "Alder School"]
    assert page.languages == ("en", "fi")
    assert page.roles == tuple(Role)
    assert page.k == 5
    assert hall.schools[0].team_code not in page.model_dump_json()


@pytest.mark.parametrize("code", ["", "ZZZZZZ", "<script>", "é" * 5000])
def test_a_wrong_code_says_what_to_do(hall: Hall, code: str) -> None:
    with pytest.raises(WrongCodeError, match="Compare it with the code on the board") as refused:
        seats.find_open(hall.store, code, now=NOON)

    assert len(refused.value.message) < 250


def test_a_draft_says_that_it_has_not_opened_yet(draft: Hall) -> None:
    with pytest.raises(ClosedError, match="has not opened yet"):
        seats.find_open(draft.store, draft.workshop.join_code, now=NOON)


def test_a_closed_workshop_says_so(hall: Hall) -> None:
    workshops.close_workshop(hall.store, hall.workshop_id, now=NOON)

    with pytest.raises(ClosedError, match="is closed"):
        take(hall)


def test_a_code_expires_after_a_day(hall: Hall) -> None:
    late = NOON + timedelta(hours=25)

    with pytest.raises(ClosedError, match="has expired"):
        seats.find_open(hall.store, hall.workshop.join_code, now=late)


def test_a_resume_code_leads_back_to_the_same_seat(hall: Hall) -> None:
    first = take(hall)

    again = take(hall, resume_code=first.resume_code.lower().replace("-", " "), role="leader")

    assert first.resume_code
    assert again == Taken(seat=first.seat, resume_code="", returned=True)


def test_a_wrong_resume_code_takes_no_new_seat(hall: Hall) -> None:
    with pytest.raises(WrongCodeError, match="leave the field empty"):
        take(hall, resume_code=codes.new_resume_code())

    assert hall.store.count_seats(hall.workshop_id) == []


def test_resume_codes_are_not_in_the_store(hall: Hall) -> None:
    taken = take(hall)
    plain = codes.normalise(taken.resume_code)
    kept = codes.hash_code(taken.resume_code, hubs.secret(hall.store, hubs.RESUME))

    assert hall.store.find_seat_by_resume(hall.workshop_id, kept) == taken.seat
    assert plain not in kept
    with pytest.raises(NotFoundError):
        hall.store.find_seat_by_resume(hall.workshop_id, plain)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"school_id": "elsewhere"}, "Choose your school"),
        ({"role": "king"}, "'king' is not known.*teacher, leader, support"),
        ({"language": "tlh"}, "Choose one of: en, fi"),
    ],
)
def test_a_choice_that_is_not_offered_is_refused(
    hall: Hall, wrong: dict[str, str], said: str
) -> None:
    with pytest.raises(InvalidValueError, match=said):
        take(hall, **wrong)


def test_a_school_may_be_called_by_its_name(hall: Hall) -> None:
    school = hall.schools[1]

    assert take(hall, school_id=school.name).seat.school_id == school.id


def test_a_seat_may_change_its_language(hall: Hall) -> None:
    (seat,) = hall.join(1)

    assert seats.change_seat(hall.store, seat, "fi").language == "fi"
    assert hall.store.find_seat(seat).language == "fi"


def test_feedback_counts_the_last_round_and_speaks_the_seats_language(hall: Hall) -> None:
    (seat,) = hall.join(1)
    hall.go_to(ActivityKind.INSTRUMENT)
    hall.answer([seat], status=2)
    hall.answer([seat], number=2, status=4)
    seats.change_seat(hall.store, seat, "fi")

    given = feedback.seat_feedback(hall.store, hall.content, seat)

    assert given["title"] == hall.content.instrument("innovative-school", "fi").title
    assert {item["values"]["status"] for item in given["items"]} == {3}  # type: ignore[attr-defined]


def test_feedback_is_given_only_for_what_the_workshop_asks(hall: Hall) -> None:
    (seat,) = hall.join(1)

    with pytest.raises(InvalidValueError, match="it asks innovative-school"):
        feedback.seat_feedback(hall.store, hall.content, seat, "educator-competence")
