"""Opening a store: fresh, again, together, and when the database is in no state to be used."""

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from ihubkit.errors import StoreError
from ihubkit.model.people import Hub, School
from ihubkit.store import Store
from ihubkit.store.metadata import METADATA
from ihubkit.store.migrate import FOLDER, HEAD

OPEN = Path(__file__).parent / "programs" / "open_and_say.py"
KEEP = OPEN.with_name("keep_and_fork.py")
SCHOOL = School(id="s1", name="School", team_code="TEAM1111")


def test_a_fresh_database_is_made_with_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "not" / "there" / "hub.sqlite"

    Store.open(f"sqlite:///{path}").close()

    assert path.exists()
    assert path.stat().st_mode & 0o077 == 0, "only its owner may read it"


def test_what_was_saved_is_there_when_opened_again(database_url: str) -> None:
    with Store.open(database_url) as store:
        store.save_hub(Hub(name="Hub"))

    with Store.open(database_url) as store:
        assert store.find_hub() == Hub(name="Hub")


def test_the_migrations_make_the_tables_the_code_expects(database_url: str, store: Store) -> None:
    store.close()
    engine = create_engine(database_url.replace("postgresql:", "postgresql+psycopg:"))

    with engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), METADATA)

    engine.dispose()
    assert METADATA.tables
    assert differences == []


def test_the_newest_migration_is_the_one_a_store_is_brought_to() -> None:
    config = Config()
    config.set_main_option("script_location", str(FOLDER))

    assert ScriptDirectory.from_config(config).get_current_head() == HEAD


def test_a_database_from_a_newer_version_is_refused(
    database_url: str, store: Store, outside: Callable[[], AbstractContextManager[Any]]
) -> None:
    store.close()
    with outside() as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")

    with pytest.raises(StoreError, match=r"newer version of iHubKit \(it has 9999.*update the kit"):
        Store.open(database_url)


def test_several_programs_open_a_fresh_database_at_once(database_url: str) -> None:
    programs = [
        subprocess.Popen(  # noqa: S603 -- our own program
            [sys.executable, OPEN, database_url], stdin=-1, stdout=-1, stderr=-1, text=True
        )
        for _ in range(3)
    ]
    for program in programs:
        assert program.stdout
        assert program.stdout.readline() == "ready\n"

    for program in programs:  # all at once, before any is waited for
        assert program.stdin
        program.stdin.write("go\n")
        program.stdin.flush()
    said = [program.communicate(timeout=60) for program in programs]

    assert said == [("opened\n", "")] * 3
    with Store.open(database_url) as store:
        store.add_school(SCHOOL)


def test_a_locked_database_is_refused_in_words_and_works_when_free_again(
    database_url: str, outside: Callable[[], AbstractContextManager[Any]]
) -> None:
    sqlite = database_url.startswith("sqlite")
    with Store.open(database_url, busy_timeout_s=0.1) as store, outside() as other:
        other.execute("BEGIN EXCLUSIVE" if sqlite else "BEGIN")
        if not sqlite:
            other.execute("LOCK TABLE schools")

        with pytest.raises(StoreError, match="is locked by another program"):
            store.add_school(SCHOOL)
        other.execute("ROLLBACK")
        store.add_school(SCHOOL)

        assert store.list_schools() == [SCHOOL]


def test_opening_a_locked_file_that_must_be_changed_says_so(sqlite_url: str) -> None:
    with closing(sqlite3.connect(sqlite_url.removeprefix("sqlite:///"))) as other:
        other.execute("PRAGMA journal_mode=WAL")
        other.execute("BEGIN EXCLUSIVE")

        with pytest.raises(StoreError, match="is locked by another program"):
            Store.open(sqlite_url, busy_timeout_s=0.1)


def test_a_database_can_be_opened_while_another_program_writes(sqlite_url: str) -> None:
    Store.open(sqlite_url).close()
    with closing(sqlite3.connect(sqlite_url.removeprefix("sqlite:///"))) as other:
        other.execute("BEGIN IMMEDIATE")

        with Store.open(sqlite_url, busy_timeout_s=0.1) as store:
            assert store.list_schools() == []


def test_a_fork_opens_what_its_parent_kept_with_connections_of_its_own(database_url: str) -> None:
    done = subprocess.run(  # noqa: S603 -- our own program
        [sys.executable, str(KEEP), database_url], capture_output=True, text=True, check=False
    )

    assert (done.stdout, done.stderr) == ("no connection\nSchool\nSchool\n", "")


@pytest.fixture
def public_folder() -> Iterator[Path]:
    """A folder that a user without rights can reach, unlike pytest's own."""
    folder = Path(tempfile.mkdtemp(prefix="ihubkit-read-only-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


def test_a_read_only_file_is_refused_in_words(public_folder: Path) -> None:
    path = public_folder / "hub.sqlite"
    Store.open(f"sqlite:///{path}").close()
    path.chmod(0o444)
    nobody = ["65534"] if os.geteuid() == 0 else []  # root may write everything

    done = subprocess.run(  # noqa: S603 -- our own program
        [sys.executable, OPEN, f"sqlite:///{path}", *nobody],
        input="go\n",
        capture_output=True,
        text=True,
        check=False,
    )

    assert "The hub's database is read-only" in done.stdout


def test_a_file_that_is_no_database_is_refused_in_words(tmp_path: Path) -> None:
    path = tmp_path / "hub.sqlite"
    path.write_text("This is a letter, not a database. " * 100)

    with pytest.raises(StoreError, match="damaged or is no database of iHubKit"):
        Store.open(f"sqlite:///{path}")


def test_a_folder_that_cannot_be_made_is_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    with pytest.raises(StoreError, match="cannot be opened"):
        Store.open(f"sqlite:///{tmp_path}/file/hub.sqlite")


def test_a_database_server_that_is_not_there_is_named_in_words(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be reached"):
        Store.open(f"postgresql://hub:secret@/hub?host={tmp_path}")


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("not a url", "cannot be read"),
        ("postgresql://host:port/hub", "cannot be read"),
        ("mysql://hub", "not in “mysql”"),
        ("sqlite://", "must be a file"),
        ("sqlite:///:memory:", "must be a file"),
    ],
)
def test_a_url_of_another_kind_is_refused_in_words(url: str, sentence: str) -> None:
    with pytest.raises(StoreError, match=sentence):
        Store.open(url)


def test_without_the_driver_for_postgresql_the_command_that_cures_it_is_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)

    with pytest.raises(StoreError, match=r"pip install “ihubkit\[postgresql\]”"):
        Store.open("postgresql://hub@host/hub")


def test_a_reader_never_blocks_the_writer(sqlite_url: str) -> None:
    path = sqlite_url.removeprefix("sqlite:///")
    with (
        Store.open(sqlite_url, busy_timeout_s=0.1) as store,
        closing(sqlite3.connect(path, isolation_level=None)) as reader,
    ):
        reader.execute("BEGIN")
        count = "SELECT count(*) FROM schools"
        assert reader.execute(count).fetchone() == (0,)

        store.add_school(SCHOOL)

        assert reader.execute(count).fetchone() == (0,), "a reading sees one state"
        assert store.list_schools() == [SCHOOL]


def test_every_connection_writes_with_full_durability(sqlite_url: str) -> None:
    with (
        Store.open(sqlite_url) as store,
        store._database.writing() as connection,  # noqa: SLF001 -- a setting of each connection
    ):
        asked = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        }

    assert asked == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
