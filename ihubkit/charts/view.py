"""What a picture is of, for whom, and its numbers as a table."""

from collections.abc import Mapping
from dataclasses import dataclass

from ihubkit.model.instrument import Facet, Instrument
from ihubkit.model.release import Cell, Group, Release, SectionScore
from ihubkit.model.texts import Translate, said_number

DIGITS = 2


@dataclass(frozen=True)
class Table:
    """The numbers behind a picture."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str | float | int | None, ...], ...]
    caption: str


@dataclass(frozen=True)
class View:
    """A release as somebody looks at it: one group, one language.

    `names` are the labels of groups by key; they are people's own words and only ever data.
    """

    release: Release
    instrument: Instrument
    group: str
    texts: Translate
    names: Mapping[str, str]

    @property
    def facets(self) -> list[Facet]:
        """The facets of which this group has something to show, in the instrument's order."""
        items = self.instrument.items  # a hub may have taken some away since
        cells = (cell for cell in self.release.cells if cell.item in items)
        shown = {cell.facet for cell in cells if cell.group == self.group}
        return [facet for facet in self.instrument.facets if facet.id in shown]

    def cells(self, facet: str) -> dict[str, Cell]:
        """Return the group's cells of a facet by item, in the instrument's order."""
        found = {
            cell.item: cell
            for cell in self.release.cells
            if (cell.group, cell.facet) == (self.group, facet)
        }
        return {item: found[item] for item in self.instrument.items if item in found}

    def section(self, group: str, section: str, facet: str) -> SectionScore | None:
        """Find a section's mean, if it is shown."""
        wanted = (group, section, facet)
        scores = self.release.sections
        return next((s for s in scores if (s.group, s.section, s.facet) == wanted), None)

    def scale(self, facet: Facet) -> tuple[int, int]:
        """Return the lowest and the highest answer of a facet."""
        first = next(iter(self.instrument.items))
        values = [option.value for option in self.instrument.options(first, facet.id)]
        return min(values), max(values)

    def said_scale(self, facet: Facet) -> str:
        """Name a facet and its scale."""
        low, high = self.scale(facet)
        return self.texts("{facet}, {low} to {high}", facet=facet.title, low=low, high=high)

    def share(self, facet: Facet, mean: float) -> float:
        """Return how far along a facet's scale a mean lies, from 0 to 1."""
        low, high = self.scale(facet)
        return (mean - low) / (high - low)

    def name(self, group: str) -> str:
        """Return what a group is called."""
        return self.names.get(group, group)

    def short_name(self, group: str) -> str:
        """Return what a group is called in a picture that names its school already."""
        if self.group == "all":
            return self.name(group)
        return self.names.get(group.partition("/")[2]) or self.name(group)

    def in_order(self, groups: list[Group]) -> list[Group]:
        """Sort groups by their names: the order tells nothing about their results."""
        return sorted(groups, key=lambda group: (self.name(group.key).casefold(), group.key))

    def number(self, value: float, digits: int = 1) -> str:
        """Write a number as the reader does."""
        return said_number(value, self.texts, digits)

    def people(self, *counts: int) -> str:
        """Say how many answered: one number, or from-to where it differs."""
        fewest, most = min(counts), max(counts)
        if fewest == most:
            return self.texts("{n} people", n=most)
        return self.texts("{fewest} to {most} people", fewest=fewest, most=most)

    @property
    def decimal_mark(self) -> str:
        """What stands between whole and part of a number."""
        return self.texts("{whole}.{part}", whole="", part="")
