"""Files that are the same for everybody: read once, packed once, cached by browsers."""

import mimetypes
from collections.abc import Awaitable
from contextlib import suppress
from http import HTTPStatus
from pathlib import Path

from tornado.web import HTTPError

from ihubkit import widgets
from ihubkit.server.base import Handler
from ihubkit.server.cache import Body, Cache, pack
from ihubkit.server.host import Host

OWN = Path(__file__).parent / "static"
FOLDERS = {"seat": OWN, "controls": Path(widgets.__file__).parent / "static"}
FOREVER = "public, max-age=31536000, immutable"
ASK = "no-cache"  # kept, but asked about each time
KINDS = {
    suffix: f"text/{name}; charset=utf-8"
    for suffix, name in ((".js", "javascript"), (".css", "css"), (".html", "html"))
}


class Files:
    """File contents by path; a changed file is read anew."""

    def __init__(self, host: Host) -> None:
        self._host = host
        self._bodies = Cache(self._read, 1000)

    def get(self, path: Path) -> Awaitable[Body]:
        """Return a file, packed.

        Raises:
            HTTPError: There is no such file (404).
        """
        try:
            facts = path.stat()
        except OSError as error:
            raise HTTPError(HTTPStatus.NOT_FOUND) from error
        return self._bodies.get((path, facts.st_mtime_ns, facts.st_size))

    async def _read(self, key: tuple[Path, int, int]) -> Body:
        return await self._host.run(_packed, key[0])


def _packed(path: Path) -> Body:
    kind = KINDS.get(path.suffix) or mimetypes.guess_type(path.name)[0]
    return pack(path.read_bytes(), kind or "application/octet-stream", often=True)


def inside(folders: list[Path], name: str) -> Path:
    """Find a file in the first folder that has it.

    Raises:
        HTTPError: It is in none, or would lie outside (404).
    """
    with suppress(ValueError, OSError):  # a name that no file can have
        for folder in folders:
            path = (folder / name).resolve()
            if path.is_relative_to(folder.resolve()) and path.is_file():
                return path
    raise HTTPError(HTTPStatus.NOT_FOUND)


class Static(Handler):
    """GET /static/<folder>/<file>."""

    async def get(self, folder: str, name: str) -> None:
        """Send a file of the seat page or of a control."""
        body = await self.settings["files"].get(inside([FOLDERS[folder]], name))
        self.send(body, FOREVER if self.get_query_argument("v", "") else ASK)


class Assets(Handler):
    """GET /assets/<fingerprint>/<kind>/<file>: Voilà's front end and its extensions."""

    async def get(self, kind: str, name: str) -> None:
        """Send a file whose address changes with the installed versions."""
        roots: list[Path] = self.settings["kit"].asset_roots[kind]
        self.send(await self.settings["files"].get(inside(roots, name)), FOREVER)


class File(Handler):
    """One HTML file of ours at an address of its own."""

    def initialize(self, name: str) -> None:
        """Remember the file."""
        self.name = name

    async def get(self, *_: str) -> None:
        """Send it."""
        self.send(await self.settings["files"].get(OWN / self.name), ASK)
