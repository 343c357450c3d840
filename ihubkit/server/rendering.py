"""A notebook, run for one visitor, becomes a page: Voilà's renderer with what we do quicker."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from functools import lru_cache, partial
from pathlib import Path
from typing import Any, NamedTuple
from uuid import uuid4

import nbformat
from voila.execute import VoilaExecutor
from voila.exporter import VoilaExporter
from voila.notebook_renderer import NotebookRenderer

from ihubkit.server.ear import STARTING, Ear, welcomed
from ihubkit.server.front_end import FrontEnd, front_end_of
from ihubkit.server.kernels import Kernels
from ihubkit.server.kernelspec import NAME


class Notebook(NamedTuple):
    """A notebook as it is now; a changed one is another."""

    path: Path
    changed: int

    @property
    def content(self) -> Any:  # noqa: ANN401 -- nbformat's own type
        """The cells, tied to our one kernel; the same for all who ask, so never to be changed."""
        return _read(self)


@lru_cache(maxsize=50)
def _read(notebook: Notebook) -> Any:  # noqa: ANN401 -- nbformat's own type
    content = nbformat.read(notebook.path, as_version=4)
    content.metadata.kernelspec = nbformat.NotebookNode(
        name=NAME, language="python", display_name="Python"
    )
    return content


class Renderer(NotebookRenderer):
    """Renders with one exporter for all pages, so that templates are compiled once.

    Args:
        exporter: What turns cells into HTML.
        notebook: What to run.
        page: What our template is told: `name`, `failed`, `assets`, `known` (the front end the
            notebook needed last time, where that is known) and what `dashboards` adds.
        kernels: Where kernels are kept, and what they say until the page listens.
        wait: Called before the kernel is waited for: what is written can be sent already.
        more: As Voilà says.
    """

    def __init__(
        self,
        exporter: VoilaExporter,
        notebook: Notebook,
        page: dict[str, Any],
        kernels: Kernels,
        wait: Callable[[], Awaitable[None]],
        **more: Any,  # noqa: ANN401 -- as Voilà says
    ) -> None:
        super().__init__(**more)
        self.exporter = exporter
        self.notebook = notebook.content
        self.kernels = kernels
        self.wait = wait
        self.cwd = ""
        self.session = uuid4().hex
        self.ear: Ear | None = None
        self.page = page
        self.cells_run = 0
        self.outputs: list[Mapping[str, Any]] = []
        self.resources = {"base_url": "/", "metadata": {"name": page["name"]}}

    def pieces(self, kernel_id: str, starting: Awaitable[Any]) -> AsyncIterator[tuple[str, Any]]:
        """Render the page piece by piece; `starting` will give the kernel's manager."""
        told = {
            "page": self.page,
            "session": self.session,
            "kernel_start": partial(
                self._jinja_kernel_start, kernel_id=kernel_id, kernel_future=starting
            ),
            "cell_generator": self._jinja_cell_generator,
            "front_end_of_cells": self.front_end,  # asked when all have run
            "widgets": lambda: self.executor.widget_state,
        }
        pieces: AsyncIterator[tuple[str, Any]] = self.exporter.generate_from_notebook_node(
            self.notebook, self.resources, extra_context=told, page_config=self.page_config
        )
        return pieces

    def front_end(self) -> FrontEnd:
        """Tell what the page needs."""
        states: dict[str, Any] = self.executor.widget_state
        found = front_end_of(states, self.outputs, f"{self.page['assets']}/controls")
        return FrontEnd(complete=True) if self.executor.widget_buffers else found

    async def _jinja_kernel_start(self, nb: Any, kernel_id: str, kernel_future: Any) -> str:  # noqa: ANN401 -- as Voilà says
        """Begin to talk to the kernel.

        Voilà asks for the kernel's facts and waits until nothing more is heard for 0.2 s; the
        kernel's welcome is all we need to know.
        """
        await self.wait()
        manager = await kernel_future
        self.executor = VoilaExecutor(nb, km=manager, config=self.traitlet_config)
        client = self.executor.kc = manager.client()
        ear = self.ear = Ear(manager, kernel_id, self.session)
        client.allow_stdin = False
        client.start_channels(hb=False, stdin=False, control=False)
        await welcomed(client, manager)
        await asyncio.wait_for(ear.heard.wait(), STARTING)
        self.kernel_started = True
        return kernel_id

    async def _jinja_cell_generator(self, nb: Any, kernel_id: str) -> AsyncIterator[Any]:  # noqa: ANN401 -- as Voilà says
        """Run cell after cell; say in our words that one failed: what it wrote stays in the log."""
        async for cell in super()._jinja_cell_generator(nb, kernel_id):
            for output in cell.get("outputs", []):
                if output.get("name") == "stderr" or output.get("output_type") == "error":
                    said = {"text/html": self.page["failed"]}
                    output.update(output_type="display_data", data=said, metadata={})
                self.outputs.append(output)
            self.cells_run += cell.cell_type == "code" and bool(cell.source.strip())
            yield cell

    async def _cleanup_resources(self) -> None:
        """Leave the kernel to the page, which has not missed a word."""
        if self.ear:
            await self.ear.hand_over(self.kernels, self.cells_run)
        self.close()

    def close(self) -> None:
        """Close the lines to the kernel that no page will take over."""
        if self.ear:
            self.ear.close()
            self.executor.kc.stop_channels()
            self.ear = None
