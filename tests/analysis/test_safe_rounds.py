"""A question asked again: what the second picture shows, and what it does not give away."""

from votes import Room, instrument, seats, shift

from ihubkit.model.release import Cell, Release

ONE = instrument("A1")
TWO = instrument("A1", "A2")


def room(people: int = 12, value: int = 2) -> Room:
    """A room that has seen its first round."""
    found = Room(TWO)
    for item in TWO.items:
        found.say(seats(0, people), value, item)
    found.release()
    return found


def cell(release: Release) -> Cell:
    found = release.cell("all", "A1", "status")
    assert found
    return found


def test_who_does_not_answer_again_counts_as_before() -> None:
    again = room()
    again.say(seats(0, 6), 4, turn=2)

    second = again.release(2, {("A1", "status")})

    assert cell(second) == Cell(
        group="all",
        item="A1",
        facet="status",
        n=12,
        mean=3.0,
        median=3.0,
        agreement=cell(second).agreement,
        counts={1: 0, 2: 6, 3: 0, 4: 6},
    )


def test_cannot_say_in_a_later_round_leaves_the_earlier_rating() -> None:
    again = room()
    again.say(seats(0, 6), 4, turn=2)
    again.say(seats(6, 12), None, turn=2)

    assert cell(again.release(2)).n == 12


def test_a_release_holds_only_what_its_round_asked() -> None:
    again = room()
    again.say(seats(0, 12), 4, turn=2)

    second = again.release(2, {("A1", "status")})

    assert {one.item for one in second.cells} == {"A1"}
    assert {one.item for one in second.shifts} == {"A1"}
    assert second.sections == ()


def test_the_change_of_fewer_than_k_people_is_not_shown_but_the_first_picture_again() -> None:
    again = room()
    again.say(seats(0, 4), 4, turn=2)

    second = again.release(2)

    assert second.cells == again.releases[0].cells
    assert second.shifts == ()


def a_third_round(answered: int) -> Room:
    """A room asked about one topic once more, and then about the other one."""
    found = room()
    found.say(seats(0, 6), 4, turn=2)
    found.release(2, {("A1", "status")})
    found.say(seats(0, answered), 4, "A2", turn=3)
    return found


def test_a_topic_asked_in_a_third_round_is_compared_with_the_round_that_showed_it() -> None:
    third = a_third_round(6).release(3, {("A2", "status")})

    told = shift(third, item="A2")
    assert told
    assert (told.paired, told.n, told.mean, told.since) == (True, 12, 1.0, "w1")


def test_in_a_third_round_nobody_and_few_look_alike_too() -> None:
    nobody, few = (a_third_round(n).release(3, {("A2", "status")}) for n in (0, 4))

    assert nobody == few
    assert [(c.item, c.mean) for c in few.cells] == [("A2", 2.0)] * 2
    assert few.shifts == ()


def test_a_whole_third_round_by_few_shows_all_again_as_it_was() -> None:
    again = a_third_round(4)

    third = again.release(3)

    assert {(c.item, c.mean) for c in third.cells} == {("A1", 3.0), ("A2", 2.0)}
    assert third.shifts == ()


def test_whether_nobody_or_few_answered_again_looks_alike() -> None:
    nobody, few = room(), room()
    few.say(seats(0, 4), 4, turn=2)

    assert nobody.release(2) == few.release(2)


def test_the_same_value_given_again_is_an_answer_of_its_own() -> None:
    """Four who change their minds are not hidden by a fifth who only says the same again."""
    again = room()
    again.say(seats(0, 4), 4, turn=2)
    again.say(seats(4, 5), 2, turn=2)

    assert cell(again.release(2)).mean == 2.6667


def test_a_second_release_of_a_round_shows_again_what_that_round_showed() -> None:
    again = room()
    again.say(seats(0, 6), 4, turn=2)
    second = again.release(2)
    again.say(seats(6, 7), 4, turn=2)

    third = again.release(2)

    assert third.cells == second.cells
    assert third.shifts == second.shifts


def test_the_first_round_revealed_again_stays_the_first_round() -> None:
    again = room()
    again.say(seats(0, 6), 4, turn=2)
    again.release(2)

    assert again.release(1).cells == again.releases[0].cells


def test_two_who_change_an_answer_of_the_first_round_later_show_in_no_round() -> None:
    again = room()
    again.say(seats(0, 8), 4, turn=2)
    again.release(2)
    again.say(seats(10, 12), 4)

    assert cell(again.release(1)) == cell(again.releases[0])
    assert cell(again.release(2)) == cell(again.releases[1])


def test_a_shift_of_the_same_people_is_paired_and_the_difference_of_two_means() -> None:
    again = room()
    again.say(seats(0, 6), 4, turn=2)

    told = shift(again.release(2))

    assert told
    assert (told.paired, told.n, told.mean, told.since) == (True, 12, 1.0, "w1")
    assert told.low is not None
    assert told.high is not None
    assert told.low < 1.0 < told.high


def test_a_paired_interval_is_told_from_twice_k_people_on() -> None:
    again = room(9)
    again.say(seats(0, 6), 4, turn=2)

    told = shift(again.release(2))

    assert told
    assert (told.paired, told.low, told.effect) == (True, None, None)


def test_a_shift_of_not_quite_the_same_people_is_the_difference_of_two_shown_means() -> None:
    again = room()
    again.say(seats(0, 6), 4, turn=2)
    again.say(seats(12, 14), 4, turn=2)

    second = again.release(2)

    told = shift(second)
    assert told
    assert not told.paired
    assert told.mean == round(cell(second).mean - 2, 4)


def test_everybody_answering_means_nothing_is_left_to_chance() -> None:
    again = room()
    again.staff = {"a": 12}
    again.past = again.past._replace(schools=frozenset("a"))
    again.say(seats(0, 6), 4, turn=2)

    told = shift(again.release(2))

    assert told
    assert (told.low, told.high) == (1.0, 1.0)


def test_everybody_changing_alike_has_no_interval() -> None:
    again = room()
    again.say(seats(0, 12), 3, turn=2)

    told = shift(again.release(2))

    assert told
    assert (told.mean, told.low, told.effect) == (1.0, None, None)


def test_each_round_is_compared_with_the_one_before() -> None:
    again = room()
    for turn, value in ((2, 3), (3, 4)):
        again.say(seats(0, 12), value, turn=turn)
        again.release(turn)

    shifts = [shift(release) for release in again.releases[1:]]

    assert [told.since for told in shifts if told] == ["w1", "w2"]
