"""How far a group's guesses of their own level lie above or below what their answers say.

Guesses are not released. What is released is a difference for each person who guessed and answered
everything that counts, by the rules of every other question (`analysis.safe`).
"""

from collections import defaultdict
from collections.abc import Sequence

from ihubkit.analysis.levels import TOTAL, bands_for, levels_by_seat
from ihubkit.analysis.safe import Past, make_release
from ihubkit.model.answer import AnswerRow
from ihubkit.model.guess import DIFFERENCE, as_differences
from ihubkit.model.instrument import Instrument
from ihubkit.model.release import Basis, Release, ReleaseHeader


def difference_rows(
    guess: Instrument,
    about: Instrument,
    guessed: Sequence[AnswerRow],
    answered: Sequence[AnswerRow],
) -> list[AnswerRow]:
    """Return guessed minus measured level, in levels, of everybody who has both.

    Args:
        guess: The questionnaire of the guess; its answers stand for the levels, lowest first.
        about: The questionnaire whose level was guessed.
        guessed: Answers to the guess.
        answered: Answers to the questions; those who left one out have no level.
    """
    measured = _measured(about, answered)
    place = {
        (item, option.value): number
        for item in guess.items
        for number, option in enumerate(guess.options(item, guess.facets[0].id))
    }
    return [
        row.model_copy(
            update={
                "facet": DIFFERENCE,
                "value": place[row.item, row.value] - measured[row.seat_id],
            }
        )
        for row in guessed
        if row.value is not None and (row.item, row.value) in place and row.seat_id in measured
    ]


def with_guesses(
    made: tuple[Release, Basis],
    guess: Instrument,
    differences: Sequence[AnswerRow],
    *,
    key: bytes,
    again: Release | None = None,
) -> tuple[Release, Basis]:
    """Return a release, and what it rests on, with what can be shown of the differences.

    Args:
        made: The release of the questions, with its basis.
        guess: The questionnaire of the guess.
        differences: See `difference_rows`.
        key: The hub's secret for marks.
        again: The release whose figures are shown again where they cannot be renewed.
    """
    release, basis = made
    past = Past(basis, again=_only_guesses(again) if again else None)
    header = ReleaseHeader(**{name: getattr(release, name) for name in ReleaseHeader.model_fields})
    found, whole = make_release(
        as_differences(guess), differences, header=header, key=key, past=past
    )
    return release.model_copy(update={"guesses": found.cells}), whole


def _only_guesses(release: Release) -> Release:
    return release.model_copy(update={"cells": release.guesses, "levels": (), "sections": ()})


def _measured(about: Instrument, answered: Sequence[AnswerRow]) -> dict[str, int]:
    if not bands_for(about, TOTAL):
        return {}
    by_item: dict[str, dict[str, int]] = defaultdict(dict)
    for row in answered:
        if row.facet == about.facets[0].id and row.value is not None:
            by_item[row.item][row.seat_id] = row.value
    return levels_by_seat(about, TOTAL, by_item)
