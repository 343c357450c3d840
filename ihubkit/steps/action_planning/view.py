"""The page of the plan: one editor."""

import ipywidgets

from ihubkit.steps.action_planning.model import ActionPlanning
from ihubkit.steps.page import link, page
from ihubkit.widgets.dashboard import PlanEditor


def plan_view(model: ActionPlanning) -> ipywidgets.DOMWidget:
    """Build the page."""
    editor = PlanEditor(texts=model.scene.texts.catalogue, language=model.scene.language)
    return page(model, link(model, editor, {"plan": "state"}))
