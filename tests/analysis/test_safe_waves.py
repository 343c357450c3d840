"""The same questions months later: what is compared, person by person or not."""

import pytest
from votes import Room, instrument, seats, shift

from ihubkit.model.release import Release

ASKED = instrument("A1")


def baseline(people: int = 12, value: int = 2, *, school: str = "a") -> Room:
    room = Room(ASKED, name="before-")
    room.say(seats(0, people, "old"), value, school=school)
    room.release()
    return room


def follow_up(
    before: Room, stayed: int, new: int, *, closed: bool = True, code: str = "code{}"
) -> Release:
    """Months later, some of the same people are there and others; all see it one better."""
    room = Room(ASKED, name="after-", wave=1)
    room.say(seats(0, stayed), 3)
    room.say(seats(0, new, "new"), 3)
    schools = frozenset(row.school_id for row in before.rows.values())
    pairs = {f"old{n}": f"person{n}" for n in range(20)}
    pairs |= {f"p{n}": code.format(n).replace("code", "person") for n in range(stayed)}
    room.past = room.past._replace(
        schools=frozenset("a"),
        waves=[before.as_wave(closed=closed)._replace(schools=schools)],
        others=[before.basis],
        people=pairs,
    )
    return room.release()


def test_who_stayed_is_compared_with_themselves_when_enough_came_and_went() -> None:
    told = shift(follow_up(baseline(), stayed=8, new=3))

    assert told
    assert (told.paired, told.n, told.mean, told.since) == (True, 8, 1.0, "before-1")


def test_the_same_people_are_compared_with_themselves() -> None:
    told = shift(follow_up(baseline(), stayed=12, new=0), "school:a")

    assert told
    assert (told.paired, told.n, told.mean) == (True, 12, 1.0)


@pytest.mark.parametrize(
    ("stayed", "new", "why"),
    [
        (11, 1, "the pairs beside both pictures would leave one newcomer and one who left"),
        (4, 8, "fewer than k stayed"),
        (0, 12, "nobody stayed"),
    ],
)
def test_otherwise_two_pictures_are_compared(stayed: int, new: int, why: str) -> None:
    told = shift(follow_up(baseline(), stayed, new))

    assert told, why
    assert (told.paired, told.n, told.mean) == (False, 12, 1.0)


def test_codes_of_nobody_pair_nobody() -> None:
    told = shift(follow_up(baseline(), stayed=12, new=0, code="other{}"))

    assert told
    assert not told.paired


def test_a_code_found_twice_is_left_out() -> None:
    """Twelve seats say that they are the same person."""
    told = shift(follow_up(baseline(), stayed=12, new=0, code="code1"))

    assert told
    assert not told.paired


def test_while_a_baseline_can_still_change_only_pictures_are_compared() -> None:
    told = shift(follow_up(baseline(), stayed=8, new=3, closed=False))

    assert told
    assert not told.paired


def test_a_wave_without_a_baseline_has_no_shifts() -> None:
    room = Room(ASKED, wave=1)
    room.say(seats(0, 12), 3)

    assert room.release().shifts == ()


def test_all_are_compared_only_when_the_schools_are_the_same() -> None:
    before = baseline()
    before.say(seats(0, 8, "b"), 2, school="b")
    before.release()

    second = follow_up(before, stayed=8, new=4)

    assert shift(second, "all") is None
    assert shift(second, "school:a")


def test_only_questions_of_both_waves_are_compared() -> None:
    """An item was taken out and another came in; the version rose."""
    before = Room(instrument("A1", "A2"), name="before-")
    after = Room(instrument("A2", "A3", version=2), name="after-", wave=1)
    for room, items in ((before, ("A1", "A2")), (after, ("A2", "A3"))):
        for item in items:
            room.say(seats(0, 12), 2, item)
    before.release()
    after.past = after.past._replace(schools=frozenset("a"), waves=[before.as_wave()])

    second = after.release()

    assert second.instrument_version == 2
    assert {told.item for told in second.shifts} == {"A2"}


def test_after_an_evening_of_two_rounds_every_question_is_compared_with_its_newest_round() -> None:
    asked = instrument("A1", "A2")
    before, after = Room(asked, name="before-"), Room(asked, name="after-", wave=1)
    for item in ("A1", "A2"):
        before.say(seats(0, 12, "old"), 2, item)
        after.say(seats(0, 12), 4, item)
    before.release()
    before.say(seats(0, 6, "old"), 4, turn=2)
    before.release(2, {("A1", "status")})
    after.past = after.past._replace(
        schools=frozenset("a"),
        waves=[before.as_wave()],
        others=[before.basis],
        people={f"{seat}{n}": f"person{n}" for seat in ("old", "p") for n in range(12)},
    )

    second = after.release()

    told = [shift(second, item=item) for item in ("A1", "A2")]
    assert [(s.paired, s.since, s.mean) for s in told if s] == [
        (True, "before-2", 1.0),
        (True, "before-1", 2.0),
    ]


def test_a_change_that_was_told_stays_safe_when_the_follow_up_is_shown_again() -> None:
    """Two more leave: beside the told change, the new picture would show what they had said."""
    before = baseline(12)
    room = Room(ASKED, name="after-", wave=1)
    room.say(seats(0, 8), 3)
    room.say(seats(0, 3, "new"), 3)
    room.past = room.past._replace(
        schools=frozenset("a"),
        waves=[before.as_wave()],
        others=[before.basis],
        people={f"{seat}{n}": f"person{n}" for seat in ("old", "p") for n in range(12)},
    )
    first = room.release()
    room.leave(seats(0, 3, "new"))
    room.say(seats(20, 24), 1)

    second = room.release()

    assert shift(first)
    assert len({cell.n for cell in second.cells} - {11, 12}) == 0
