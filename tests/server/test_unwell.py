"""What goes wrong around the server is said in words to whoever can mend it."""

import socket
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from served import make_hub, message
from test_seat_calls import answer, give, kept

from ihubkit.errors import SettingsError, StoreError
from ihubkit.server.serve import packaged_workshops, serve, served_url
from ihubkit.settings import read_settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from served import Server


def test_a_taken_port_is_named_with_the_option_that_helps(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        settings = read_settings({}, data_dir=tmp_path, host="127.0.0.1", port=port)

        with pytest.raises(SettingsError, match=rf"Port {port} .* --port 0"):
            serve(settings)


def test_a_database_from_a_newer_version_is_not_served(tmp_path: Path) -> None:
    make_hub(tmp_path / "hub").store.close()
    with closing(sqlite3.connect(tmp_path / "hub" / "hub.sqlite")) as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
        database.commit()

    with pytest.raises(StoreError, match="newer"):
        serve(read_settings({}, data_dir=tmp_path / "hub", host="127.0.0.1", port=0))


def test_while_the_database_is_locked_a_phone_is_told_to_wait_and_loses_nothing(
    fresh_server: "Callable[..., Server]",
) -> None:
    server = fresh_server()
    phone = server.seat()
    path = server.hub.data_dir / "hub.sqlite"
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        refused = give(phone, answer())
        other.execute("ROLLBACK")

    assert refused.status_code == 503
    assert message(refused).endswith(".")
    assert "sqlite" not in message(refused).lower()
    assert give(phone, answer()).status_code == 200
    assert kept(phone) == {"A1": 2}


def test_the_address_for_participants_is_the_configured_one_or_where_we_listen() -> None:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port = listening.getsockname()[1]
        local = read_settings({}, host="127.0.0.1")
        public = read_settings({}, public_url="https://hub.example/")

        assert served_url(local, [listening]) == f"http://127.0.0.1:{port}"
        assert served_url(public, [listening]) == "https://hub.example"
        assert served_url(read_settings({}), [listening]).endswith(f":{port}")


def test_the_packaged_notebooks_are_found() -> None:
    assert (packaged_workshops() / "facilitator.ipynb").is_file()
