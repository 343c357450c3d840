"""The run-sheet of a workshop, to change in the cockpit."""

from ihubkit.widgets.panel import Panel


class SheetEditor(Panel):
    """Parts of a run-sheet with their length and what is amiss.

    State: see `steps.cockpit.sheet_shown.sheet_shown`. Commands, each with `seen`: `move_part
    {part, by}`, `set_minutes {part, minutes}`, `remove_part {part}`, `add_part {kind, after, …}`,
    `change_part {part, …}`, `plan_minutes {minutes}`, `reset_sheet`, `undo`.
    """

    module = "sheet"
