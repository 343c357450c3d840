"""How long results take: a release of 300 people, and a hub of 1.2 million answers.

Everything is read from a real SQLite store. The hub is measured in a process of its own, whose
memory is looked at before and at its highest.
"""

import json
import random
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from release_load import ROLES, release_figures
from report import Figures, arguments, publish

from ihubkit.analysis.hub import answers_frame, hub_results
from ihubkit.model.instrument import Facet, Instrument, Item, Option, Section
from ihubkit.store import Store

SCHOOLS, STAFF, SECTIONS, ITEMS = 500, 60, 8, 5  # of the hub; items of a section
K = 5
VALUES = (1, 2, 2, 3, 3, 3)
MOMENT = "2026-03-12 16:00:00.000000"
SCALE = tuple(Option(value=value, text=str(value)) for value in (1, 2, 3))
BIG = Instrument(
    id="big",
    title="Forty questions",
    about="",
    subject="school",
    source="",
    licence="CC0-1.0",
    facets=(Facet(id="status", title="Status", question="?", options=SCALE),),
    sections=tuple(
        Section(
            id=letter,
            title=letter,
            items=tuple(Item(id=f"{letter}{n}", title="?", source="") for n in range(ITEMS)),
        )
        for letter in "ABCDEFGH"[:SECTIONS]
    ),
)


class Clock:
    """Measures how long something takes, and how much of that a processor worked for it."""

    def __init__(self) -> None:
        self._started = time.perf_counter(), time.process_time()

    def figures(self, name: str) -> Figures:
        """Return both, in seconds."""
        took, worked = time.perf_counter(), time.process_time()
        return {
            f"{name}_s": round(took - self._started[0], 2),
            f"{name}_cpu_s": round(worked - self._started[1], 2),
        }


def main() -> None:
    """Measure, or be the process that is measured."""
    parser = arguments(__doc__ or "")
    parser.add_argument("--hub", type=Path, help="only read this hub (used by the benchmark)")
    chosen = parser.parse_args()
    if chosen.hub:
        print(json.dumps(read_hub(chosen.hub)))
        return
    with TemporaryDirectory() as folder:
        figures = release_figures(Path(folder) / "release") | hub_figures(Path(folder))
    publish(figures, chosen.json)


def hub_figures(folder: Path) -> Figures:
    """Fill a hub and have another process read it."""
    file = folder / "hub.sqlite"
    fill_hub(file)
    command = [sys.executable, __file__, "--hub", str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 -- ourselves
    figures: Figures = json.loads(done.stdout)
    return figures


def fill_hub(file: Path) -> None:
    """Write 1.2 million answers, past the store's verbs: they would take minutes for it."""
    Store.open(f"sqlite:///{file}").close()
    with closing(sqlite3.connect(file)) as database, database:
        database.executemany(
            "INSERT INTO schools (id, name, name_key, team_code, staff, language)"
            " VALUES (?1, ?1, ?1, ?1, ?2, 'en')",
            [(f"school-{number:03}", STAFF) for number in range(SCHOOLS)],
        )
        database.execute(
            "INSERT INTO workshops (id, revision, state, changed_at, title, join_code, wave,"
            " position, clock, made_at, school_ids, languages, activities)"
            " VALUES ('w', 0, 'closed', ?1, 'W', 'W', 0, 0, '{}', ?1, '[]', '[]', '[]')",
            (MOMENT,),
        )
        taken = sorted(_seats())
        database.executemany(
            "INSERT INTO seats (id, workshop_id, school_id, role, language, joined_at, resume_hash)"
            " VALUES (?1, 'w', ?2, ?3, 'en', ?4, ?1)",
            ((*seat, MOMENT) for seat in taken),
        )
        database.executemany(
            "INSERT INTO answers (seat_id, instrument, item, facet, round, value, sequence)"
            " VALUES (?, 'big', ?, 'status', 1, ?, 1)",
            _answers(seat for seat, _, _ in taken),
        )


def _seats() -> Iterator[tuple[str, str, str]]:
    chance = random.Random(2)  # noqa: S311 -- invented people
    for number in range(SCHOOLS):
        for place in range(STAFF):
            role = ROLES[place % len(ROLES)].value
            yield f"{chance.getrandbits(128):032x}", f"school-{number:03}", role


def _answers(taken: Iterator[str]) -> Iterator[tuple[str, str, int]]:
    chance = random.Random(3)  # noqa: S311 -- invented answers
    return ((seat, item, chance.choice(VALUES)) for seat in taken for item in BIG.items)


def read_hub(file: Path) -> Figures:
    """Open the hub, and make its frames, its scores and what may be shown; time and memory."""
    before = _memory_mb("VmRSS")
    clock = Clock()
    with Store.open(f"sqlite:///{file}") as store:
        columns = store.read_answers(0, BIG.id)
    frame = answers_frame(columns)
    found = hub_results(columns, BIG, K)
    figures = clock.figures("hub")
    expected = SCHOOLS * STAFF * SECTIONS * ITEMS
    if len(frame) != expected or found.schools != SCHOOLS or found.sections.empty:
        message = f"{len(frame)} answers of {found.schools} schools were read, not all"
        raise SystemExit(message)
    grown = _memory_mb("VmHWM") - before
    return figures | {"hub_mb": round(grown), "hub_answers": len(frame)}


def _memory_mb(which: str) -> float:
    """Return what this process holds (VmRSS) or has held at most (VmHWM), as Linux counts it."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    found = next(line for line in lines if line.startswith(f"{which}:"))
    return int(found.split()[1]) / 1024


if __name__ == "__main__":
    main()
