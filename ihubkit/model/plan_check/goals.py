"""Vision and goals: what is there at all, and what a finished goal leaves open."""

from collections.abc import Iterator

from ihubkit.model.dossier import Dossier
from ihubkit.model.plan import Status
from ihubkit.model.plan_check.remark import (
    Remark,
    action_names,
    actions_of,
    goal_name,
    goals_of,
    look,
    missing,
)
from ihubkit.model.texts import Reader

FINISHED = frozenset({Status.DONE, Status.DROPPED})


def no_vision(told: Dossier, texts: Reader) -> Iterator[Remark]:
    """Ask for the vision."""
    _ = texts
    if not told.plan.vision.strip():
        sentence = _("The plan has no vision. Write in one sentence what shall be different.")
        yield missing("no_vision", told.plan, sentence, "vision")


def no_goal(told: Dossier, texts: Reader) -> Iterator[Remark]:
    """Ask for a first goal."""
    _ = texts
    if not any(goals_of(told)):
        sentence = _("The plan has no goal. Add one for each focus need.")
        yield missing("no_goal", told.plan, sentence)


def goal_without_words(told: Dossier, texts: Reader) -> Iterator[Remark]:
    """Ask what a goal is."""
    _ = texts
    for goal in goals_of(told):
        if not goal.text.strip():
            named = goal_name(told, goal, texts)
            sentence = _("“{goal}” has no words. Write what shall have changed.", goal=named)
            yield missing("goal_without_words", goal, sentence, "text")


def goal_without_action(told: Dossier, texts: Reader) -> Iterator[Remark]:
    """Ask for a first step towards each goal."""
    _ = texts
    acted = {action.goal_id for action in actions_of(told)}
    for goal in goals_of(told):
        if goal.id not in acted and goal.status is not Status.DONE:
            named = goal_name(told, goal, texts)
            sentence = _("“{goal}” has no action. Add the first step towards it.", goal=named)
            yield missing("goal_without_action", goal, sentence)


def done_goal_with_open_actions(told: Dossier, texts: Reader) -> Iterator[Remark]:
    """Find goals that are called done while something is still to do for them."""
    _ = texts
    for goal in goals_of(told):
        left = [one for one in told.actions_of(goal) if one.status not in FINISHED]
        if goal.status is Status.DONE and left:
            sentence = _(
                "“{goal}” is done, but not all of its actions are: {actions}. "
                "Finish or drop them, or change the goal's status.",
                goal=goal_name(told, goal, texts),
                actions=action_names(told, left, texts),
            )
            yield look("done_goal_with_open_actions", goal, sentence, "status")
