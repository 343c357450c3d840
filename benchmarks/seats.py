"""Phones against one server: how quickly answers are kept and changes reach everybody.

Prints `seats`, `answers_per_second`, `commit_p95_ms`, `state_p95_ms`, `server_mb`, the same for a
usual evening (300 seats), `commit_p95_ms_with_dashboards`, `lost_acknowledged`, `lost_total`, and
the weight of the seat page. The load generator runs on the same machine, in this process.
"""

import asyncio
import random
import resource
import tempfile
import time
from contextlib import closing
from pathlib import Path
from typing import Any

from page_weight import seat_page_weight
from report import Figures, arguments, percentile, publish
from running_server import HOST, Server, make_evening, running, wait_until_up
from seat_client import Connection, Seat, ServerGoneError, cookies_of

from ihubkit.live import hubs, moves
from ihubkit.settings import read_settings

ITEMS = ("A1", "A2", "A3", "B1", "B2", "B3", "C1", "C2", "C3", "D1", "D2")
CONNECTIONS = 500  # calls share keep-alive connections; each seat has a stream of its own
STATES = 8  # moves of the workshop that are timed
SETTLE_S = 5  # how long a move may take to reach everybody before it counts as not arrived


async def join_all(
    server: Server, evening: dict[str, Any], seats: int
) -> tuple[list[Seat], list[Connection]]:
    """Take the seats and open their streams."""
    connections = await asyncio.gather(
        *(Connection.to(HOST, server.port) for _ in range(min(CONNECTIONS, seats)))
    )
    people = [Seat(number) for number in range(seats)]
    for start in range(0, seats, 50):
        some = people[start : start + 50]
        await asyncio.gather(*(_join(seat, evening, connections) for seat in some))
        await asyncio.gather(*(seat.listen(HOST, server.port) for seat in some))
    return people, connections


async def _join(seat: Seat, evening: dict[str, Any], connections: list[Connection]) -> None:
    role = "leader" if seat.number % 12 == 0 else "teacher"
    school = evening["schools"][seat.number % 2]
    await seat.join(connections[seat.number % len(connections)], evening["code"], school, role)


async def answer_at(
    rate: float, seconds: float, people: list[Seat], connections: list[Connection]
) -> list[float]:
    """Let random seats answer at a steady rate (open loop); returns seconds until committed."""
    pending: list[asyncio.Task[float]] = []
    chance = random.Random(7)  # noqa: S311 -- a repeatable load
    started = time.monotonic()
    for number in range(int(rate * seconds)):
        due = started + number / rate
        if (wait := due - time.monotonic()) > 0:
            await asyncio.sleep(wait)
        seat = chance.choice(people)
        seat.answer(chance.choice(ITEMS), chance.randint(1, 3))
        pending.append(asyncio.create_task(seat.send(connections[number % len(connections)])))
    return await asyncio.gather(*pending)


async def move_and_time(data_dir: Path, workshop: str, people: list[Seat]) -> list[float]:
    """Move the workshop as a dashboard's kernel does; returns seconds until each seat knew."""
    times: list[float] = []
    with closing(hubs.open_hub(read_settings({}, data_dir=data_dir))) as store:
        for number in range(STATES):
            await asyncio.sleep(1)
            seen = store.find_workshop(workshop).revision
            move = moves.pause if number % 2 == 0 else moves.resume
            await asyncio.to_thread(move, store, workshop, seen=seen)
            moved = time.monotonic()
            revision = store.find_workshop(workshop).revision
            until = moved + SETTLE_S
            while time.monotonic() < until and any(  # noqa: ASYNC110 -- thousands of streams
                revision not in seat.seen for seat in people
            ):
                await asyncio.sleep(0.05)
            times += [seat.seen.get(revision, until) - moved for seat in people]
    return times


async def load(data_dir: Path, seats: int, rate: float, seconds: float) -> Figures:
    """Time answers and state changes under a steady load."""
    evening = make_evening(data_dir)
    with running(data_dir) as server:
        people, connections = await join_all(server, evening, seats)
        await answer_at(rate, 2, people, connections)  # warm
        started = time.monotonic()
        commits, states = await asyncio.gather(
            answer_at(rate, seconds, people, connections),
            move_and_time(data_dir, evening["workshop"], people),
        )
        took = max(time.monotonic() - started, seconds)
        return {
            "seats": sum(seat.stream is not None for seat in people),
            "answers_per_second": round(len(commits) / min(took, seconds + 1)),
            "commit_p95_ms": round(percentile(commits, 0.95) * 1000, 1),
            "state_p95_ms": round(percentile(states, 0.95) * 1000, 1),
            "server_mb": round(server.memory_mb()),
        }


async def load_with_dashboards(data_dir: Path, seats: int, rate: float, dashboards: int) -> float:
    """Return p95 of answers, in ms, while dashboards open."""
    evening = make_evening(data_dir)
    with running(data_dir) as server:
        people, connections = await join_all(server, evening, seats)
        answering = asyncio.create_task(answer_at(rate, 40, people, connections))
        await asyncio.sleep(2)
        await asyncio.gather(
            *(_open_dashboard(server, evening["passphrase"]) for _ in range(dashboards))
        )
        return round(percentile(await answering, 0.95) * 1000, 1)


async def _open_dashboard(server: Server, passphrase: str) -> None:
    connection = await Connection.to(HOST, server.port)
    body = {"passphrase": passphrase}
    status, head, _ = await connection.call("POST", "/api/facilitator", body, "")
    if status >= 300:  # noqa: PLR2004 -- not a success
        message = f"the passphrase was refused: {status}"
        raise RuntimeError(message)
    reader, writer = await asyncio.open_connection(HOST, server.port)
    writer.write(
        f"GET /dashboards/board HTTP/1.1\r\nHost: {HOST}:{server.port}\r\n"
        f"Cookie: {cookies_of(head)}\r\nConnection: close\r\n\r\n".encode()
    )
    page = await reader.read()
    writer.close()
    if not page.startswith(b"HTTP/1.1 200") or b"application/vnd.jupyter.widget" not in page:
        message = f"a dashboard did not open: {page[:300]!r}"
        raise RuntimeError(message)


async def kill_and_return(data_dir: Path, seats: int, rate: float) -> Figures:
    """Kill the server in the midst of answers; count what is lost after everybody is back."""
    evening = make_evening(data_dir)
    with running(data_dir) as server:
        people, connections = await join_all(server, evening, seats)
        tasks = asyncio.create_task(_answer_through_outage(server, people, connections, rate))
        await asyncio.sleep(3)
        server.kill()
        await asyncio.sleep(1)
        after_kill = _stored(data_dir, evening["workshop"])
        lost_acknowledged = _missing(after_kill, people, "acknowledged")
        await wait_until_up(server)
        await tasks
        lost_total = _missing(_stored(data_dir, evening["workshop"]), people, "given")
    return {"lost_acknowledged": lost_acknowledged, "lost_total": lost_total}


async def _answer_through_outage(
    server: Server, people: list[Seat], connections: list[Connection], rate: float
) -> None:
    chance = random.Random(11)  # noqa: S311 -- a repeatable load
    sending: set[asyncio.Task[None]] = set()
    for number in range(int(rate * 6)):
        seat = chance.choice(people)
        seat.answer(chance.choice(ITEMS), chance.randint(1, 3))
        task = asyncio.create_task(_try(seat, connections[number % len(connections)]))
        sending.add(task)
        task.add_done_callback(sending.discard)
        await asyncio.sleep(1 / rate)
    await asyncio.gather(*sending)
    while not server.answers():  # noqa: ASYNC110 -- a page polls too
        await asyncio.sleep(0.1)
    again = await Connection.to(HOST, server.port)
    for seat in people:
        if seat.outbox:
            await seat.send(again)


async def _try(seat: Seat, connection: Connection) -> None:
    try:
        await seat.send(connection)
    except ServerGoneError:
        return  # the outbox keeps it for later


def _stored(data_dir: Path, workshop: str) -> dict[tuple[str, str], int | None]:
    with closing(hubs.open_hub(read_settings({}, data_dir=data_dir))) as store:
        rows = store.list_answers(workshop, "innovative-school", 1)
    return {(row.seat_id, row.item): row.value for row in rows}


def _missing(stored: dict[tuple[str, str], int | None], people: list[Seat], which: str) -> int:
    """Count answers that are not there; a newer one of the same item is as good."""
    return sum(
        stored.get((seat.seat_id, item), "missing") not in {value, seat.given[item][1]}
        for seat in people
        for item, (_, value) in getattr(seat, which).items()
    )


def main() -> None:
    """Run all phases and publish their figures."""
    parser = arguments(__doc__ or "")
    parser.add_argument("--seats", type=int, default=5000)
    parser.add_argument("--rate", type=float, default=1000, help="answers per second")
    parser.add_argument("--seconds", type=float, default=20)
    options = parser.parse_args()
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    figures: Figures = {}
    with tempfile.TemporaryDirectory() as folder:
        data = [Path(folder) / name for name in ("many", "evening", "dashboards", "kill", "page")]
        figures |= asyncio.run(load(data[0], options.seats, options.rate, options.seconds))
        evening = asyncio.run(load(data[1], 300, 60, 10))
        figures |= {f"evening_{name}": value for name, value in evening.items()}
        figures["commit_p95_ms_with_dashboards"] = asyncio.run(
            load_with_dashboards(data[2], 1000, 200, 30)
        )
        figures |= asyncio.run(kill_and_return(data[3], 1000, 500))
        figures |= seat_page_weight(data[4])
    publish(figures, options.json)


if __name__ == "__main__":
    main()
