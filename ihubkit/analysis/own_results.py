"""What one person may compare for themselves: guess and result, then and now, a part and the whole.

Nothing here is of a group, and nothing of it is shown to anybody else.
"""

from collections.abc import Collection, Mapping
from math import ceil, floor
from statistics import fmean

from ihubkit.analysis.levels import TOTAL, bands_for, section_items
from ihubkit.model.feedback import OwnGuess, Reached
from ihubkit.model.instrument import Band, Instrument, band_of
from ihubkit.model.value import Value

UNSAID = 0.75  # by how much of an answer the questions that were not asked may differ, on average
Answers = Mapping[tuple[str, str], int | None]


class Comparison(Value):
    """Answers to the questions answered both times; see `model.feedback.Since`."""

    of: int
    higher: int
    lower: int
    mean: float


def level_of(instrument: Instrument, answers: Answers) -> Band | None:
    """Return the level of the total; None when an answer or the bands are missing."""
    bands = bands_for(instrument, TOTAL)
    values = _values(instrument, answers)
    if not bands or len(values) < len(section_items(instrument, TOTAL)):
        return None
    return band_of(sum(values.values()), bands)


def level_between(
    instrument: Instrument, answers: Answers, asked: Collection[str]
) -> tuple[Band, Band] | None:
    """Return from which to which level the total may reach when only a part was asked.

    The questions that were not asked are taken to come out, on average, up to `UNSAID` lower or
    higher than those that were. None unless every area was asked about and all was answered.
    """
    bands, wanted = bands_for(instrument, TOTAL), section_items(instrument, TOTAL)
    counting = [item for item in wanted if item in set(asked)]
    values = _values(instrument, {key: v for key, v in answers.items() if key[0] in counting})
    areas = {instrument.section_of[item].id for item in wanted}
    touched = {instrument.section_of[item].id for item in counting}
    if not bands or len(values) < len(counting) or touched != areas or counting == wanted:
        return None
    given, rest = sum(values.values()), len(wanted) - len(counting)
    mean = fmean(values.values())
    scale = [option.value for option in instrument.options(wanted[0], instrument.facets[0].id)]
    low = given + rest * max(mean - UNSAID, min(scale))
    high = given + rest * min(mean + UNSAID, max(scale))
    return band_of(floor(low), bands), band_of(ceil(high), bands)


def own_guesses(
    guess: Instrument, about: Instrument, guessed: Answers, answers: Answers
) -> tuple[OwnGuess, ...]:
    """Return what somebody guessed, with how many levels that lies above the result.

    Args:
        guess: The questionnaire of the guess, in the reader's language.
        about: The questionnaire whose level was guessed.
        guessed: Answers to the guess.
        answers: Answers to the questions.
    """
    bands, reached = bands_for(about, TOTAL), level_of(about, answers)
    found = []
    for item in guess.items.values():
        facet = guess.facets[0].id
        worth = [option.value for option in guess.options(item.id, facet)]
        value = guessed.get((item.id, facet))
        if value in worth and len(worth) == len(bands):
            place = worth.index(value)
            difference = place - bands.index(reached) if reached else None
            level = Reached(level=bands[place].level, name=bands[place].name)
            found.append(
                OwnGuess(item=item.id, title=item.title, guessed=level, difference=difference)
            )
    return tuple(found)


def compared(instrument: Instrument, then: Answers, now: Answers) -> Comparison | None:
    """Compare the answers to what was answered both times; None when there is nothing such."""
    before, after = _values(instrument, then), _values(instrument, now)
    changes = [after[item] - before[item] for item in after if item in before]
    if not changes:
        return None
    return Comparison(
        of=len(changes),
        higher=sum(change > 0 for change in changes),
        lower=sum(change < 0 for change in changes),
        mean=round(fmean(changes), 2),
    )


def _values(instrument: Instrument, answers: Answers) -> dict[str, int]:
    """Return the answers that count, by item: of the first facet, of items every hub has."""
    facet = instrument.facets[0].id
    given = {item: answers.get((item, facet)) for item in section_items(instrument, TOTAL)}
    return {item: value for item, value in given.items() if value is not None}
