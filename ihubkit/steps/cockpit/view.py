"""The cockpit's page: heading with pages, and the parts of each page."""

import ipywidgets
import traitlets

from ihubkit.steps.cockpit.hand_out import HandOut
from ihubkit.steps.cockpit.model import TABS, Cockpit
from ihubkit.steps.cockpit.prepare import Prepare
from ihubkit.steps.page import column, link, page
from ihubkit.widgets.dashboard import Approvals, Attendance, Codes, RunSheet, Setup


def cockpit_view(cockpit: Cockpit, prepare: Prepare, hand_out: HandOut) -> ipywidgets.DOMWidget:
    """Build the cockpit; a workshop made here is shown at once."""
    texts = cockpit.scene.texts.catalogue
    language = cockpit.scene.language
    parts = {
        "run": column(
            link(cockpit, RunSheet(texts=texts, language=language), {"run": "state"}),
            column(
                link(cockpit, Attendance(texts=texts, language=language), {"attendance": "state"}),
                link(cockpit, Approvals(texts=texts, language=language), {"approvals": "state"}),
            ),
            name="ihk-aside",
        ),
        "hand_out": column(
            link(hand_out, Codes(texts=texts, language=language), {"codes": "state"})
        ),
        "prepare": column(link(prepare, Setup(texts=texts, language=language), {"setup": "state"})),
    }
    prepare.observe(lambda change: cockpit.show(change["new"]), "made")
    traitlets.dlink((cockpit, "workshop_id"), (hand_out, "workshop_id"))
    cockpit.observe(lambda _: _turn(cockpit, hand_out, prepare, parts), "tab")
    _turn(cockpit, hand_out, prepare, parts)
    return page(cockpit, *(parts[tab] for tab in TABS))


def _turn(
    cockpit: Cockpit, hand_out: HandOut, prepare: Prepare, parts: dict[str, ipywidgets.DOMWidget]
) -> None:
    """Show the chosen page, freshly read."""
    {"hand_out": hand_out, "prepare": prepare}.get(cockpit.tab, cockpit).look_again()
    for tab, part in parts.items():
        (part.remove_class if tab == cockpit.tab else part.add_class)("ihk-away")
