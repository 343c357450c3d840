"""What participants give: answers, cards and votes."""

from datetime import datetime
from enum import StrEnum

from pydantic import Field, StrictInt, field_validator

from ihubkit.errors import InvalidValueError
from ihubkit.model.people import Role
from ihubkit.model.value import Value

CARD_LENGTH = 500
ROUNDS = 9


class Answer(Value):
    """One answer as a seat sends it. The newest (highest `sequence`) counts.

    `value` None means "can't say".
    """

    instrument: str = Field(max_length=80)
    item: str = Field(max_length=80)
    facet: str = Field(max_length=80)
    round: int = Field(1, ge=1, le=ROUNDS)
    value: StrictInt | None
    sequence: int = Field(ge=0, le=2**53)

    @property
    def key(self) -> tuple[str, str, str, int]:
        """What makes two answers of a seat the same answer."""
        return self.instrument, self.item, self.facet, self.round


class AnswerRow(Value):
    """One stored answer with the group its seat belongs to: what group results are made of."""

    seat_id: str
    school_id: str
    role: Role
    item: str
    facet: str
    value: int | None
    round: int = 1


class CardKind(StrEnum):
    """What a card tells."""

    PRACTICE = "practice"
    NEED = "need"
    IDEA = "idea"


class CardState(StrEnum):
    """Whether the facilitator has let a card be shown to others."""

    WAITING = "waiting"
    SHOWN = "shown"
    HIDDEN = "hidden"


class NewCard(Value):
    """A card as a seat sends it; `section` is an element of the instrument."""

    kind: CardKind
    section: str = Field("", max_length=80)
    text: str = Field(min_length=1)

    @field_validator("text")
    @classmethod
    def _a_card_is_short(cls, text: str) -> str:
        text = text.strip()
        if not text:
            raise InvalidValueError("The card is empty. Write a few words.")
        if len(text) > CARD_LENGTH:
            raise InvalidValueError(
                "The card has {n} characters; at most {most} fit. Shorten it or make two cards.",
                n=len(text),
                most=CARD_LENGTH,
            )
        return text


class Card(NewCard):
    """A short text by a seat."""

    id: str
    seat_id: str
    school_id: str
    state: CardState = CardState.WAITING
    votes: int = 0
    made_at: datetime
