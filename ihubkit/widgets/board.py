"""The projector's page as one control, readable from the last row."""

import traitlets

from ihubkit.widgets.panel import Panel


class BoardScreen(Panel):
    """Draws what `steps.board` says; `counts` is `{"joined", "answered", "cards"}`.

    `whole` fills the window (a projector); otherwise it keeps 16:9 within its page.
    Commands: `show_workshop {workshop}`, `speak {language}`, `here`.
    """

    module = "board"

    counts = traitlets.Dict().tag(sync=True)
    whole = traitlets.Bool(default_value=True).tag(sync=True)
