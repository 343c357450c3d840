"""Open a database, keep it, and use it in a fork and after that in the parent."""

import os
import sys

import psutil

from ihubkit.model.people import School
from ihubkit.store import Store


def names(url: str) -> str:
    """Read in a store of one's own."""
    with Store.open(url) as store:
        return " ".join(school.name for school in store.list_schools())


def connections(url: str) -> int:
    """Count files and sockets of the database that this process has open."""
    this = psutil.Process()
    if url.startswith("sqlite"):
        return len([file for file in this.open_files() if file.path in url])
    return len(this.net_connections("all"))


if __name__ == "__main__":
    url = sys.argv[1]
    store = Store.open(url)
    store.add_school(School(id="s1", name="School", team_code="TEAM1111"))
    before = connections(url)
    store.keep()
    sys.stdout.write("no connection\n" if before > connections(url) == 0 else "connected\n")
    sys.stdout.flush()
    if not (child := os.fork()):
        sys.stdout.write(names(url) + "\n")
        sys.stdout.flush()
        os._exit(0)
    os.waitpid(child, 0)
    sys.stdout.write(names(url) + "\n")
