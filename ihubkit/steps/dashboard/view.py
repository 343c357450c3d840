"""The page of the dashboard: one column of pictures, or two to compare."""

import ipywidgets
import traitlets

from ihubkit.steps.dashboard.model import ALONE, Dashboard
from ihubkit.steps.page import column, link, page, show
from ihubkit.steps.results.course import Course
from ihubkit.steps.results.published import Published
from ihubkit.steps.results.view import pictures_view, results_control
from ihubkit.widgets.dashboard import CourseBrief
from ihubkit.widgets.summaries import PublishedSummaries


def dashboard_view(model: Dashboard, published: Published, course: Course) -> ipywidgets.DOMWidget:
    """Build the page: what facilitators wrote, the pictures, and the course people wish for."""
    texts, language = model.scene.texts.catalogue, model.scene.language
    words = link(
        published, PublishedSummaries(texts=texts, language=language), {"summaries": "state"}
    )
    traitlets.dlink((model, "school_id"), (published, "school_id"))
    brief = link(course, CourseBrief(texts=texts, language=language), {"course": "state"})
    for looked_at in ("release_id", "group"):
        traitlets.dlink((model, looked_at), (course, looked_at))
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
    return page(model, words, both, brief, beside=[published])
