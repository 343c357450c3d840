"""What leaves the hub: the printed plan and summary, and tables as files."""

from functools import partial

from ihubkit.errors import NotAllowedError
from ihubkit.live import exports, summaries
from ihubkit.live.baselines import said_baseline
from ihubkit.live.dossier import dossier_of
from ihubkit.live.evidence import evidence_words
from ihubkit.model.need import agreement_word
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
        self.set_header("Content-Disposition", f'attachment; filename="{name}"')
        self.finish(content)


class PrintedPlan(Paper):
    """GET /print/plan/{school}."""

    async def get(self, school_id: str) -> None:
        """Show a school's plan as a page to print."""
        await self.may_read_plan(school_id)
        host = self.host
        school = await host.run(host.store.find_school, school_id)
        dossier = await host.run(dossier_of, host.store, host.content, school_id, self.language)
        plan = dossier.plan
        needs = await host.run(host.store.list_needs, school_id)
        titles = {
            need.id: item.title
            for need in needs
            if (known := host.content.instruments.get(need.instrument))
            and (item := host.content.instrument(known.id, self.language).items.get(need.item))
        }
        goals = [
            (goal, [action for action in plan.actions if action.goal_id == goal.id])
            for goal in plan.goals
        ]
        hub = await host.run(host.store.find_hub)
        self.show(
            "plan.html",
            school=school,
            paper=plan,
            goals=goals,
            baselines={goal.id: said_baseline(dossier, goal, self.texts) for goal in plan.goals},
            needs=needs,
            titles=titles,
            agreements={
                need.id: agreement_word(need.evidence.agreement, self.texts) for need in needs
            },
            said={need.id: evidence_words(need.evidence, self.texts) for need in needs},
            hub=hub.name,
        )


class PlanTable(Paper):
    """GET /export/plan/{school}.csv."""

    async def get(self, school_id: str) -> None:
        """Send a school's plan as a table."""
        await self.may_read_plan(school_id)
        host = self.host
        made = partial(exports.plan_table, language=self.language)
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
