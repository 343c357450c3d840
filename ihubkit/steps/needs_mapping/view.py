"""The page of needs mapping: the pictures, then the needs beside the cards."""

import ipywidgets

from ihubkit.steps.needs_mapping.model import NeedsMapping
from ihubkit.steps.page import link, page
from ihubkit.steps.results.view import pictures_view
from ihubkit.widgets.dashboard import Needs


def needs_view(model: NeedsMapping) -> ipywidgets.DOMWidget:
    """Build the page."""
    needs = Needs(texts=model.scene.texts.catalogue, language=model.scene.language)
    return page(model, pictures_view(model), link(model, needs, {"needs": "state"}))
