"""Everything a release is made of."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ihubkit.analysis.safe.groups import holds
from ihubkit.analysis.safe.ledger import Ledger
from ihubkit.analysis.safe.past import Past
from ihubkit.analysis.safe.rounds import Asked, Given
from ihubkit.model.answer import AnswerRow
from ihubkit.model.instrument import Instrument
from ihubkit.model.release import Group, ReleaseHeader


class Scene(NamedTuple):
    """What was asked and said, and what was shown before.

    Attributes:
        instrument: What was asked.
        header: What is known of the release already.
        asked: The questions of this round, in order.
        rows: All answers, of this round and those before.
        given: What everybody has said to the questions by now.
        groups: Groups worth showing, the most wanted first.
        past: What was shown before.
        ledger: What was shown of each question.
        staff: How many could answer, by school, where known.
    """

    instrument: Instrument
    header: ReleaseHeader
    asked: Sequence[Asked]
    rows: Sequence[AnswerRow]
    given: Given
    groups: Sequence[Group]
    past: Past
    ledger: Ledger
    staff: Mapping[str, int]

    @property
    def items(self) -> list[str]:
        """Items asked, in order."""
        return list(dict.fromkeys(item for item, _ in self.asked))

    def seats_in(self, group: Group) -> list[str]:
        """Return the seats of a group, in the order of their ids."""
        places = self.given.places
        return sorted(seat for seat, place in places.items() if holds(group, *place))

    def values(self, question: Asked, group: Group) -> list[int]:
        """Return what a group answered to a question."""
        ratings = self.given.of(question)
        return [
            rating.value
            for seat, rating in ratings.items()
            if holds(group, *self.given.places[seat])
        ]
