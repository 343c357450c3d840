"""A small hub with an open workshop, and the people who look at its dashboards."""

import json
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from sqlite3 import connect
from typing import Any

import traitlets

from ihubkit.content import Content
from ihubkit.live import cards, moves, releases, seats
from ihubkit.model.answer import Answer, CardState
from ihubkit.model.people import Role, School, Visitor, VisitorKind
from ihubkit.model.release import Release
from ihubkit.model.workshop import Activity, ActivityKind, Workshop
from ihubkit.steps.scene import Scene
from ihubkit.store import Store

NOON = datetime(2026, 3, 12, 12, 0, tzinfo=UTC)
FACILITATOR = Visitor(kind=VisitorKind.FACILITATOR)


@dataclass
class Troupe:
    """A hub with two schools and one open workshop."""

    store: Store
    content: Content
    folder: Path
    schools: list[School]
    workshop_id: str

    def scene(self, visitor: Visitor = FACILITATOR, *, served: str = "http://hub.test") -> Scene:
        """Return what a dashboard of this visitor stands on."""
        texts = self.content.texts(visitor.language)
        return Scene(self.store, self.content, visitor, texts, served, self.folder)

    def team(self, school: int = 0) -> Scene:
        """Return the scene of a school's team."""
        found = self.schools[school]
        return self.scene(Visitor(kind=VisitorKind.TEAM, school_id=found.id))

    def reader(self, *released: Release) -> Scene:
        """Return the scene of somebody with a link to these releases."""
        ids = tuple(one.id for one in released)
        return self.scene(Visitor(kind=VisitorKind.READER, releases=ids))

    @property
    def workshop(self) -> Workshop:
        """The workshop as it stands."""
        return self.store.find_workshop(self.workshop_id)

    def first(self, kind: ActivityKind) -> Activity:
        """Find the first activity of a kind."""
        return next(one for one in self.workshop.activities if one.kind is kind)

    def go_to(self, kind: ActivityKind) -> None:
        """Move to the first activity of a kind, as another facilitator would."""
        seen = self.workshop.revision
        moves.start(self.store, self.workshop_id, self.first(kind).id, seen=seen, now=NOON)

    def join(self, people: int, school: int = 0, role: Role = Role.TEACHER) -> list[str]:
        """Let people take seats."""
        code, school_id = self.workshop.join_code, self.schools[school].id
        return [
            seats.take_seat(
                self.store, code=code, school_id=school_id, role=role.value, now=NOON
            ).seat.id
            for _ in range(people)
        ]

    def answer(self, taken: list[str]) -> None:
        """Let seats rate the first item."""
        asked = self.first(ActivityKind.INSTRUMENT).instrument
        item = next(iter(self.content.instrument(asked).items))
        for number, seat in enumerate(taken):
            told = [
                Answer(instrument=asked, item=item, facet=facet, value=1 + number % 3, sequence=1)
                for facet in ("status", "importance")
            ]
            self.store.save_answers([(seat, told)])

    def release(self) -> Release:
        """Let both schools answer and reveal the results."""
        self.go_to(ActivityKind.INSTRUMENT)
        for school in (0, 1):
            self.answer(self.join(8, school))
        seen = self.workshop.revision
        return releases.reveal(self.store, self.content, self.workshop_id, seen=seen, now=NOON)

    def card(self, text: str, *, shown: bool = True) -> str:
        """Let a new seat write a card, and a facilitator approve it."""
        (seat,) = self.join(1)
        card = cards.add_card(self.store, seat, {"kind": "idea", "section": "A", "text": text})
        if shown:
            cards.review_card(self.store, card.id, CardState.SHOWN)
        return card.id

    def contents(self) -> str:
        """Return everything the database holds, to compare."""
        with closing(connect(self.folder / "hub.sqlite")) as database:
            return "\n".join(database.iterdump())


def all_traits(step: traitlets.HasTraits) -> str:
    """Return everything a step tells its page."""
    return json.dumps({name: getattr(step, name) for name in step.trait_names()}, default=str)


def options(step: Any, name: str) -> list[str]:  # noqa: ANN401 -- any step with a heading
    """Return what one of the heading's lists offers."""
    choices = step.heading["choices"]
    return [o["id"] for one in choices if one["name"] == name for o in one["options"]]
