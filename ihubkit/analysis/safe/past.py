"""What a new release has to fit: releases before it, of this workshop and of related ones."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, Self

from ihubkit.model.answer import AnswerRow
from ihubkit.model.release import Basis, Release
from ihubkit.model.standing import holders


class Wave(NamedTuple):
    """An earlier measurement in another workshop, to compare with.

    Attributes:
        releases: Those of the same instrument, see `by_round`.
        basis: What the newest of them rests on.
        rows: Its answers.
        schools: Who took part.
        closed: Whether nothing can be added to it any more.
    """

    releases: Sequence[Release]
    basis: Basis
    rows: Sequence[AnswerRow]
    schools: frozenset[str]
    closed: bool


class Past(NamedTuple):
    """What was shown before.

    Attributes:
        basis: What the workshop's newest release of the instrument, of any round, rests on.
        again: The newest release of the same round, or else of the round before, with what older
            ones show of the questions it does not: these figures are shown again where they cannot
            be renewed.
        earlier: Releases of earlier rounds, see `by_round`: a question's shift is told since the
            first of them that shows it.
        schools: Who takes part in the workshop.
        waves: Earlier waves, the newest first.
        others: What the newest release of each other workshop of the same schools and the same
            instrument rests on.
        people: Seat → code of its own, of all these workshops: the same person in another wave.
    """

    basis: Mapping[str, list[str]] = {}
    again: Release | None = None
    earlier: Sequence[Release] = ()
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
        known = by_round(releases, turn)
        return cls(basis, _merged(known), [one for one in known if one.round < turn])


NOTHING = Past()


def by_round(releases: Iterable[Release], turn: int) -> list[Release]:
    """Return the releases of a round and those before, the latest round first.

    Args:
        releases: The newest first; those of one round stay in this order.
        turn: The round.
    """
    return sorted((one for one in releases if one.round <= turn), key=lambda one: -one.round)


def _merged(releases: Sequence[Release]) -> Release | None:
    """Return the first release, with what the others show of what it does not."""
    if not releases:
        return None
    held = holders(releases)
    sections: dict[str, Release] = {}
    for one in releases:
        for share in one.levels:
            sections.setdefault(share.section, one)
    return releases[0].model_copy(
        update={
            "cells": tuple(
                c for one in releases for c in one.cells if held[c.item, c.facet] is one
            ),
            "shifts": tuple(
                s for one in releases for s in one.shifts if held[s.item, s.facet] is one
            ),
            "levels": tuple(
                s for one in releases for s in one.levels if sections[s.section] is one
            ),
        }
    )
