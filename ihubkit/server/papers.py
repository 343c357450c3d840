"""What leaves the hub: the printed summary, and tables as files."""

import unicodedata
from functools import partial
from urllib.parse import quote

from ihubkit.errors import NotAllowedError
from ihubkit.live import exports, summaries
from ihubkit.live.plan_table import plan_table
from ihubkit.model.people import VisitorKind
from ihubkit.reports.tables import csv_text, xlsx_bytes
from ihubkit.server.access import visitor_of
from ihubkit.server.base import Page

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class Paper(Page):
    """Pages and files about a school's plan or a workshop."""

    async def may_read_plan(self, school_id: str) -> None:
        """Let only the facilitator and the school's own team on.

        Raises:
            NotAllowedError: It is somebody else.
        """
        if not (await visitor_of(self)).may_work_on(school_id):
            raise NotAllowedError(
                "This plan belongs to the team of a school. Enter its team code first."
            )

    def download(self, content: bytes, kind: str, name: str) -> None:
        """Finish with a file to keep."""
        self.set_header("Content-Type", kind)
        self.set_header("Content-Disposition", _kept_as(name))
        self.finish(content)


def _kept_as(name: str) -> str:
    """Name a file for the browser; letters beyond ASCII as RFC 6266 says."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    if plain == name:
        return f'attachment; filename="{name}"'
    return f"attachment; filename=\"{plain.strip('-')}\"; filename*=UTF-8''{quote(name)}"


class PlanTable(Paper):
    """GET /export/plan/{school}.csv."""

    async def get(self, school_id: str) -> None:
        """Send a school's plan as a table."""
        await self.may_read_plan(school_id)
        host = self.host
        made = partial(plan_table, language=self.language)
        sheet = await host.run(made, host.store, host.content, school_id)
        self.download(csv_text(sheet).encode(), "text/csv; charset=utf-8", "plan.csv")


class PrintedSummary(Paper):
    """GET /print/summary/{workshop}/{school, or "all"}."""

    async def get(self, workshop_id: str, school: str) -> None:
        """Show a summary as a page to print; teams see it once it is published."""
        host, school_id = self.host, "" if school == "all" else school
        visitor = await visitor_of(self)
        workshop, summary = await host.run(
            summaries.readable, host.store, visitor, workshop_id, school_id
        )
        schools = {one.id: one.name for one in await host.run(host.store.list_schools)}
        hub = await host.run(host.store.find_hub)
        self.show(
            "summary.html",
            workshop=workshop,
            summary=summary,
            whose=[schools[one] for one in workshop.school_ids if school_id in ("", one)],
            say=host.texts(summary.language),
            hub=hub.name,
        )


class WorkshopBook(Paper):
    """GET /export/workshop/{id}.xlsx."""

    async def get(self, workshop_id: str) -> None:
        """Send a workshop's answers, results and cards, to the facilitator only."""
        if (await visitor_of(self)).kind is not VisitorKind.FACILITATOR:
            raise NotAllowedError("Single answers are for the facilitator only. Sign in first.")
        self.download(await self.host.run(self._book, workshop_id), XLSX, "workshop.xlsx")

    def _book(self, workshop_id: str) -> bytes:
        host = self.host
        texts = host.texts(self.language)
        return xlsx_bytes(exports.workshop_tables(host.store, host.content, workshop_id, texts))
