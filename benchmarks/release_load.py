"""How long a release of 300 people takes, and whether phones notice.

The release is made where a facilitator makes it: in a process of its own, on the database that a
writer stores answers into meanwhile.
"""

import json
import random
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

from report import Figures, percentile

from ihubkit.content import Content, load_content
from ihubkit.live import hubs, moves, releases, seats, workshops
from ihubkit.model.answer import Answer
from ihubkit.model.people import Role, School
from ihubkit.model.workshop import Workshop
from ihubkit.settings import read_settings
from ihubkit.store import Store
from ihubkit.store.writer import AnswerWriter

PEOPLE, SCHOOLS, K = 300, 6, 5
ROLES = (Role.LEADER,) * 3 + (Role.SUPPORT,) * 7 + (Role.TEACHER,) * 50  # of 60 people
ASKED = {"needs-mapping-90": "innovative-school", "self-assessment-45": "educator-competence"}
PHONES = 20  # that send answers meanwhile, one after the other
IDLE_S = 4.0  # how long they do so with no release beside them


def release_figures(data_dir: Path) -> Figures:
    """Reveal 41 items that 300 people answered, in two workshops, while others answer."""
    content = load_content()
    with closing(hubs.open_hub(read_settings({}, data_dir=data_dir))) as store:
        hubs.make_hub(store, "Benchmark hub", k=K, synthetic=True)
        names = (f"School {number}" for number in range(SCHOOLS))
        schools = [hubs.add_school(store, name) for name in names]
        asked = [answered(store, content, sheet, schools) for sheet in ASKED]
        phones = _phones(store, content, schools)
        ends = time.perf_counter() + IDLE_S
        idle = acknowledgements(store, phones, lambda: time.perf_counter() < ends)
        command = [sys.executable, __file__, str(data_dir), *(one.id for one in asked)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603 -- ourselves
            busy = acknowledgements(store, phones, lambda: process.poll() is None)
            figures: Figures = json.loads(process.communicate()[0])
    return figures | _compared(idle, busy)


def _compared(idle: list[float], busy: list[float]) -> Figures:
    """Return how long the slowest acknowledgement took without and with a release beside it."""
    return {
        "release_ack_idle_p99_ms": round(1000 * percentile(idle, 0.99), 1),
        "release_ack_p99_ms": round(1000 * percentile(busy, 0.99), 1),
        "release_ack_idle_worst_ms": round(1000 * max(idle), 1),
        "release_ack_worst_ms": round(1000 * max(busy), 1),
        "release_ack_worst_ratio": round(max(busy) / max(idle), 2),
    }


def acknowledgements(store: Store, phones: list[str], go_on: Callable[[], bool]) -> list[float]:
    """Let phones send answers, each when the last one is acknowledged.

    Returns:
        How long each acknowledgement took, in seconds.
    """
    with closing(AnswerWriter(store)) as writer, ThreadPoolExecutor(len(phones)) as pool:
        runs = [pool.submit(_send, writer, seat, go_on) for seat in phones]
        return [took for run in runs for took in run.result()]


def _send(writer: AnswerWriter, seat: str, go_on: Callable[[], bool]) -> list[float]:
    waits = []
    while go_on():
        sent = time.perf_counter()
        answer = Answer(
            instrument="innovative-school",
            item="A1",
            facet="status",
            value=2,
            sequence=int(1e6 * time.time()),
        )
        writer.submit(seat, [answer]).result()
        waits.append(time.perf_counter() - sent)
        time.sleep(0.02)
    return waits


def _phones(store: Store, content: Content, schools: list[School]) -> list[str]:
    """Return seats of one more workshop."""
    opened = _opened(store, content, "needs-mapping-90", schools)
    school, role = schools[0].id, Role.TEACHER.value
    taken = [
        seats.take_seat(store, code=opened.join_code, school_id=school, role=role)
        for _ in range(PHONES)
    ]
    return [one.seat.id for one in taken]


def _opened(store: Store, content: Content, sheet: str, schools: list[School]) -> Workshop:
    ids = [school.id for school in schools]
    made = workshops.make_workshop(store, content, title=sheet, runsheet=sheet, school_ids=ids)
    return workshops.open_workshop(store, made.id)


def answered(store: Store, content: Content, sheet: str, schools: list[School]) -> Workshop:
    """Make a workshop whose first questionnaire everybody has answered."""
    opened = _opened(store, content, sheet, schools)
    asked = next(one for one in opened.activities if one.instrument == ASKED[sheet])
    moved = moves.start(store, opened.id, asked.id, seen=opened.revision)
    chance = random.Random(1)  # noqa: S311 -- invented answers
    taken = [
        seats.take_seat(
            store,
            code=opened.join_code,
            school_id=schools[number % len(schools)].id,
            role=ROLES[number % len(ROLES)].value,
        ).seat.id
        for number in range(PEOPLE)
    ]
    store.save_answers([(seat, _answers(content, ASKED[sheet], chance)) for seat in taken])
    return store.find_workshop(moved.id)


def _answers(content: Content, name: str, chance: random.Random) -> list[Answer]:
    instrument = content.instrument(name)
    return [
        Answer(
            instrument=name,
            item=item,
            facet=facet.id,
            value=chance.choice(instrument.options(item, facet.id)).value,
            sequence=1,
        )
        for item in instrument.items
        for facet in instrument.facets
    ]


def reveal(data_dir: Path, workshop_ids: list[str]) -> Figures:
    """Reveal workshops as the facilitator's process does, from click to stored release."""
    content = load_content()
    with closing(hubs.open_hub(read_settings({}, data_dir=data_dir))) as store:
        found = [store.find_workshop(workshop_id) for workshop_id in workshop_ids]
        started, worked = time.perf_counter(), time.process_time()
        for workshop in found:
            releases.reveal(store, content, workshop.id, seen=workshop.revision)
        return {
            "release_s": round(time.perf_counter() - started, 2),
            "release_cpu_s": round(time.process_time() - worked, 2),
        }


if __name__ == "__main__":
    print(json.dumps(reveal(Path(sys.argv[1]), sys.argv[2:])))
