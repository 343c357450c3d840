"""Small things to try: what goes with the next step that somebody chose for themselves."""

from collections.abc import Iterable

from pydantic import Field

from ihubkit.model.value import Value


class Resource(Value):
    """A card with one thing to do; `items` are the questions it goes with."""

    id: str
    title: str = Field(min_length=1)
    about: str = Field(min_length=1)
    minutes: int = Field(ge=1, le=600)
    items: tuple[str, ...] = Field(min_length=1)


class ResourceList(Value):
    """Cards for the questions of one instrument."""

    id: str
    title: str
    instrument: str
    licence: str
    resources: tuple[Resource, ...] = Field(min_length=1)


def resources_for(lists: Iterable[ResourceList], instrument: str, item: str) -> list[Resource]:
    """Return the cards that go with an item, shortest first."""
    found = [
        resource
        for one in lists
        if one.instrument == instrument
        for resource in one.resources
        if item in resource.items
    ]
    return sorted(found, key=lambda resource: resource.minutes)
