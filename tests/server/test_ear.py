"""Nothing a kernel says is lost between the running of its notebook and its page."""

import asyncio
from pathlib import Path
from typing import Any

import pytest
from jupyter_client.ioloop.manager import AsyncIOLoopKernelManager
from nbformat.v4 import new_code_cell, new_notebook
from voila.execute import VoilaExecutor

from ihubkit.server.ear import STARTING, Ear, welcomed

CELLS = [
    "import pathlib, threading, time, ipywidgets; w = ipywidgets.IntText(1)",
    """
def later():
    while not pathlib.Path("now").exists():
        time.sleep(0.01)
    w.value = 5
threading.Thread(target=later).start()
w
""",
    "w.value = 2",
]


class Keeper:
    """Keeps lines as the server's kernels do."""

    def __init__(self) -> None:
        self.missed: list[list[bytes]] = []
        self.channels: dict[str, Any] = {}

    def keep_for_page(
        self, _: str, __: str, channels: dict[str, Any], missed: list[list[bytes]]
    ) -> None:
        self.channels, self.missed = channels, missed


def says(message: bytes, words: bytes) -> bool:
    return words in message.replace(b" ", b"")


async def _run(folder: Path) -> tuple[dict[str, Any], list[bytes]]:
    manager = AsyncIOLoopKernelManager(transport="ipc", connection_file=str(folder / "kernel.json"))
    await manager.start_kernel(cwd=str(folder))
    keeper, ear = Keeper(), Ear(manager, "k", "page")
    cells = [new_code_cell(code) for code in CELLS]  # type: ignore[no-untyped-call]  # nbformat has no types
    notebook = new_notebook(cells=cells)  # type: ignore[no-untyped-call]  # as above
    executor = VoilaExecutor(notebook, km=manager)
    executor.kc = manager.client()
    executor.kc.start_channels(hb=False, stdin=False, control=False)
    await welcomed(executor.kc, manager)
    await asyncio.wait_for(ear.heard.wait(), 30)
    for number, cell in enumerate(cells):
        await executor.execute_cell(cell, None, number)
    (folder / "now").touch()
    await ear.hand_over(keeper, len(cells))
    told = keeper.missed
    arrived = asyncio.Event()

    def listen(message: list[bytes]) -> None:
        told.append(message)
        arrived.set()

    keeper.channels["iopub"].on_recv(listen)
    while not any(says(message, b'"value":5') for message in map(b"".join, told)):
        await asyncio.wait_for(arrived.wait(), 30)
        arrived.clear()
    executor.kc.stop_channels()
    for stream in keeper.channels.values():
        stream.close()
    await manager.shutdown_kernel(now=True)
    return dict(executor.widget_state), [b"".join(message) for message in told]


@pytest.fixture
def ran(tmp_path: Path) -> tuple[dict[str, Any], list[bytes]]:
    return asyncio.run(_run(tmp_path))


def test_the_page_hears_what_came_beside_the_cells_and_only_that(
    ran: tuple[dict[str, Any], list[bytes]],
) -> None:
    states, told = ran

    assert 2 in {state.get("value") for state in states.values()}
    assert any(says(message, b'"value":5') for message in told)
    assert not any(says(message, b'"comm_open"') for message in told)
    assert not any(says(message, b'"value":2') for message in told)


def test_a_kernel_that_died_before_it_spoke_is_not_waited_for(tmp_path: Path) -> None:
    async def listen() -> None:
        manager = AsyncIOLoopKernelManager(
            transport="ipc", connection_file=str(tmp_path / "kernel.json")
        )
        await manager.start_kernel()
        await manager.shutdown_kernel(now=True)
        client = manager.client()
        client.start_channels(hb=False, stdin=False, control=False)
        try:
            await asyncio.wait_for(welcomed(client, manager), STARTING / 2)
        finally:
            client.stop_channels()

    with pytest.raises(TimeoutError, match="did not say"):
        asyncio.run(listen())
