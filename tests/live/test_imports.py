"""Imported answers become closed workshops with released pictures, or nothing at all."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ihubkit.content import load_content
from ihubkit.errors import StoreError
from ihubkit.exchange import ImportedAnswer
from ihubkit.live import hubs
from ihubkit.live.imports import import_answers
from ihubkit.model.people import Role
from ihubkit.model.workshop import WorkshopState
from ihubkit.settings import read_settings
from ihubkit.store import Store

CONTENT = load_content()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with hubs.open_hub(read_settings({}, data_dir=tmp_path)) as opened:
        hubs.make_hub(opened, "Our hub")
        yield opened


def answered(seat: int, *, wave: int = 0, turn: int = 1, school: str = "Alder") -> ImportedAnswer:
    return ImportedAnswer(
        row=seat + 1,
        hub="",
        school=school,
        seat=str(seat),
        role=Role.TEACHER,
        language="et",
        wave=wave,
        instrument="innovative-school",
        item="A1",
        facet="status",
        round=turn,
        value=1 + seat % 3,
    )


def test_the_workshop_is_closed_and_its_results_are_released(store: Store) -> None:
    [workshop] = import_answers(store, CONTENT, [answered(n) for n in range(8)], title="Autumn")

    [release] = store.list_releases(workshop.id)
    assert (workshop.state, workshop.title) == (WorkshopState.CLOSED, "Autumn")
    assert workshop.languages == ("et",)
    assert [cell.n for cell in release.cells if cell.group == "all"] == [8]


def test_a_group_too_small_to_be_shown_stays_hidden(store: Store) -> None:
    [workshop] = import_answers(store, CONTENT, [answered(n) for n in range(4)], title="Few")

    [release] = store.list_releases(workshop.id)
    assert release.cells == ()


def test_each_wave_becomes_a_workshop_of_its_own(store: Store) -> None:
    rows = [answered(n, wave=wave) for wave in (1, 0) for n in range(5)]

    made = import_answers(store, CONTENT, rows, title="Both")

    assert [(one.wave, one.title) for one in made] == [(0, "Both (0)"), (1, "Both (1)")]
    assert [store.count_seats(one.id)[0].seats for one in made] == [5, 5]


def test_each_round_has_a_release_of_its_own(store: Store) -> None:
    rows = [answered(n, turn=turn) for turn in (1, 2) for n in range(5)]

    [workshop] = import_answers(store, CONTENT, rows, title="Twice")

    assert sorted(release.round for release in store.list_releases(workshop.id)) == [1, 2]
    assert store.count_seats(workshop.id)[0].seats == 5


def test_a_school_of_the_hub_is_used_and_another_one_added(store: Store) -> None:
    alder = hubs.add_school(store, "Alder", staff=20)
    rows = [answered(1), answered(1, school="Birch")]

    [workshop] = import_answers(store, CONTENT, rows, title="Two schools")

    assert {school.name for school in store.list_schools()} == {"Alder", "Birch"}
    assert alder.id in workshop.school_ids


def test_nothing_stays_when_storing_fails(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: object) -> None:
        raise StoreError("The disk is full.")

    monkeypatch.setattr(store, "save_answers", full)
    with pytest.raises(StoreError, match="disk is full"):
        import_answers(store, CONTENT, [answered(n) for n in range(5)], title="Autumn")

    assert [store.count_seats(workshop.id) for workshop in store.list_workshops()] == [[]]
    assert store.list_releases() == []
