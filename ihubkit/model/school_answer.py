"""What a school's development team answers once for its school, with evidence."""

from datetime import datetime

from pydantic import Field, field_validator

from ihubkit.errors import InvalidValueError
from ihubkit.model.answer import ROUNDS
from ihubkit.model.value import Value

TEXT_LENGTH = 2_000


class SchoolAnswer(Value):
    """A team's answer to one item of an instrument that is answered once per school.

    `values` holds an answer per facet (None: can't say); `version` rises with every change.
    """

    school_id: str
    wave: int = Field(0, ge=0, le=20)
    instrument: str = Field(max_length=80)
    item: str = Field(max_length=80)
    values: dict[str, int | None] = Field(default_factory=dict, max_length=ROUNDS)
    evidence: str = ""
    comment: str = ""
    version: int = 0
    changed_at: datetime

    @field_validator("evidence", "comment")
    @classmethod
    def _texts_fit(cls, text: str) -> str:
        if len(text) > TEXT_LENGTH:
            raise InvalidValueError(
                "This text has {n} characters; at most {most} fit. Shorten it.",
                n=len(text),
                most=TEXT_LENGTH,
            )
        return text
