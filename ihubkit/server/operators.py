"""For those who run the server: is it well, what does it count, how is it called."""

from pathlib import Path

import psutil

import ihubkit
from ihubkit.server.base import Api
from ihubkit.server.kernels import Kernels
from ihubkit.server.static import ASK
from ihubkit.server.streams import Streams


class Health(Api):
    """GET /healthz."""

    async def get(self) -> None:
        """Say that the server and its database work; 503 otherwise."""
        await self.host.run(self.host.store.find_hub)
        self.answer({"status": "ok", "version": ihubkit.__version__})


class Metrics(Api):
    """GET /metrics."""

    def get(self) -> None:
        """Tell the counts as Prometheus reads them; nothing of anybody."""
        streams: Streams = self.settings["streams"]
        kernels: Kernels = self.settings["kernel_manager"]
        memory = psutil.Process().memory_info().rss
        gauges = {
            "ihubkit_seats_connected": len(streams),
            "ihubkit_kernels": len(kernels),
            "ihubkit_dashboards_open": len(kernels.admission.open),
            "ihubkit_dashboards_waiting": kernels.waiting(),
            "ihubkit_dashboards_room": kernels.most,
            "ihubkit_memory_bytes": memory,
        }
        lines = [f"# TYPE {name} gauge\n{name} {value}" for name, value in gauges.items()]
        for name, value in sorted(self.host.counts.items()):
            lines.append(f"# TYPE ihubkit_{name}_total counter\nihubkit_{name}_total {value}")
        lines += self.host.durations.lines("ihubkit_commit_seconds")
        self.set_header("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
        self.finish("\n".join(lines) + "\n")


class Description(Api):
    """GET /api/openapi.yaml."""

    async def get(self) -> None:
        """Send the description of this interface."""
        self.set_header("Access-Control-Allow-Origin", "*")
        self.send(await self.settings["files"].get(description_file()), ASK)


def description_file() -> Path:
    """Return the file that describes the interface, in a wheel or in a checkout."""
    package = Path(ihubkit.__file__).parent
    inside = package / "openapi.yaml"
    return inside if inside.is_file() else package.parent / "docs" / "openapi.yaml"
