"""Very many answers at once, column by column."""

from array import array
from dataclasses import dataclass, field

from ihubkit.model.people import Role


@dataclass(frozen=True)
class AnswerColumns:
    """Rated answers of a whole hub: what is a million frozen values elsewhere is four columns here.

    "Can't say" is not among them. The columns are equally long, an entry per answer.

    Attributes:
        seats: Id, school and role of each seat.
        questions: Item and facet of each question.
        seat: Which seat answered: its position in `seats`.
        question: What was asked: its position in `questions`.
        round: In which round.
        value: The answer.
    """

    seats: list[tuple[str, str, Role]] = field(default_factory=list)
    questions: list[tuple[str, str]] = field(default_factory=list)
    seat: "array[int]" = field(default_factory=lambda: array("i"))
    question: "array[int]" = field(default_factory=lambda: array("i"))
    round: "array[int]" = field(default_factory=lambda: array("i"))
    value: "array[int]" = field(default_factory=lambda: array("i"))

    def __len__(self) -> int:
        return len(self.value)
