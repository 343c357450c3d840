"""A real server in a process of its own, on a data folder of its own."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import psutil

from ihubkit.content import load_content
from ihubkit.live import hubs, moves, releases, seats, workshops
from ihubkit.model.answer import Answer
from ihubkit.model.workshop import ActivityKind
from ihubkit.settings import read_settings

HOST = "127.0.0.1"
START_S = 60


def free_port() -> int:
    """Ask the system for a port nobody uses."""
    with closing(socket.socket()) as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def make_evening(data_dir: Path) -> dict[str, Any]:
    """Make a hub with two schools and an open workshop whose phones rate the school.

    Returns:
        `workshop` and `schools` (ids), `code`, `team_code` and `passphrase`.
    """
    store = hubs.open_hub(read_settings({}, data_dir=data_dir))
    with closing(store):
        hubs.make_hub(store, "Benchmark hub", synthetic=True)
        schools = [hubs.add_school(store, name) for name in ("Alder School", "Birch School")]
        made = workshops.make_workshop(
            store, load_content(), title="Benchmark", runsheet="needs-mapping-90",
            school_ids=[school.id for school in schools],
        )  # fmt: skip
        opened = workshops.open_workshop(store, made.id)
        rating = next(a for a in opened.activities if a.kind is ActivityKind.INSTRUMENT)
        opened = moves.start(store, opened.id, rating.id, seen=opened.revision)
        return {
            "workshop": opened.id,
            "schools": [school.id for school in schools],
            "code": opened.join_code,
            "team_code": schools[0].team_code,
            "passphrase": hubs.reset_passphrase(store),
        }


def answer_and_reveal(data_dir: Path, evening: dict[str, Any], people: int = 12) -> None:
    """Let people answer all of the current questionnaire, and reveal."""
    content = load_content()
    store = hubs.open_hub(read_settings({}, data_dir=data_dir))
    with closing(store):
        instrument = content.instrument("innovative-school")
        for number in range(people):
            taken = seats.take_seat(
                store, code=evening["code"], school_id=evening["schools"][0],
                role="teacher", language="en",
            )  # fmt: skip
            answers = [
                Answer(
                    instrument=instrument.id, item=item, facet=facet.id, round=1,
                    value=1 + (number + place) % 3, sequence=place,
                )
                for place, item in enumerate(instrument.items)
                for facet in instrument.facets
            ]  # fmt: skip
            store.save_answers([(taken.seat.id, answers)])
        releases.reveal(
            store, content, evening["workshop"],
            seen=store.find_workshop(evening["workshop"]).revision,
        )  # fmt: skip


class Server:
    """`ihubkit serve` as an operator starts it."""

    def __init__(self, data_dir: Path, port: int) -> None:
        self.data_dir, self.port = data_dir, port
        self.url = f"http://{HOST}:{port}"
        self._log = (data_dir / "server.log").open("ab")
        self.process: subprocess.Popen[bytes] | None = None

    def command(self) -> list[str]:
        """Return what an operator types."""
        command = [sys.executable, "-m", "ihubkit", "serve", "--data", str(self.data_dir)]
        return [*command, "--host", HOST, "--port", str(self.port)]

    def environment(self) -> dict[str, str]:
        """Return what it is told beside."""
        return dict(os.environ)

    def start(self) -> None:
        """Start, and wait until it answers.

        Raises:
            RuntimeError: It ended or did not answer; the message holds its log's end.
        """
        self.process = subprocess.Popen(  # noqa: S603 -- our own command
            self.command(), env=self.environment(), stdout=self._log, stderr=self._log
        )
        until = time.monotonic() + START_S
        while not self.answers():
            if self.process.poll() is not None or time.monotonic() > until:
                log = (self.data_dir / "server.log").read_text(encoding="utf-8")[-2000:]
                message = f"the server did not start:\n{log}"
                raise RuntimeError(message)
            time.sleep(0.05)

    def answers(self) -> bool:
        """Tell whether it is up."""
        try:
            with urlopen(f"{self.url}/", timeout=2) as reply:  # noqa: S310 -- our own URL
                return bool(reply.status == 200)  # noqa: PLR2004 -- "OK"
        except OSError:
            return False

    def kill(self) -> None:
        """End it as a power cut would: `kill -9`."""
        assert self.process  # noqa: S101 -- started before
        os.kill(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def stop(self) -> None:
        """End it kindly."""
        if self.process and self.process.poll() is None:
            self.process.terminate()
            self.process.wait(30)
        self._log.close()

    def memory_mb(self) -> float:
        """Return the private memory of the server's own process, in MB."""
        assert self.process  # noqa: S101 -- started before
        return float(psutil.Process(self.process.pid).memory_full_info().uss / 2**20)


@contextmanager
def running(data_dir: Path) -> Iterator[Server]:
    """Give a started server, stopped at the end whatever happens."""
    server = Server(data_dir, free_port())
    try:
        server.start()
        yield server
    finally:
        server.stop()


async def wait_until_up(server: Server) -> None:
    """Wait without blocking the clients' loop."""
    await asyncio.to_thread(server.start)
