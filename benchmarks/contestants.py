"""The same dashboards twice: on `ihubkit serve`, and on Voilà as everybody gets it."""

import json
import os
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, ClassVar

from process_tree import ControlGroup, ProcessTree
from running_server import HOST, Server, answer_and_reveal, free_port, make_evening
from tornado.httpclient import AsyncHTTPClient, HTTPRequest

from ihubkit.server.serve import packaged_workshops

# What is said about stock Voilà wherever its figures are shown.
FAIRNESS = """\
Stock is `voila workshops/<page>.ipynb` of the same environment, with no other option than its
address, on a data folder made in the same way. Nobody tells its kernel whom it serves, so the
notebook works as in JupyterLab: as a facilitator's, with one more choice, and its pictures are
drawn in the kernel. They were drawn before, so it reads them from its cache. Stock keeps every
kernel, so it starts afresh for each part; its storm is measured once. No page reaches any host
but its own: the style sheets that stock's page asks a foreign host for are refused at once."""


class Contestant(Server):
    """A server whose whole process tree is measured.

    Args:
        data_dir: A folder with an evening whose results are released.
        page: Name of the notebook.
        team_code: The code a school's team enters with.
    """

    name: ClassVar[str]
    asks_states: ClassVar[bool]  # whether its page asks the kernel for what its widgets show
    keeps_kernels: ClassVar[bool]  # whether it refuses what a closing page says

    def __init__(self, data_dir: Path, page: str, team_code: str) -> None:
        super().__init__(data_dir, free_port())
        self.page, self.team_code = page, team_code
        self.group = ControlGroup.make(f"ihubkit-{self.name}")
        self.remarks: list[str] = []
        self._tree: ProcessTree | None = None

    @property
    def tree(self) -> ProcessTree:
        """Its processes, once it was started."""
        assert self._tree  # noqa: S101 -- started before
        return self._tree

    @property
    def address(self) -> str:
        """Where the dashboard is."""
        raise NotImplementedError

    async def enter(self) -> str:
        """Come in as a new visitor; returns the cookies, as a request sends them."""
        raise NotImplementedError

    def plain_command(self) -> list[str]:
        """Return what an operator would type."""
        raise NotImplementedError

    def command(self) -> list[str]:
        """Return the command, in a control group of its own where there is one."""
        plain = self.plain_command()
        return self.group.joining(plain) if self.group else plain

    def start(self) -> None:
        """Start, and wait until it answers."""
        try:
            super().start()
        finally:
            if self.process and self.process.poll() is None:
                self._tree = ProcessTree(self.process.pid, self.group)

    def stop(self) -> None:
        """End it kindly; then everything that is left of it."""
        known = list(self._tree.processes()) if self._tree else []
        try:
            super().stop()
        finally:
            if self._tree:
                self._tree.end(known)
            if self.group:
                self.group.remove()


class Ours(Contestant):
    """`ihubkit serve`; visitors are a school's team."""

    name = "ours"
    asks_states = keeps_kernels = False

    @property
    def address(self) -> str:
        """Where the dashboard is."""
        return f"{self.url}/dashboards/{self.page}"

    def plain_command(self) -> list[str]:
        """Return what an operator would type."""
        return super(Contestant, self).command()

    async def enter(self) -> str:
        """Enter with the team's code."""
        return await self.enter_with("/api/join", code=self.team_code)

    async def enter_with(self, door: str, **secret: str) -> str:
        """Enter with a code or passphrase; returns the cookies."""
        entered = await AsyncHTTPClient().fetch(
            HTTPRequest(
                f"{self.url}{door}", method="POST", body=json.dumps(secret),
                headers={"X-iHubKit": "1", "Content-Type": "application/json"},
            )
        )  # fmt: skip
        return "; ".join(line.split(";")[0] for line in entered.headers.get_list("Set-Cookie"))


class Stock(Contestant):
    """Voilà without anything of ours around it; it knows no visitors."""

    name = "stock"
    asks_states = keeps_kernels = True

    @property
    def address(self) -> str:
        """Where the dashboard is."""
        return f"{self.url}/"

    def plain_command(self) -> list[str]:
        """Return what everybody types."""
        voila = Path(sys.executable).with_name("voila")
        notebook = packaged_workshops() / f"{self.page}.ipynb"
        options = ["--no-browser", f"--port={self.port}", f"--Voila.ip={HOST}"]
        return [str(voila), str(notebook), *options]

    def environment(self) -> dict[str, str]:
        """Return what it is told: where the data are."""
        others = {key: text for key, text in os.environ.items() if not key.startswith("IHUBKIT_")}
        return others | {"IHUBKIT_DATA_DIR": str(self.data_dir)}

    def answers(self) -> bool:
        """Tell whether it is up; asking for its page would start a kernel."""
        try:
            socket.create_connection((HOST, self.port), timeout=1).close()
        except OSError:
            return False
        return True

    async def enter(self) -> str:
        """Need nothing."""
        return ""


def make_folders(parent: Path, kinds: list[type[Contestant]]) -> dict[str, dict[str, Any]]:
    """Make a data folder with released results for each contestant; returns their evenings."""
    evenings = {}
    for kind in kinds:
        evenings[kind.name] = make_evening(parent / kind.name)
        answer_and_reveal(parent / kind.name, evenings[kind.name])
    return evenings


@contextmanager
def started(contestant: Contestant) -> Iterator[Contestant]:
    """Give a started contestant, ended with all its processes whatever happens."""
    try:
        contestant.start()
        yield contestant
    finally:
        contestant.stop()
