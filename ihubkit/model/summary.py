"""A facilitator's summary of a workshop: drafted by rules, edited by a person."""

from datetime import datetime

from pydantic import Field

from ihubkit.model.value import Value

SENTENCE_LENGTH = 1_000


class SummaryPart(Value):
    """A heading and what stands below it, one sentence each."""

    id: str
    title: str = Field(max_length=200)
    sentences: tuple[str, ...] = ()


class Summary(Value):
    """The summary of a workshop for one school, or ("") for all of it."""

    workshop_id: str
    school_id: str = ""
    language: str = "en"
    parts: tuple[SummaryPart, ...] = ()
    published: bool = False  # whether teams see it on their dashboards
    version: int = 0
    changed_at: datetime
