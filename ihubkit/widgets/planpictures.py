"""The page that shows a plan in pictures and as a board."""

from ihubkit.widgets.panel import Panel


class PlanPictures(Panel):
    """A picture of a plan with its numbers, or its actions in columns by status.

    State: see `steps.action_planning.pictures`. Commands: `look_at {view}`, `narrow {goal,
    person}`, `set_status {action, before, after}`.
    """

    module = "planpictures"
