"""What people have said by a round: the newest rating of each counts."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from ihubkit.analysis.safe.basis import Place
from ihubkit.model.answer import AnswerRow
from ihubkit.model.instrument import Instrument
from ihubkit.model.people import Role

Asked = tuple[str, str]  # (item, facet)


class Rating(NamedTuple):
    """A value, and the round in which it was given."""

    value: int
    round: int

    @property
    def words(self) -> str:
        """What a mark of it is made of: the same value given again is another answer."""
        return f"{self.value} {self.round}"


class Given(NamedTuple):
    """What everybody has said, and where they belong."""

    ratings: Mapping[Asked, Mapping[str, Rating]]  # question → seat → rating
    places: Mapping[str, Place]

    def of(self, question: Asked) -> Mapping[str, Rating]:
        """Return the ratings of a question, by seat."""
        return self.ratings.get(question, {})

    def words(self, question: Asked) -> dict[str, str]:
        """Return what the marks of a question are made of, by seat."""
        return {seat: rating.words for seat, rating in self.of(question).items()}


def newest(rows: Iterable[AnswerRow]) -> list[AnswerRow]:
    """Keep each seat's newest rating of each question; "can't say" is none and changes none.

    Whoever was asked again and gave no rating keeps the earlier one. Where there never was one,
    "can't say" is kept.
    """
    kept: dict[tuple[str, str, str], AnswerRow] = {}
    for row in rows:
        before = kept.setdefault((row.seat_id, row.item, row.facet), row)
        if _rank(row) > _rank(before):
            kept[row.seat_id, row.item, row.facet] = row
    return list(kept.values())


def _rank(row: AnswerRow) -> tuple[bool, int]:
    return row.value is not None, row.round


def given_by(
    rows: Iterable[AnswerRow], instrument: Instrument, turn: int, asked: Collection[Asked]
) -> Given:
    """Return what was said by a round to what was asked in it; values that are none are left out.

    Args:
        rows: Answers of any rounds.
        instrument: Says which values there are.
        turn: Until which round answers count.
        asked: The questions.
    """
    allowed = {
        question: {option.value for option in instrument.options(*question)} for question in asked
    }
    valid = (
        row
        for row in rows
        if row.round <= turn and row.value in allowed.get((row.item, row.facet), ())
    )
    ratings: dict[Asked, dict[str, Rating]] = defaultdict(dict)
    places: dict[str, tuple[str, Role]] = {}
    for row in newest(valid):
        if row.value is not None:
            ratings[row.item, row.facet][row.seat_id] = Rating(row.value, row.round)
            places[row.seat_id] = row.school_id, row.role
    return Given(ratings, places)


def all_questions(instrument: Instrument) -> list[Asked]:
    """Return every facet of every item, in order."""
    return [(item, facet.id) for item in instrument.items for facet in instrument.facets]
