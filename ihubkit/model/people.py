"""Who takes part: hub, school, seat, and the visitor a page is served to."""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum

from pydantic import Field

from ihubkit.model.texts import Translate
from ihubkit.model.value import Value

NAME_LENGTH = 120


class Role(StrEnum):
    """What somebody does at their school."""

    TEACHER = "teacher"
    LEADER = "leader"
    SUPPORT = "support"


def role_names(roles: Iterable[Role], texts: Translate) -> str:
    """Return what roles are called, one or several together."""
    _ = texts
    said = {
        Role.TEACHER: _("Teachers"),
        Role.LEADER: _("Leaders"),
        Role.SUPPORT: _("Support staff"),
    }
    return ", ".join(said[role] for role in roles)


class Hub(Value):
    """Who runs it. `k` is the smallest group whose results are shown (3-20)."""

    name: str = Field(max_length=NAME_LENGTH)
    k: int = Field(5, ge=3, le=20)
    languages: tuple[str, ...] = ("en",)
    synthetic: bool = False


class School(Value):
    """A school of the hub; `staff` is how many could answer (0: not known)."""

    id: str
    name: str = Field(min_length=1, max_length=NAME_LENGTH)
    team_code: str
    staff: int = Field(0, ge=0, le=5000)
    language: str = "en"


class Seat(Value):
    """One participant in one workshop: pseudonymous."""

    id: str
    workshop_id: str
    school_id: str
    role: Role
    language: str = "en"
    joined_at: datetime


class SeatCount(Value):
    """How many seats of one role a school has; counts only, never who."""

    school_id: str
    role: Role
    seats: int


class ShareLink(Value):
    """A link a facilitator made: whoever holds its token may read the named releases."""

    id: str
    title: str
    token_hash: str
    releases: tuple[str, ...]
    expires_at: datetime
    made_at: datetime


class VisitorKind(StrEnum):
    """What a visitor proved to be."""

    FACILITATOR = "facilitator"
    TEAM = "team"
    READER = "reader"
    NOBODY = "nobody"


class Visitor(Value):
    """Whom a dashboard's kernel serves; told by the server, never by the URL."""

    kind: VisitorKind = VisitorKind.NOBODY
    school_id: str = ""
    releases: tuple[str, ...] = ()
    language: str = "en"

    def may_work_on(self, school_id: str) -> bool:
        """Tell whether this visitor may see and change the school's plan."""
        if self.kind is VisitorKind.FACILITATOR:
            return True
        return self.kind is VisitorKind.TEAM and self.school_id == school_id
