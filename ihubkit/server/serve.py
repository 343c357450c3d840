"""From settings to a listening server, and down again."""

import asyncio
import gc
import logging
import shutil
import signal
import socket
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets

import ihubkit
from ihubkit.content import load_content
from ihubkit.errors import SettingsError
from ihubkit.live import hubs
from ihubkit.server.app import Kit, configuration
from ihubkit.server.capacity import read_machine, room_for_dashboards
from ihubkit.server.host import LOG, Host
from ihubkit.server.kernels import KERNEL_MB
from ihubkit.server.limits import BODY
from ihubkit.server.memory import give_back
from ihubkit.server.streams import Streams
from ihubkit.settings import Settings
from ihubkit.store import AnswerWriter

BACKLOG = 4096
FILES = 65536
LOOPBACK = ("127.0.0.1", "::1", "localhost")
TURN = 0.0005  # seconds: the threads that write and watch must not wait for the event loop
RARELY = (50_000, 50, 100)  # thousands of connections make each full collection a long one
LOOK = 3.0  # seconds between two looks at the kernels


def serve(
    settings: Settings,
    *,
    ready: Callable[[str], None] | None = None,
    most_dashboards: int | None = None,
    workshops_folder: Path | None = None,
) -> None:
    """Serve a hub until SIGTERM or Ctrl+C.

    Args:
        settings: What to serve, and where.
        ready: Called once with the address participants use, when the port is open.
        most_dashboards: How many dashboards may be open at once; as set when not given.
        workshops_folder: Where the notebooks are; the packaged ones when not given.

    Raises:
        SettingsError: The port is taken or not allowed.
        StoreError: The database cannot be used.
        ContentError: A content file has a mistake.
    """
    logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s %(message)s", level=logging.INFO)
    for noisy in ("tornado.access", "tornado.application", "asyncio"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
    allow_many_files()
    sys.setswitchinterval(TURN)
    sockets = listen(settings)
    runtime = Path(tempfile.mkdtemp(prefix="ihubkit-"))
    try:
        with hubs.open_hub(settings) as store:
            host = Host(
                settings=settings,
                store=store,
                content=load_content(settings.data_dir),
                writer=AnswerWriter(store),
                workshops_folder=workshops_folder or packaged_workshops(),
                runtime=runtime,
                served_url=served_url(settings, sockets),
            )
            most = most_dashboards or settings.dashboards or _room()
            try:
                kit = Kit(config=configuration(most, settings, runtime))
                asyncio.run(_run(host, kit, sockets, ready))
            finally:
                host.close()
    finally:
        for each in sockets:
            each.close()
        shutil.rmtree(runtime, ignore_errors=True)


async def _run(
    host: Host, kit: Kit, sockets: list[socket.socket], ready: Callable[[str], None] | None
) -> None:
    app = kit.prepare(host)
    is_behind_proxy = host.settings.host in LOOPBACK
    server = HTTPServer(
        app, xheaders=is_behind_proxy, max_body_size=BODY, idle_connection_timeout=300
    )
    server.add_sockets(sockets)
    streams: Streams = app.settings["streams"]
    background = [
        asyncio.create_task(work) for work in (streams.watch(), streams.keep_alive(), _cull(kit))
    ]
    gc.collect()
    gc.freeze()
    gc.set_threshold(*RARELY)
    background.append(asyncio.create_task(host.run(kit.warm_up)))
    background.append(asyncio.create_task(kit.warm_kernels()))
    LOG.info("iHubKit listens at %s", host.served_url)
    stop = _told_to_stop()  # before anybody knows that we listen, and may tell us
    if ready:
        ready(host.served_url)
    await stop.wait()
    LOG.info("Stopping")
    server.stop()
    for task in background:
        task.cancel()
    streams.close()
    await kit.end()
    with suppress(asyncio.TimeoutError):
        await asyncio.wait_for(server.close_all_connections(), 2)


def _room() -> int:
    """Find out how many dashboards this machine carries, and say so."""
    room = room_for_dashboards(read_machine(), KERNEL_MB)
    LOG.info("%s", room)
    return room.dashboards


async def _cull(kit: Kit) -> None:
    was_open = False
    while True:
        await asyncio.sleep(LOOK)
        await kit.kernel_manager.end_abandoned()
        is_open = bool(kit.kernel_manager.admission.open)
        if was_open and not is_open:  # all have left
            await kit.host.run(give_back)
        was_open = is_open


def _told_to_stop() -> asyncio.Event:
    """Return what is set by SIGTERM or Ctrl+C."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for which in (signal.SIGTERM, signal.SIGINT):
        try:
            loop.add_signal_handler(which, stop.set)
        except NotImplementedError:  # Windows
            signal.signal(which, lambda *_: loop.call_soon_threadsafe(stop.set))
    return stop


def listen(settings: Settings) -> list[socket.socket]:
    """Open the port.

    Raises:
        SettingsError: It cannot be opened; names the port and the option.
    """
    try:
        return bind_sockets(settings.port, settings.host, backlog=BACKLOG)
    except OSError as error:
        raise SettingsError(
            "Port {port} on {host} cannot be used ({reason}). Stop the other program, or choose "
            "another port: --port 0 takes any free one (IHUBKIT_PORT).",
            port=settings.port,
            host=settings.host,
            reason=error.strerror,
        ) from error


def served_url(settings: Settings, sockets: list[socket.socket]) -> str:
    """Return the address participants use: the configured one, or this machine's in its network."""
    if settings.public_url:
        return settings.public_url.rstrip("/")
    port = sockets[0].getsockname()[1]
    name = own_address() if settings.host in ("0.0.0.0", "::", "") else settings.host  # noqa: S104 -- compared, not bound
    return f"http://{name}:{port}"


def own_address() -> str:
    """Find this machine's address in its network; nothing is sent."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # reserved for documentation: the way out is looked up
        except OSError:
            return "127.0.0.1"
        return str(probe.getsockname()[0])


def packaged_workshops() -> Path:
    """Return the folder of the workshop notebooks, in a wheel or in a checkout."""
    package = Path(ihubkit.__file__).parent
    inside = package / "workshops"
    return inside if inside.is_dir() else package.parent / "workshops"


def allow_many_files() -> None:
    """Raise the limit of open files: each seat holds a connection."""
    try:
        import resource  # noqa: PLC0415 -- not on Windows
    except ImportError:
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = FILES if hard == resource.RLIM_INFINITY else min(FILES, hard)
    if soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
