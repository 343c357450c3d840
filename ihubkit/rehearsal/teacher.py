"""A simulated teacher: takes a seat and follows the room until the workshop closes."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ihubkit.model.instrument import Instrument
from ihubkit.rehearsal.people import Person, choose, draw, normal
from ihubkit.rehearsal.seat import GoneError, Json, RehearsalError, SeatClient

CARDS_READ_EVERY = 8.0  # seconds between two looks at the others' cards
FAVOURITES = 3
UNMOVED = 0.15  # how many do not answer again after a discussion


class CardText(NamedTuple):
    """Something a teacher could write on a card."""

    section: str
    kind: str
    text: str


@dataclass(frozen=True)
class Tempo:
    """How quick somebody is; `speed` 2 makes everybody twice as quick."""

    person: Person
    speed: float = 1.0

    async def wait(self, seconds: float, *what: object) -> None:
        """Let about that many seconds pass, as long as this person takes for this."""
        own = 1.35 ** normal(self.person.seed, "tempo")
        now = 1.5 ** normal(self.person.seed, "wait", *what)
        await asyncio.sleep(seconds * own * now / self.speed)


@dataclass
class Teacher:
    """Somebody with a phone.

    Args:
        person: Who they are.
        seat: Their connection.
        tempo: How quick they are.
        language: What they read.
        texts: What they could write on cards.
        say: Told why the server refuses something.
    """

    person: Person
    seat: SeatClient
    tempo: Tempo
    language: str
    texts: Sequence[CardText]
    say: Callable[[str], None]
    sequence: int = 0
    answered: dict[tuple[str, str, str, int], int | None] = field(default_factory=dict)

    async def follow(self) -> None:
        """Do what the room does until the workshop closes."""
        at, doing = None, None
        try:
            async for state in self.seat.states():
                if state["workshop"]["state"] == "closed":
                    return
                activity = state.get("activity") or {}
                if (activity.get("id"), activity.get("round")) == at:
                    continue
                at = activity.get("id"), activity.get("round")
                await _end(doing)
                doing = asyncio.create_task(self._take_part(activity, state))
        finally:
            await _end(doing)

    async def _take_part(self, activity: Json, state: Json) -> None:
        """Do one activity; a refused call ends it, not the evening."""
        doings: dict[str, Callable[[Json, Json], Awaitable[None]]] = {
            "instrument": self._fill_in,
            "cards": self._write_cards,
            "reveal": self._look,
            "discussion": self._look,
        }
        doing = doings.get(activity.get("kind", ""))
        if doing:
            try:
                await doing(activity, state)
            except RehearsalError as error:
                self.say(error.message)

    async def _fill_in(self, activity: Json, _: Json) -> None:
        found = await self.seat.instrument(activity["instrument"], self.language)
        instrument = Instrument.model_validate(found)
        await self.tempo.wait(6, activity["id"])  # reads what this is about
        again = int(activity["round"]) > 1
        if again and draw(self.person.seed, "again", activity["id"]) < UNMOVED:
            return  # the answer so far still stands
        for item, facet in _asked(instrument, activity):
            key = (instrument.id, item, facet, int(activity["round"]))
            if key not in self.answered:
                await self.tempo.wait(4, *key)
                await self._answer(instrument, key)

    async def _answer(self, instrument: Instrument, key: tuple[str, str, str, int]) -> None:
        value = choose(self.person, instrument, *key[1:])
        self.sequence += 1
        names = ("instrument", "item", "facet", "round")
        answer = dict(zip(names, key, strict=True)) | {"value": value, "sequence": self.sequence}
        await self.seat.answer([answer])
        self.answered[key] = value

    async def _write_cards(self, activity: Json, _: Json) -> None:
        kinds = activity["card_kinds"] or [text.kind for text in self.texts]
        fitting = [text for text in self.texts if text.kind in kinds]
        for number in range(int(draw(self.person.seed, "cards", activity["id"]) * 3)):
            if fitting:
                mark = draw(self.person.seed, "card", activity["id"], number)
                card = fitting.pop(int(mark * len(fitting)))
                await self.tempo.wait(0.35 * len(card.text), activity["id"], number)  # types
                await self.seat.add_card(card.kind, card.section, card.text)
        await self._vote()

    async def _look(self, _: Json, state: Json) -> None:
        if state.get("release"):
            await self.seat.release(state["release"]["id"], self.language)
        await self._vote()

    async def _vote(self) -> None:
        """Read the others' cards now and then, and vote for those one likes best."""
        while True:
            await self.tempo.wait(CARDS_READ_EVERY)
            shown = (await self.seat.me())["cards"]["shown"]
            left = FAVOURITES - sum(bool(card["voted"]) for card in shown)
            others = [card for card in shown if not card["voted"] and not card["own"]]
            liked = [c for c in others if draw(self.person.seed, "likes", c["text"]) < 0.3]  # noqa: PLR2004 -- every third
            for card in liked[: max(left, 0)]:
                await self.tempo.wait(2, card["id"])
                await self.seat.vote(card["id"])


def _asked(instrument: Instrument, activity: Json) -> list[tuple[str, str]]:
    """List what an activity asks: items (of its sections), facet by facet; empty means all."""
    facets = activity["facets"] or [facet.id for facet in instrument.facets]
    return [
        (item.id, facet)
        for section in instrument.sections
        if not activity["sections"] or section.id in activity["sections"]
        for item in section.items
        if not activity["items"] or item.id in activity["items"]
        for facet in facets
    ]


async def _end(doing: asyncio.Task[None] | None) -> None:
    if doing:
        doing.cancel()
        with contextlib.suppress(asyncio.CancelledError, GoneError):
            await doing
