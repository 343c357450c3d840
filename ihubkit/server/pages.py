"""Doors: passphrase, team code, share link; and what a team finds behind its door."""

from http import HTTPStatus

from ihubkit.errors import WrongCodeError
from ihubkit.live import hubs, links
from ihubkit.model.people import VisitorKind
from ihubkit.server.access import DOORS, FACILITATORS, facilitator_mark, visitor_of
from ihubkit.server.base import Page
from ihubkit.server.dashboards import TITLES
from ihubkit.server.seats import SeatApi

ABOUT = {
    "needs_mapping": "What your school does well and what it needs; choose your focus needs.",
    "infrastructure": "Devices, network, accounts, security: your team answers once, in colours.",
    "self_assessment": "The digital competence of your team, by area.",
    "action_planning": "Vision, goals and actions: the development plan of your school.",
    "methods": "Ways of mentoring and learning: what they are for, and what they take.",
    "dashboard": "All results of your school to explore, with their numbers.",
}


class FacilitatorDoor(Page):
    """GET /facilitator."""

    async def get(self) -> None:
        """Ask for the passphrase, or go on to the cockpit."""
        wanted = self.get_query_argument("for", "")
        wanted = wanted if DOORS.get(wanted) == FACILITATORS else ""
        if (await visitor_of(self)).kind is VisitorKind.FACILITATOR:
            self.redirect(f"/dashboards/{wanted or 'facilitator'}")
            return
        self.show("facilitator.html", wanted=wanted)


class SchoolDoor(Page):
    """GET /school."""

    async def get(self) -> None:
        """List the dashboards of a team, or ask for its code."""
        visitor = await visitor_of(self)
        if visitor.kind is not VisitorKind.TEAM:
            self.show("school.html")
            return
        texts = self.host.texts(self.language)
        school = await self.host.run(self.host.store.find_school, visitor.school_id)
        dashboards = [(name, texts(TITLES[name]), texts(about)) for name, about in ABOUT.items()]
        self.show("school.html", school=school.name, dashboards=dashboards, plan=school.id)


class SharedDoor(Page):
    """GET /shared#token."""

    async def get(self) -> None:
        """Let the page hand in its token, which never reaches us in an address."""
        self.show("shared.html")


class Facilitator(SeatApi):
    """POST and DELETE /api/facilitator."""

    async def post(self) -> None:
        """Let a facilitator in.

        Raises:
            WrongCodeError: It is not the passphrase.
        """
        passphrase = self.text("passphrase", self.fields())
        host = self.host
        host.passphrases.check(self.address)
        if not await host.run(hubs.check_passphrase, host.store, passphrase):
            host.passphrases.count(self.address)
            raise WrongCodeError(
                "This is not the passphrase. It is four words, in small letters; try again."
            )
        self.remember("facilitator", await host.run(facilitator_mark, host))
        self.answer({"to": "/dashboards/facilitator"})

    def delete(self) -> None:
        """Sign out."""
        self.clear_cookie("facilitator")
        self.set_status(HTTPStatus.NO_CONTENT)


class Readers(SeatApi):
    """POST /api/readers."""

    async def post(self) -> None:
        """Let a reader in by a share link's token."""
        token = self.text("token", self.fields())
        await self.try_code(links.open_link, token)
        self.remember("reader", token)
        self.answer({"to": "/dashboards/dashboard"})
