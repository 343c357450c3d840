"""One person's own results: what the answers given so far allow to say."""

from collections.abc import Collection, Mapping, Sequence
from statistics import fmean

from ihubkit.analysis.levels import TOTAL, bands_for, section_items
from ihubkit.analysis.own_results import level_between
from ihubkit.model.feedback import AreaFeedback, Feedback, ItemFeedback, Reached
from ihubkit.model.instrument import Band, Instrument, Section, band_of
from ihubkit.model.texts import Translate, in_english

STRONGEST = 3
LISTED = 6  # how many missing items a sentence names
SELF, LEVEL = "self", "level"

Answers = Mapping[tuple[str, str], int | None]


def feedback(
    instrument: Instrument,
    answers: Answers,
    texts: Translate = in_english,
    *,
    asked: Collection[str] = (),
) -> Feedback:
    """Give somebody's answers back with levels and next steps, as far as they go.

    Args:
        instrument: In the reader's language.
        answers: (item, facet) → value, None for "can't say"; what was not answered is not there.
        texts: Into the reader's language.
        asked: Items that were asked; empty: all.
    """
    wanted = [item for item in instrument.items if not asked or item in asked]
    items = _items(instrument, answers)
    given = {item.item for item in items}
    missing = tuple(item for item in wanted if item not in given)
    total, level, level_name = _score(instrument, TOTAL, answers)
    between = level_between(instrument, answers, wanted)
    return Feedback(
        instrument=instrument.id,
        title=instrument.title,
        subject=instrument.subject,
        answered=len(wanted) - len(missing),
        of=len(wanted),
        total=total,
        highest=_highest(instrument, TOTAL),
        level=level,
        level_name=level_name,
        between=between and (_reached(between[0]), _reached(between[1])),
        areas=tuple(
            _area(instrument, part, answers, [item.id for item in part.items if item.id in wanted])
            for part in instrument.sections
            if any(item.id in wanted for item in part.items)
        ),
        strongest=_strongest(instrument, items),
        items=items,
        missing=missing,
        notes=_notes(instrument, missing, len(wanted), texts),
    )


def _reached(band: Band) -> Reached:
    return Reached(level=band.level, name=band.name)


def _items(instrument: Instrument, answers: Answers) -> tuple[ItemFeedback, ...]:
    found = (_item(instrument, item, answers) for item in instrument.items)
    return tuple(item for item in found if item.values)


def _item(instrument: Instrument, item_id: str, answers: Answers) -> ItemFeedback:
    item = instrument.items[item_id]
    facets = [facet.id for facet in instrument.facets]
    values = {facet: answers[item_id, facet] for facet in facets if (item_id, facet) in answers}
    said = {
        facet: option.text
        for facet, value in values.items()
        for option in instrument.options(item_id, facet)
        if option.value == value
    }
    first = values.get(facets[0])
    return ItemFeedback(
        item=item_id,
        title=item.title,
        section=instrument.section_of[item_id].id,
        values=values,
        answers=said,
        next_step=item.next_steps.get(first, "") if first is not None else "",
    )


def _score(instrument: Instrument, section: str, answers: Answers) -> tuple[int | None, str, str]:
    """Return points, level and its name; nothing when an answer or the bands are missing."""
    bands = bands_for(instrument, section)
    facet = instrument.facets[0].id
    values = [answers.get((item, facet)) for item in section_items(instrument, section)]
    known = [value for value in values if value is not None]
    if not bands or len(known) < len(values):
        return None, "", ""
    band = band_of(sum(known), bands)
    return sum(known), band.level, band.name


def _highest(instrument: Instrument, section: str) -> int | None:
    bands = bands_for(instrument, section)
    return bands[-1].highest if bands else None


def _area(
    instrument: Instrument, section: Section, answers: Answers, wanted: Sequence[str]
) -> AreaFeedback:
    """Return how one stands in a section; `wanted` are those of its items that were asked."""
    score, level, level_name = _score(instrument, section.id, answers)
    means = {}
    given = {item for item, _ in answers}
    for facet in instrument.facets:
        values = [answers.get((item.id, facet.id)) for item in section.items]
        known = [value for value in values if value is not None]
        if known and not bands_for(instrument, section.id):  # else a mean could pass for a level
            means[facet.id] = round(fmean(known), 2)
    return AreaFeedback(
        section=section.id,
        title=section.title,
        answered=sum(item in wanted for item in given),
        of=len(wanted),
        score=score,
        highest=_highest(instrument, section.id),
        level=level,
        level_name=level_name,
        means=means,
    )


def _strongest(instrument: Instrument, items: Sequence[ItemFeedback]) -> tuple[ItemFeedback, ...]:
    """Return the items answered highest; none answered with the lowest is a strength."""
    facet = instrument.facets[0].id
    if (instrument.subject, facet) != (SELF, LEVEL):
        return ()

    def value(item: ItemFeedback) -> int:
        return item.values.get(facet) or 0

    lowest = {item.item: instrument.options(item.item, facet)[0].value for item in items}
    above = [item for item in items if value(item) > lowest[item.item]]
    return tuple(sorted(above, key=value, reverse=True)[:STRONGEST])


def _notes(
    instrument: Instrument, missing: Sequence[str], asked: int, texts: Translate
) -> tuple[str, ...]:
    _ = texts
    notes = []
    if missing:
        named = ", ".join(missing[:LISTED]) + (", …" if len(missing) > LISTED else "")
        notes.append(
            _(
                "{answered} of {of} questions are answered; not yet: {items}.",
                answered=asked - len(missing),
                of=asked,
                items=named,
            )
        )
    if asked < len(instrument.items) and instrument.bands:
        notes.append(
            _(
                "{asked} of {of} questions were asked. An area has a level only where all its "
                "questions were.",
                asked=asked,
                of=len(instrument.items),
            )
        )
    elif missing and instrument.bands:
        notes.append(
            _("The total needs all answers; an area's level needs all answers of the area.")
        )
    return tuple(notes)
