"""Methods that fit a plan's needs and limits, as sets to choose from."""

from ihubkit.widgets.panel import Panel


class PlanProposals(Panel):
    """A form of limits, proposed sets by term with their reasons, and advice where none fits.

    State: see `steps.action_planning.proposals_shown`, with `id` of the plan and `number` of what
    is proposed. Commands: `ask {limits, methods, aside}`, `follow {advice, seen}`, `allow`, `take
    {proposal, method, seen}` (`method` "" for all of a set).
    """

    module = "proposals"
