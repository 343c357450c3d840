"""A plan's pictures and its poster, for the school's team and the facilitator."""

from typing import ClassVar
from urllib.parse import quote, urlencode

from ihubkit import charts
from ihubkit.errors import InvalidValueError, NotAllowedError
from ihubkit.live.dossier import dossier_of
from ihubkit.live.plan_pictures import WantedPlan
from ihubkit.model.dossier import Dossier
from ihubkit.model.plan_poster import poster
from ihubkit.server.access import visitor_of
from ihubkit.server.base import Api
from ihubkit.server.cache import pack
from ihubkit.server.headers import DRAWN
from ihubkit.server.papers import Paper
from ihubkit.server.results import DIGITS, SVG, Results

PAPERS = ("A4", "A3")
FRESH = "private, no-cache"  # a plan changes; its address names the version it was asked for


class PrintedPoster(Paper):
    """GET /print/poster/{school}?paper=A4."""

    async def get(self, school_id: str) -> None:
        """Show a plan's poster for the staff room, as one page to print."""
        await self.may_read_plan(school_id)
        host, language = self.host, self.language
        told = await host.run(dossier_of, host.store, host.content, school_id, language)
        wanted = self.get_query_argument("paper", PAPERS[0])
        self.show(
            "poster.html",
            school=told.school,
            plan=told.plan,
            poster=poster(told),
            strip=await host.run(self._strip, told),
            paper_size=wanted if wanted in PAPERS else PAPERS[0],
            hub=told.hub,
            today=told.today,
        )

    def _strip(self, told: Dossier) -> dict[str, str]:
        """Tell where the timeline of the goals is drawn; nothing where there is none."""
        texts = self.host.texts(told.language)
        picture = charts.plan_picture(told, texts, "strip", size="poster")
        if not picture.specs:
            return {}
        asked = urlencode({"lang": told.language, "size": "poster", "v": told.plan.revision})
        path = f"/api/plans/{quote(told.school.id)}/strip.svg"
        return {"address": f"{path}?{asked}", "alt": picture.alt}


class PlanPicture(Api):
    """GET /api/plans/{school}/{chart}.svg."""

    policy: ClassVar[str] = DRAWN

    async def get(self, school_id: str, chart: str) -> None:
        """Send a picture of a school's plan.

        Raises:
            NotAllowedError: The visitor is neither of this school's team nor a facilitator.
        """
        if not (await visitor_of(self)).may_work_on(school_id):
            raise NotAllowedError(
                "This plan belongs to the team of a school. Enter its team code first."
            )
        results: Results = self.settings["results"]
        drawn = await results.artist.draw_plan(self._wanted(school_id, chart))
        self.send(pack(drawn.encode(), SVG), FRESH)

    def _wanted(self, school_id: str, chart: str) -> WantedPlan:
        given = {
            name: self.get_query_argument(name, default)
            for name, default in (
                *(("lang", self.language), ("theme", "light"), ("size", "phone")),
                *(("goal", ""), ("person", ""), ("part", "0")),
            )
        }
        part = given["part"]
        if not (part.isascii() and part.isdecimal() and len(part) <= DIGITS):
            raise InvalidValueError(
                "“{given}” is no part of a picture: use 0, 1, 2 …", given=part[:20]
            )
        language = given["lang"] if given["lang"] in self.host.content.languages else "en"
        return WantedPlan(
            school_id,
            chart,
            language,
            given["theme"],
            given["size"],
            int(part),
            given["goal"],
            given["person"],
        )
