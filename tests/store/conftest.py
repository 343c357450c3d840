"""A store on a real SQLite file and on a real PostgreSQL, for every test."""

import os
import pwd
import shutil
import sqlite3
import subprocess
import tempfile
import uuid
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import psycopg
import pytest

from ihubkit.model.people import Role, School, Seat
from ihubkit.model.workshop import Activity, ActivityKind, Workshop, WorkshopState
from ihubkit.store import Store

NOW = datetime(2026, 3, 2, 16, 30, tzinfo=UTC)
INSTALL = "These tests need a PostgreSQL server: run “apt-get install postgresql” and try again."


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """Run a private PostgreSQL on a socket of its own; gives the socket's folder."""
    folder = Path(tempfile.mkdtemp(prefix="ihubkit-pg-"))  # a socket's path must be short
    as_root = os.geteuid() == 0
    user: list[str | Path] = ["runuser", "-u", "postgres", "--"] if as_root else []
    if as_root:
        account = pwd.getpwnam("postgres")
        os.chown(folder, account.pw_uid, account.pw_gid)
    programs, data = _postgresql_programs(), folder / "data"
    control = [*user, programs / "pg_ctl", "-D", data, "-w", "-s"]
    # What is tested is durable; the test's own server need not be, and is much quicker so.
    options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off"
    _run(*user, programs / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-N")
    _run(*control, "-o", options, "-l", folder / "log", "start")
    yield str(folder)
    _run(*control, "-m", "immediate", "stop")
    shutil.rmtree(folder)


def _postgresql_programs() -> Path:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"))
    on_path = shutil.which("pg_ctl")
    if not found and not on_path:
        pytest.fail(INSTALL, pytrace=False)
    return found[-1].parent if found else Path(str(on_path)).parent


def _run(*command: str | Path) -> None:
    done = subprocess.run(command, cwd="/", capture_output=True, text=True, check=False)  # noqa: S603 -- our own words
    assert done.returncode == 0, f"{command}: {done.stdout}{done.stderr}"


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'hub.sqlite'}"
    socket = request.getfixturevalue("postgresql")
    name = f"hub_{uuid.uuid4().hex}"
    with psycopg.connect(host=socket, user="postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
    return f"postgresql://postgres@/{name}?host={socket}"


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """A SQLite file that is not there yet."""
    return f"sqlite:///{tmp_path / 'hub.sqlite'}"


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    """An open, empty store."""
    with Store.open(database_url, busy_timeout_s=2) as store:
        yield store


Outside = Callable[[], AbstractContextManager[Any]]


@pytest.fixture
def outside(database_url: str) -> Outside:
    """Another program's connection to the same database."""
    if database_url.startswith("sqlite"):
        path = database_url.removeprefix("sqlite:///")
        return lambda: closing(sqlite3.connect(path, isolation_level=None))
    return lambda: psycopg.connect(database_url, autocommit=True)


@pytest.fixture
def workshop() -> Workshop:
    return Workshop(
        id="w1",
        title="Õhtu kahe kooliga",
        join_code="K7M4QT",
        state=WorkshopState.OPEN,
        school_ids=("s1", "s2"),
        languages=("en", "et"),
        activities=(
            Activity(id="a1", kind=ActivityKind.WELCOME, title="Welcome", minutes=5),
            Activity(id="a2", kind=ActivityKind.INSTRUMENT, title="Answer", minutes=20),
        ),
        made_at=NOW,
        closes_at=NOW + timedelta(days=1),
    )


@pytest.fixture
def evening(store: Store, workshop: Workshop) -> Store:
    """A store with two schools, an open workshop and three seats."""
    store.add_school(School(id="s1", name="Põhikool", team_code="TEAM1111", staff=30))
    store.add_school(School(id="s2", name="Gümnaasium", team_code="TEAM2222"))
    store.add_workshop(workshop)
    for seat, school, role in (
        ("seat1", "s1", Role.TEACHER),
        ("seat2", "s1", Role.LEADER),
        ("seat3", "s2", Role.TEACHER),
    ):
        taken = Seat(id=seat, workshop_id="w1", school_id=school, role=role, joined_at=NOW)
        store.add_seat(taken, f"hash of {seat}")
    return store
