"""Releases stay as they were shown."""

from datetime import UTC, datetime, timedelta

import pytest

from ihubkit.errors import IHubKitError, NotFoundError, StaleWriteError
from ihubkit.model.answer import CardKind
from ihubkit.model.people import Role
from ihubkit.model.release import Cell, Group, GroupKind, LevelShare, Release, ShownCard
from ihubkit.model.workshop import Workshop
from ihubkit.store import Store

NOW = datetime(2026, 3, 2, 17, 0, tzinfo=UTC)


def a_release(release_id: str, **changes: object) -> Release:
    release = Release(
        id=release_id,
        workshop_id="w1",
        title="Results",
        instrument="innovative-school",
        instrument_version=1,
        round=1,
        wave=0,
        k=5,
        made_at=NOW,
        groups=(
            Group(key="all", kind=GroupKind.ALL),
            Group(
                key="school:s1/role:leader+teacher",
                kind=GroupKind.ROLE,
                school_id="s1",
                roles=(Role.LEADER, Role.TEACHER),
            ),
        ),
        cells=(
            Cell(
                group="all",
                item="A1",
                facet="status",
                n=9,
                mean=2 / 3,
                median=2,
                agreement=0.1,
                counts={1: 4, 3: 5},
            ),
        ),
        levels=(LevelShare(group="all", section="", n=9, counts={"A1": 9}),),
        cards=(
            ShownCard(
                id="c1", school_id="s1", kind=CardKind.NEED, section="A", text="مزيد", votes=3
            ),
        ),
    )
    return release.model_copy(update=changes)


def test_a_release_comes_back_as_it_was_shown(evening: Store) -> None:
    evening.add_release(a_release("r1"), {})

    assert evening.find_release("r1") == a_release("r1")


def test_the_last_release_of_a_round_comes_with_its_basis_even_if_a_clock_was_set_back(
    evening: Store,
) -> None:
    later = a_release("r2", made_at=NOW - timedelta(hours=3))
    evening.add_release(a_release("r1"), {"all|A1": ["token"]})
    evening.add_release(later, {"all|A1": ["other", "token"]})
    evening.add_release(a_release("r3", round=2), {})

    found = evening.last_release("w1", "innovative-school", 1)

    assert found == (later, {"all|A1": ["other", "token"]})
    assert evening.last_release("w1", "educator-competence", 1) is None


def test_releases_are_listed_newest_first_of_all_a_workshop_or_a_school(
    evening: Store, workshop: Workshop
) -> None:
    other = {"id": "w2", "join_code": "OTHER2", "school_ids": ("s2",)}
    evening.add_workshop(workshop.model_copy(update=other))
    evening.add_release(a_release("r1"), {})
    evening.add_release(a_release("r2", workshop_id="w2"), {})

    def listed(**conditions: str) -> list[str]:
        return [release.id for release in evening.list_releases(**conditions)]

    assert listed() == ["r2", "r1"]
    assert listed(workshop_id="w1") == ["r1"]
    assert listed(school_id="s1") == ["r1"]
    assert listed(school_id="s2") == ["r2", "r1"]
    assert listed(workshop_id="w2", school_id="s1") == []
    assert listed(school_id="s9") == []


def test_a_withdrawal_leaves_releases_as_they_were(evening: Store) -> None:
    evening.add_release(a_release("r1"), {"all|A1": ["token"]})

    evening.remove_seat("seat1")

    assert evening.last_release("w1", "innovative-school", 1) == (
        a_release("r1"),
        {"all|A1": ["token"]},
    )


def test_a_release_or_workshop_that_is_not_there_is_named(evening: Store) -> None:
    with pytest.raises(NotFoundError, match="“r9”"):
        evening.find_release("r9")
    with pytest.raises(NotFoundError, match="“w9”"):
        evening.add_release(a_release("r1", workshop_id="w9"), {})


def test_a_reveal_stores_the_release_and_moves_the_workshop(
    evening: Store, workshop: Workshop
) -> None:
    moved = workshop.model_copy(update={"position": 0, "title": "Revealed"})

    saved = evening.reveal_release(a_release("r1"), {"all": ["mark"]}, moved, seen=0)

    assert evening.find_workshop("w1") == saved
    assert (saved.revision, saved.title) == (1, "Revealed")
    assert evening.last_release("w1", "innovative-school") == (a_release("r1"), {"all": ["mark"]})


def test_of_two_reveals_seen_at_once_one_is_stored(evening: Store, workshop: Workshop) -> None:
    evening.reveal_release(a_release("r1"), {}, workshop, seen=0)

    with pytest.raises(StaleWriteError):
        evening.reveal_release(a_release("r2"), {}, workshop, seen=0)

    assert [release.id for release in evening.list_releases()] == ["r1"]


def test_a_release_that_cannot_be_stored_moves_nothing(evening: Store, workshop: Workshop) -> None:
    evening.reveal_release(a_release("r1"), {}, workshop, seen=0)
    moved = workshop.model_copy(update={"title": "Never"})

    with pytest.raises(IHubKitError):
        evening.reveal_release(a_release("r1"), {}, moved, seen=1)

    assert evening.find_workshop("w1").title == workshop.title
    assert evening.find_workshop("w1").revision == 1


def test_the_newest_release_of_any_round_and_those_of_one_instrument_are_found(
    evening: Store,
) -> None:
    evening.add_release(a_release("r1", round=2), {})
    evening.add_release(a_release("r2"), {"all": ["mark"]})
    evening.add_release(a_release("r3", instrument="other"), {})

    assert evening.last_release("w1", "innovative-school") == (a_release("r2"), {"all": ["mark"]})
    found = evening.list_releases(workshop_id="w1", instrument="innovative-school")
    assert [release.id for release in found] == ["r2", "r1"]
