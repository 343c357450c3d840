"""What a page says when it is closed: that its kernel may end."""

import hmac
from collections.abc import Mapping
from http import HTTPStatus
from urllib.parse import parse_qs, urlsplit

from tornado.web import HTTPError

from ihubkit.server.base import Api
from ihubkit.server.kernels import Kernels

OWN = "same-origin"


def leaving_token(secret: bytes, kernel_id: str, owner: str) -> str:
    """Return what only the page of this kernel knows; its browser's cookie is not enough.

    A browser sends the cookie along whoever makes it send; the token stands in the page.
    """
    return hmac.digest(secret, f"leaving:{kernel_id}:{owner}".encode(), "sha256").hex()


def is_from_elsewhere(headers: Mapping[str, str], host: str) -> bool:
    """Tell whether a browser says that another site's page sent this."""
    origin = headers.get("Origin")
    is_foreign = origin is not None and urlsplit(origin).netloc.lower() != host.lower()
    return is_foreign or headers.get("Sec-Fetch-Site", OWN) != OWN


class Leaving(Api):
    """POST /voila/api/shutdown/<id>, sent by `sendBeacon`, which can set no header of ours."""

    def prepare(self) -> None:
        """Do without our header: the token in the body takes its place."""

    async def post(self, kernel_id: str) -> None:
        """End the kernel of a closed page.

        Raises:
            HTTPError: It was not the page of this kernel that sent this (403).
        """
        kernels: Kernels = self.settings["kernel_manager"]
        mark = self.signed("visitor")
        if not kernels.belongs_to(kernel_id, mark) or not self.has_token(kernel_id, mark):
            raise HTTPError(HTTPStatus.FORBIDDEN)
        await kernels.end(kernel_id)
        self.set_status(HTTPStatus.NO_CONTENT)

    def has_token(self, kernel_id: str, mark: str) -> bool:
        """Tell whether our own page sent this, with its kernel's token."""
        if is_from_elsewhere(self.request.headers, self.request.host):
            return False
        fields = parse_qs(self._body.decode("ascii", "replace"))
        (given, *_) = fields.get("token", [""])
        expected = leaving_token(self.settings["cookie_secret"], kernel_id, mark)
        return hmac.compare_digest(given.encode(), expected.encode())
