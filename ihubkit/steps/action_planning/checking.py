"""The plan check beside the editor: what is missing, and what is worth another look."""

from collections.abc import Sequence
from typing import Any

import traitlets

from ihubkit.model.plan_check import Group, Remark, Severity, check_plan, grouped
from ihubkit.steps.action_planning.plan_page import Page, PlanPage
from ihubkit.steps.page import link
from ihubkit.steps.scene import Scene
from ihubkit.widgets.plancheck import PlanCheck

Seen = tuple[int, int, list[str]]  # the plan's revision, how many releases, the needs
PATIENCE = 4  # looks at a plan that goes on changing, before it is checked all the same


def checking(scene: Scene) -> Page:
    """Build the part that stands beside the editor."""
    model = Checking(scene)
    control = PlanCheck(texts=scene.texts.catalogue, language=scene.language)
    return Page(model, link(model, control, {"check": "state"}))


class Checking(PlanPage):
    """The remarks on a plan; they change when nobody has written for a moment."""

    check = traitlets.Dict()
    count = traitlets.Int(0)  # of all remarks

    def __init__(self, scene: Scene) -> None:
        super().__init__(scene)
        self._checked: Seen = (-1, 0, [])
        self._changing = self._checked
        self._waited = 0

    def watch(self) -> None:
        """Check again once the plan has stopped changing, or has not for a while."""
        if not (self.active and self.school_id):
            return
        now = self._signature()
        if now == self._checked:
            return
        if now != self._changing and self._waited < PATIENCE:
            self._changing = now
            self._waited += 1
            return
        self.refresh()

    def show(self) -> None:
        """Check the plan."""
        self._checked, self._waited = self._signature(), 0
        dossier = self.dossier
        remarks = check_plan(dossier, self.scene.texts)
        missing = sum(one.severity is Severity.MISSING for one in remarks)
        self.count = len(remarks)
        self.check = {
            "id": dossier.plan.id,
            "missing": missing,
            "look": len(remarks) - missing,
            "groups": groups_shown(grouped(remarks)),
        }

    def _signature(self) -> Seen:
        store, school_id = self.scene.store, self.school_id
        needs = [need.id for need in store.list_needs(school_id)]
        return self.revision, store.count_releases(school_id), needs


def groups_shown(groups: Sequence[Group]) -> list[dict[str, Any]]:
    """Return remarks as the panel draws them."""
    return [
        {
            "severity": group.severity.value,
            "remarks": [_shown(one) for one in group.remarks],
            "more": group.more,
        }
        for group in groups
    ]


def _shown(one: Remark) -> dict[str, str]:
    return {"part": one.part, "id": one.part_id, "field": one.field, "text": one.sentence}
