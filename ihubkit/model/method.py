"""The catalogue of methods: ways of mentoring and learning, and which needs they answer."""

from enum import StrEnum
from typing import Self

from pydantic import Field, field_validator, model_validator
from pydantic_core import PydanticCustomError

from ihubkit.model.value import Value


class Known(StrEnum):
    """How a statement about a method is known."""

    PUBLISHED = "published"  # the source says so
    GENERAL = "general"  # general knowledge of the field, no source of its own


class Serves(Value):
    """How well it answers the need behind a question: 1 helps a little, 3 is made for it."""

    item: str  # "instrument/item"
    fit: int = Field(ge=1, le=3)

    @field_validator("item")
    @classmethod
    def _names_both(cls, text: str) -> str:
        instrument, _, item = text.partition("/")
        if not instrument or not item or "/" in item:
            raise PydanticCustomError("no_question", "no question")
        return text

    @property
    def instrument(self) -> str:
        """Id of the questionnaire."""
        return self.item.partition("/")[0]

    @property
    def question(self) -> str:
        """Id of the question in it."""
        return self.item.partition("/")[2]


class GroupSize(Value):
    """How many people it takes; `most` is None where any number can join."""

    least: int = Field(1, ge=1, le=5000)
    most: int | None = Field(None, ge=1, le=5000)
    about: str = ""
    known: Known

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.most is not None and self.most < self.least:
            numbers = {"least": self.least, "most": self.most}
            raise PydanticCustomError("reversed_group", "reversed", numbers)
        return self


class Effort(Value):
    """What it takes.

    Attributes:
        sessions: How many meetings.
        hours_each: Working hours of each person who takes part, all sessions together.
        hours_lead: Hours more of who leads or prepares it; an estimate, whatever `known` says.
        weeks: How many weeks it goes on from begin to end.
        about: The same in words.
        known: How sessions, hours of each and weeks are known.
    """

    sessions: int = Field(ge=1, le=500)
    hours_each: float = Field(ge=0, le=1000)
    hours_lead: float = Field(0, ge=0, le=1000)
    weeks: int = Field(1, ge=1, le=300)
    about: str = ""
    known: Known


class MethodSource(Value):
    """Where a method is described; published and general knowledge are told apart."""

    title: str
    url: str = ""
    known: Known


class Method(Value):
    """A way of mentoring or learning.

    Attributes:
        purpose: What it is for, in one or two sentences.
        serves: Questions of the questionnaires it answers, needs and competences alike.
        group: How many people.
        effort: Sessions, hours, weeks.
        roles: Who is needed ("a mentor from another school").
        prerequisites: What must be there, in words.
        requires: Ids of methods that come before it.
        steps: How it goes.
        from_project: Whether it is one of the project's own methods, or one a hub can offer beside.
        sources: Where it is described.
    """

    id: str
    title: str = Field(min_length=1)
    purpose: str = Field(min_length=1)
    serves: tuple[Serves, ...] = Field(min_length=1)
    group: GroupSize
    effort: Effort
    roles: tuple[str, ...] = ()
    prerequisites: tuple[str, ...] = ()
    requires: tuple[str, ...] = ()
    steps: tuple[str, ...] = Field(min_length=1)
    from_project: bool = False
    sources: tuple[MethodSource, ...] = Field(min_length=1)

    def fit(self, instrument: str, item: str) -> int:
        """Return how well it answers a question, 0 where it does not."""
        return self.fit_to(f"{instrument}/{item}")

    def fit_to(self, item: str) -> int:
        """Return how well it answers a question named as "instrument/item", 0 where it does not."""
        return max((one.fit for one in self.serves if one.item == item), default=0)

    def hours(self, people: int) -> float:
        """Return the working hours of all who take part, those of who leads it included."""
        return people * self.effort.hours_each + self.effort.hours_lead
