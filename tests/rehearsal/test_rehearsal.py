"""A rehearsal against a real server: simulated teachers do what a room does."""

import asyncio
import json
import subprocess
import sys
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from ihubkit.content import load_content
from ihubkit.live import discussion, hubs, moves
from ihubkit.live.cards import review_card
from ihubkit.live.releases import reveal
from ihubkit.live.workshops import close_workshop
from ihubkit.model.answer import CardState
from ihubkit.model.workshop import Workshop
from ihubkit.rehearsal.evening import Rehearsal, rehearse
from ihubkit.rehearsal.people import draw
from ihubkit.rehearsal.seat import RehearsalError
from ihubkit.rehearsal.teacher import UNMOVED
from ihubkit.settings import read_settings
from ihubkit.store import Store

PEOPLE = 12
QUICK = 200.0  # times as quick as people


@dataclass(frozen=True)
class Hall:
    """A served sample hub, and the store behind it."""

    url: str
    code: str
    team_code: str
    store: Store

    @property
    def workshop(self) -> str:
        return self.store.find_workshop_by_code(self.code).id

    @property
    def seen(self) -> int:
        return self.store.find_workshop(self.workshop).revision

    def count(self, instrument: str, turn: int = 1) -> int:
        return len(self.store.list_answers(self.workshop, instrument, turn))


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    folder = tmp_path_factory.mktemp("hall")
    options = ["--json", "--host", "127.0.0.1", "--port", "0", "--data", str(folder)]
    command = [sys.executable, "-m", "ihubkit", "demo", *options]
    with (
        Path(folder / "log.txt").open("w") as log,
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log, text=True) as process,  # noqa: S603 -- our own command
    ):
        assert process.stdout
        line = process.stdout.readline()
        assert line, (folder / "log.txt").read_text()
        said = json.loads(line)
        team_code = next(iter(said["team_codes"].values()))
        with hubs.open_hub(read_settings({}, data_dir=folder)) as store:
            yield Hall(said["url"], said["join_code"], team_code, store)
        process.terminate()


def moved(workshop: Workshop) -> int:
    """Count those who answer again; the others leave their answers as they are."""
    asked = workshop.current.id
    return sum(draw(f"rehearsal/{n}", "again", asked) >= UNMOVED for n in range(PEOPLE))


async def until(holds: Callable[[], bool]) -> None:
    async with asyncio.timeout(60):
        while not holds():  # noqa: ASYNC110 -- a database tells nobody when it changes
            await asyncio.sleep(0.1)


async def play(hall: Hall, evening: Callable[[], Awaitable[None]]) -> tuple[int, list[str]]:
    said: list[str] = []
    room = asyncio.create_task(rehearse(Rehearsal(hall.url, hall.code, PEOPLE, QUICK), said.append))
    try:
        await evening()
        return await asyncio.wait_for(room, 30), said
    finally:
        room.cancel()


def test_simulated_teachers_answer_twice_write_cards_vote_and_leave(hall: Hall) -> None:
    content = load_content()

    async def evening() -> None:
        store, workshop = hall.store, hall.workshop
        await until(lambda: sum(c.seats for c in store.count_seats(workshop)) == PEOPLE)
        moves.start(store, workshop, "rate-school", seen=hall.seen)
        await until(lambda: hall.count("innovative-school") == PEOPLE * 38)
        release = reveal(store, content, workshop, seen=hall.seen)
        assert release.groups
        discussion.discuss(store, content, workshop, "A1", seen=hall.seen)
        again = discussion.ask_again(store, content, workshop, seen=hall.seen)
        await until(lambda: hall.count("innovative-school", 2) == moved(again))
        whole = moves.open_round(store, workshop, "rate-school", seen=hall.seen)
        await until(lambda: hall.count("innovative-school", 3) == moved(whole) * 38)
        moves.start(store, workshop, "cards", seen=hall.seen)
        await until(lambda: len(store.list_cards(workshop)) >= PEOPLE // 3)
        for card in store.list_cards(workshop):
            review_card(store, card.id, CardState.SHOWN)
        await until(lambda: sum(card.votes for card in store.list_cards(workshop)) > 0)
        moves.start(store, workshop, "rate-self", seen=hall.seen)
        await until(lambda: hall.count("educator-competence") == PEOPLE * 7)
        close_workshop(store, workshop)

    sat, said = asyncio.run(play(hall, evening))

    assert sat == PEOPLE
    assert said == [
        f"All {PEOPLE} simulated teachers have taken their seats.",
        "The rehearsal is over.",
    ]


@pytest.mark.parametrize(
    ("code", "people", "sentence"),
    [
        (None, 3, "opens no workshop"),
        ("QQQQQQ", 3, "QQQQQQ"),
        ("QQQQQQ", 5000, "1 to 1000 participants"),
    ],
)
def test_a_rehearsal_that_cannot_begin_says_why(
    hall: Hall, code: str | None, people: int, sentence: str
) -> None:
    plan = Rehearsal(hall.url, code or hall.team_code, people)

    with pytest.raises(RehearsalError, match=sentence):
        asyncio.run(rehearse(plan, print))
