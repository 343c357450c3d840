"""Ranks and reliability: only of enough people, and not renewed for a few."""

import random

from votes import Room, instrument, seats

from ihubkit.model.people import Role
from ihubkit.model.release import Release

ITEMS = ("A1", "A2", "A3", "A4", "A5")
ASKED = instrument(*ITEMS, facets=("status", "importance"))


def room(people: int, *, school: str = "a", k: int = 5) -> Room:
    """The first items matter and are missing; people differ a little, each in all they say."""
    found = Room(ASKED, k=k)
    sit(found, seats(0, people), school)
    return found


def sit(found: Room, people: list[str], school: str = "a") -> None:
    for seat in people:
        draws = random.Random(seat)  # noqa: S311 -- no secret
        mood = draws.choice([0, 1])
        for place, item in enumerate(ITEMS):
            status = min(4, 1 + place // 2 + mood + draws.choice([0, 0, 1]))
            found.say([seat], status, item, school=school)
            found.say([seat], 4 - place // 2, item, facet="importance", school=school)


def ranked(release: Release, group: str = "all") -> list[str]:
    return [rank.item for rank in release.ranks if rank.group == group]


def test_an_order_is_told_from_twice_k_people_on() -> None:
    assert ranked(room(9).release()) == []
    assert sorted(ranked(room(10).release())) == list(ITEMS)


def test_places_and_shares_are_coarse_and_in_order() -> None:
    ranks = room(20).release().ranks

    mine = [rank for rank in ranks if rank.group == "all"]
    assert [rank.place for rank in mine] == [1, 2, 3, 4, 5]
    assert all(rank.top == round(rank.top, 1) for rank in mine)
    assert all(rank.best <= rank.worst for rank in mine)
    assert mine[0].top >= 0.9


def test_the_same_answers_give_the_same_order() -> None:
    assert room(14).release() == room(14).release()


def test_an_order_is_told_again_as_it_was_while_no_picture_has_changed() -> None:
    found = room(14)
    first = found.release()
    sit(found, seats(14, 16))

    assert found.release().ranks == first.ranks


def test_an_order_is_not_told_beside_pictures_of_two_moments() -> None:
    found = room(14)
    found.release()
    found.say(seats(0, 7), 4, "A1")
    found.say(seats(0, 2), 4, "A2")

    second = found.release()

    assert second.cells != found.releases[0].cells
    assert ranked(second) == []


def test_an_order_of_three_items_would_say_nothing() -> None:
    asked = instrument("A1", "A2", "A3", facets=("status", "importance"))
    found = Room(asked)
    for item in asked.items:
        for facet in ("status", "importance"):
            found.say(seats(0, 12), 2, item, facet=facet)

    assert found.release().ranks == ()


def test_reliability_is_told_from_thirty_complete_people_on() -> None:
    assert room(29).release().reliability == ()

    told = [one for one in room(30).release().reliability if one.facet == "status"]

    assert [one.group for one in told] == ["all", "school:a"]
    assert all(one.n == 30 and one.items == 5 for one in told)
    assert all(one.alpha_low < one.alpha < one.alpha_high for one in told)


def test_one_more_person_does_not_renew_reliability() -> None:
    found = room(30)
    first = found.release()
    sit(found, ["late"])

    assert found.release().reliability in ((), first.reliability)


def test_everybody_identical_has_no_reliability() -> None:
    found = Room(ASKED)
    for item in ITEMS:
        for facet in ("status", "importance"):
            found.say(seats(0, 40), 2, item, facet=facet)

    release = found.release()

    assert release.reliability == ()
    assert release.cells[0].agreement == 1.0


def test_leaders_are_counted_in_orders_of_everybody_only() -> None:
    found = room(12)
    for seat in seats(50, 53):
        for item in ITEMS:
            found.say([seat], 2, item, role=Role.LEADER)
            found.say([seat], 2, item, facet="importance", role=Role.LEADER)

    assert {rank.group for rank in found.release().ranks} <= {"all", "school:a"}
