"""The check before the day: what is fine, what must be mended, and how."""

import socket
from pathlib import Path

import pytest

from ihubkit.cli import checks, machine
from ihubkit.cli.checks import findings
from ihubkit.settings import Settings, read_settings


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return read_settings({}, data_dir=tmp_path, port=0, public_url="http://hub.example")


def mends(settings: Settings) -> str:
    return "\n".join(f"{one.found} {one.mend}" for one in findings(settings) if one.mend)


def test_a_machine_that_is_ready_has_nothing_to_mend(settings: Settings) -> None:
    assert mends(settings) == ""


def test_every_look_says_what_it_found(settings: Settings) -> None:
    said = [one.found for one in findings(settings)]

    assert len(said) == 10
    assert [sentence for sentence in said if not sentence.strip().endswith(".")] == []


def test_a_port_in_use_is_named_with_its_mend(settings: Settings) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        busy = settings.model_copy(update={"host": "127.0.0.1", "port": port})

        assert f"Port {port} on 127.0.0.1 cannot be used" in mends(busy)
        assert "--port" in mends(busy)


def test_a_machine_without_a_network_is_told_how_phones_could_reach_it(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(machine, "lan_addresses", list)

    assert "open a hotspot" in mends(settings.model_copy(update={"public_url": ""}))


def test_a_damaged_database_is_named(settings: Settings) -> None:
    (settings.data_dir / "hub.sqlite").write_bytes(b"no database at all, but long enough" * 50)

    assert "The database does not open." in mends(settings)


def test_a_folder_that_is_a_file_is_named(settings: Settings) -> None:
    file = settings.data_dir / "file"
    file.touch()

    assert "is a file. Choose a folder" in mends(settings.model_copy(update={"data_dir": file}))


def test_a_mistake_in_the_hubs_content_is_named(settings: Settings) -> None:
    folder = settings.data_dir / "content" / "runsheets"
    folder.mkdir(parents=True)
    (folder / "ours.yaml").write_text("id: [", encoding="utf-8")

    assert "ours.yaml" in mends(settings)


def test_a_full_disk_is_named(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "DISK_MB", 10**12)

    assert "Free at least" in mends(settings)


def test_a_package_that_is_missing_is_named(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = ["no-such-package>=1", "pydantic>=99", 'other; extra == "test"', "pydantic>=2"]
    monkeypatch.setattr("importlib.metadata.requires", lambda _: wanted)

    assert machine.missing_packages() == ["no-such-package>=1", "pydantic>=99"]
    assert "pip install --upgrade ihubkit" in mends(settings)


@pytest.mark.parametrize(
    ("free_mb", "seats", "dashboards"),
    [(300, 0, 0), (500, 1000, 0), (1100, 5000, 1), (4000, 5000, 15), (23_000, 5000, 40)],
)
def test_the_memory_carries_seats_first_and_dashboards_beside_them(
    free_mb: int, seats: int, dashboards: int
) -> None:
    assert machine.room(free_mb, 200, 40) == (seats, dashboards)


@pytest.mark.parametrize(
    ("address", "shared"),
    [("192.168.1.7", True), ("130.234.1.1", True), ("127.0.0.1", False), ("169.254.3.3", False)],
)
def test_an_address_counts_when_others_can_use_it(address: str, *, shared: bool) -> None:
    assert machine.is_shared(address) is shared
