"""What a team takes along on paper: its infrastructure, a review of its plan, a course brief."""

from typing import Any

from ihubkit.errors import NotFoundError
from ihubkit.live.course import brief
from ihubkit.live.dossier import dossier_of
from ihubkit.live.lights import lights
from ihubkit.live.review_told import review_told
from ihubkit.live.reviews import find_review
from ihubkit.live.school_answers import forms_of
from ihubkit.model.release import Release
from ihubkit.server.access import visitor_of
from ihubkit.server.papers import Paper
from ihubkit.server.results import eyes_of, shown_groups

SHAPES = {"red": "■", "amber": "▲", "green": "●", "unsure": "?", "open": "\N{EN DASH}"}


class PrintedLights(Paper):
    """GET /print/infrastructure/{school}."""

    async def get(self, school_id: str) -> None:
        """Show what a school's team answered, with its evidence, as a page to print."""
        await self.may_read_plan(school_id)
        school = await self.host.run(self.host.store.find_school, school_id)
        hub = await self.host.run(self.host.store.find_hub)
        forms = await self.host.run(self._forms, school_id)
        self.show("infrastructure.html", school=school, hub=hub.name, forms=forms, shapes=SHAPES)

    def _forms(self, school_id: str) -> list[dict[str, Any]]:
        host, texts = self.host, self.host.texts(self.language)
        return [
            {"title": form.instrument.title, **lights(host.store, form, texts)}
            for form in forms_of(host.store, host.content, school_id, self.language)
        ]


class PrintedReview(Paper):
    """GET /print/review/{school}/{review}."""

    async def get(self, school_id: str, review_id: str) -> None:
        """Show a review of a school's plan as a page to print, also one to write on by hand."""
        await self.may_read_plan(school_id)
        told = await self.host.run(self._told, school_id, review_id)
        self.show("review.html", **told)

    def _told(self, school_id: str, review_id: str) -> dict[str, Any]:
        host, texts = self.host, self.host.texts(self.language)
        dossier = dossier_of(host.store, host.content, school_id, self.language)
        review = find_review(host.store, dossier.plan.id, review_id)
        told = review_told(host.store, dossier, review, texts)
        return {"review": told, "school": dossier.school, "hub": dossier.hub, "plan": dossier.plan}


class PrintedCourse(Paper):
    """GET /print/course/{release}?group=…&length=…."""

    async def get(self, release_id: str) -> None:
        """Show a course brief as a page to print, to whoever may see the group's results."""
        host, group = self.host, self.get_query_argument("group", "all") or "all"
        release = await host.run(host.store.find_release, release_id)
        workshop = await host.run(host.store.find_workshop, release.workshop_id)
        eyes = eyes_of(await visitor_of(self), release, workshop.school_ids)
        if group not in {one.key for one in shown_groups(release, eyes)}:
            raise NotFoundError("These results show no such group. Choose one of their list.")
        length = self.get_query_argument("length", "basic")
        told = await host.run(self._brief, release, group, length)
        hub = await host.run(host.store.find_hub)
        self.show("course.html", course=told, workshop=workshop.title, hub=hub.name)

    def _brief(self, release: Release, group: str, length: str) -> dict[str, Any]:
        host, texts = self.host, self.host.texts(self.language)
        return brief(host.store, host.content, release, group=group, length=length, texts=texts)
