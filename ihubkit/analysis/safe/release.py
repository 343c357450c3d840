"""A release in the making: question by question, shown as far as it is safe."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from ihubkit.analysis.levels import level_sections, levels_by_seat
from ihubkit.analysis.safe.basis import Place, Question, marks_of, read_basis, write_basis
from ihubkit.analysis.safe.cells import cell_of, section_means
from ihubkit.analysis.safe.decide import outlived, renewed
from ihubkit.analysis.safe.folding import share
from ihubkit.analysis.safe.groups import cut, holds
from ihubkit.model.answer import AnswerRow
from ihubkit.model.instrument import Instrument
from ihubkit.model.release import (
    Basis,
    Cell,
    Group,
    LevelShare,
    Release,
    ReleaseHeader,
    ShownCard,
)

LEVEL = ""  # stands where an item's id stands in other questions
SPREAD = 2  # times k: from how many people on a spread is shown, not only a mean

Values = Mapping[str, int]  # seat → value


def make_release(  # noqa: PLR0913 -- facts of their own, named at every call
    instrument: Instrument,
    rows: Sequence[AnswerRow],
    *,
    header: ReleaseHeader,
    key: bytes,
    previous: tuple[Release, Basis] | None = None,
    cards: Sequence[ShownCard] = (),
) -> tuple[Release, Basis]:
    """Make a snapshot of group results in which no group of fewer than k can be seen or found.

    Args:
        instrument: What was asked; answers to anything else are left out.
        rows: The newest answer of each seat to each question of one round, in any order.
        header: What is known of the release already.
        key: The hub's secret for marks.
        previous: The last release of the same workshop, instrument and round, with its basis.
        cards: Approved cards, passed on as they are.

    Returns:
        The release, and what it rests on: kept for the next one, never shown.
    """
    draft = _Draft(instrument, rows, header, previous)
    for question, values in draft.questions():
        draft.add(question, values, key)
    return draft.finished(cards)


class _Draft:
    """A release in the making."""

    def __init__(
        self,
        instrument: Instrument,
        rows: Sequence[AnswerRow],
        header: ReleaseHeader,
        previous: tuple[Release, Basis] | None,
    ) -> None:
        self.instrument = instrument
        self.header = header
        self.past = read_basis(previous[1]) if previous else {}
        self.shown_before = _shown_in(previous[0]) if previous else {}
        self.answers: dict[Question, dict[str, int]] = defaultdict(dict)
        self.places: dict[str, Place] = {}
        allowed = _allowed(instrument)
        for row in rows:
            if row.value is not None and row.value in allowed.get((row.item, row.facet), ()):
                self.answers[row.item, row.facet][row.seat_id] = row.value
                self.places[row.seat_id] = row.school_id, row.role
        self.groups = cut(Counter(self.places.values()), header.k)
        self.cells: list[Cell] = []
        self.levels: list[LevelShare] = []

    def questions(self) -> list[tuple[Question, Values]]:
        """Return all that can be shown: every facet of every item, and every kind of level."""
        facets = [facet.id for facet in self.instrument.facets]
        asked = [(item, facet) for item in self.instrument.items for facet in facets]
        values: list[tuple[Question, Values]] = [(q, self.answers.get(q, {})) for q in asked]
        by_item = {item: self.answers.get((item, facets[0]), {}) for item in self.instrument.items}
        for section in level_sections(self.instrument):
            reached = levels_by_seat(self.instrument, section, by_item)
            values.append(((LEVEL, section), reached))
        return values

    def add(self, question: Question, values: Values, key: bytes) -> None:
        """Show a question for the groups for which it is safe, or as it was shown before."""
        marks = marks_of(question, values, self.places, key)
        past = self.past.get(question, [])
        fewest = self.header.k * (SPREAD if question[0] == LEVEL else 1)
        standing = {
            group.key: before
            for group in self.groups
            if (before := self._before(group, question))
            and before.n >= fewest
            and not outlived(group, marks, past, fewest)
        }
        sizes = {group: before.n for group, before in standing.items()}
        fresh = renewed(marks, past, self.groups, fewest, sizes)
        if fresh.shown:
            self.past[question] = [*past, fresh]
        wide = renewed(marks, [], self._named(fresh.shown), self.header.k * SPREAD).shown
        for group in self.groups:
            if group.key in fresh.shown:
                self._show(question, group, values, spread=group.key in wide)
            elif group.key in standing:
                self._show_again(standing[group.key])

    def _before(self, group: Group, question: Question) -> Cell | LevelShare | None:
        return self.shown_before.get((group.key, *question))

    def _named(self, keys: Sequence[str]) -> list[Group]:
        return [group for group in self.groups if group.key in keys]

    def _show(self, question: Question, group: Group, values: Values, *, spread: bool) -> None:
        mine = [value for seat, value in values.items() if holds(group, *self.places[seat])]
        item, section = question
        if item == LEVEL:
            self.levels.append(share(self.instrument, section, group.key, mine))
        else:
            cell = cell_of(self.instrument, question, group.key, mine, spread=spread)
            self.cells.append(cell)

    def _show_again(self, before: Cell | LevelShare) -> None:
        if isinstance(before, Cell):
            self.cells.append(before)
        else:
            self.levels.append(before)

    def finished(self, cards: Sequence[ShownCard]) -> tuple[Release, Basis]:
        """Return the release with only those groups of which something is shown."""
        seen = {cell.group for cell in self.cells} | {level.group for level in self.levels}
        release = Release(
            **self.header.model_dump(),
            instrument=self.instrument.id,
            instrument_version=self.instrument.version,
            groups=tuple(sorted((g for g in self.groups if g.key in seen), key=_order)),
            cells=tuple(self.cells),
            sections=tuple(section_means(self.cells, self.instrument)),
            levels=tuple(self.levels),
            cards=tuple(cards),
        )
        return release, write_basis(self.past)


def _allowed(instrument: Instrument) -> dict[Question, set[int]]:
    return {
        (item, facet.id): {option.value for option in instrument.options(item, facet.id)}
        for item in instrument.items
        for facet in instrument.facets
    }


def _shown_in(release: Release) -> dict[tuple[str, str, str], Cell | LevelShare]:
    shown: dict[tuple[str, str, str], Cell | LevelShare] = {
        (cell.group, cell.item, cell.facet): cell for cell in release.cells
    }
    return shown | {(level.group, LEVEL, level.section): level for level in release.levels}


def _order(group: Group) -> tuple[str, bool, str]:
    """Everybody, then the roles over all schools, then school by school; sizes play no part."""
    return group.school_id, group.key != "all", group.key
