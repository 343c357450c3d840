"""The cockpit's page: heading with pages, and the parts of each page."""

from collections.abc import Mapping

import ipywidgets
import traitlets

from ihubkit.steps.cockpit.hand_out import HandOut
from ihubkit.steps.cockpit.model import TABS, Cockpit
from ihubkit.steps.cockpit.prepare import Prepare
from ihubkit.steps.cockpit.programme import ProgrammeDesk
from ihubkit.steps.cockpit.summary import Summaries
from ihubkit.steps.page import column, link, page
from ihubkit.steps.step import Step
from ihubkit.widgets.dashboard import Approvals, Attendance, Codes, RunSheet, Setup
from ihubkit.widgets.programme import ProgrammePanel
from ihubkit.widgets.sheet import SheetEditor
from ihubkit.widgets.summaries import SummaryEditor


def cockpit_view(
    cockpit: Cockpit,
    prepare: Prepare,
    hand_out: HandOut,
    summaries: Summaries,
    desk: ProgrammeDesk,
) -> ipywidgets.DOMWidget:
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
        "summary": column(
            link(summaries, SummaryEditor(texts=texts, language=language), {"summary": "state"})
        ),
        "hand_out": column(
            link(hand_out, Codes(texts=texts, language=language), {"codes": "state"})
        ),
        "programme": column(
            link(desk, ProgrammePanel(texts=texts, language=language), {"programme": "state"})
        ),
        "prepare": column(
            link(prepare.editor, SheetEditor(texts=texts, language=language), {"sheet": "state"}),
            link(prepare, Setup(texts=texts, language=language), {"setup": "state"}),
        ),
    }
    prepare.observe(lambda change: cockpit.show(change["new"]), "made")
    cockpit.observe(lambda _: _keep_up(cockpit, prepare), "run")
    for one in (hand_out, summaries, prepare.editor):
        traitlets.dlink((cockpit, "workshop_id"), (one, "workshop_id"))
    traitlets.dlink((cockpit, "tab"), (desk, "active"), lambda tab: tab == "programme")
    pages = {"hand_out": hand_out, "prepare": prepare, "summary": summaries, "programme": desk}
    cockpit.observe(lambda _: _turn(cockpit, pages, parts), "tab")
    _turn(cockpit, pages, parts)
    return page(cockpit, *(parts[tab] for tab in TABS), beside=[summaries, desk])


def _keep_up(cockpit: Cockpit, prepare: Prepare) -> None:
    """Let the run-sheet editor see moves of others while it is looked at."""
    if cockpit.tab == "prepare":
        prepare.editor.look_again()


def _turn(
    cockpit: Cockpit, pages: Mapping[str, Step], parts: Mapping[str, ipywidgets.DOMWidget]
) -> None:
    """Show the chosen page, freshly read."""
    pages.get(cockpit.tab, cockpit).look_again()
    for tab, part in parts.items():
        (part.remove_class if tab == cockpit.tab else part.add_class)("ihk-away")
