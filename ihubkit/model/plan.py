"""A school's development plan: vision, goals, actions, indicators; and how edits meet."""

from collections.abc import Mapping
from datetime import date, datetime

from pydantic import Field, field_validator

from ihubkit.model.texts import Translate, in_english
from ihubkit.model.value import Value

TEXT_LENGTH = 20_000


class Indicator(Value):
    """How one will see that a goal is reached."""

    name: str = Field("", max_length=TEXT_LENGTH)
    baseline: str = Field("", max_length=TEXT_LENGTH)
    target: str = Field("", max_length=TEXT_LENGTH)
    measured_how: str = Field("", max_length=TEXT_LENGTH)


class Goal(Value):
    """What shall have changed; answers one focus need (or none, "")."""

    id: str
    plan_id: str
    version: int = 1
    position: int = 0
    need_id: str = ""
    text: str = Field("", max_length=TEXT_LENGTH)
    indicator: Indicator = Indicator()


class Action(Value):
    """A step towards a goal: who, when, how many hours."""

    id: str
    plan_id: str
    goal_id: str
    version: int = 1
    position: int = 0
    text: str = Field("", max_length=TEXT_LENGTH)
    who: str = Field("", max_length=TEXT_LENGTH)
    starts: date | None = None
    ends: date | None = None
    hours: float | None = Field(None, ge=0, le=10_000)

    @field_validator("starts", "ends", mode="before")
    @classmethod
    def _empty_is_no_date(cls, value: object) -> object:
        return None if value == "" else value

    @field_validator("hours", mode="before")
    @classmethod
    def _empty_is_no_number(cls, value: object) -> object:
        return None if value == "" else value


class Plan(Value):
    """The plan of a school. `revision` rises with every change of any part."""

    id: str
    school_id: str
    title: str = Field("", max_length=TEXT_LENGTH)
    vision: str = Field("", max_length=TEXT_LENGTH)
    version: int = 1
    revision: int = 0
    goals: tuple[Goal, ...] = ()
    actions: tuple[Action, ...] = ()
    made_at: datetime


class PlanChange(Value):
    """One change in a plan's history; `by` is a role or an editor's mark, not a name."""

    plan_id: str
    part: str  # "plan", "goal" or "action"
    part_id: str
    field: str
    before: str
    after: str
    by: str
    at: datetime


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


def obstacles(plan: Plan, texts: Translate = in_english) -> list[str]:
    """Say in sentences what a plan still lacks; an empty list means it is complete."""
    _ = texts
    missing = [] if plan.vision.strip() else [_("The plan has no vision sentence yet.")]
    if not plan.goals:
        missing.append(_("The plan has no goal yet."))
    for number, goal in enumerate(plan.goals, 1):
        name = goal.text.strip() or _("Goal {n}", n=number)
        if not goal.indicator.name.strip():
            missing.append(_("“{name}” has no indicator yet.", name=name))
        if not any(action.goal_id == goal.id for action in plan.actions):
            missing.append(_("“{name}” has no action yet.", name=name))
    missing += [
        _("“{name}” has nobody who leads it.", name=action.text.strip() or _("An action"))
        for action in plan.actions
        if not action.who.strip()
    ]
    return missing
