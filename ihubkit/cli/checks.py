"""`ihubkit check`: is everything ready for the day?"""

import shutil
import socket
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile

import typer

from ihubkit.cli import machine
from ihubkit.cli.hosting import Data, Database, Host, Port
from ihubkit.cli.screen import complain, say
from ihubkit.content import load_content
from ihubkit.errors import IHubKitError
from ihubkit.live import hubs
from ihubkit.settings import Settings, read_settings

OLDEST_PYTHON = (3, 11)
DISK_MB = 500
FONT = "DejaVuSans"


@dataclass(frozen=True)
class Finding:
    """One line of the check: what was found, and how to mend it where it must be mended."""

    found: str
    mend: str = ""


def check(
    data: Data = None, host: Host = None, port: Port = None, database_url: Database = None
) -> None:
    """Look whether this machine is ready for the day; say how to mend what is not."""
    settings = read_settings(data_dir=data, host=host, port=port, database_url=database_url)
    amiss = 0
    for finding in findings(settings):
        if finding.mend:
            amiss += 1
            complain(f"✗ {finding.found} {finding.mend}")
        else:
            say(f"✓ {finding.found}")
    if amiss:
        complain(f"\n{amiss} of these must be mended before the day.")
        raise typer.Exit(1)
    say("\nReady.")


def findings(settings: Settings) -> Iterator[Finding]:
    """Yield what is fine and what is not, the quick looks first."""
    yield _python()
    yield _packages()
    yield _port(settings)
    yield _network(settings)
    yield _folder(settings.data_dir)
    yield _disk(settings.data_dir)
    yield _database(settings)
    yield _content(settings)
    yield _fonts()
    yield _memory(machine.free_memory_mb())


def _python() -> Finding:
    version = ".".join(map(str, sys.version_info[:3]))
    if sys.version_info >= OLDEST_PYTHON:
        return Finding(f"Python {version}.")
    return Finding(f"Python {version} is too old.", "Install Python 3.11 or newer.")


def _packages() -> Finding:
    missing = machine.missing_packages()
    if not missing:
        return Finding("All packages are there.")
    named = ", ".join(missing)
    return Finding(f"Missing or too old: {named}.", "Run: pip install --upgrade ihubkit")


def _port(settings: Settings) -> Finding:
    if not settings.port:
        return Finding("Any free port will be used.")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, settings.port))
        except OSError as error:
            return Finding(
                f"Port {settings.port} on {settings.host} cannot be used ({error.strerror}).",
                "Stop the other program, or choose another port with --port.",
            )
    return Finding(f"Port {settings.port} is free.")


def _network(settings: Settings) -> Finding:
    if settings.public_url:
        return Finding(f"Participants come in at {settings.public_url}.")
    addresses = machine.lan_addresses()
    if addresses:
        return Finding(f"Phones in the same network reach {', '.join(addresses)}.")
    return Finding(
        "This machine is in no network that phones could share.",
        "Join the room's Wi-Fi (or open a hotspot), or name the address with IHUBKIT_PUBLIC_URL.",
    )


def _folder(folder: Path) -> Finding:
    if folder.is_file():
        return Finding(f"{folder.resolve()} is a file.", "Choose a folder with --data.")
    there = _nearest(folder)
    try:
        with TemporaryFile(dir=there):
            pass
    except OSError as error:
        return Finding(
            f"Nothing can be written to {there.resolve()} ({error.strerror}).",
            "Choose another folder with --data, or make this one writable.",
        )
    return Finding(f"The data folder {folder.resolve()} can be written to.")


def _disk(folder: Path) -> Finding:
    free = shutil.disk_usage(_nearest(folder)).free // 2**20
    if free < DISK_MB:
        return Finding(f"Only {free} MB are free on the disk.", f"Free at least {DISK_MB} MB.")
    return Finding(f"{free:,} MB are free on the disk.")


def _database(settings: Settings) -> Finding:
    if not settings.database_url and not (settings.data_dir / "hub.sqlite").exists():
        return Finding("The database will be made at the first start.")
    try:
        hubs.open_hub(settings).close()
    except IHubKitError as error:
        return Finding("The database does not open.", error.message)
    return Finding("The database opens.")


def _content(settings: Settings) -> Finding:
    try:
        content = load_content(settings.data_dir)
    except IHubKitError as error:
        return Finding("The content has a mistake.", error.message)
    asked, sheets = len(content.instruments), len(content.runsheets)
    return Finding(f"{asked} questionnaires and {sheets} run-sheets are fine.")


def _fonts() -> Finding:
    if machine.has_font(FONT):
        return Finding("The font DejaVu Sans is there.")
    return Finding(
        "The font DejaVu Sans is not among the system's fonts: pictures use another one, and "
        "letters of some languages may be missing. It is free to install."
    )


def _memory(free_mb: int) -> Finding:
    from ihubkit.server.capacity import read_machine, room_for_dashboards  # noqa: PLC0415 -- other commands need no web server
    from ihubkit.server.kernels import KERNEL_MB  # noqa: PLC0415 -- as above

    room = room_for_dashboards(read_machine(), KERNEL_MB)
    seats, dashboards = machine.room(free_mb, KERNEL_MB, room.dashboards)
    found = (
        f"The memory carries {seats:,} seats and beside them {dashboards} open dashboards (of "
        f"{free_mb:,} free MB, {machine.SERVER_MB} for the server, {machine.SEAT_MB} for a seat, "
        f"{KERNEL_MB} for a dashboard; at most {machine.MOST_SEATS:,} and {room.dashboards})."
    )
    return Finding(found, "" if dashboards else "Close other programs.")


def _nearest(folder: Path) -> Path:
    """Return the folder, or the one above it in which it would be made."""
    return next(one for one in (folder.resolve(), *folder.resolve().parents) if one.is_dir())
