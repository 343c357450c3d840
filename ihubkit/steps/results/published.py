"""What facilitators wrote for a school's team: the published summaries of its workshops."""

from typing import Any, ClassVar
from urllib.parse import quote

import traitlets

from ihubkit.live.summaries import published_for
from ihubkit.model.people import VisitorKind
from ihubkit.model.summary import Summary
from ihubkit.model.workshop import Workshop
from ihubkit.steps.results.model import TEAMS
from ihubkit.steps.scene import Scene
from ihubkit.steps.step import Step


class Published(Step):
    """The summaries a school's team may read; a reader's link opens none."""

    audience: ClassVar[frozenset[VisitorKind]] = TEAMS | {VisitorKind.READER}

    school_id = traitlets.Unicode()
    summaries = traitlets.Dict()

    def __init__(self, scene: Scene) -> None:
        super().__init__(scene)
        self._seen: list[tuple[str, str, int]] = []
        self.school_id = scene.visitor.school_id
        self.look_again()

    @traitlets.observe("school_id")
    def _other_school(self, _: object) -> None:
        self.look_again()

    def watch(self) -> None:
        """Look for summaries that were published, changed or taken back."""
        if self._signature() != self._seen:
            self.refresh()

    def refresh(self) -> None:
        """Read the published summaries."""
        self._seen = self._signature()
        shown = self.scene.visitor.may_work_on(self.school_id) and self.school_id
        found = published_for(self.scene.store, self.school_id) if shown else []
        self.summaries = {"summaries": [self._shown(*one) for one in found]}

    def _signature(self) -> list[tuple[str, str, int]]:
        found = self.scene.store.list_summaries(published=True)
        return [(one.workshop_id, one.school_id, one.version) for one in found]

    def _shown(self, workshop: Workshop, summary: Summary) -> dict[str, Any]:
        _, school = self.scene.texts, self.scene.store.find_school
        whose = school(summary.school_id).name if summary.school_id else _("All schools together")
        path = f"/print/summary/{quote(workshop.id)}/{quote(summary.school_id or 'all')}"
        return {
            "id": f"{workshop.id}-{summary.school_id}",
            "title": workshop.title,
            "whose": whose,
            "language": summary.language,
            "parts": [part.model_dump(include={"title", "sentences"}) for part in summary.parts],
            "print": f"{self.scene.base}{path}" if self.scene.served_url else "",
        }
