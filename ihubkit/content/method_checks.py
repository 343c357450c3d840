"""Rules between a method of the catalogue, other methods, and the questions it answers."""

from collections.abc import Collection, Iterable, Mapping

from ihubkit.content.checks import Mistakes, twice
from ihubkit.model.instrument import Instrument
from ihubkit.model.method import Method


def method_mistakes(
    method: Method,
    methods: Mapping[str, Method],
    instruments: Mapping[str, Instrument],
    unread: Collection[str] = (),
) -> Mistakes:
    """Find questions nobody asks, methods that are not there, and methods in a circle.

    Args:
        method: The one to look at.
        methods: All there are, by id.
        instruments: All questionnaires, by id.
        unread: Ids of files that have mistakes themselves; nothing is said of them.
    """
    yield from twice([one.item for one in method.serves], ("serves",), "question")
    for number, one in enumerate(method.serves):
        where = ("serves", number, "item")
        asked = instruments.get(one.instrument)
        if one.instrument in unread:
            continue
        if asked is None:
            yield where, _unknown("instrument", one.instrument, instruments)
        elif one.question not in asked.items:
            yield where, _unknown(f"item of “{asked.id}”", one.question, asked.items)
    yield from twice(method.requires, ("requires",), "method")
    for number, needed in enumerate(method.requires):
        if needed not in methods and needed not in unread:
            yield ("requires", number), _unknown("method", needed, methods)
    if circle := circle_of(method.id, methods):
        way = " → ".join(circle)
        yield ("requires",), f"methods wait for each other: {way}. Remove one from “requires”."


def circle_of(start: str, methods: Mapping[str, Method]) -> tuple[str, ...]:
    """Return the ids on a way from a method through what it requires back to itself, or none."""
    ways: list[tuple[str, ...]] = [(start,)]
    seen: set[str] = set()
    while ways:
        way = ways.pop()
        for needed in methods[way[-1]].requires:
            if needed == start:
                return (*way, start)
            if needed in methods and needed not in seen:
                seen.add(needed)
                ways.append((*way, needed))
    return ()


def _unknown(what: str, name: str, known: Iterable[str]) -> str:
    return f"there is no {what} “{name}”. Known: {', '.join(known)}."
