"""The page of the catalogue of methods."""

import ipywidgets

from ihubkit.steps.methods.model import Methods
from ihubkit.steps.page import link, page
from ihubkit.widgets.dashboard import MethodCatalogue


def methods_view(model: Methods) -> ipywidgets.DOMWidget:
    """Build the page."""
    control = MethodCatalogue(texts=model.scene.texts.catalogue, language=model.scene.language)
    return page(model, link(model, control, {"catalogue": "state"}))
