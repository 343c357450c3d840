"""A school's development plan: vision, goals, actions, indicators; and how edits meet."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Annotated, Any

from pydantic import AwareDatetime, ConfigDict, Field, field_validator

from ihubkit.model.value import Value

TEXT_LENGTH = 20_000
REFLECTION_LENGTH = 200_000  # a reflection of 10,000 words fits in every language we serve
MOST_HOURS = 10_000
MOST_MONEY = 100_000_000
MOST_COUNT = 2**31 - 1  # what every database holds

Count = Annotated[int, Field(ge=0, le=MOST_COUNT)]


def measure_parts(measure: str) -> tuple[str, str, str]:
    """Take a measure apart into instrument, item and facet; "" for what it lacks."""
    instrument, item, facet = [*measure.split("/"), "", ""][:3]
    return instrument, item, facet


class PlanState(StrEnum):
    """Where a plan stands; the states follow one another."""

    DRAFT = "draft"
    AGREED = "agreed"
    UNDER_WAY = "under_way"
    REVIEWED = "reviewed"


class Status(StrEnum):
    """How it goes with a goal or an action; shown with a shape and a word, never colour alone."""

    OPEN = "open"  # not begun
    ON_TRACK = "on_track"
    AT_RISK = "at_risk"
    STUCK = "stuck"
    DONE = "done"
    DROPPED = "dropped"


class Measured(Value):
    """What a release said of a measure: the group's mean, from how many people, and when.

    `value` is None where the figure is not shown, as in a small group.
    """

    model_config = ConfigDict(allow_inf_nan=False)

    release_id: str
    wave: int
    on: date
    value: float | None = None
    n: int | None = None
    most: float | None = None  # the highest value of the scale


class Indicator(Value):
    """How one will see that a goal is reached.

    Attributes:
        name: What is looked at.
        measure: Which of our own measurements it is, as "instrument/item/facet"; "" for none.
        baseline: Where it stands at the beginning, as typed; a measure's baseline is `measured`.
        measured: What the measurement said when the plan was agreed; None before, when the
            baseline follows the newest release.
        target: Where it shall stand, as typed.
        by: By when.
        measured_how: How one finds out.
    """

    name: str = Field("", max_length=TEXT_LENGTH)
    measure: str = Field("", max_length=200)
    baseline: str = Field("", max_length=TEXT_LENGTH)
    measured: Measured | None = None
    target: str = Field("", max_length=TEXT_LENGTH)
    by: date | None = None
    measured_how: str = Field("", max_length=TEXT_LENGTH)


class Goal(Value):
    """What shall have changed; answers one focus need (or none, "").

    Attributes:
        why: Why this goes first.
        success: The success criterion, in one line.
        risks: What could get in the way, and what is assumed.
        status: How it goes.
        note: What was last said of its status.
    """

    id: str
    plan_id: str
    version: Count = 1
    position: Count = 0
    need_id: str = ""
    text: str = Field("", max_length=TEXT_LENGTH)
    why: str = Field("", max_length=TEXT_LENGTH)
    indicator: Indicator = Indicator()
    success: str = Field("", max_length=TEXT_LENGTH)
    risks: str = Field("", max_length=TEXT_LENGTH)
    status: Status = Status.OPEN
    note: str = Field("", max_length=TEXT_LENGTH)


class Action(Value):
    """A step towards a goal: who, when, how many hours.

    Attributes:
        method: Id of a method of the catalogue; "" for none.
        method_title: Its title when it was chosen, so that a method which is gone keeps its name.
        lead: Who leads it, as typed.
        helpers: Who helps, names separated by commas.
        overseer: Who looks after it that it happens.
        starts: First day.
        ends: Last day.
        after: Ids of actions that must be finished before, separated by spaces.
        hours: Working hours of all people together.
        money: What it costs, in the plan's currency.
        funding: Where the money comes from.
        status: How it goes.
        note: What was last said of its status.
    """

    id: str
    plan_id: str
    goal_id: str
    version: Count = 1
    position: Count = 0
    text: str = Field("", max_length=TEXT_LENGTH)
    method: str = Field("", max_length=120)
    method_title: str = Field("", max_length=400)
    lead: str = Field("", max_length=TEXT_LENGTH)
    helpers: str = Field("", max_length=TEXT_LENGTH)
    overseer: str = Field("", max_length=TEXT_LENGTH)
    starts: date | None = None
    ends: date | None = None
    after: str = Field("", max_length=TEXT_LENGTH)
    hours: float | None = Field(None, ge=0, le=MOST_HOURS)
    money: float | None = Field(None, ge=0, le=MOST_MONEY)
    funding: str = Field("", max_length=TEXT_LENGTH)
    status: Status = Status.OPEN
    note: str = Field("", max_length=TEXT_LENGTH)

    @field_validator("starts", "ends", "hours", "money", mode="before")
    @classmethod
    def _empty_is_none(cls, value: object) -> object:
        return None if value == "" else value

    @property
    def people(self) -> tuple[str, ...]:
        """Name who works on it, the lead first, everybody once however the name is cased."""
        names = [self.lead, *self.helpers.replace(";", ",").split(",")]
        found: dict[str, str] = {}
        for name in filter(None, map(str.strip, names)):
            found.setdefault(name.casefold(), name)
        return tuple(found.values())


class Plan(Value):
    """The plan of a school. `revision` rises with every change of any part.

    Attributes:
        starts: First day of the time it is for.
        ends: Its last day.
        calendar: Id of the school's term calendar; "" for none.
        hours_budget: Working hours there are for all actions together.
        hours_each: Most working hours of one person in a term.
        money_budget: Money there is, in `currency`.
        risks: What could get in the way, and what is assumed.
        from_municipality: What is needed from the municipality.
        from_hub: What is needed from the hub.
        publish: What may be published of it.
    """

    id: str
    school_id: str
    title: str = Field("", max_length=TEXT_LENGTH)
    vision: str = Field("", max_length=TEXT_LENGTH)
    starts: date | None = None
    ends: date | None = None
    calendar: str = Field("", max_length=120)
    hours_budget: float | None = Field(None, ge=0, le=MOST_HOURS)
    hours_each: float | None = Field(None, ge=0, le=MOST_HOURS)
    money_budget: float | None = Field(None, ge=0, le=MOST_MONEY)
    currency: str = Field("EUR", max_length=20)
    risks: str = Field("", max_length=TEXT_LENGTH)
    from_municipality: str = Field("", max_length=TEXT_LENGTH)
    from_hub: str = Field("", max_length=TEXT_LENGTH)
    publish: str = Field("", max_length=TEXT_LENGTH)
    state: PlanState = PlanState.DRAFT
    version: Count = 1
    revision: Count = 0
    goals: tuple[Goal, ...] = ()
    actions: tuple[Action, ...] = ()
    made_at: AwareDatetime


class PlanChange(Value):
    """One change in a plan's history; `by` is a role or an editor's mark, not a name.

    `kept` holds a whole part that was removed, so that it can come back; `number` is its place in
    the history, given by the store.
    """

    plan_id: str
    part: str  # "plan", "goal", "action" or "review"
    part_id: str
    field: str
    before: str
    after: str
    by: str
    at: AwareDatetime
    kept: dict[str, Any] | None = None
    number: int = 0


class FieldChange(Value):
    """An edit of one field: what the editor saw, and what it shall be."""

    before: str
    after: str


def clashing(stored: Mapping[str, str], changes: Mapping[str, FieldChange]) -> tuple[str, ...]:
    """Name the fields somebody else changed since the editor saw them, to another text.

    Edits of different fields never clash; the same edit made twice does not either.
    """
    return tuple(
        field
        for field, change in changes.items()
        if stored[field] not in (change.before, change.after)
    )
