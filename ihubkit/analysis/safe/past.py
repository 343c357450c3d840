"""What a new release has to fit: releases before it, of this workshop and of related ones."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple, Self

from ihubkit.model.answer import AnswerRow
from ihubkit.model.release import Basis, Release


class Wave(NamedTuple):
    """An earlier measurement in another workshop, to compare with.

    Attributes:
        release: Its newest release of the same instrument.
        basis: What that one rests on.
        rows: Its answers of the release's round and all before.
        schools: Who took part.
        closed: Whether nothing can be added to it any more.
    """

    release: Release
    basis: Basis
    rows: Sequence[AnswerRow]
    schools: frozenset[str]
    closed: bool


class Past(NamedTuple):
    """What was shown before.

    Attributes:
        basis: What the workshop's newest release of the instrument, of any round, rests on.
        again: The newest release of the same round, or else of an earlier one: its figures are
            shown again where they cannot be renewed.
        earlier: The newest release of an earlier round: shifts are told since then.
        schools: Who takes part in the workshop.
        waves: Earlier waves, the newest first.
        others: What the newest release of each other workshop of the same schools and the same
            instrument rests on.
        people: Seat → code of its own, of all these workshops: the same person in another wave.
    """

    basis: Mapping[str, list[str]] = {}
    again: Release | None = None
    earlier: Release | None = None
    schools: frozenset[str] = frozenset()
    waves: Sequence[Wave] = ()
    others: Sequence[Basis] = ()
    people: Mapping[str, str] = {}

    @classmethod
    def of(cls, releases: Sequence[Release], basis: Mapping[str, list[str]], turn: int) -> Self:
        """Return the past of a round.

        Args:
            releases: Of the workshop and the instrument, the newest first.
            basis: What the newest of them rests on.
            turn: The round.
        """
        same = next((one for one in releases if one.round == turn), None)
        earlier = next((one for one in releases if one.round < turn), None)
        return cls(basis, same or earlier, earlier)


NOTHING = Past()
