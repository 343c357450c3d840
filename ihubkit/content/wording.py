"""Which parts of a content file are texts to translate, and putting translations in."""

from collections.abc import Callable, Iterator
from typing import TypeVar

from ihubkit.content.document import Where
from ihubkit.model.value import Value

FIELDS = frozenset(
    {"title", "about", "question", "text", "name", "prompt", "hint", "next_steps", "purpose"}
)
LISTS = frozenset({"next_steps", "roles", "prerequisites", "steps"})
PLAIN = "sources"  # whose titles stay as they are published
V = TypeVar("V", bound=Value)


def texts_in(data: object, where: Where = ()) -> Iterator[tuple[Where, str]]:
    """Find all texts for readers in a file's data, with their places."""
    if isinstance(data, str):
        if data and _is_text(where):
            yield where, data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from texts_in(value, (*where, key))
    elif isinstance(data, list | tuple):
        for number, value in enumerate(data):
            yield from texts_in(value, (*where, number))


def translated(value: V, say: Callable[[str], str]) -> V:
    """Return the value with each of its texts said in another language."""
    return type(value).model_validate(_with_texts(value.model_dump(), (), say))


def _with_texts(data: object, where: Where, say: Callable[[str], str]) -> object:
    if isinstance(data, str):
        return say(data) if data and _is_text(where) else data
    if isinstance(data, dict):
        return {key: _with_texts(one, (*where, key), say) for key, one in data.items()}
    if isinstance(data, list | tuple):
        return [_with_texts(one, (*where, i), say) for i, one in enumerate(data)]
    return data


def _is_text(where: Where) -> bool:
    return PLAIN not in where and (where[-1] in FIELDS or not LISTS.isdisjoint(where[-2:-1]))
