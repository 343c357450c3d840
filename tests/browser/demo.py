"""A demo server as a facilitator starts it."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any


class Demo:
    """`ihubkit demo` in a process of its own."""

    def __init__(self, data_dir: Path, participants: int, port: int = 0) -> None:
        self.data_dir = data_dir
        self._log = data_dir.parent / "demo.log"
        command = [
            *(sys.executable, "-m", "ihubkit", "demo", "--json", "--no-browser"),
            *("--host", "127.0.0.1", "--port", str(port), "--data", str(data_dir)),
            *("--participants", str(participants)),
        ]
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(  # noqa: S603 -- our own command
                command, stdout=subprocess.PIPE, stderr=log, start_new_session=True
            )
        self.told = self._wait()

    def _wait(self) -> dict[str, Any]:
        assert self._process.stdout
        line = self._process.stdout.readline()
        assert line, f"the demo did not start:\n{self.log()}"
        told: dict[str, Any] = json.loads(line)
        return told

    def log(self) -> str:
        """What it wrote."""
        return self._log.read_text(encoding="utf-8")

    @property
    def url(self) -> str:
        return str(self.told["url"])

    def kill(self) -> None:
        """End it as a power cut would."""
        os.kill(self.told["pid"], signal.SIGKILL)
        self._process.wait(20)

    def stop(self) -> None:
        """End it as Ctrl-C does, and whatever it left behind."""
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGINT)
            self._process.wait(30)


StartDemo = Callable[..., Demo]
