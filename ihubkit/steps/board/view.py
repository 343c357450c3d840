"""The projector's page: one control, filled by the model."""

import ipywidgets

from ihubkit.steps.board.model import Board
from ihubkit.steps.page import keep_alive, link
from ihubkit.widgets.board import BoardScreen


def board_view(model: Board) -> ipywidgets.DOMWidget:
    """Build the board; it fills the window where a server shows it."""
    scene = model.scene
    control = BoardScreen(texts=scene.texts.catalogue, whole=bool(scene.served_url))
    link(model, control, {"screen": "state", "counts": "counts"})
    model.observe(
        lambda change: control.speak(change["new"], model.scene.texts.catalogue), "language"
    )
    keep_alive(model, control)
    return control
