"""What a plan lacks and what is worth another look, beside its editor."""

from ihubkit.widgets.panel import Panel


class PlanCheck(Panel):
    """The remarks of the plan check; each leads to the field where it is mended.

    State: see `steps.action_planning.checking`. No commands.
    """

    module = "plancheck"
