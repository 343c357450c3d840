"""What pydantic finds wrong with a content file, in sentences that say how to mend it."""

from collections.abc import Iterator
from difflib import get_close_matches

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from ihubkit.content.document import Where
from ihubkit.model.calendar import DAY, Calendar, Span
from ihubkit.model.instrument import Band, Bands, Facet, Instrument, Item, Option, Section
from ihubkit.model.method import Effort, GroupSize, Method, MethodSource, Serves
from ihubkit.model.programme import MonthStep, PartChoice, Programme, ProgrammePart
from ihubkit.model.resource import Resource, ResourceList
from ihubkit.model.workshop import Activity, RunSheet

_MODELS = (
    *(Instrument, Section, Item, Facet, Option, Bands, Band),
    *(RunSheet, Activity, ResourceList, Resource, Calendar, Span),
    *(Programme, ProgrammePart, PartChoice, MonthStep),
    *(Method, Serves, GroupSize, Effort, MethodSource),
)
_WORDS = sorted({name for model in _MODELS for name in model.model_fields} | {"adds_to"})
_LIST = "“{name}” must be a list: put each entry on a line of its own that begins with “- ”."
_NO_DAY = "“{value}” is not a day. Write month-day for every year (09-01), or 2026-09-01."
_SAID = {
    "missing": "“{name}” is missing. Add a line “{name}: …”.",
    "string_too_short": "“{name}” is empty. Write a few words.",
    "string_type": "“{name}” must be one text. Put it in double quotes on one line.",
    "int_parsing": "“{value}” is not a whole number. Write one, such as 1.",
    "bool_parsing": "“{value}” is neither yes nor no. Write “true” or “false”.",
    "enum": "“{value}” is not known as “{name}”. Write one of: {expected}.",
    "greater_than_equal": "{name} is {value}; it must be {ge} or more.",
    "less_than_equal": "{name} is {value}; it must be {le} or less.",
    "string_pattern_mismatch": "“{value}” is not known as “{name}” (it must match {pattern}).",
    "tuple_type": _LIST,
    "too_short": "“{name}” has no entry. Add one on a line that begins with “- ”.",
    "dict_type": "“{name}” must hold lines such as “1: …”.",
    "model_type": "“{name}” must hold lines such as “title: …”.",
    "no_day": _NO_DAY,
    "half_dated": "one day has a year, the other has none. Write the year in both or in neither.",
    "reversed_days": "“{title}” ends before it starts. Exchange the two days, or mend the year.",
    "no_question": "“{value}” names no question. Write it as in “innovative-school/C1”.",
    "reversed_group": "the largest group ({most}) is smaller than the smallest ({least}). "
    "Exchange the two numbers.",
    "float_parsing": "“{value}” is not a number. Write one, such as 1.5.",
    "value_error": "{error}. Change the numbers so that they follow each other.",
}


def mistakes_of(error: ValidationError) -> Iterator[tuple[Where, str]]:
    """Say each mistake in a sentence, with where it is."""
    errors = error.errors()
    places = [found["loc"] for found in errors]
    for found in errors:
        where = found["loc"]
        # pydantic calls a list too short when its entries have mistakes of their own
        inside = any(place[: len(where)] == where and place != where for place in places)
        if not (found["type"] == "too_short" and inside):
            yield where, _sentence(found)


def _sentence(found: ErrorDetails) -> str:
    names = [str(step) for step in found["loc"] if isinstance(step, str) and step != "[key]"]
    name = names[-1] if names else "this"
    if found["type"] == "extra_forbidden":
        return _unknown_word(name)
    said = _SAID.get(found["type"], "“{name}” does not fit: {message}.")
    if found.get("ctx", {}).get("pattern") == DAY:
        said = _NO_DAY
    value = str(found["input"])[:60]
    return said.format(
        **{**found.get("ctx", {}), "name": name, "value": value}, message=found["msg"]
    )


def _unknown_word(name: str) -> str:
    if name in _WORDS:
        return f"“{name}” does not belong here. Remove the line, or look at its indentation."
    near = get_close_matches(name, _WORDS, n=1)
    mend = f"Did you mean “{near[0]}”?" if near else "Remove the line."
    return f"“{name}” is not known here. {mend}"
