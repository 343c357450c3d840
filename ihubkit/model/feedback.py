"""What one person gets back: their own answers, levels and next steps. Shown to nobody else."""

from datetime import datetime

from pydantic import Field

from ihubkit.model.resource import Resource
from ihubkit.model.value import Value


class ItemFeedback(Value):
    """One's own answer to an item, by facet, and what one could do next.

    `values` holds what was chosen (None: can't say), `answers` the sentences chosen; `resources`
    are cards to try with the next step.
    """

    item: str
    title: str
    section: str
    values: dict[str, int | None]
    answers: dict[str, str]
    next_step: str = ""
    resources: tuple[Resource, ...] = ()


class AreaFeedback(Value):
    """How one stands in a section: points and level where there are any, means by facet."""

    section: str
    title: str
    answered: int
    of: int
    score: int | None = None
    highest: int | None = None
    level: str = ""
    level_name: str = ""
    means: dict[str, float] = Field(default_factory=dict)


class Reached(Value):
    """A level and its name."""

    level: str
    name: str


class OwnGuess(Value):
    """What somebody guessed of their level, and by how many levels that is above the result.

    `difference` is None as long as there is no result.
    """

    item: str
    title: str
    guessed: Reached
    difference: int | None = None


class Since(Value):
    """How somebody's answers have changed since an earlier workshop.

    Attributes:
        workshop: What it was called.
        held: When the seat was taken then.
        of: How many questions were answered both times; nothing else is compared.
        higher: In how many of them the answer is higher now.
        lower: In how many it is lower.
        mean: Mean change, in points of the scale.
        then: Level of the total then, where all questions were answered.
    """

    workshop: str
    held: datetime
    of: int
    higher: int
    lower: int
    mean: float
    then: Reached | None = None


class Feedback(Value):
    """All of one's own results in an instrument.

    Attributes:
        subject: Whom the answers describe, "self" or "school".
        answered: How many of the questions asked have an answer; "can't say" is one.
        of: How many questions were asked.
        total: Sum of all items, only when none is missing; 0 to `highest`.
        level: Level of the total, with its name.
        between: Lowest and highest level the total may have, where only a part was asked.
        strongest: Up to three items with the highest own answers.
        missing: Ids of the items that were asked and have no answer.
        notes: Sentences saying what is missing and what it would take.
        guesses: Own guesses of the level, compared with it.
        since: Change since the newest earlier workshop with the same resume code.
        waits: Whether levels stay closed until the level has been guessed once more.
    """

    instrument: str
    title: str
    subject: str
    answered: int
    of: int
    total: int | None = None
    highest: int | None = None
    level: str = ""
    level_name: str = ""
    between: tuple[Reached, Reached] | None = None
    areas: tuple[AreaFeedback, ...]
    strongest: tuple[ItemFeedback, ...] = ()
    items: tuple[ItemFeedback, ...]
    missing: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    guesses: tuple[OwnGuess, ...] = ()
    since: Since | None = None
    waits: bool = False
