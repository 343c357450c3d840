"""The page on which a team comes back to its plan."""

from ihubkit.widgets.panel import Panel


class Reviews(Panel):
    """The reviews of a plan; the chosen one is written by several people at once.

    State: see `steps.action_planning.reviews`. Commands: `show_review {review}`, `add_review
    {due}`, `move_review {review, due}`, `remove_review {review}`, `finish {review, who}`, `edit
    {part, part_id, changes, mark}` (answered with the same mark).
    """

    module = "reviews"
