"""The same people in workshops of several waves: what all of these together have told of them.

As long as nobody's change from one wave to another was shown, waves are apart: they have no answer
in common. Changes that were shown tie them together; then all of them count as one.
"""

from collections.abc import Mapping
from functools import cache, cached_property

from ihubkit.analysis.safe.basis import MARK, History, Marker, Question, marks_in, read_basis
from ihubkit.analysis.safe.combinations import NOTHING_ELSE, Elsewhere, Sum
from ihubkit.analysis.safe.decide import shown_sums
from ihubkit.analysis.safe.groups import group_of
from ihubkit.analysis.safe.past import Past

CELL, CHANGED = "cell", "changed"
Histories = Mapping[Question, History]


class Family:
    """Workshops of the same schools and instrument.

    Args:
        past: What was shown before, here and there.
        marker: Makes marks.
    """

    def __init__(self, past: Past, marker: Marker) -> None:
        self._past = past
        self._marker = marker
        self._people = cache(self._named)

    def elsewhere(self, question: Question, own: Histories) -> Elsewhere:
        """Return what else was told of the people who answered a question."""
        if question[0] != CELL:
            return NOTHING_ELSE
        changed = (CHANGED, *question[1:])
        tied = [h for h in (own, *self._others) if changed in h]
        if not tied:
            return NOTHING_ELSE
        sums = [total for h in tied for total in changes_of(h[changed])]
        return Elsewhere([*sums, *self.sums(question)], self._people(question))

    def sums(self, question: Question) -> list[Sum]:
        """Return what was told of a question in the other workshops."""
        found = [h[question] for h in self._others if question in h]
        return [total for history in found for total in shown_sums(history.snapshots)]

    def changes(self, question: Question) -> list[Sum]:
        """Return what was told of changes of people in a question in the other workshops."""
        changed = (CHANGED, *question[1:])
        return [total for h in self._others if changed in h for total in changes_of(h[changed])]

    def people(self, question: Question) -> Mapping[str, str]:
        """Return who is the same person: a mark's first half → person."""
        return self._people(question)

    @cached_property
    def _others(self) -> list[Histories]:
        return [read_basis(basis) for basis in self._past.others]

    def _named(self, question: Question) -> dict[str, str]:
        people = self._past.people.items()
        return {self._marker.who(question, seat): person for seat, person in people}


def changes_of(history: History) -> list[Sum]:
    """Return the sums of changes that were shown: each mark is two, of after and before."""
    sums = []
    for snapshot in history.snapshots:
        for name in snapshot.shown:
            pairs = marks_in(group_of(name), snapshot.marks)
            after = frozenset(pair[:MARK] for pair in pairs)
            sums.append(Sum(after, frozenset(pair[MARK:] for pair in pairs)))
    return sums
