"""The plan's pages: the editor, and what stands beside it."""

from collections.abc import Mapping

import ipywidgets
import traitlets

from ihubkit.steps.action_planning.checking import checking
from ihubkit.steps.action_planning.life import life_page
from ihubkit.steps.action_planning.model import TABS, WRITE, ActionPlanning
from ihubkit.steps.action_planning.pictures import pictures_page
from ihubkit.steps.action_planning.plan_page import MakePage
from ihubkit.steps.action_planning.programme import programme_page
from ihubkit.steps.action_planning.proposals import proposals_page
from ihubkit.steps.action_planning.reviews import reviews_page
from ihubkit.steps.page import column, link, page
from ihubkit.widgets.dashboard import PlanEditor

PAGES: Mapping[str, MakePage] = {  # by tab; the editor's own is not among them
    "proposals": proposals_page,
    "pictures": pictures_page,
    "life": life_page,
    "reviews": reviews_page,
    "programme": programme_page,
}


def plan_view(model: ActionPlanning) -> ipywidgets.DOMWidget:
    """Build the pages; only the chosen one is shown and kept up to date."""
    editor = PlanEditor(texts=model.scene.texts.catalogue, language=model.scene.language)
    pages = {tab: PAGES[tab](model.scene) for tab in TABS if tab in PAGES}
    beside = checking(model.scene)
    writing = link(model, editor, {"plan": "state", "offers": "offers"})
    parts: dict[str, ipywidgets.DOMWidget] = {
        WRITE: column(writing, beside.control, name="ihk-checked")
    }
    parts |= {tab: one.control for tab, one in pages.items()}

    def turn(_: object = None) -> None:
        for tab, part in parts.items():
            (part.remove_class if tab == model.tab else part.add_class)("ihk-away")
        for tab, one in pages.items():
            one.model.active = tab == model.tab
        beside.model.active = model.tab == WRITE

    for one in (beside, *pages.values()):
        traitlets.dlink((model, "school_id"), (one.model, "school_id"))
    traitlets.dlink((beside.model, "count"), (model, "remarks"))
    model.observe(turn, "tab")
    turn()
    others = [one.model for one in (beside, *pages.values())]
    return page(model, *parts.values(), beside=others)
