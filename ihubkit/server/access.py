"""Who somebody is: cookies we signed, checked against the hub each time."""

import hashlib
from typing import Any

from jupyter_server.auth import Authorizer, IdentityProvider, User
from tornado.web import RequestHandler

from ihubkit.errors import IHubKitError
from ihubkit.live import links
from ihubkit.model.people import Visitor, VisitorKind
from ihubkit.server.base import REMEMBERED, Handler
from ihubkit.server.host import Host

FACILITATORS = frozenset({VisitorKind.FACILITATOR})
TEAMS = FACILITATORS | {VisitorKind.TEAM}
READERS = TEAMS | {VisitorKind.READER}
DOORS = {  # who may open which notebook
    "facilitator": FACILITATORS,
    "board": FACILITATORS,
    "needs_mapping": TEAMS,
    "infrastructure": TEAMS,
    "self_assessment": TEAMS,
    "action_planning": TEAMS,
    "methods": READERS,
    "dashboard": READERS,
}


def facilitator_mark(host: Host) -> str:
    """Return what a facilitator's cookie says; a new passphrase makes old cookies worthless."""
    stored = host.store.find_secret("passphrase") or ""
    return hashlib.sha256(stored.encode()).hexdigest()[:32]


async def visitor_of(handler: Handler) -> Visitor:
    """Tell whom a request comes from: facilitator, team, reader or nobody."""
    host, language = handler.host, handler.language
    mark = handler.signed("facilitator")
    if mark and mark == await host.run(facilitator_mark, host):
        return Visitor(kind=VisitorKind.FACILITATOR, language=language)
    for cookie, find in (("team", links.enter), ("reader", links.open_link)):
        secret = handler.signed(cookie)
        try:
            found = await host.run(find, host.store, secret) if secret else None
        except IHubKitError:  # a renewed code, an expired link: the cookie opens nothing
            continue
        if isinstance(found, Visitor):
            return found.model_copy(update={"language": language})
    return Visitor(language=language)


class Visitors(IdentityProvider):
    """Tells Jupyter's handlers who somebody is: the mark of the browser that opened a page."""

    def get_user(self, handler: RequestHandler) -> User:
        """Return the browser's mark as a user."""
        mark = handler.get_signed_cookie("visitor", max_age_days=REMEMBERED)
        return User(mark.decode() if mark else "nobody")

    def get_handlers(self) -> list[tuple[str, object]]:
        """Offer no login of Jupyter's own."""
        return []


class KernelOwners(Authorizer):
    """A kernel belongs to the browser that opened its page."""

    def is_authorized(self, handler: Any, user: User, action: str, resource: str) -> bool:  # noqa: ANN401, ARG002 -- as Jupyter Server says
        """Tell whether this browser opened this kernel."""
        kernel_id = handler.path_kwargs.get("kernel_id", "")
        is_theirs: bool = handler.kernel_manager.belongs_to(kernel_id, user.username)
        return resource == "kernels" and is_theirs
