"""The fields of a plan's parts as texts, as editors see them, and back with kind refusals."""

import math
from collections.abc import Mapping
from datetime import date, datetime

from ihubkit.errors import InvalidValueError
from ihubkit.model.plan import (
    MOST_HOURS,
    MOST_MONEY,
    REFLECTION_LENGTH,
    TEXT_LENGTH,
    Action,
    Goal,
    Plan,
    PlanChange,
    Status,
)
from ihubkit.model.plan_life import Review

PLAN, GOAL, ACTION, REVIEW = "plan", "goal", "action", "review"
FIELDS: Mapping[str, tuple[str, ...]] = {
    PLAN: (
        "title",
        "vision",
        "starts",
        "ends",
        "calendar",
        "hours_budget",
        "hours_each",
        "money_budget",
        "currency",
        "risks",
        "from_municipality",
        "from_hub",
        "publish",
    ),
    GOAL: (
        "text",
        "why",
        "indicator.name",
        "indicator.measure",
        "indicator.baseline",
        "indicator.target",
        "indicator.by",
        "indicator.measured_how",
        "success",
        "risks",
        "status",
        "note",
    ),
    ACTION: (
        "text",
        "method",
        "method_title",
        "lead",
        "helpers",
        "overseer",
        "starts",
        "ends",
        "after",
        "hours",
        "money",
        "funding",
        "status",
        "note",
    ),
    REVIEW: ("due", "held_by", "reflection", "next_steps"),
}
CHOSEN = frozenset(  # ids of lists, and a unit
    {"indicator.measure", "method", "after", "calendar", "status", "currency"}
)
DATES = frozenset({"starts", "ends", "indicator.by", "due"})
HOURS = frozenset({"hours", "hours_budget", "hours_each"})
MONEY = frozenset({"money", "money_budget"})
LENGTHS = {
    "reflection": REFLECTION_LENGTH,
    "calendar": 120,
    "method": 120,
    "method_title": 400,
    "currency": 20,
    "held_by": 120,
    "indicator.measure": 200,
}

Part = Plan | Goal | Action | Review


def find_part(plan: Plan, part: str, part_id: str) -> Part | None:
    """Find the plan itself, one of its goals or one of its actions; reviews stand apart."""
    found: Mapping[str, tuple[Part, ...]] = {
        PLAN: (plan,),
        GOAL: plan.goals,
        ACTION: plan.actions,
    }
    return next((one for one in found.get(part, ()) if one.id == part_id), None)


def kind_of(part: Part) -> str:
    """Name what a part is: "plan", "goal", "action" or "review"."""
    return {Plan: PLAN, Goal: GOAL, Action: ACTION, Review: REVIEW}[type(part)]


def texts_of(part: Part) -> dict[str, str]:
    """Return a part's fields as texts; "" where nothing is entered."""
    return {field: _text(_read(part, field)) for field in FIELDS[kind_of(part)]}


def with_texts(part: Part, texts: Mapping[str, str]) -> Part:
    """Return the part with some fields changed.

    What was measured belongs to its measure: another measure has not been measured yet.

    Raises:
        InvalidValueError: A date, number or length does not fit; names it.
    """
    values = {field: parsed(field, text) for field, text in texts.items()}
    own = {field: value for field, value in values.items() if "." not in field}
    inner = {f.partition(".")[2]: value for f, value in values.items() if "." in f}
    if inner and isinstance(part, Goal):
        if inner.get("measure", part.indicator.measure) != part.indicator.measure:
            inner["measured"] = None
        own["indicator"] = part.indicator.model_copy(update=inner)
    return part.model_copy(update=own)


def changes_between(
    before: Part | None, after: Part | None, *, by: str, at: datetime
) -> list[PlanChange]:
    """Return the history's lines of a change: by field, or one for a part added or removed.

    The line of a part added or removed tells what people typed in it, not what they chose.
    """
    part = before or after
    if part is None:
        return []
    if before and after:
        was, becomes = texts_of(before), texts_of(after)
        changed = {f: (was[f], becomes[f]) for f in was if was[f] != becomes[f]}
    else:
        typed = (text for field, text in texts_of(part).items() if field not in CHOSEN)
        told = "; ".join(text for text in typed if text)
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
            kept=before.model_dump(mode="json") if before and not after else None,
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
        InvalidValueError: It is no date, no number, no status, missing, or too long.
    """
    if field == "due" and not text.strip():
        raise InvalidValueError("A review needs a date. Choose one, or remove the review.")
    if field in DATES:
        return _date(text)
    if field in HOURS:
        return _hours(text)
    if field in MONEY:
        return _money(text)
    if field == "status":
        return _status(text)
    most = LENGTHS.get(field, TEXT_LENGTH)
    if len(text) > most:
        raise InvalidValueError(
            "This text has {n} characters; at most {most} fit. Shorten it.", n=len(text), most=most
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
    hours = _number(text)
    if hours is not None and not 0 <= hours <= MOST_HOURS:
        raise InvalidValueError(
            "“{text}” is not a number of hours. Write one from 0 to {most}, as in 2.5.",
            text=text[:40],
            most=MOST_HOURS,
        )
    return hours


def _money(text: str) -> float | None:
    money = _number(text)
    if money is not None and not 0 <= money <= MOST_MONEY:
        raise InvalidValueError(
            "“{text}” is not an amount of money. Write a number without its currency, as in 1200.",
            text=text[:40],
        )
    return money


def _number(text: str) -> float | None:
    """Read a number, with comma or point; nan where it is none."""
    typed = "".join(text.split())  # also the thin spaces between thousands
    try:
        return float(typed.replace(",", ".")) if typed else None
    except ValueError:
        return math.nan


def _status(text: str) -> Status:
    try:
        return Status(text or Status.OPEN)
    except ValueError as error:
        raise InvalidValueError("Choose a status of the list.") from error
