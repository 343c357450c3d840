"""A remark on a plan, and how its sentences name the plan's parts."""

from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum

from ihubkit.model.dossier import Dossier
from ihubkit.model.need import FocusNeed
from ihubkit.model.plan import Action, Goal, Plan, Status
from ihubkit.model.plan_fields import kind_of
from ihubkit.model.plan_life import Review
from ihubkit.model.plan_timeline import numbers
from ihubkit.model.texts import Reader
from ihubkit.model.value import Value

NEED = "need"
LONGEST_NAME = 70  # characters of a goal or an action in a sentence
MOST_NAMED = 4  # parts a sentence names before it counts the rest


class Severity(StrEnum):
    """How much a remark weighs."""

    MISSING = "missing"  # without it nobody can work by the plan
    LOOK = "look"  # may be meant so


class Remark(Value):
    """One sentence on a plan: what it is about and how to mend it.

    Attributes:
        rule: Which rule says so.
        part: "plan", "need", "goal", "action" or "review".
        part_id: Its id.
        severity: How much it weighs.
        sentence: In the reader's language.
        field: Where to mend it, as in `plan_fields.FIELDS`; "" where it is no single field.
    """

    rule: str
    part: str
    part_id: str
    severity: Severity
    sentence: str
    field: str = ""


Rule = Callable[[Dossier, Reader], Iterable[Remark]]
Remarkable = Plan | Goal | Action | Review | FocusNeed


def missing(rule: str, of: Remarkable, sentence: str, field: str = "") -> Remark:
    """Say that something is missing."""
    return _remark(rule, of, Severity.MISSING, sentence, field)


def look(rule: str, of: Remarkable, sentence: str, field: str = "") -> Remark:
    """Say that something is worth another look."""
    return _remark(rule, of, Severity.LOOK, sentence, field)


def goals_of(told: Dossier) -> Iterator[Goal]:
    """Yield the goals that are not dropped."""
    return (goal for goal in told.plan.goals if goal.status is not Status.DROPPED)


def actions_of(told: Dossier) -> Iterator[Action]:
    """Yield the actions that are not dropped, nor their goals."""
    dropped = {goal.id for goal in told.plan.goals if goal.status is Status.DROPPED}
    return (
        action
        for action in told.plan.actions
        if action.status is not Status.DROPPED and action.goal_id not in dropped
    )


def goal_name(told: Dossier, goal: Goal, texts: Reader) -> str:
    """Name a goal by its words, or by its number."""
    _ = texts
    return shortened(goal.text) or _("Goal {number}", number=told.plan.goals.index(goal) + 1)


def action_name(told: Dossier, action: Action, texts: Reader) -> str:
    """Name an action by its words, by its method, or by its number."""
    _ = texts
    named = shortened(action.text) or shortened(action.method_title)
    return named or _("Action {number}", number=numbers(told.plan)[action.id])


def action_names(told: Dossier, actions: Iterable[Action], texts: Reader) -> str:
    """Name some actions in a row; of many, how many more there are."""
    _ = texts
    found = tuple(actions)
    named = [_("“{action}”", action=action_name(told, one, texts)) for one in found[:MOST_NAMED]]
    if len(found) > MOST_NAMED:
        named.append(_("{n} more", n=len(found) - MOST_NAMED))
    return ", ".join(named)


def shortened(text: str) -> str:
    """Return a text on one line, its end cut off where it is long."""
    line = " ".join(text[: 10 * LONGEST_NAME].split())
    return line if len(line) <= LONGEST_NAME else line[: LONGEST_NAME - 1].rstrip() + "…"


def _remark(rule: str, of: Remarkable, severity: Severity, sentence: str, field: str) -> Remark:
    part = NEED if isinstance(of, FocusNeed) else kind_of(of)
    return Remark(
        rule=rule, part=part, part_id=of.id, severity=severity, sentence=sentence, field=field
    )
