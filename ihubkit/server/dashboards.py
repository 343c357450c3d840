"""Dashboards: a workshop notebook, run for one visitor, as a page."""

import asyncio
import math
import secrets
from http import HTTPStatus
from pathlib import Path
from typing import Any
from uuid import uuid4

from tornado.iostream import StreamClosedError
from tornado.web import HTTPError

from ihubkit.content import language_name
from ihubkit.model.people import Visitor, VisitorKind
from ihubkit.server.access import DOORS, TEAMS, visitor_of
from ihubkit.server.admission import Asker
from ihubkit.server.base import Page
from ihubkit.server.front_end import FrontEnd
from ihubkit.server.host import LOG
from ihubkit.server.kernels import Kernels, kernel_environment
from ihubkit.server.leaving import leaving_token
from ihubkit.server.rendering import Notebook, Renderer

AT_ONCE = 3  # kernels starting at the same time; more would only slow each other down
POLICY = (
    "default-src 'none'; script-src 'self'{foreign}; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "font-src 'self' data:; connect-src 'self' {sockets}; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
TITLES = {
    "facilitator": "Cockpit",
    "board": "Board",
    "needs_mapping": "Needs mapping",
    "infrastructure": "Digital infrastructure",
    "self_assessment": "Self-assessment",
    "action_planning": "Action planning",
    "methods": "Methods",
    "dashboard": "Results",
}


def policy_of(host: str, front_end: FrontEnd | None) -> str:
    """Return what a page may load; controls that are not ours come as text, hence `blob:`."""
    foreign = " blob:" if front_end and front_end.complete else ""
    return POLICY.format(foreign=foreign, sockets=f"ws://{host} wss://{host}")


def find_notebook(folder: Path, name: str) -> Notebook:
    """Find a workshop's notebook.

    Raises:
        HTTPError: There is no such notebook (404).
    """
    path = folder / f"{name}.ipynb"
    try:
        return Notebook(path, path.stat().st_mtime_ns)
    except OSError as error:
        raise HTTPError(HTTPStatus.NOT_FOUND) from error


def links_of(visitor: Visitor, folder: Path) -> dict[str, str]:
    """Return the titles of the dashboards a visitor may open, by name."""
    return {
        name: TITLES[name]
        for name, kinds in DOORS.items()
        if visitor.kind in kinds and (folder / f"{name}.ipynb").is_file()
    }


class Dashboard(Page):
    """GET /dashboards/<name>."""

    kernel_id = ""

    async def get(self, name: str) -> None:
        """Open a dashboard for whoever may see it; show others the right door."""
        host, kernels = self.host, self.kernels
        visitor = await visitor_of(self)
        if name not in DOORS:
            raise HTTPError(HTTPStatus.NOT_FOUND)
        if visitor.kind not in DOORS[name]:
            self.redirect("/school" if DOORS[name] >= TEAMS else "/facilitator?for=" + name)
            return
        notebook = find_notebook(host.workshops_folder, name)
        self.kernel_id = str(uuid4())
        asker = Asker(self.mark(), name, visitor.kind is VisitorKind.FACILITATOR)
        if not self.is_let_in(asker, self.kernel_id):
            return
        try:
            await self.render_for(visitor, name, notebook, self.kernel_id)
        except StreamClosedError:
            LOG.info("A visitor left before %s was open", name)
            await kernels.end(self.kernel_id)
        except BaseException:
            await kernels.end(self.kernel_id)
            raise
        kernels.opened(self.kernel_id)

    def is_let_in(self, asker: Asker, kernel_id: str) -> bool:
        """Take a place; without one, show the page that waits for it."""
        turn = self.kernels.enter(asker, kernel_id)
        if not turn.is_now:
            self.set_header("Retry-After", str(math.ceil(turn.pause)))
            self.show(
                "waiting.html",
                HTTPStatus.SERVICE_UNAVAILABLE,
                page=asker.page,
                title=self.texts(TITLES[asker.page]),
                turn=turn,
                each=self.kernels.admission.each,
            )
        return turn.is_now

    def on_connection_close(self) -> None:
        """Give the place back at once when the browser leaves while its dashboard opens."""
        if self.kernel_id:
            self.leaving = asyncio.ensure_future(self.kernels.end(self.kernel_id))

    @property
    def kernels(self) -> Kernels:
        """The kernels that run."""
        kernels: Kernels = self.settings["kernel_manager"]
        return kernels

    @property
    def leaving_token(self) -> str:
        """What the page shows when it is closed, to end its kernel."""
        owner = self.kernels.owner(self.kernel_id)
        return leaving_token(self.settings["cookie_secret"], self.kernel_id, owner)

    def mark(self) -> str:
        """Return this browser's mark, and give it one when it has none."""
        mark = self.signed("visitor")
        if not mark:
            mark = secrets.token_hex(16)
            self.remember("visitor", mark)
        return mark

    async def render_for(
        self,
        visitor: Visitor,
        name: str,
        notebook: Notebook,
        kernel_id: str,
    ) -> None:
        """Send the page piece by piece while its kernel starts and works."""
        kit = self.settings["kit"]
        known = kit.front_ends.get(notebook)
        self.set_header("Content-Security-Policy", policy_of(self.request.host, known))
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.pack()
        page = await self.page_of(visitor, name)
        renderer = Renderer(
            kit.exporter,
            notebook,
            page | {"known": known, "assets": kit.assets, "complete_scripts": kit.complete_scripts},
            self.kernels,
            self.flush,
            page_config=kit.page_config,
            voila_configuration=kit.voila_configuration,
            traitlet_config=kit.config,
        )
        starting = asyncio.ensure_future(self.start(visitor, kernel_id))
        try:
            async for html, _ in renderer.pieces(kernel_id, starting):
                self.write(html)
            kit.front_ends[notebook] = renderer.front_end()
        except StreamClosedError:
            raise
        except Exception:  # noqa: BLE001 -- the page is half sent: say it there
            LOG.exception("The dashboard %s did not open", name)
            self.write(page["failed"])
        finally:
            renderer.close()
        self.finish()

    async def start(self, visitor: Visitor, kernel_id: str) -> Any:  # noqa: ANN401 -- Jupyter's kernel manager
        """Start the kernel when its turn comes."""
        host = self.host
        async with self.settings["turns"]:
            environment = kernel_environment(host, visitor, self.settings["kit"].assets)
            return await self.kernels.open_claimed(kernel_id, environment)

    async def page_of(self, visitor: Visitor, name: str) -> dict[str, Any]:
        """Return what the template shows around the notebook."""
        host, texts = self.host, self.host.texts(self.language)
        links = links_of(visitor, host.workshops_folder)
        hub = await host.run(host.store.find_hub)
        note = texts("The dashboard could not be opened. Reload the page in a moment.")
        return {
            "name": name,
            "title": texts(TITLES[name]),
            "hub": hub.name,
            "links": {link: texts(title) for link, title in links.items()},
            "is_facilitator": visitor.kind is VisitorKind.FACILITATOR,
            "language": self.language,
            "languages": {code: language_name(code) for code in host.content.languages},
            "direction": texts.direction,
            "_": texts,
            "leaving": self.leaving_token,
            "failed": f'<p class="ihk-note ihk-bad ihk-failed" role="alert">{note}</p>',
        }
