"""Rules between the parts of a content file: what pydantic alone cannot see."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from ihubkit.content.document import Where
from ihubkit.model.answer import CardKind
from ihubkit.model.instrument import Band, Instrument, Item, Option
from ihubkit.model.workshop import Activity, ActivityKind, RunSheet

Mistakes = Iterator[tuple[Where, str]]
_SHOWS_ANSWERS = (ActivityKind.INSTRUMENT, ActivityKind.REVEAL)
ANSWERED_BY_TEAM = (
    "“{}” is answered once by a school's team on its own page, not by everybody in a meeting. "
    "Name another instrument, or remove the activity."
)


def instrument_mistakes(instrument: Instrument) -> Mistakes:
    """Find what does not fit together in an instrument."""
    yield from twice([f.id for f in instrument.facets], ("facets",), "facet")
    yield from twice([s.id for s in instrument.sections], ("sections",), "section")
    items = [item for section in instrument.sections for item in section.items]
    for item_id, times in Counter(item.id for item in items).items():
        if times > 1:
            where = _where(instrument, item_id)
            yield where, f"the item “{item_id}” stands {times} times. Give each its own id."
    for number, facet in enumerate(instrument.facets):
        yield from _option_mistakes(facet.options, ("facets", number, "options"))
    for item in items:
        yield from item_mistakes(instrument, item, _where(instrument, item.id))


def band_mistakes(instrument: Instrument) -> Mistakes:
    """Find scores without a level, as places in the bands file."""
    if not instrument.bands:
        return
    facet = instrument.facets[0].id
    worth = [instrument.options(item, facet) for item in instrument.items]
    lowest, highest = sum(o[0].value for o in worth), sum(o[-1].value for o in worth)
    yield from _uncovered(instrument.bands.total, lowest, highest, ("total",))
    for section in instrument.sections:
        size = len(section.items)
        if not (bands := instrument.bands.areas.get(size)):
            yield ("areas",), f"areas of {size} items have no levels. Add “{size}:” with its bands."
            continue
        options = [instrument.options(item.id, facet) for item in section.items]
        lowest, highest = sum(o[0].value for o in options), sum(o[-1].value for o in options)
        yield from _uncovered(bands, lowest, highest, ("areas", str(size)))


def runsheet_mistakes(
    sheet: RunSheet, instruments: Mapping[str, Instrument], unread: Collection[str] = ()
) -> Mistakes:
    """Find activities that name what does not exist; nothing is said of what was not read."""
    yield from twice([a.id for a in sheet.activities], ("activities",), "activity")
    for number, activity in enumerate(sheet.activities):
        if activity.instrument in unread:
            continue
        for part, sentence in _activity_mistakes(activity, instruments):
            yield ("activities", number, part), sentence


def _activity_mistakes(
    activity: Activity, instruments: Mapping[str, Instrument]
) -> Iterator[tuple[str, str]]:
    for kind in _unknown_of(activity.card_kinds, CardKind):
        yield "card_kinds", _unknown(kind, "kind of card", CardKind)
    if activity.kind is ActivityKind.CARDS and not activity.card_kinds:
        yield "kind", f"cards of which kind? Add “card_kinds: [{', '.join(CardKind)}]”."
    if activity.instrument in instruments:
        yield from _part_mistakes(activity, instruments[activity.instrument])
    elif activity.instrument:
        yield "instrument", _unknown(activity.instrument, "instrument", instruments)
    elif activity.kind in _SHOWS_ANSWERS:
        yield "kind", "which questions? Add “instrument: …” with the id of an instrument."


def _part_mistakes(activity: Activity, instrument: Instrument) -> Iterator[tuple[str, str]]:
    if instrument.answered_by == "team" and activity.kind is not ActivityKind.CARDS:
        yield "instrument", ANSWERED_BY_TEAM.format(instrument.id)
    facets = [facet.id for facet in instrument.facets]
    for facet in _unknown_of(activity.facets, facets):
        yield "facets", _unknown(facet, f"facet of “{instrument.id}”", facets)
    sections = [section.id for section in instrument.sections]
    for section in _unknown_of(activity.sections, sections):
        yield "sections", _unknown(section, f"section of “{instrument.id}”", sections)
    for item in _unknown_of(activity.items, instrument.items):
        yield "items", _unknown(item, f"item of “{instrument.id}”", instrument.items)


def _unknown_of(named: Iterable[str], known: Iterable[str]) -> list[str]:
    return [one for one in named if one not in set(known)]


def item_mistakes(instrument: Instrument, item: Item, where: Where) -> Mistakes:
    """Find what does not fit in an item that stands, or shall stand, in an instrument."""
    facets = [facet.id for facet in instrument.facets]
    if item.own:
        yield (*where, "own"), "“own” is not written down. Remove the line; see “adds_to”."
    known = {facet.id: item.answers.get(facet.id) or facet.options for facet in instrument.facets}
    for facet_id, options in item.answers.items():
        if facet_id not in facets:
            yield (*where, "answers", facet_id), _unknown(facet_id, "facet", facets)
        yield from _option_mistakes(options, (*where, "answers", facet_id))
    for facet_id in facets:
        if not known[facet_id]:
            yield where, f"{item.id} has no answers for “{facet_id}”. Add them under “answers:”."
    worth = sorted({option.value for options in known.values() for option in options})
    for value in sorted(item.next_steps.keys() - set(worth)):
        step = (*where, "next_steps", str(value))
        yield step, f"no answer of {item.id} is worth {value}. Known: {_listed(worth)}."


def _option_mistakes(options: Sequence[Option], where: Where) -> Mistakes:
    values = [option.value for option in options]
    if values != sorted(set(values)):
        yield where, "answers must rise from the lowest to the highest. Put them in order."
    if len(values) == 1:
        yield where, "one answer is no choice. Add another."


def _uncovered(bands: Sequence[Band], lowest: int, highest: int, where: Where) -> Mistakes:
    if not bands or (bands[0].lowest, bands[-1].highest) != (lowest, highest):
        yield where, f"scores reach from {lowest} to {highest}. Let the levels cover all of them."


def twice(ids: Sequence[str], where: Where, what: str) -> Mistakes:
    """Find ids that stand more than once in a list of the file."""
    for number, one in enumerate(ids):
        if one in ids[:number]:
            yield (*where, number), f"the {what} “{one}” stands here twice. Give it another id."


def _where(instrument: Instrument, item_id: str) -> Where:
    """Find an item's place in the file; the last of equal ids is the one to mend."""
    places = [
        ("sections", s, "items", i)
        for s, section in enumerate(instrument.sections)
        for i, item in enumerate(section.items)
        if item.id == item_id
    ]
    return places[-1]


def _unknown(name: str, what: str, known: Iterable[str]) -> str:
    return f"there is no {what} “{name}”. Known: {_listed(known)}."


def _listed(known: Iterable[object]) -> str:
    return ", ".join(str(one) for one in known) or "none yet"
