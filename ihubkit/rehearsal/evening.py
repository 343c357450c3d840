"""A room full of simulated teachers, for facilitators who practise alone."""

import asyncio
import ssl
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from ihubkit.model.people import Role
from ihubkit.rehearsal.people import Person, draw
from ihubkit.rehearsal.samples import read_card_texts
from ihubkit.rehearsal.seat import Json, RehearsalError, SeatClient
from ihubkit.rehearsal.teacher import CardText, Teacher, Tempo

MOST = 1000
ARRIVAL = 25.0  # seconds within which everybody has sat down
SUPPORT_EVERY = 8  # one in so many is support staff; the first of each school leads it


@dataclass(frozen=True)
class Rehearsal:
    """What to rehearse: where, with which join code, how many people, how quick, and which."""

    url: str
    code: str
    participants: int
    speed: float = 1.0
    seed: str = "rehearsal"


@dataclass
class _Room:
    plan: Rehearsal
    page: Json
    say: Callable[[str], None]
    tls: ssl.SSLContext
    texts: Sequence[CardText]
    sat: list[str] = field(default_factory=list)
    said: set[str] = field(default_factory=set)

    async def teacher(self, number: int) -> None:
        """Arrive, sit down, follow the workshop; what goes wrong for one ends only their part."""
        seat = SeatClient(self.plan.url, self.tls)
        try:
            arrives = draw(self.plan.seed, number, "arrives") * ARRIVAL / self.plan.speed
            await asyncio.sleep(arrives)
            await (await self._sit_down(seat, number)).follow()
        except RehearsalError as error:
            self.say(f"Simulated teacher {number + 1} left: {error.message}")
        finally:
            await seat.close()

    async def _sit_down(self, seat: SeatClient, number: int) -> Teacher:
        schools, languages = self.page["schools"], self.page["languages"]
        school = schools[number % len(schools)]
        language = languages[number % len(schools) % len(languages)]
        seed = f"{self.plan.seed}/{number}"
        person = Person(seed, school["name"], _role(number // len(schools)))
        await seat.take(self.plan.code, school=school["id"], role=person.role, language=language)
        self.sat.append(seed)
        if len(self.sat) == self.plan.participants:
            self.say(f"All {self.plan.participants} simulated teachers have taken their seats.")
        tempo = Tempo(person, self.plan.speed)
        return Teacher(person, seat, tempo, language, self.texts, self.complain)

    def complain(self, message: str) -> None:
        """Say once what may go wrong for many."""
        if message not in self.said:
            self.said.add(message)
            self.say(f"The server refuses something: {message}")


async def rehearse(plan: Rehearsal, say: Callable[[str], None]) -> int:
    """Fill the room and stay until the workshop closes; return how many took a seat.

    Args:
        plan: What to rehearse.
        say: Told in sentences what happens.

    Raises:
        RehearsalError: The code opens no workshop, or there are too many participants.
    """
    if not 1 <= plan.participants <= MOST:
        raise RehearsalError(f"A rehearsal has 1 to {MOST} participants, not {plan.participants}.")
    tls = ssl.create_default_context()
    room = _Room(plan, await _join_page(plan, tls), say, tls, read_card_texts())
    async with asyncio.TaskGroup() as evening:
        for number in range(plan.participants):
            evening.create_task(room.teacher(number))
    say("The rehearsal is over.")
    return len(room.sat)


async def _join_page(plan: Rehearsal, tls: ssl.SSLContext) -> Json:
    visitor = SeatClient(plan.url, tls)
    try:
        page = await visitor.join_page(plan.code)
    finally:
        await visitor.close()
    if page.get("kind") != "workshop":
        raise RehearsalError(f"The code {plan.code} opens no workshop. Use the join code.")
    return page


def _role(position: int) -> Role:
    if position == 0:
        return Role.LEADER
    return Role.SUPPORT if position % SUPPORT_EVERY == SUPPORT_EVERY - 1 else Role.TEACHER
