"""A small questionnaire and a room that answers it, for tests of releases."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from ihubkit.analysis.safe import Past, Wave, by_round, make_release
from ihubkit.model.answer import ROUNDS, AnswerRow
from ihubkit.model.instrument import Bands, Facet, Instrument, Item, Option, Section
from ihubkit.model.people import Role
from ihubkit.model.release import Basis, Release, ReleaseHeader, Shift

KEY = b"secret"
NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
Asked = tuple[str, str]


def options(*values: int) -> tuple[Option, ...]:
    return tuple(Option(value=value, text=f"level {value}") for value in values)


def instrument(
    *items: str,
    facets: Sequence[str] = ("status",),
    version: int = 1,
    bands: Bands | None = None,
) -> Instrument:
    """A questionnaire in one section; every facet has values 1 to 4."""
    return Instrument(
        id="school",
        version=version,
        title="School",
        about="",
        subject="school",
        source="",
        licence="CC0",
        bands=bands,
        facets=tuple(
            Facet(id=facet, title=facet, question="?", options=options(1, 2, 3, 4))
            for facet in facets
        ),
        sections=(
            Section(
                id="A",
                title="First",
                items=tuple(Item(id=item, title=item, source="") for item in items),
            ),
        ),
    )


@dataclass
class Room:
    """One workshop: who said what, and what was released of it so far."""

    asked: Instrument
    k: int = 5
    wave: int = 0
    name: str = "w"
    past: Past = field(default_factory=Past)
    staff: Mapping[str, int] = field(default_factory=dict)
    rows: dict[tuple[str, str, str, int], AnswerRow] = field(default_factory=dict)
    releases: list[Release] = field(default_factory=list)
    basis: Basis = field(default_factory=dict)

    def say(  # noqa: PLR0913 -- who, what, and when
        self,
        seats: Collection[str],
        value: int | None,
        item: str = "A1",
        *,
        facet: str = "status",
        turn: int = 1,
        school: str = "a",
        role: Role = Role.TEACHER,
    ) -> None:
        """Let seats answer a question; their newest answer in a round counts."""
        for seat in seats:
            self.rows[seat, item, facet, turn] = AnswerRow(
                seat_id=seat,
                school_id=school,
                role=role,
                item=item,
                facet=facet,
                value=value,
                round=turn,
            )

    def leave(self, seats: Collection[str]) -> None:
        """Let seats withdraw."""
        self.rows = {key: row for key, row in self.rows.items() if key[0] not in seats}

    def release(self, turn: int = 1, asked: Collection[Asked] | None = None) -> Release:
        """Reveal a round."""
        earlier = Past.of(self.releases[::-1], self.basis, turn)
        past = self.past._replace(basis=earlier.basis, again=earlier.again, earlier=earlier.earlier)
        header = ReleaseHeader(
            id=f"{self.name}{len(self.releases) + 1}",
            workshop_id=self.name,
            title="Reveal",
            round=turn,
            wave=self.wave,
            k=self.k,
            made_at=NOON,
        )
        rows = [row for row in self.rows.values() if row.round <= turn]
        release, self.basis = make_release(
            self.asked, rows, header=header, key=KEY, past=past, asked=asked, staff=self.staff
        )
        self.releases.append(release)
        return release

    def as_wave(self, *, closed: bool = True) -> Wave:
        """Return what a later wave is compared with."""
        schools = frozenset(row.school_id for row in self.rows.values())
        shown = by_round(self.releases[::-1], ROUNDS)
        return Wave(shown, self.basis, list(self.rows.values()), schools, closed)


def seats(start: int, end: int, prefix: str = "p") -> list[str]:
    return [f"{prefix}{number}" for number in range(start, end)]


def shift(release: Release, group: str = "all", item: str = "A1") -> Shift | None:
    return next((s for s in release.shifts if (s.group, s.item) == (group, item)), None)
