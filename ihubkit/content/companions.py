"""Rules for what goes with a questionnaire: guesses of its level, cards to try; term calendars."""

from collections.abc import Mapping

from ihubkit.content.checks import Mistakes, twice
from ihubkit.model.calendar import Calendar, overlapping
from ihubkit.model.instrument import Instrument
from ihubkit.model.resource import ResourceList

LEVELS = "{} offers {} answers, but “{}” has {} levels. Describe each level once, the lowest first."


def guess_mistakes(instrument: Instrument, instruments: Mapping[str, Instrument]) -> Mistakes:
    """Find why people could not guess their level of another instrument here."""
    if not instrument.guesses:
        return
    about = instruments.get(instrument.guesses)
    if about is None:
        yield ("guesses",), _unknown("instrument", instrument.guesses, instruments)
        return
    levels = len(about.bands.total) if about.bands else 0
    facet = instrument.facets[0].id
    for item in instrument.items:
        found = len(instrument.options(item, facet))
        if found != levels:
            yield ("guesses",), LEVELS.format(item, found, about.id, levels)


def resource_mistakes(listed: ResourceList, instruments: Mapping[str, Instrument]) -> Mistakes:
    """Find cards for questions that nobody asks."""
    yield from twice([one.id for one in listed.resources], ("resources",), "card")
    known = instruments.get(listed.instrument)
    if known is None:
        yield ("instrument",), _unknown("instrument", listed.instrument, instruments)
        return
    for number, resource in enumerate(listed.resources):
        for item in resource.items:
            if item not in known.items:
                where = ("resources", number, "items")
                yield where, _unknown(f"item of “{known.id}”", item, known.items)


def calendar_mistakes(calendar: Calendar) -> Mistakes:
    """Find terms that have no id of their own, or share days."""
    yield from twice([one.id for one in calendar.terms if one.id], ("terms",), "term")
    for number, term in enumerate(calendar.terms):
        if not term.id:
            yield ("terms", number), f"“{term.title}” has no id. Add “id: …”, such as “autumn”."
    for earlier, later in overlapping(calendar.terms):
        where = ("terms", calendar.terms.index(later))
        sentence = f"“{later.title}” shares days with “{earlier.title}”. Let one end earlier."
        yield where, sentence


def _unknown(what: str, name: str, known: Mapping[str, object]) -> str:
    return f"there is no {what} “{name}”. Known: {', '.join(known)}."
