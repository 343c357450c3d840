"""What a summary is drafted from: releases, approved cards, and what a team decided. Nothing else.

Whatever a reader of the draft could find out, the releases have told already.
"""

from collections.abc import Mapping
from functools import cached_property

from ihubkit.model.instrument import Instrument
from ihubkit.model.need import Feasibility, FocusNeed
from ihubkit.model.release import Cell, Release, ShownCard
from ihubkit.model.value import Value

ALL = "all"
STATES = ("status", "level")  # facets that say where something stands
IMPORTANCE = "importance"


class Fact(Value):
    """What is shown of one item for one group: where it stands and how much it matters.

    Attributes:
        state: Its status or level, of the newest round that shows it.
        low: Lowest answer of the state's scale.
        high: Highest answer there.
        importance: How much it matters, where that is asked and shown.
        importance_low: Lowest answer of that scale.
        importance_high: Highest answer there.
    """

    item: str
    title: str
    state: Cell
    low: int
    high: int
    importance: Cell | None = None
    importance_low: int = 0
    importance_high: int = 1

    @property
    def share(self) -> float:
        """How far along its scale the state lies, from 0 to 1."""
        return (self.state.mean - self.low) / (self.high - self.low)

    @property
    def importance_share(self) -> float | None:
        """How far along its scale the importance lies, from 0 to 1."""
        if self.importance is None:
            return None
        width = self.importance_high - self.importance_low
        return (self.importance.mean - self.importance_low) / width


class Told(Value):
    """A questionnaire and what was released of it: the newest release of each round, newest first.

    A later round asks a part of the items again; of the others the earlier round still holds.
    """

    instrument: Instrument
    releases: tuple[Release, ...]

    @cached_property
    def _cells(self) -> dict[tuple[str, str, str], Cell]:
        """The newest cell of each group, item and facet."""
        oldest_first = reversed(self.releases)
        return {(c.group, c.item, c.facet): c for one in oldest_first for c in one.cells}

    @property
    def state(self) -> str:
        """Which facet says where something stands; "" where none does."""
        return next((f.id for f in self.instrument.facets if f.id in STATES), "")

    def cell(self, group: str, item: str, facet: str) -> Cell | None:
        """Find the newest cell, if one is shown."""
        return self._cells.get((group, item, facet))

    def facts(self, group: str) -> list[Fact]:
        """Return what is shown of each item that is still asked, in the questionnaire's order."""
        found = [self._fact(group, item) for item in self.instrument.items]
        return [one for one in found if one]

    def scale(self, item: str, facet: str) -> tuple[int, int]:
        """Return lowest and highest answer of an item's facet; (0, 0) where it is not asked."""
        asked = facet in {one.id for one in self.instrument.facets}
        return self.instrument.scale(item, facet) if asked else (0, 0)

    def _fact(self, group: str, item: str) -> Fact | None:
        state = self.cell(group, item, self.state)
        low, high = self.scale(item, self.state)
        if state is None or low == high:
            return None
        fact = Fact(
            item=item,
            title=self.instrument.items[item].title,
            state=state,
            low=low,
            high=high,
        )
        importance = self.cell(group, item, IMPORTANCE)
        low, high = self.scale(item, IMPORTANCE)
        if importance is None or low == high:
            return fact
        more = {"importance": importance, "importance_low": low, "importance_high": high}
        return fact.model_copy(update=more)


class Sources(Value):
    """All that a summary of a workshop, or of one school in it, is drafted from.

    Attributes:
        school_id: Whose summary; "" for all schools of the workshop.
        told: By questionnaire, in the order they were asked.
        instruments: All questionnaires that cards or needs may be about, by id.
        names: What each group is called, by its key.
        days: When each release was made, written out, by its id.
        cards: Cards that are approved now.
        needs: The focus needs the school chose, or, for all, those of all its schools.
        feasibility: What the school's team thinks is doable; empty for all.
    """

    school_id: str = ""
    told: tuple[Told, ...] = ()
    instruments: Mapping[str, Instrument] = {}
    names: Mapping[str, str] = {}
    days: Mapping[str, str] = {}
    cards: tuple[ShownCard, ...] = ()
    needs: tuple[FocusNeed, ...] = ()
    feasibility: tuple[Feasibility, ...] = ()

    @property
    def group(self) -> str:
        """Whose figures the summary tells."""
        return f"school:{self.school_id}" if self.school_id else ALL

    def name(self, group: str) -> str:
        """Name a group of roles within what the summary is about."""
        return self.names.get(group.partition("/")[2]) or self.names.get(group, group)

    def title(self, instrument: str, item: str) -> str:
        """Name an item, also one that is not asked any more."""
        known = self.instruments.get(instrument)
        return known.items[item].title if known and item in known.items else item

    def section(self, section: str) -> str:
        """Name the section a card belongs to; "" for none."""
        found = (s for one in self.instruments.values() for s in one.sections if s.id == section)
        return next((one.title for one in found), "")
