"""What a facilitator hands out: join code, team codes, reader links and downloads."""

from typing import Any
from urllib.parse import quote

import traitlets

from ihubkit.live import hubs, links
from ihubkit.model.command import command
from ihubkit.model.people import School, ShareLink
from ihubkit.model.workshop import Workshop
from ihubkit.reports.qr import qr_data_uri
from ihubkit.steps.scene import Scene
from ihubkit.steps.step import Step
from ihubkit.steps.workshops import chosen, visible


class HandOut(Step):
    """Codes and links of one workshop and its schools."""

    workshop_id = traitlets.Unicode()
    codes = traitlets.Dict()

    def __init__(self, scene: Scene, workshop_id: str = "") -> None:
        super().__init__(scene)
        self.workshop_id = workshop_id
        self.look_again()

    @command
    def renew_code(self, school: str) -> str:
        """Give a school a new team code."""
        renewed = hubs.renew_team_code(self.scene.store, school)
        _ = self.scene.texts
        return _("“{name}” has a new team code; the old one is gone.", name=renewed.name)

    @command
    def share(self, title: str, releases: list[str], days: int) -> dict[str, str]:
        """Make a link for readers; its token is told once and kept nowhere."""
        _ = self.scene.texts
        link, token = links.share(self.scene.store, releases, title, days)
        text = _(
            "The link “{title}” is ready. Copy it now: it is shown only once.", title=link.title
        )
        return {"text": text, "once": f"{self.scene.served_url.rstrip('/')}/shared#{token}"}

    @command
    def remove_link(self, link: str) -> str:
        """Take a link back."""
        self.scene.store.remove_link(link)
        _ = self.scene.texts
        return _("The link opens nothing any more.")

    @traitlets.observe("workshop_id")
    def _other_workshop(self, _: object) -> None:
        self.look_again()

    def refresh(self) -> None:
        """Read codes, links and releases."""
        store = self.scene.store
        workshop = chosen(visible(store.list_workshops(), self.scene.visitor), self.workshop_id)
        self.codes = {
            "schools": [self._team(school) for school in store.list_schools()],
            "links": [_link_shown(one) for one in store.list_links()],
            "releases": [
                {"id": one.id, "title": one.title, "made": one.made_at.isoformat()}
                for one in store.list_releases()
            ],
            "join": self._join(workshop) if workshop else {},
            "downloads": self._downloads(workshop) if workshop else [],
        }

    def _team(self, school: School) -> dict[str, str]:
        return {"id": school.id, "name": school.name, "code": school.team_code}

    def _join(self, workshop: Workshop) -> dict[str, str]:
        served = self.scene.served_url.rstrip("/")
        link = f"{served}/c/{workshop.join_code}" if served else ""
        return {
            "title": workshop.title,
            "state": workshop.state.value,
            "code": workshop.join_code,
            "link": link,
            "qr": qr_data_uri(link) if link else "",
        }

    def _downloads(self, workshop: Workshop) -> list[dict[str, str]]:
        if not self.scene.served_url:
            return []
        _, base, store = self.scene.texts, self.scene.base, self.scene.store
        results = {
            "title": _("Results of “{title}” (XLSX)", title=workshop.title),
            "href": f"{base}/export/workshop/{quote(workshop.id)}.xlsx",
        }
        plans = [
            {
                "title": _("Plan of “{name}” (CSV)", name=school.name),
                "href": f"{base}/export/plan/{quote(school.id)}.csv",
            }
            for school in map(store.find_school, workshop.school_ids)
            if store.find_plan_of(school.id)
        ]
        return [results, *plans]


def _link_shown(link: ShareLink) -> dict[str, Any]:
    return {
        "id": link.id,
        "title": link.title,
        "releases": len(link.releases),
        "expires": link.expires_at.isoformat(),
    }
