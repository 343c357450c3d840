"""A real server in a process of its own, on a free port, with a real database file."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import nbformat

from ihubkit.content import Content, load_content
from ihubkit.live import hubs, moves, workshops
from ihubkit.model.people import School
from ihubkit.model.workshop import ActivityKind, Workshop
from ihubkit.settings import read_settings
from ihubkit.store import Store

HEADERS = {"X-iHubKit": "1"}
NOTEBOOKS = {
    "facilitator": "import os; print('SERVES', os.environ['IHUBKIT_VISITOR'])",
    "board": "import os; print('KNOWS', dict(os.environ))",
    "needs_mapping": "1 / 0",
    "action_planning": "print('team')",
    "dashboard": "import os; print('SERVES', os.environ['IHUBKIT_VISITOR'])",
}
SERVE = """
import sys
from pathlib import Path
from ihubkit.server.serve import serve
from ihubkit.settings import read_settings
if __name__ == "__main__":
    serve(read_settings(), ready=lambda url: print(url, flush=True),
          workshops_folder=Path(sys.argv[1]), most_dashboards=int(sys.argv[2]))
"""


@dataclass
class Hub:
    """What the tests know of the hub that is served."""

    data_dir: Path
    store: Store
    content: Content
    schools: list[School]
    workshop_id: str
    passphrase: str

    @property
    def workshop(self) -> Workshop:
        return self.store.find_workshop(self.workshop_id)

    def ask(self, instrument: str = "innovative-school") -> None:
        """Move to the activity that asks an instrument."""
        workshop = self.workshop
        wanted = next(
            a
            for a in workshop.activities
            if a.kind is ActivityKind.INSTRUMENT and a.instrument == instrument
        )
        moves.start(self.store, workshop.id, wanted.id, seen=workshop.revision)


def make_hub(data_dir: Path) -> Hub:
    """Make a hub with two schools and an open workshop that asks the first questionnaire."""
    store, content = hubs.open_hub(read_settings({}, data_dir=data_dir)), load_content()
    hubs.make_hub(store, "Hub of <b>tests</b>", languages=("en", "fi"))
    schools = [hubs.add_school(store, name) for name in ("Kuusi <i>", "Mänty")]
    made = workshops.make_workshop(
        store,
        content,
        title="Evening",
        runsheet="whole-evening",
        school_ids=[school.id for school in schools],
        languages=("en", "fi"),
    )
    workshops.open_workshop(store, made.id)
    hub = Hub(data_dir, store, content, schools, made.id, hubs.reset_passphrase(store))
    hub.ask()
    return hub


class Server:
    """A server process; what it logged is in every failure."""

    def __init__(self, hub: Hub, notebooks: Path, most_dashboards: int = 12) -> None:
        self.hub = hub
        self.log = hub.data_dir.parent / "server.log"
        self._command = [sys.executable, "-c", SERVE, str(notebooks), str(most_dashboards)]
        self._port = 0
        self.start()

    def start(self) -> None:
        """Start, or start again on the same port."""
        environment = {
            **os.environ,
            "IHUBKIT_DATA_DIR": str(self.hub.data_dir),
            "IHUBKIT_HOST": "127.0.0.1",
            "IHUBKIT_PORT": str(self._port),
        }
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(  # noqa: S603 -- our own server
                self._command, env=environment, stdout=subprocess.PIPE, stderr=log
            )
        assert self.process.stdout
        self.url = self.process.stdout.readline().decode().strip()
        assert self.url, f"The server did not start:\n{self.log.read_text()}"
        self._port = httpx.URL(self.url).port or 0

    def client(self, **options: Any) -> httpx.Client:  # noqa: ANN401 -- httpx's own options
        return httpx.Client(base_url=self.url, headers=HEADERS, timeout=60, **options)

    def seat(self, school: int = 0, role: str = "teacher") -> httpx.Client:
        """Take a seat; the client is that phone."""
        client = self.client()
        wanted = {
            "code": self.hub.workshop.join_code,
            "school": self.hub.schools[school].id,
            "role": role,
            "language": "en",
        }
        assert client.post("/api/seats", json=wanted).status_code == 201, self.log.read_text()
        return client

    def facilitator(self) -> httpx.Client:
        client = self.client()
        entered = client.post("/api/facilitator", json={"passphrase": self.hub.passphrase})
        assert entered.status_code == 200, self.log.read_text()
        return client

    def team(self, school: int = 0) -> httpx.Client:
        client = self.client()
        code = self.hub.schools[school].team_code
        assert client.post("/api/join", json={"code": code}).json()["kind"] == "team"
        return client

    def stop(self) -> None:
        if self.process.poll() is None:
            self.process.terminate()
        self.process.wait(30)
        if self.process.stdout:
            self.process.stdout.close()


def make_notebooks(folder: Path) -> Path:
    """Write small notebooks in place of the workshops'."""
    folder.mkdir()
    for name, code in NOTEBOOKS.items():
        notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(code)])  # type: ignore[no-untyped-call]  # nbformat has no types
        nbformat.write(notebook, folder / f"{name}.ipynb")  # type: ignore[no-untyped-call]  # as above
    return folder


def message(response: httpx.Response) -> str:
    """Return the sentence of a refusal."""
    told: str = response.json()["error"]["message"]
    return told


def events(lines: Iterator[str]) -> Iterator[dict[str, Any]]:
    """Yield the state events of a stream."""
    for line in lines:
        if line.startswith("data: "):
            yield json.loads(line.removeprefix("data: "))
