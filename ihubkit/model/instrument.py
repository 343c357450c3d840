"""A questionnaire: sections, items with stable ids, facets, and which values an answer may have."""

from functools import cached_property
from itertools import pairwise

from pydantic import Field, model_validator

from ihubkit.errors import InvalidValueError
from ihubkit.model.value import Value


class Option(Value):
    """One possible answer: its worth and what it says."""

    value: int
    text: str = Field(min_length=1)


class Facet(Value):
    """What is asked of an item. Without `options` of its own, each item describes its answers."""

    id: str
    title: str
    question: str
    options: tuple[Option, ...] = ()
    unsure: bool = True  # whether "can't say" (the value null) is an answer


class Item(Value):
    """One question. `answers` describes the answers by facet; `next_steps` by value.

    `own` tells that a hub added it to a questionnaire that stands without it: its answers are shown
    like any others, but levels and means of sections are made of the others, so that they mean the
    same in every hub and every wave.
    """

    id: str
    title: str
    source: str  # framework code, e.g. "IDI C1"
    about: str = ""
    answers: dict[str, tuple[Option, ...]] = Field(default_factory=dict)
    next_steps: dict[int, str] = Field(default_factory=dict)
    own: bool = False


class Section(Value):
    """An element or area: items that belong together."""

    id: str
    title: str
    about: str = ""
    items: tuple[Item, ...] = Field(min_length=1)

    @property
    def standard(self) -> tuple[Item, ...]:
        """The items every hub has."""
        return tuple(item for item in self.items if not item.own)

    @property
    def scored(self) -> tuple[Item, ...]:
        """The items its mean is made of: the standard ones; all, where a hub added the section."""
        return self.standard or self.items


class Band(Value):
    """A level: from which score to which, both included."""

    level: str
    name: str
    lowest: int
    highest: int


class Bands(Value):
    """Level bands of a score, for the total and by number of items in an area."""

    source: str
    total: tuple[Band, ...]
    areas: dict[int, tuple[Band, ...]] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _without_gaps(self) -> "Bands":
        for bands in (self.total, *self.areas.values()):
            for lower, upper in pairwise(bands):
                if upper.lowest != lower.highest + 1:
                    message = f"band {upper.level} must start at {lower.highest + 1}"
                    raise ValueError(message)
        return self


def band_of(score: float, bands: tuple[Band, ...]) -> Band:
    """Return the band a score lies in; a fraction belongs to the band below it.

    Raises:
        InvalidValueError: The score lies outside of all bands.
    """
    for band in bands:
        if band.lowest <= score < band.highest + 1:
            return band
    message = f"The score {score} lies outside of {bands[0].lowest}-{bands[-1].highest}."
    raise InvalidValueError(message)


class Instrument(Value):
    """A questionnaire of the hub.

    `subject` tells whom the answers describe: the `school` or one`self`; `answered_by`, whether
    every `seat` answers, or the `team` once for its school. `guesses` names the instrument whose
    level people guess here, lowest first: such answers are never released, see `model.guess`.
    """

    id: str
    version: int = 1
    title: str
    about: str
    subject: str = Field(pattern="^(school|self)$")
    answered_by: str = Field("seat", pattern="^(seat|team)$")
    guesses: str = ""
    source: str
    licence: str
    facets: tuple[Facet, ...] = Field(min_length=1)
    sections: tuple[Section, ...] = Field(min_length=1)
    bands: Bands | None = None

    @cached_property
    def items(self) -> dict[str, Item]:
        """All items by id, in order."""
        return {item.id: item for section in self.sections for item in section.items}

    @property
    def edition(self) -> str:
        """The version, and how many items the hub has added to it: "1" or "1+2"."""
        own = sum(item.own for item in self.items.values())
        return f"{self.version}+{own}" if own else str(self.version)

    @cached_property
    def section_of(self) -> dict[str, Section]:
        """The section of each item id."""
        return {item.id: section for section in self.sections for item in section.items}

    def facet(self, facet_id: str) -> Facet:
        """Find a facet.

        Raises:
            InvalidValueError: This instrument does not ask it.
        """
        for facet in self.facets:
            if facet.id == facet_id:
                return facet
        known = ", ".join(facet.id for facet in self.facets)
        raise InvalidValueError(
            "“{instrument}” has no facet “{facet}” (it has {known}).",
            instrument=self.id,
            facet=facet_id,
            known=known,
        )

    def options(self, item_id: str, facet_id: str) -> tuple[Option, ...]:
        """Return the possible answers of one facet of one item, lowest first.

        Raises:
            InvalidValueError: The item or facet is unknown; names it.
        """
        facet = self.facet(facet_id)
        if item_id not in self.items:
            raise InvalidValueError(
                "“{instrument}” has no item “{item}”.", instrument=self.id, item=item_id
            )
        return self.items[item_id].answers.get(facet_id) or facet.options

    def scale(self, item_id: str, facet_id: str) -> tuple[int, int]:
        """Return the lowest and the highest possible answer of one facet of one item.

        Raises:
            InvalidValueError: The item or facet is unknown; names it.
        """
        values = [option.value for option in self.options(item_id, facet_id)]
        return min(values), max(values)

    def check(self, item_id: str, facet_id: str, value: int | None) -> None:
        """Check one value; None means "can't say".

        Raises:
            InvalidValueError: Item, facet or value is not one of ours; names it.
        """
        options = self.options(item_id, facet_id)
        allowed = [option.value for option in options]
        if value is None:
            if self.facet(facet_id).unsure:
                return
        elif value in allowed:
            return
        raise InvalidValueError(
            "{item} {facet}: {value} is not an answer (allowed: {allowed}).",
            item=item_id,
            facet=facet_id,
            value=value,
            allowed=allowed,
        )
