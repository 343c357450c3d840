"""Pictures of a model that explores results."""

import traitlets

from ihubkit.steps.results.model import Explore
from ihubkit.widgets.results import Results


def pictures_view(model: Explore) -> Results:
    """Build the pictures, each with its table, and link them to a model."""
    scene = model.scene
    control = Results(texts=scene.texts.catalogue, language=scene.language)
    for source, target in {"pictures": "pictures", "caption": "title", "empty": "empty"}.items():
        traitlets.dlink((model, source), (control, target))
    return control
