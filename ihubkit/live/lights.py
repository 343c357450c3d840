"""The traffic-light picture of what a team answered for its school, in the reader's words."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from ihubkit.analysis.priorities import IMPORTANCE, TOP, priority_order
from ihubkit.live.school_answers import Form, candidates_of
from ihubkit.model.instrument import Instrument, Item, Section
from ihubkit.model.school_answer import (
    CHOICE,
    Light,
    SchoolAnswer,
    light_of,
    light_word,
    texts_of,
)
from ihubkit.model.texts import Translate
from ihubkit.store import Store

Given = dict[str, SchoolAnswer]


def lights(store: Store, form: Form, texts: Translate) -> dict[str, Any]:
    """Return the picture: sections with their items, how many of each light, what comes first.

    An item with another light than in an earlier measurement says which it had `before`.
    """
    given, earlier = form.answers(store), form.earlier(store)
    before = {} if earlier == form else earlier.answers(store)
    sections = [
        _section(form.instrument, section, given, before, texts)
        for section in form.instrument.sections
    ]
    items = [item for section in sections for item in section["items"]]
    return {
        "sections": sections,
        "counts": _counts(items, texts),
        "first": _first(store, form),
        "done": sum(item["done"] for item in items),
        "of": len(items),
        "gone": len(given.keys() - form.instrument.items.keys()),
    }


def _section(
    asked: Instrument, section: Section, given: Given, before: Given, texts: Translate
) -> dict[str, Any]:
    items = [
        _item(asked, item, given.get(item.id), texts)
        | {"before": _before(asked, item, given.get(item.id), before.get(item.id), texts)}
        for item in section.items
    ]
    return {
        "id": section.id,
        "title": section.title,
        "items": items,
        "counts": _counts(items, texts),
        "done": sum(item["done"] for item in items),
        "of": len(items),
    }


def _item(
    asked: Instrument, item: Item, answer: SchoolAnswer | None, texts: Translate
) -> dict[str, Any]:
    light, fields = light_of(asked, item.id, answer), texts_of(asked, item.id, answer)
    return {
        "id": item.id,
        "title": item.title,
        "light": light.value,
        "word": light_word(light, texts),
        "importance": _importance(asked, item.id, fields),
        "done": all(fields[f"{CHOICE}{facet.id}"] for facet in asked.facets),
        "fields": fields,
    }


def _before(
    asked: Instrument,
    item: Item,
    answer: SchoolAnswer | None,
    earlier: SchoolAnswer | None,
    texts: Translate,
) -> str:
    """Say which light an item had, where it is another one now."""
    light = light_of(asked, item.id, earlier)
    same = light is light_of(asked, item.id, answer)
    return "" if same or light is Light.OPEN else light_word(light, texts)


def _importance(asked: Instrument, item: str, fields: dict[str, str]) -> str:
    chosen = fields.get(f"{CHOICE}{IMPORTANCE}", "")
    if not chosen.isdecimal():
        return ""
    return next(one.text for one in asked.options(item, IMPORTANCE) if one.value == int(chosen))


def _counts(items: Iterable[dict[str, Any]], texts: Translate) -> list[dict[str, Any]]:
    found = Counter(item["light"] for item in items)
    return [
        {"light": light.value, "word": light_word(light, texts), "n": found[light.value]}
        for light in Light
        if found[light.value]
    ]


def _first(store: Store, form: Form) -> list[str]:
    """Name what is weak and important, by the order of all needs."""
    feasibility = store.list_feasibility(form.school_id)
    order = priority_order(candidates_of(store, form), feasibility)
    items = form.instrument.items
    return [items[one.candidate.item].title for one in order[:TOP] if one.priority > 0]
