"""The bases of our handlers: errors in words, headers, cookies, languages, small JSON bodies."""

import json
import re
from http import HTTPStatus
from pathlib import Path
from types import TracebackType
from typing import Any, ClassVar

from jinja2 import Environment, FileSystemLoader
from tornado.http1connection import HTTP1Connection
from tornado.web import GZipContentEncoding, HTTPError, RequestHandler, stream_request_body

from ihubkit.content import Texts, language_name
from ihubkit.errors import IHubKitError, InvalidValueError, NotAllowedError, StaleWriteError
from ihubkit.server.cache import Body
from ihubkit.server.headers import CLOSED, PAGE, protect
from ihubkit.server.host import LOG, Host
from ihubkit.server.limits import BODY, DRAINED, TooLargeError

TEMPLATES = Path(__file__).parent / "templates"
PAGES = Environment(
    loader=FileSystemLoader(TEMPLATES / "pages"),
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
)
REMEMBERED = 60  # days
HEADER = "X-iHubKit"
READING = ("GET", "HEAD")
WORDS = {
    HTTPStatus.BAD_REQUEST: "The request could not be understood.",
    HTTPStatus.NOT_FOUND: "There is nothing at this address. Check it, or go to the first page.",
    HTTPStatus.METHOD_NOT_ALLOWED: "This address cannot be used in this way.",
    HTTPStatus.FORBIDDEN: "This is not open to you. Ask the facilitator for a link or code.",
}
SORRY = "Something went wrong on our side. Nothing of yours is lost; try again in a moment."


def explain(status: int, error: BaseException | None, texts: Texts) -> tuple[int, str]:
    """Return the status and the sentence a visitor gets for an error, in the visitor's language."""
    if isinstance(error, IHubKitError):
        return error.status, texts.error(error)
    if status < HTTPStatus.INTERNAL_SERVER_ERROR:
        return status, texts(WORDS.get(HTTPStatus(status), WORDS[HTTPStatus.BAD_REQUEST]))
    return status, texts(SORRY)


class Handler(RequestHandler):
    """What pages and API calls share."""

    policy: ClassVar[str] = PAGE

    @property
    def host(self) -> Host:
        """What all requests share."""
        host: Host = self.settings["host"]
        return host

    def set_default_headers(self) -> None:
        """Set what every response carries."""
        protect(self, self.policy)

    @property
    def address(self) -> str:
        """Where the request comes from."""
        return str(self.request.remote_ip)

    def signed(self, name: str) -> str:
        """Read a cookie we signed; "" when there is none."""
        value = self.get_signed_cookie(name, max_age_days=REMEMBERED)
        return value.decode() if value else ""

    def remember(self, name: str, value: str) -> None:
        """Set a signed cookie that scripts cannot read."""
        is_safe = "https" in (self.request.protocol, self.host.served_url.partition(":")[0])
        self.set_signed_cookie(
            name, value, expires_days=REMEMBERED, httponly=True, samesite="Lax", secure=is_safe
        )

    @property
    def language(self) -> str:
        """The reader's language: chosen, else the browser's, else the hub's."""
        known = self.host.content.languages
        accepted = re.findall(r"[a-z]+", self.request.headers.get("Accept-Language", "").lower())
        wanted = (self.get_cookie("language", ""), *accepted, self.host.settings.language)
        return next((language for language in wanted if language in known), "en")

    @property
    def texts(self) -> Texts:
        """The texts of the reader's language."""
        return self.host.texts(self.language)

    def send(self, body: Body, caching: str) -> None:
        """Finish with a packed body; 304 when the browser has it."""
        self.set_header("Content-Type", body.kind)
        self.set_header("Cache-Control", caching)
        self.set_header("Etag", body.tag)
        self.set_header("Vary", "Accept-Encoding")
        if self.check_etag_header():
            self.set_status(HTTPStatus.NOT_MODIFIED)
            self.finish()
            return
        packing, sent = body.best(self.request.headers.get("Accept-Encoding", ""))
        if packing:
            self.set_header("Content-Encoding", packing)
        self.finish(sent)

    def pack(self) -> None:
        """Send what follows packed, where the browser takes it; call it before writing."""
        if "gzip" in self.request.headers.get("Accept-Encoding", ""):
            self._transforms = [GZipContentEncoding(self.request), *(self._transforms or [])]

    def compute_etag(self) -> str | None:
        """Make no tag of what is written; `send` brings its own."""
        return None

    def log_exception(
        self,
        typ: type[BaseException] | None,
        value: BaseException | None,
        tb: TracebackType | None,
    ) -> None:
        """Log what a visitor must not see."""
        if isinstance(value, IHubKitError):
            if value.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
                LOG.error("%s %s", value.message, value.detail)
        elif not isinstance(value, HTTPError) and typ and value:
            what = f"{self.request.method} {self.request.path}"
            LOG.error("%s failed", what, exc_info=(typ, value, tb))


@stream_request_body
class Api(Handler):
    """JSON in, JSON out."""

    policy: ClassVar[str] = CLOSED

    def set_default_headers(self) -> None:
        """Set the few headers that data needs; this runs a thousand times a second."""
        self.clear_header("Server")
        self.set_header("Content-Security-Policy", self.policy)
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Referrer-Policy", "no-referrer")
        self.set_header("Cache-Control", "no-store")

    def initialize(self) -> None:
        """Start with an empty body."""
        self._body = bytearray()
        self._is_too_large = False

    def prepare(self) -> None:
        """Refuse what another site's form could send.

        The refusal takes the method's place, which runs when the body has been read: an answer
        before that could be lost with the connection.
        """
        if self.request.method in READING:
            return
        if isinstance(self.request.connection, HTTP1Connection):
            self.request.connection.set_max_body_size(DRAINED)
        if not self.request.headers.get(HEADER):
            setattr(self, str(self.request.method).lower(), self._refuse)

    def _refuse(self, *_: str) -> None:
        raise NotAllowedError(
            "This call needs the header {header}; open it from our pages.", header=HEADER
        )

    def data_received(self, chunk: bytes) -> None:
        """Collect the body up to its limit; the rest is read and dropped."""
        self._is_too_large = self._is_too_large or len(self._body) + len(chunk) > BODY
        if not self._is_too_large:
            self._body += chunk

    def given(self) -> Any:  # noqa: ANN401 -- hostile input: anything JSON can say
        """Read the JSON body.

        Raises:
            TooLargeError: It is too large.
            InvalidValueError: It is no JSON.
        """
        if self._is_too_large:
            raise TooLargeError(
                "This is too much at once: at most {most} KB fit into one call.",
                most=BODY // 1024,
            )
        if "json" not in self.request.headers.get("Content-Type", ""):
            raise InvalidValueError("Send JSON (Content-Type: application/json).")
        try:
            return json.loads(self._body)
        except (ValueError, RecursionError) as error:
            raise InvalidValueError("What was sent cannot be read as JSON.") from error

    def fields(self) -> dict[str, Any]:
        """Read a JSON object.

        Raises:
            InvalidValueError: It is something else.
        """
        given = self.given()
        if not isinstance(given, dict):
            raise InvalidValueError("Send a JSON object with names and values.")
        return given

    def text(self, name: str, given: dict[str, Any], default: str | None = None) -> str:
        """Take a text from what was given.

        Raises:
            InvalidValueError: It is missing or no text.
        """
        value = given.get(name, default)
        if not isinstance(value, str):
            raise InvalidValueError("“{name}” must be given as a text.", name=name)
        return value

    def answer(self, value: object, status: int = HTTPStatus.OK) -> None:
        """Finish with JSON."""
        self.set_status(status)
        self.set_header("Content-Type", "application/json; charset=utf-8")
        self.finish(json.dumps(value, ensure_ascii=False, separators=(",", ":")))

    def write_error(self, status_code: int, **kwargs: Any) -> None:  # noqa: ANN401 -- as Tornado says
        """Say what went wrong as JSON."""
        error = kwargs.get("exc_info", (None, None, None))[1]
        status, message = explain(status_code, error, self.texts)
        told: dict[str, object] = {"message": message}
        if isinstance(error, StaleWriteError):
            both = {"theirs": error.theirs, "yours": error.yours}
            told["fields"] = {**both, "version": error.version}
        self.answer({"error": told}, status)


class Page(Handler):
    """HTML for a person."""

    def show(self, template: str, status: int = HTTPStatus.OK, **values: object) -> None:
        """Finish with a page in the reader's language."""
        texts = self.texts
        self.set_status(status)
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.finish(
            PAGES.get_template(template).render(
                _=texts,
                language=self.language,
                direction=texts.direction,
                languages={code: language_name(code) for code in self.host.content.languages},
                **values,
            )
        )

    def write_error(self, status_code: int, **kwargs: Any) -> None:  # noqa: ANN401 -- as Tornado says
        """Say what went wrong as a page."""
        error = kwargs.get("exc_info", (None, None, None))[1]
        status, message = explain(status_code, error, self.texts)
        self.show("error.html", status, message=message)


class Missing(Page):
    """What answers where nothing is."""

    def prepare(self) -> None:
        """Say so, to programs as JSON.

        Raises:
            HTTPError: Always (404).
        """
        raise HTTPError(HTTPStatus.NOT_FOUND)

    def write_error(self, status_code: int, **kwargs: Any) -> None:  # noqa: ANN401 -- as Tornado says
        """Say that there is nothing."""
        if self.request.path.startswith("/api/"):
            _, message = explain(status_code, None, self.texts)
            self.finish({"error": {"message": message}})
        else:
            super().write_error(status_code, **kwargs)
