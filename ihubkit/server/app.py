"""Our Voilà: one process, one port, our own list of addresses."""

import asyncio
import hashlib
import json
from functools import cached_property
from pathlib import Path
from typing import Any

from tornado.web import Application
from traitlets.config import Config
from voila.app import Voila
from voila.configuration import VoilaConfiguration
from voila.exporter import VoilaExporter
from voila.paths import collect_static_paths, collect_template_paths
from voila.utils import get_page_config, get_voila_labextensions_path

from ihubkit import charts
from ihubkit.live import hubs
from ihubkit.server import forking
from ihubkit.server.access import KernelOwners, Visitors
from ihubkit.server.base import TEMPLATES, Missing
from ihubkit.server.channels import Channels
from ihubkit.server.dashboards import AT_ONCE
from ihubkit.server.front_end import FrontEnd
from ihubkit.server.host import LOG, Host
from ihubkit.server.kernels import Kernels
from ihubkit.server.kernelspec import NAME, PARKED, PARKED_SHARE, OneKernelSpec
from ihubkit.server.limits import MESSAGE
from ihubkit.server.rendering import Notebook
from ihubkit.server.results import Results
from ihubkit.server.routes import routes
from ihubkit.server.static import FOLDERS, Files
from ihubkit.server.streams import Streams
from ihubkit.server.words import Words
from ihubkit.settings import Settings

OWN_ASSETS = {
    "controls": [FOLDERS["controls"]],
    "page": [FOLDERS["seat"] / "dashboard"],
}
KERNEL_SAYS = (
    "The dashboard could not be opened. Reload the page; if it happens again, tell the hub."
)


def configuration(most_dashboards: int, settings: Settings, runtime: Path) -> Config:
    """Return Voilà's settings; no file on the machine can change them."""
    config = Config()
    config.Application.log_level = "WARN"
    config.VoilaConfiguration.template = "ihubkit"
    config.VoilaConfiguration.allow_template_override = "NO"
    config.VoilaConfiguration.allow_theme_override = "NO"
    config.VoilaConfiguration.file_allowlist = []
    config.VoilaConfiguration.extension_allowlist = [
        "@jupyter-widgets/jupyterlab-manager",
        "@voila-dashboards/widgets-manager8",
        "anywidget",
    ]
    config.VoilaConfiguration.multi_kernel_manager_class = Kernels
    config.VoilaConfiguration.kernel_spec_manager_class = OneKernelSpec
    config.VoilaExecutor.iopub_timeout = 60
    config.VoilaExecutor.raise_on_iopub_timeout = True  # rather no page than half of one
    config.VoilaExecutor.startup_timeout = 120
    config.VoilaExecutor.cell_error_instruction = KERNEL_SAYS
    config.Kernels.most = most_dashboards
    config.OneKernelSpec.parked = max(2, min(PARKED, most_dashboards // PARKED_SHARE))
    config.OneKernelSpec.settings = {
        "IHUBKIT_DATA_DIR": str(settings.data_dir.resolve()),
        "IHUBKIT_DATABASE_URL": settings.store_url,
        "IPYTHONDIR": str(runtime / "ipython"),
    }
    config.MappingKernelManager.allow_tracebacks = False
    # Our kernels live or do not; Jupyter waits a minute for one that is dead, and keeps each
    # line that was closed in memory until the minute is over.
    config.MappingKernelManager.kernel_info_timeout = 0.0
    config.KernelManager.autorestart = False
    config.KernelManager.transport = "ipc"
    config.Voila.authorizer_class = KernelOwners
    config.Voila.identity_provider_class = Visitors
    return config


class Kit(Voila):
    """Voilà with our handlers: nothing is served that is not in `routes`."""

    def prepare(self, host: Host) -> Application:
        """Build the application."""
        self.host = host
        self.voila_configuration = VoilaConfiguration(parent=self)
        self.root_dir = str(host.workshops_folder)
        self.cookie_secret = hubs.secret(host.store, hubs.COOKIES)
        self.setup_template_dirs()
        self.connection_dir = str(host.runtime)
        self.kernel_websocket_connection_class = Channels
        self.front_ends: dict[Notebook, FrontEnd] = {}
        settings = self.init_settings()
        self.app = Application(
            **settings,
            host=host,
            streams=Streams(host),
            files=Files(host),
            results=Results(host),
            words=Words(host),
            turns=asyncio.Semaphore(AT_ONCE),
            default_handler_class=Missing,
            kit=self,
            websocket_max_message_size=MESSAGE,
            log_function=_count,
        )
        self.app.add_handlers(".*$", routes())
        return self.app

    def setup_template_dirs(self) -> None:
        """Find our template in the package, and Voilà's own beneath it."""
        own = TEMPLATES / "voila" / "ihubkit"
        self.template_paths = [str(own), *collect_template_paths(["voila", "nbconvert"], "lab")]
        self.static_paths = collect_static_paths(["voila", "nbconvert"], "lab")

    @cached_property
    def page_config(self) -> dict[str, Any]:
        """What JupyterLab's front end is told; made once."""
        told: dict[str, Any] = get_page_config(
            base_url="/",
            settings=self.app.settings,
            log=self.log,
            voila_configuration=self.voila_configuration,
        )
        told |= {
            "fullStaticUrl": f"{self.assets}/voila",
            "fullLabextensionsUrl": f"{self.assets}/labextensions",
            "themesUrl": f"{self.assets}/themes",
        }
        return told

    @cached_property
    def asset_roots(self) -> dict[str, list[Path]]:
        """Where the front end's files are, by kind."""
        kinds = {
            **OWN_ASSETS,
            "voila": self.static_paths,
            "labextensions": get_voila_labextensions_path(),
            "themes": [self.themes_dir],
        }
        return {kind: [Path(path) for path in paths] for kind, paths in kinds.items()}

    @cached_property
    def assets(self) -> str:
        """The address of the front end's files; another one for each set of versions."""
        manifests = sorted(
            manifest
            for root in self.asset_roots["labextensions"]
            for pattern in ("*/package.json", "@*/*/package.json")
            for manifest in root.glob(pattern)
        )
        versions = [json.loads(path.read_text(encoding="utf-8"))["version"] for path in manifests]
        mark = hashlib.sha256(" ".join([self.version, charts.edition(), *versions]).encode())
        for path in sorted(path for roots in OWN_ASSETS.values() for path in roots[0].iterdir()):
            mark.update(path.read_bytes())
        return f"/assets/{mark.hexdigest()[:12]}"

    @cached_property
    def complete_scripts(self) -> list[str]:
        """The first files of Voilà's complete front end; the one that starts it leads."""
        voila = f"{self.assets}/voila/voila.js"
        labextensions = self.page_config["federated_extensions"]
        base = f"{self.assets}/labextensions"
        return [voila, *(f"{base}/{one['name']}/{one['load']}" for one in labextensions)]

    @cached_property
    def exporter(self) -> VoilaExporter:
        """What turns cells into HTML; one for all pages."""
        exporter = VoilaExporter(
            template_paths=self.template_paths,
            template_name="lab",
            config=self.config,
            contents_manager=self.contents_manager,
            theme="light",
            base_url="/",
        )
        exporter.exclude_input = True
        exporter.exclude_output_prompt = True
        exporter.exclude_input_prompt = True
        return exporter

    def warm_up(self) -> None:
        """Do once, beside the event loop, what the first dashboard would have to wait for."""
        _ = self.page_config, self.exporter.template

    async def warm_kernels(self) -> None:
        """Have kernels ready before the first visitor comes."""
        spec = self.kernel_spec_manager.get_kernel_spec(NAME)
        try:
            await forking.warm_parent(spec, transport="ipc")
        except forking.CannotForkError as error:
            LOG.warning("Dashboards open more slowly here: kernels are not forked, as %s", error)

    async def end(self) -> None:
        """End all kernels."""
        self.app.settings["results"].artist.close()
        await self.kernel_manager.shutdown_all(now=True)
        await forking.close()


def _count(handler: Any) -> None:  # noqa: ANN401 -- as Tornado says
    host: Host = handler.settings["host"]
    host.counts[f"responses_{handler.get_status() // 100}xx"] += 1
