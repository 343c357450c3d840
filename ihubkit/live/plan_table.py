"""A school's plan as one table: an action a row, with its goal's indicator before it."""

from datetime import date

from ihubkit.content import Content
from ihubkit.live.baselines import said_baseline
from ihubkit.live.dossier import dossier_of
from ihubkit.model.dossier import Dossier
from ihubkit.model.plan import Action, Goal
from ihubkit.model.plan_timeline import numbers
from ihubkit.model.plan_words import said_terms
from ihubkit.model.sheet import Row, Sheet
from ihubkit.store import Store

GOAL = (
    *("number", "need", "goal", "why", "indicator", "baseline", "target", "by", "measured how"),
    *("success", "goal's risks", "goal's status", "goal's note"),
)
ACTION = (
    *("action", "method", "lead", "helpers", "overseer", "starts", "ends", "terms", "after"),
    *("hours", "money", "currency", "paid by", "status", "note"),
)
NO_ACTION: Row = ("",) * 9 + (None, None, "", "", "", "")


def plan_table(store: Store, content: Content, school_id: str, language: str = "en") -> Sheet:
    """Return a school's plan: one action a row, a goal without any in a row of its own."""
    told, texts = dossier_of(store, content, school_id, language), content.texts(language)
    rows: list[Row] = []
    for number, goal in enumerate(told.plan.goals, 1):
        about = (str(number), *_goal(told, goal, said_baseline(told, goal, texts)))
        actions = [_action(told, action) for action in told.actions_of(goal)]
        rows += [about + action for action in actions or [NO_ACTION]]
    title = told.plan.title or told.school.name
    return Sheet(title=title, columns=GOAL + ACTION, rows=tuple(rows), note=told.plan.vision)


def _goal(told: Dossier, goal: Goal, baseline: str) -> Row:
    need, shown = told.need_of(goal), goal.indicator
    return (
        need.title if need else "",
        goal.text,
        goal.why,
        shown.name,
        baseline,
        shown.target,
        _day(shown.by),
        shown.measured_how,
        goal.success,
        goal.risks,
        goal.status.value,
        goal.note,
    )


def _action(told: Dossier, action: Action) -> Row:
    named = numbers(told.plan)
    method = told.methods.get(action.method)
    return (
        action.text,
        method.title if method else action.method_title or action.method,
        action.lead,
        action.helpers,
        action.overseer,
        _day(action.starts),
        _day(action.ends),
        said_terms(action, told.calendar),
        " ".join(named[one] for one in action.after.split() if one in named),
        action.hours,
        action.money,
        told.plan.currency if action.money is not None else "",
        action.funding,
        action.status.value,
        action.note,
    )


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
