"""Items a hub adds to a questionnaire that stands without them: `adds_to: innovative-school`."""

from collections.abc import Iterator

from pydantic import Field

from ihubkit.content.checks import Mistakes, item_mistakes, twice
from ihubkit.content.document import Where
from ihubkit.model.instrument import Instrument, Item, Section
from ihubkit.model.value import Value


class AddedSection(Value):
    """Items for a section; one the questionnaire does not have needs a title."""

    id: str
    title: str = ""
    about: str = ""
    items: tuple[Item, ...] = Field(min_length=1)


class Addition(Value):
    """What a hub asks besides; facets, and answers shared by them, are the questionnaire's."""

    adds_to: str
    sections: tuple[AddedSection, ...] = Field(min_length=1)


def extended(instrument: Instrument, addition: Addition) -> Instrument:
    """Return the questionnaire with the hub's items after its own, new sections last."""
    added = {part.id: part for part in addition.sections}
    sections = [_longer(one, added.pop(one.id, None)) for one in instrument.sections]
    sections += [
        Section(id=one.id, title=one.title, about=one.about, items=_own(one))
        for one in added.values()
    ]
    facts = {name: getattr(instrument, name) for name in Instrument.model_fields}
    return Instrument(**facts | {"sections": tuple(sections)})  # a copy would keep its old `items`


def addition_mistakes(instrument: Instrument, addition: Addition) -> Mistakes:
    """Find what keeps an addition from being joined to its questionnaire."""
    yield from twice([part.id for part in addition.sections], ("sections",), "section")
    titles = {section.id: section.title for section in instrument.sections}
    taken = dict.fromkeys(instrument.items, f"“{instrument.id}” has")
    for number, part in enumerate(addition.sections):
        yield from _heading_mistakes(instrument, part, titles, ("sections", number))
        for place, item in enumerate(part.items):
            where = ("sections", number, "items", place)
            if item.id in taken:
                sentence = f"{taken[item.id]} an item “{item.id}” already. {_another(item.id)}"
                yield (*where, "id"), sentence
            taken[item.id] = "this file has"
            yield from item_mistakes(instrument, item, where)


def _heading_mistakes(
    instrument: Instrument, part: AddedSection, titles: dict[str, str], where: Where
) -> Iterator[tuple[Where, str]]:
    if part.id not in titles and not part.title:
        known = f"“{instrument.id}” has no section “{part.id}” (it has {', '.join(titles)})"
        yield (*where, "id"), f"{known}. Name one of them, or add “title: …” for a new one."
    for name in ("title", "about"):
        if part.id in titles and getattr(part, name):
            sentence = f"the section “{part.id}” is there already, as “{titles[part.id]}”, and "
            yield (*where, name), f"{sentence}keeps its texts. Remove this line, or give a new id."


def _another(item_id: str) -> str:
    return f"Choose another id, such as “own-{item_id}”."


def _longer(section: Section, part: AddedSection | None) -> Section:
    if not part:
        return section
    return section.model_copy(update={"items": (*section.items, *_own(part))})


def _own(part: AddedSection) -> tuple[Item, ...]:
    return tuple(item.model_copy(update={"own": True}) for item in part.items)
