"""What this machine has: addresses, memory, packages, fonts."""

import ipaddress
import os
import re
import socket
import sys
from importlib import metadata
from pathlib import Path

import psutil
from packaging.requirements import Requirement

PRIVATE = ("192.168.0.0/16", "10.0.0.0/8", "172.16.0.0/12")  # in order of likeliness in a school
VIRTUAL = re.compile(r"docker|br-|veth|virbr|vmnet|vboxnet|lo|utun|tun|tap|zt|cni|podman")

SERVER_MB = 400  # the server, the database and the process that draws pictures
SEAT_MB = 0.1  # an open event stream and its buffers
MOST_SEATS = 5000  # as many as were measured


def lan_addresses() -> list[str]:
    """List the IPv4 addresses phones in the room can reach, likeliest first."""
    stats = psutil.net_if_stats()
    found = [
        entry.address
        for name, entries in psutil.net_if_addrs().items()
        if name in stats and stats[name].isup and not VIRTUAL.match(name)
        for entry in entries
        if entry.family == socket.AF_INET and is_shared(entry.address)
    ]
    return sorted(found, key=_likeliness)


def is_shared(address: str) -> bool:
    """Tell whether others in the network could use this address."""
    where = ipaddress.ip_address(address)
    return not (where.is_loopback or where.is_link_local)


def _likeliness(address: str) -> int:
    """Order addresses: those of home and school networks first, public ones last."""
    where = ipaddress.ip_address(address)
    inside = (n for n, net in enumerate(PRIVATE) if where in ipaddress.ip_network(net))
    return next(inside, len(PRIVATE))


def free_memory_mb() -> int:
    """Return how much memory programs can still take."""
    return int(psutil.virtual_memory().available // 2**20)


def room(free_mb: int, dashboard_mb: int, most_dashboards: int) -> tuple[int, int]:
    """Return how many seats, and beside them how many dashboards, that much memory carries.

    Seats come first: 0.1 MB each after the server's 400 MB, up to the 5,000 that were measured.
    """
    left = max(free_mb - SERVER_MB, 0)
    seats = min(int(left / SEAT_MB), MOST_SEATS)
    return seats, min(int(left - seats * SEAT_MB) // dashboard_mb, most_dashboards)


def missing_packages() -> list[str]:
    """List what ihubkit requires and this Python lacks or has in a version that does not fit."""
    wanted = [Requirement(line) for line in metadata.requires("ihubkit") or []]
    return [str(one) for one in wanted if _applies(one) and not _is_there(one)]


def _applies(requirement: Requirement) -> bool:
    return requirement.marker is None or requirement.marker.evaluate({"extra": ""})


def _is_there(requirement: Requirement) -> bool:
    try:
        return requirement.specifier.contains(metadata.version(requirement.name), prereleases=True)
    except metadata.PackageNotFoundError:
        return False


def has_font(name: str) -> bool:
    """Tell whether a font file of this name is where the system keeps its fonts."""
    home = Path.home()
    folders = {
        "win32": [Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts"],
        "darwin": [Path("/Library/Fonts"), Path("/System/Library/Fonts"), home / "Library/Fonts"],
    }.get(sys.platform, [Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), home / ".fonts"])
    return any(True for folder in folders for _ in folder.rglob(f"{name}*"))
