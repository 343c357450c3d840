"""A school's plan and its focus needs: all one does with them, in one place."""

from ihubkit.live.edits import (
    add_action,
    add_goal,
    edit,
    history,
    plan_of,
    remove_action,
    remove_goal,
)
from ihubkit.live.needs import choose_need, choose_own_need, drop_need, goal_for, hint, judge
from ihubkit.live.plan_choices import checked
from ihubkit.live.plan_order import move_action, move_goal

__all__ = [
    "add_action",
    "add_goal",
    "checked",
    "choose_need",
    "choose_own_need",
    "drop_need",
    "edit",
    "goal_for",
    "hint",
    "history",
    "judge",
    "move_action",
    "move_goal",
    "plan_of",
    "remove_action",
    "remove_goal",
]
