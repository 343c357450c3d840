"""The page of what a team answers for its school: the form, and its picture beside it."""

import ipywidgets

from ihubkit.steps.infrastructure.model import Infrastructure
from ihubkit.steps.page import column, link, page
from ihubkit.widgets.dashboard import Lights, TeamForm


def infrastructure_view(model: Infrastructure) -> ipywidgets.DOMWidget:
    """Build the page."""
    texts, language = model.scene.texts.catalogue, model.scene.language
    form = TeamForm(texts=texts, language=language)
    picture = Lights(texts=texts, language=language)
    link(model, form, {"form": "form", "answers": "state"})
    link(model, picture, {"picture": "state"})
    return page(model, column(form, picture, name="ihk-aside"))
