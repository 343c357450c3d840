"""Backups are whole and consistent, while others go on writing."""

import itertools
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from ihubkit.errors import InvalidValueError, StoreError
from ihubkit.model.answer import Answer
from ihubkit.model.people import School
from ihubkit.store import Store


@pytest.fixture
def file_store(sqlite_url: str) -> Iterator[Store]:
    """A store in a SQLite file."""
    with Store.open(sqlite_url) as store:
        store.add_school(School(id="s1", name="School", team_code="TEAM1111"))
        yield store


def test_a_backup_opens_as_a_store_with_everything_in_it(file_store: Store, tmp_path: Path) -> None:
    path = tmp_path / "backup.sqlite"

    file_store.backup(path)
    file_store.add_school(School(id="s2", name="Later", team_code="TEAM2222"))

    assert sorted(tmp_path.glob("backup*")) == [path], "one file, nothing beside it"
    assert path.stat().st_mode & 0o077 == 0, "only its owner may read it"
    with Store.open(f"sqlite:///{path}") as restored:
        assert [school.id for school in restored.list_schools()] == ["s1"]


def test_a_backup_never_overwrites_a_file(file_store: Store, tmp_path: Path) -> None:
    path = tmp_path / "backup.sqlite"
    path.write_text("precious")

    with pytest.raises(InvalidValueError, match=r"already\. Choose another name"):
        file_store.backup(path)

    assert path.read_text() == "precious"


def test_a_backup_into_a_folder_that_is_not_there_is_refused_in_words(
    file_store: Store, tmp_path: Path
) -> None:
    with pytest.raises(StoreError, match="cannot be written to"):
        file_store.backup(tmp_path / "not" / "there.sqlite")


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_a_backup_of_postgresql_is_left_to_its_own_program(store: Store, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="pg_dump"):
        store.backup(tmp_path / "backup")


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_backup_made_while_answers_arrive_is_consistent(evening: Store, tmp_path: Path) -> None:
    begun, stop = threading.Event(), threading.Event()

    def write() -> None:
        for number in itertools.takewhile(lambda _: not stop.is_set(), itertools.count()):
            answer = Answer(instrument="i", item="left", facet="f", value=1, sequence=number)
            pair = [answer, answer.model_copy(update={"item": "right"})]
            evening.save_answers([("seat1", pair)])
            begun.set()

    writer = threading.Thread(target=write)
    writer.start()
    assert begun.wait(timeout=10)
    paths = [tmp_path / f"backup{number}.sqlite" for number in range(5)]
    for path in paths:
        evening.backup(path)
    stop.set()
    writer.join()

    for path in paths:
        with Store.open(f"sqlite:///{path}") as copy:
            left, right = copy.list_seat_answers("seat1")
            assert left.sequence == right.sequence, "both answers of a commit"
