"""The page on which a team agrees to its plan and looks back at what was changed."""

from ihubkit.widgets.panel import Panel


class PlanLife(Panel):
    """Where a plan stands, who agreed to it, and its history.

    State: see `steps.action_planning.life`. Commands: `sign {name, office}`, `withdraw
    {signature}`, `go_on {state, who}`, `undo {last}`, `show_more`.
    """

    module = "planlife"
