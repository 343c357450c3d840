"""What happens to a plan: it is signed, goes from state to state, and is looked at again."""

from collections.abc import Iterable
from datetime import date

from pydantic import AwareDatetime, Field

from ihubkit.model.people import NAME_LENGTH
from ihubkit.model.plan import REFLECTION_LENGTH, TEXT_LENGTH, Count, Measured, PlanState, Status
from ihubkit.model.value import Value


class StateChange(Value):
    """When a plan went into a state, and who said so, as typed; `by` is the kind of visitor."""

    plan_id: str
    state: PlanState
    who: str = Field("", max_length=NAME_LENGTH)
    by: str
    at: AwareDatetime
    number: int = 0  # its place in the plan's life, given by the store


class Signature(Value):
    """Who agreed to a plan, as what, when, and how the plan stood then.

    `revision` is the plan's at that moment: a higher one today means that it was changed since.
    """

    id: str
    plan_id: str
    name: str = Field(min_length=1, max_length=NAME_LENGTH)
    office: str = Field("", max_length=NAME_LENGTH)  # "Head", "Municipality", as typed
    revision: Count
    at: AwareDatetime


def holding(signatures: Iterable[Signature], states: Iterable[StateChange]) -> list[Signature]:
    """Return the signatures that hold: those given since the plan was last opened as a draft.

    Args:
        signatures: All of one plan.
        states: How that plan went from state to state.
    """
    opened = max((one.at for one in states if one.state is PlanState.DRAFT), default=None)
    return [one for one in signatures if opened is None or one.at > opened]


class Found(Value):
    """What a review found of one goal, as it was told then.

    `text` to `by` are what was promised; `then` and `now` are figures of the indicator's measure.
    """

    goal_id: str
    text: str
    status: Status
    note: str = ""
    indicator: str = ""  # its name
    measure: str = ""
    target: str = ""
    by: date | None = None
    baseline: str = ""
    then: Measured | None = None  # the indicator's baseline
    now: Measured | None = None  # what the newest wave said
    actions_done: int = 0
    actions: int = 0


class Review(Value):
    """A date on which the team comes back to its plan.

    Attributes:
        days: How many days after the plan was agreed: 30, 90, 180; 0 for a date of one's own.
        due: When.
        held_at: When it was finished; None before.
        held_by: Who finished it, as typed.
        reflection: What the team learned.
        next_steps: What it does next.
        found: What was found of every goal when the review was finished.
    """

    id: str
    plan_id: str
    version: Count = 1
    days: int = Field(0, ge=0, le=5000)
    due: date
    held_at: AwareDatetime | None = None
    held_by: str = Field("", max_length=NAME_LENGTH)
    reflection: str = Field("", max_length=REFLECTION_LENGTH)
    next_steps: str = Field("", max_length=TEXT_LENGTH)
    found: tuple[Found, ...] = ()
