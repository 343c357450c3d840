"""The fields of a plan's parts as texts, as editors see them, and back with kind refusals."""

import math
from collections.abc import Mapping
from datetime import date, datetime

from ihubkit.errors import InvalidValueError
from ihubkit.model.plan import TEXT_LENGTH, Action, Goal, Plan, PlanChange

PLAN, GOAL, ACTION = "plan", "goal", "action"
FIELDS: Mapping[str, tuple[str, ...]] = {
    PLAN: ("title", "vision"),
    GOAL: (
        "text",
        "indicator.name",
        "indicator.baseline",
        "indicator.target",
        "indicator.measured_how",
    ),
    ACTION: ("text", "who", "starts", "ends", "hours"),
}
HOURS = 10_000

Part = Plan | Goal | Action


def find_part(plan: Plan, part: str, part_id: str) -> Part | None:
    """Find the plan itself, one of its goals or one of its actions."""
    found: Mapping[str, tuple[Part, ...]] = {
        PLAN: (plan,),
        GOAL: plan.goals,
        ACTION: plan.actions,
    }
    return next((one for one in found.get(part, ()) if one.id == part_id), None)


def kind_of(part: Part) -> str:
    """Name what a part is: "plan", "goal" or "action"."""
    return {Plan: PLAN, Goal: GOAL, Action: ACTION}[type(part)]


def texts_of(part: Part) -> dict[str, str]:
    """Return a part's fields as texts; "" where nothing is entered."""
    return {field: _text(_read(part, field)) for field in FIELDS[kind_of(part)]}


def with_texts(part: Part, texts: Mapping[str, str]) -> Part:
    """Return the part with some fields changed.

    Raises:
        InvalidValueError: A date, number or length does not fit; names it.
    """
    values = {field: parsed(field, text) for field, text in texts.items()}
    own = {field: value for field, value in values.items() if "." not in field}
    inner = {f.partition(".")[2]: value for f, value in values.items() if "." in f}
    if inner and isinstance(part, Goal):
        own["indicator"] = part.indicator.model_copy(update=inner)
    return part.model_copy(update=own)


def changes_between(
    before: Part | None, after: Part | None, *, by: str, at: datetime
) -> list[PlanChange]:
    """Return the history's lines of a change: by field, or one for a part added or removed."""
    part = before or after
    if part is None:
        return []
    if before and after:
        was, becomes = texts_of(before), texts_of(after)
        changed = {f: (was[f], becomes[f]) for f in was if was[f] != becomes[f]}
    else:
        told = "; ".join(text for text in texts_of(part).values() if text)
        changed = {"removed": (told, "")} if before else {"added": ("", told)}
    return [
        PlanChange(
            plan_id=part.id if isinstance(part, Plan) else part.plan_id,
            part=kind_of(part),
            part_id=part.id,
            field=field,
            before=texts[0],
            after=texts[1],
            by=by,
            at=at,
        )
        for field, texts in changed.items()
    ]


def as_stored(field: str, text: str) -> str:
    """Return a text as it would read once stored ("2,50" hours → "2.5"); odd ones unchanged."""
    try:
        return _text(parsed(field, text))
    except InvalidValueError:
        return text


def parsed(field: str, text: str) -> object:
    """Read a field's text.

    Raises:
        InvalidValueError: It is no date, no number of hours, or too long.
    """
    if field in ("starts", "ends"):
        return _date(text)
    if field == "hours":
        return _hours(text)
    if len(text) > TEXT_LENGTH:
        raise InvalidValueError(
            "This text has {n} characters; at most {most} fit. Shorten it.",
            n=len(text),
            most=TEXT_LENGTH,
        )
    return text


def _read(part: Part, field: str) -> object:
    value: object = part
    for name in field.split("."):
        value = getattr(value, name)
    return value


def _text(value: object) -> str:
    if value is None:
        return ""
    return f"{value:.10g}" if isinstance(value, float) else str(value)


def _date(text: str) -> date | None:
    if not text.strip():
        return None
    try:
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise InvalidValueError(
            "“{text}” is not a date. Write year-month-day, as in 2026-03-12.", text=text[:40]
        ) from error


def _hours(text: str) -> float | None:
    if not text.strip():
        return None
    try:
        hours = float(text.strip().replace(",", "."))
    except ValueError:
        hours = math.nan
    if not 0 <= hours <= HOURS:
        raise InvalidValueError(
            "“{text}” is not a number of hours. Write one from 0 to {most}, as in 2.5.",
            text=text[:40],
            most=HOURS,
        )
    return hours
