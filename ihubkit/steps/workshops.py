"""Which workshop a dashboard shows: chosen in the page, never by the address."""

from collections.abc import Iterable

from ihubkit.model.people import Visitor, VisitorKind
from ihubkit.model.workshop import Workshop, WorkshopState

_FIRST = (WorkshopState.OPEN, WorkshopState.DRAFT, WorkshopState.CLOSED)


def visible(workshops: Iterable[Workshop], visitor: Visitor) -> list[Workshop]:
    """Return the workshops a visitor may see: open ones first, then the newest first."""
    mine = [one for one in workshops if _may_see(one, visitor)]
    mine.sort(key=lambda one: one.made_at, reverse=True)
    return sorted(mine, key=lambda one: _FIRST.index(one.state))


def chosen(workshops: list[Workshop], wanted: str) -> Workshop | None:
    """Return the wanted workshop, else the first one, else nothing."""
    return next((one for one in workshops if one.id == wanted), workshops[0] if workshops else None)


def choices(workshops: Iterable[Workshop]) -> list[dict[str, str]]:
    """Return what a page offers to choose from."""
    return [{"id": one.id, "title": one.title, "state": one.state.value} for one in workshops]


def _may_see(workshop: Workshop, visitor: Visitor) -> bool:
    if visitor.kind is VisitorKind.FACILITATOR:
        return True
    return visitor.kind is VisitorKind.TEAM and visitor.school_id in workshop.school_ids
