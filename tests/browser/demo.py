"""A demo server as a facilitator starts it."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx

START_S = 60


class Demo:
    """`ihubkit demo` in a process of its own; after a power cut, `ihubkit serve` on its data."""

    def __init__(self, data_dir: Path, participants: int) -> None:
        self.data_dir = data_dir
        self._log = data_dir.parent / "demo.log"
        self._process = self._run(
            *("demo", "--json", "--no-browser", "--port", "0"),
            *("--participants", str(participants)),
        )
        self.told: dict[str, Any] = json.loads(self._first_line())

    def _run(self, *words: str) -> "subprocess.Popen[bytes]":
        command = [sys.executable, "-m", "ihubkit", *words]
        command += ["--host", "127.0.0.1", "--data", str(self.data_dir)]
        with self._log.open("ab") as log:
            return subprocess.Popen(  # noqa: S603 -- our own command
                command, stdout=subprocess.PIPE, stderr=log, start_new_session=True
            )

    def _first_line(self) -> bytes:
        assert self._process.stdout
        line = self._process.stdout.readline()
        assert line, f"the server did not start:\n{self.log()}"
        return line

    def log(self) -> str:
        """What it wrote."""
        return self._log.read_text(encoding="utf-8")

    @property
    def url(self) -> str:
        return str(self.told["url"])

    def cut_power(self) -> None:
        """End it with no warning."""
        os.kill(self.told["pid"], signal.SIGKILL)
        self._process.wait(20)

    def start_again(self) -> None:
        """Serve the same folder at the same address."""
        self._process = self._run("serve", "--port", self.url.rpartition(":")[2])
        until = time.monotonic() + START_S
        while not self._answers():
            assert time.monotonic() < until, f"the server did not come back:\n{self.log()}"
            time.sleep(0.1)

    def _answers(self) -> bool:
        try:
            return httpx.get(f"{self.url}/healthz").is_success
        except httpx.TransportError:
            return False

    def stop(self) -> None:
        """End it as Ctrl-C does."""
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGINT)
            self._process.wait(30)


StartDemo = Callable[..., Demo]
