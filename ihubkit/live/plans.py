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
from ihubkit.live.needs import choose_need, choose_own_need, drop_need, hint, judge

__all__ = [
    "add_action",
    "add_goal",
    "choose_need",
    "choose_own_need",
    "drop_need",
    "edit",
    "hint",
    "history",
    "judge",
    "plan_of",
    "remove_action",
    "remove_goal",
]
