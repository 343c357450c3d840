"""A school's plan as a page to print: what its documents tell, and what the check says."""

from typing import Any
from urllib.parse import quote, urlencode

from ihubkit import charts
from ihubkit.live.dossier import dossier_of
from ihubkit.model.dossier import Dossier
from ihubkit.model.plan_check import Severity, check_plan, grouped
from ihubkit.reports.plan.paper import Picture
from ihubkit.reports.plan.telling import plan_paper
from ihubkit.server.papers import Paper

TIMELINE = "timeline"


class PrintedPlan(Paper):
    """GET /print/plan/{school}."""

    async def get(self, school_id: str) -> None:
        """Show a school's plan as a page to print."""
        await self.may_read_plan(school_id)
        self.show("plan.html", **await self.host.run(self._told, school_id))

    def _told(self, school_id: str) -> dict[str, Any]:
        host, texts = self.host, self.texts
        told = dossier_of(host.store, host.content, school_id, self.language)
        return {
            "school": told.school,
            "hub": told.hub,
            "paper": plan_paper(told, texts, self._pictures(told)),
            "pictures": f"/api/plans/{quote(school_id)}/{TIMELINE}.svg?{_asked(told)}",
            "remarks": grouped(check_plan(told, texts)),
            "titles": {
                Severity.MISSING: texts("Missing"),
                Severity.LOOK: texts("Worth another look"),
            },
        }

    def _pictures(self, told: Dossier) -> list[Picture]:
        """Tell what the timeline shows; the page asks for the pictures themselves."""
        if not any(action.starts or action.ends for action in told.plan.actions):
            return []
        picture = charts.plan_picture(told, self.texts, TIMELINE)
        return [Picture(png=b"", alt=picture.alt) for _ in picture.specs]


def _asked(told: Dossier) -> str:
    return urlencode({"lang": told.language, "size": "page", "v": told.plan.revision})
