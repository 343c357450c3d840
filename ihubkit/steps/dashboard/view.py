"""The page of the dashboard: one column of pictures, or two to compare."""

import ipywidgets

from ihubkit.steps.dashboard.model import ALONE, Dashboard
from ihubkit.steps.page import column, page, show
from ihubkit.steps.results.view import pictures_view, results_control


def dashboard_view(model: Dashboard) -> ipywidgets.DOMWidget:
    """Build the page."""
    other = results_control(model.scene)
    told = {"other_pictures": "pictures", "other_caption": "title", "other_empty": "empty"}
    show(model, other, told)
    beside = column(other)
    both = column(column(pictures_view(model)), beside, name="ihk-halves")

    def arrange(_: object = None) -> None:
        alone = model.other_id == ALONE
        (beside.add_class if alone else beside.remove_class)("ihk-away")
        (both.add_class if alone else both.remove_class)("ihk-alone")

    model.observe(arrange, "other_id")
    arrange()
    return page(model, both)
