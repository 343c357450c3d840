"""What was shown of each question so far, and what may be shown of it now."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ihubkit.analysis.safe.basis import (
    History,
    Marker,
    Marks,
    Place,
    Question,
    Snapshot,
    marks_in,
    read_basis,
    write_basis,
)
from ihubkit.analysis.safe.decide import Standing, outlived, renewed
from ihubkit.analysis.safe.family import Family
from ihubkit.analysis.safe.past import Past
from ihubkit.model.release import Basis, Group

SPREAD = 2  # times k: from how many people on more than a sum is told


class Verdict(NamedTuple):
    """For which groups a question is shown.

    Attributes:
        fresh: Groups shown as they are now.
        wide: Those of them of which more than sums may be told, such as a spread.
        again: Groups whose figure is shown again as it was.
        current: Groups of both whose figure is that of now.
    """

    fresh: frozenset[str] = frozenset()
    wide: frozenset[str] = frozenset()
    again: frozenset[str] = frozenset()
    current: frozenset[str] = frozenset()


class Ledger:
    """Keeps the histories of all questions of a workshop's instrument.

    Args:
        past: What was shown before.
        places: School and role of each seat.
        turn: The round that is released now.
        k: How many people a group must have.
        key: The hub's secret for marks.
    """

    def __init__(
        self, past: Past, places: Mapping[str, Place], turn: int, *, k: int, key: bytes
    ) -> None:
        self.places = places
        self.turn = turn
        self.k = k
        self.key = key
        self.marker = Marker(key)
        self.histories = read_basis(past.basis)
        self.family = Family(past, self.marker)

    def history(self, question: Question) -> History:
        """Return all that was shown of a question."""
        return self.histories.get(question, History())

    def settle(
        self,
        question: Question,
        said: Mapping[str, str],
        groups: Sequence[Group],
        *,
        fewest: int | None = None,
        before: Mapping[str, int] | None = None,
    ) -> Verdict:
        """Decide for which groups a question is shown, and remember it.

        Args:
            question: What is shown.
            said: What each seat said to it, in any words.
            groups: The groups worth showing, the most wanted first.
            fewest: How many people any group or difference must have; k unless given.
            before: How many people the figures had that can be shown again, by group.
        """
        fewest = fewest or self.k
        history = self.history(question)
        marks = self.marker.marks_of(question, said, self.places)
        standing = {
            group.key: figure
            for group in groups
            if (figure := self._standing(history, group, before or {}))
            and figure.n >= fewest
            and not outlived(group, marks, figure, fewest)
        }
        elsewhere = self.family.elsewhere(question, self.histories)
        fresh, again = renewed(
            marks, history.snapshots, groups, fewest, standing=standing, elsewhere=elsewhere
        )
        self._remember(question, history, fresh, again)
        named = [group for group in groups if group.key in fresh.shown]
        unmoved = frozenset(
            g.key for g in groups if g.key in again and _is_unmoved(g, marks, standing)
        )
        return Verdict(
            fresh=frozenset(fresh.shown),
            wide=frozenset(renewed(marks, [], named, self.k * SPREAD).fresh.shown),
            again=again,
            current=unmoved.union(fresh.shown),
        )

    def basis(self) -> Basis:
        """Return what is kept for the next release."""
        return write_basis(self.histories)

    def _last_turn(self, history: History) -> int:
        """Return the latest round that a question was released in, of this round and before."""
        return max((turn for turn in history.stands if turn <= self.turn), default=self.turn)

    def _standing(
        self, history: History, group: Group, before: Mapping[str, int]
    ) -> Standing | None:
        marks = history.marks_behind(self._last_turn(history), group)
        if marks is None or group.key not in before:
            return None
        return Standing(before[group.key], marks)

    def _remember(
        self, question: Question, history: History, fresh: Snapshot, again: frozenset[str]
    ) -> None:
        if not fresh.shown and not history.snapshots:
            return
        added = (fresh,) if fresh.shown else ()
        before = history.stands.get(self._last_turn(history), {})
        stands = {group: before[group] for group in again}
        stands |= dict.fromkeys(fresh.shown, len(history.snapshots))
        self.histories[question] = History(
            (*history.snapshots, *added), {**history.stands, self.turn: stands}
        )


def _is_unmoved(group: Group, marks: Marks, standing: Mapping[str, Standing]) -> bool:
    return marks_in(group, marks) == standing[group.key].marks
