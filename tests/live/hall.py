"""A room in which a workshop takes place, for tests to play in."""

from dataclasses import dataclass, field
from datetime import UTC, datetime

from ihubkit.content import Content
from ihubkit.live import moves, releases, seats
from ihubkit.model.answer import Answer
from ihubkit.model.people import Role, School
from ihubkit.model.release import Release
from ihubkit.model.workshop import Activity, ActivityKind, Workshop
from ihubkit.store import Store

NOON = datetime(2026, 3, 12, 12, 0, tzinfo=UTC)


@dataclass
class Hall:
    """A room in which a workshop takes place."""

    store: Store
    content: Content
    schools: list[School]
    workshop_id: str
    seats: list[str] = field(default_factory=list)

    @property
    def workshop(self) -> Workshop:
        """The workshop as it stands."""
        return self.store.find_workshop(self.workshop_id)

    @property
    def seen(self) -> int:
        """The revision a facilitator sees now."""
        return self.workshop.revision

    def first(self, kind: ActivityKind) -> Activity:
        """Find the first activity of a kind."""
        return next(a for a in self.workshop.activities if a.kind is kind)

    def go_to(self, kind: ActivityKind) -> Workshop:
        """Move to the first activity of a kind."""
        return moves.start(
            self.store, self.workshop_id, self.first(kind).id, seen=self.seen, now=NOON
        )

    def join(self, people: int, school: int = 0, role: Role = Role.TEACHER) -> list[str]:
        """Let people of a school take seats."""
        taken = [
            seats.take_seat(
                self.store,
                code=self.workshop.join_code,
                school_id=self.schools[school].id,
                role=role.value,
                language="en",
                now=NOON,
            ).seat.id
            for _ in range(people)
        ]
        self.seats += taken
        return taken

    def answer(self, seat_ids: list[str], *, number: int = 1, status: int = 2) -> None:
        """Let seats answer every item; one of three sees it one lower."""
        instrument = self.content.instrument("innovative-school")
        for place, seat_id in enumerate(seat_ids):
            value = max(1, status - (place % 3 == 0))
            given = [
                Answer(
                    instrument=instrument.id,
                    item=item,
                    facet=facet,
                    round=number,
                    value=value if facet == "status" else 1 + place % 4,
                    sequence=number,
                )
                for item in instrument.items
                for facet in ("status", "importance")
            ]
            self.store.save_answers([(seat_id, given)])

    def reveal(self) -> Release:
        """Reveal as the facilitator."""
        return releases.reveal(self.store, self.content, self.workshop_id, seen=self.seen, now=NOON)
