"""All schools of the hub at once: which pictures there are, and of whom."""

import json

import pytest
from hall import NOON, Hall

from ihubkit.content import Content
from ihubkit.errors import InvalidValueError, NotFoundError
from ihubkit.live import hubs, workshops
from ihubkit.live.hub_tables import hub_tables
from ihubkit.live.pictures import Wanted, picture_chart
from ihubkit.live.whole_hub import find_results, is_whole_hub, list_pictures
from ihubkit.model.release import Release
from ihubkit.model.workshop import ActivityKind


def another(hall: Hall, *names: str, wave: int = 0) -> Hall:
    """Open a workshop of other schools."""
    schools = [hubs.add_school(hall.store, name) for name in names]
    made = workshops.make_workshop(
        hall.store,
        hall.content,
        title="Autumn evening",
        runsheet="needs-mapping-90",
        school_ids=[school.id for school in schools],
        wave=wave,
        now=NOON,
    )
    workshops.open_workshop(hall.store, made.id, now=NOON)
    return Hall(hall.store, hall.content, schools, made.id)


def answered(hall: Hall, *people: int, status: int = 2) -> Release:
    """Let so many people of each school answer, and reveal."""
    hall.go_to(ActivityKind.INSTRUMENT)
    for school, n in enumerate(people):
        hall.answer(hall.join(n, school), status=status)
    return hall.reveal()


def test_one_workshop_alone_has_no_picture_of_the_hub(hall: Hall) -> None:
    answered(hall, 6, 7)

    assert list_pictures(hall.store, hall.content) == []


def test_the_picture_of_the_hub_is_the_sum_of_its_workshops(hall: Hall) -> None:
    first = answered(hall, 6, 7)
    second = answered(another(hall, "Rowan School"), 9, status=3)
    answered(another(hall, "Willow School", wave=1), 8)

    (picture,) = list_pictures(hall.store, hall.content)
    found = find_results(hall.store, hall.content, picture)

    assert is_whole_hub(picture)
    assert (found.workshop_id, found.wave) == ("", 0)
    assert [group.key for group in found.groups] == ["all"]
    one, two, both = (r.cell("all", "A1", "status") for r in (first, second, found))
    assert one
    assert two
    assert both
    assert both.n == one.n + two.n == 22
    assert both.mean == pytest.approx((13 * one.mean + 9 * two.mean) / 22, abs=1e-3)


def test_a_workshop_too_small_to_be_shown_is_not_in_the_picture(hall: Hall) -> None:
    answered(hall, 6, 7)
    answered(another(hall, "Rowan School"), 3)

    (picture,) = list_pictures(hall.store, hall.content)
    cell = find_results(hall.store, hall.content, picture).cell("all", "A1", "status")

    assert cell
    assert cell.n == 13


def test_a_picture_stays_as_it_was_when_another_workshop_is_released(hall: Hall) -> None:
    answered(hall, 6, 7)
    answered(another(hall, "Rowan School"), 9)
    (before,) = list_pictures(hall.store, hall.content)
    shown = find_results(hall.store, hall.content, before)

    answered(another(hall, "Willow School"), 8)

    (after,) = list_pictures(hall.store, hall.content)
    assert before != after
    assert find_results(hall.store, hall.content, before) == shown
    assert find_results(hall.store, hall.content, after).cells[0].n == 30


def test_a_picture_of_the_hub_is_drawn_like_any_other(hall: Hall) -> None:
    answered(hall, 6, 7)
    answered(another(hall, "Rowan School"), 9)
    (picture,) = list_pictures(hall.store, hall.content)

    drawn = picture_chart(hall.store, hall.content, Wanted(picture, "profile", language="fi"))

    assert "22" in json.dumps(drawn["datasets"])


def test_a_release_is_found_by_its_own_id_and_an_unknown_picture_refused(hall: Hall) -> None:
    release = answered(hall, 6, 7)

    assert find_results(hall.store, hall.content, release.id) == release
    with pytest.raises(NotFoundError):
        find_results(hall.store, hall.content, "whole-hub-nothing")


def test_the_tables_of_the_hub_count_every_answer_school_by_school(hall: Hall) -> None:
    answered(hall, 6, 7)
    other = another(hall, "Rowan School")
    answered(other, 3)

    found = hub_tables(hall.store, hall.content, 0, "innovative-school")

    assert found.schools == 3
    sizes = dict(zip(found.cells["group"], found.cells["n"], strict=True))
    keys = [f"school:{school.id}" for school in hall.schools]
    assert sizes["all"] == 16
    assert f"school:{other.schools[0].id}" not in sizes
    assert [key in sizes for key in keys] == [False, True]  # 3 people hidden alone could be found


def test_tables_of_an_unknown_instrument_are_refused(hall: Hall, content: Content) -> None:
    with pytest.raises(NotFoundError):
        hub_tables(hall.store, content, 0, "nothing")


def test_guesses_have_no_tables(hall: Hall) -> None:
    with pytest.raises(InvalidValueError, match="guess"):
        hub_tables(hall.store, hall.content, 0, "educator-guess")
