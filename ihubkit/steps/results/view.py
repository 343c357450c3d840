"""Pictures of a model that explores results."""

from typing import Any

from ihubkit import charts
from ihubkit.steps.page import show
from ihubkit.steps.results.model import Explore
from ihubkit.steps.scene import Scene
from ihubkit.widgets.results import Results


def pictures_view(model: Explore) -> Results:
    """Build the pictures, each with its table, and link them to a model."""
    control = results_control(model.scene)
    told = {"pictures": "pictures", "caption": "title", "empty": "empty", "notes": "notes"}
    show(model, control, told)
    return control


def results_control(scene: Scene) -> Results:
    """Build what shows pictures; in a notebook, what draws their charts comes from its kernel."""
    control = Results(texts=scene.texts.catalogue, language=scene.language)

    def give(payload: dict[str, Any]) -> None:
        if payload["do"] == "bundle" and not scene.served_url:
            control.give_bundle(charts.bundle(scene.data_dir / "cache"))

    control.on_command(give)
    return control
