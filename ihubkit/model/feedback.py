"""What one person gets back: their own answers, levels and next steps. Shown to nobody else."""

from pydantic import Field

from ihubkit.model.value import Value


class ItemFeedback(Value):
    """One's own answer to an item, by facet, and what one could do next.

    `values` holds what was chosen (None: can't say), `answers` the sentences chosen.
    """

    item: str
    title: str
    section: str
    values: dict[str, int | None]
    answers: dict[str, str]
    next_step: str = ""


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


class Feedback(Value):
    """All of one's own results in an instrument.

    Attributes:
        subject: Whom the answers describe, "self" or "school".
        answered: How many items have an answer; "can't say" is one.
        total: Sum of all items, only when none is missing; 0 to `highest`.
        level: Level of the total, with its name.
        strongest: Up to three items with the highest own answers.
        missing: Ids of the items without an answer.
        notes: Sentences saying what is missing and what it would take.
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
    areas: tuple[AreaFeedback, ...]
    strongest: tuple[ItemFeedback, ...] = ()
    items: tuple[ItemFeedback, ...]
    missing: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
