"""Odd evenings: each gives a sensible picture, or none."""

import json

from votes import Room, instrument, seats, shift

from ihubkit.model.people import Role
from ihubkit.model.release import Release

ASKED = instrument("A1", "A2")


def published(release: Release) -> str:
    """A release as it leaves the house, without what differs from release to release anyway."""
    return json.dumps(release.model_dump(mode="json", exclude={"id", "workshop_id", "shifts"}))


def test_all_cannot_say_gives_an_empty_release() -> None:
    room = Room(ASKED)
    room.say(seats(0, 20), None)

    release = room.release()

    assert (release.groups, release.cells, release.ranks, release.reliability) == ((), (), (), ())


def test_one_respondent_gives_an_empty_release() -> None:
    room = Room(ASKED)
    room.say(seats(0, 1), 2)

    assert room.release().cells == ()


def test_everybody_identical_is_shown_with_full_agreement() -> None:
    room = Room(ASKED)
    room.say(seats(0, 12), 3)

    cell = room.release().cell("all", "A1", "status")

    assert cell
    assert (cell.mean, cell.agreement, cell.counts) == (3.0, 1.0, {1: 0, 2: 0, 3: 12, 4: 0})


def test_a_school_with_leaders_only_is_shown_as_a_school_without_roles() -> None:
    room = Room(ASKED)
    room.say(seats(0, 6), 3, role=Role.LEADER)

    assert [cell.group for cell in room.release().cells] == ["all", "school:a"]


def test_leaders_of_one_school_beside_teachers_of_another_are_two_schools() -> None:
    room = Room(ASKED)
    room.say(seats(0, 6), 3, role=Role.LEADER)
    room.say(seats(10, 20), 2, school="b")

    shown = {cell.group for cell in room.release().cells}

    assert {"all", "school:a", "school:b", "role:leader", "role:teacher"} == shown


def test_answers_to_an_item_that_was_removed_are_left_out() -> None:
    room = Room(ASKED)
    room.say(seats(0, 12), 3, "A1")
    room.say(seats(0, 12), 3, "Z9")
    room.release()

    room.asked = instrument("A2", version=2)
    room.say(seats(0, 12), 2, "A2")
    later = room.release()

    assert {cell.item for cell in later.cells} == {"A2"}
    assert later.sections[0].mean == 2.0


def test_answers_of_people_of_a_role_nobody_else_has_do_not_show_apart() -> None:
    room = Room(ASKED)
    room.say(seats(0, 12), 3)
    room.say(["caretaker"], 1, role=Role.SUPPORT)

    assert "support" not in published(room.release())


def test_a_school_too_small_and_a_school_without_answers_look_alike() -> None:
    nobody, hidden = Room(ASKED), Room(ASKED)
    for room in (nobody, hidden):
        room.say(seats(0, 12), 3)
    hidden.say(seats(50, 54), None, school="b")
    hidden.say(seats(50, 54), 3, "A2", school="b")

    assert published(nobody.release()) == published(hidden.release())


def test_which_of_two_hidden_schools_is_how_small_cannot_be_seen() -> None:
    rooms = [Room(ASKED) for _ in range(2)]
    for few, room in zip((2, 3), rooms, strict=True):
        room.say(seats(0, 12 - few), 3, school="a")
        room.say(seats(50, 50 + few), 3, school="b")

    first, second = (published(room.release()) for room in rooms)

    assert first == second
    assert "school:" not in first


def test_a_hidden_group_leaves_no_trace_in_shifts_either() -> None:
    again, never = Room(ASKED), Room(ASKED)
    for room in (again, never):
        room.say(seats(0, 12), 2)
        room.release()
    again.say(seats(0, 3), 4, turn=2)

    first, second = again.release(2), never.release(2)

    assert published(first) == published(second)
    assert shift(first) is shift(second) is None


def test_a_raised_k_hides_what_is_too_small_now() -> None:
    room = Room(ASKED)
    room.say(seats(0, 6), 3)
    room.release()
    room.k = 8

    assert room.release().cells == ()
