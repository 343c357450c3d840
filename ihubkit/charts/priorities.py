"""Status by importance of one group: what matters and is weak stands in the upper left."""

from collections.abc import Sequence
from typing import NamedTuple

from ihubkit.analysis.priorities import (
    IMPORTANCE,
    SOLID,
    STATUS,
    TOP,
    candidates,
    priority_order,
    solidity_words,
)
from ihubkit.charts.view import DIGITS, Table, View


class Point(NamedTuple):
    """An item: where it stands, its place in the order of needs, and how solid that is.

    `top` is the share of resamples in which it is among the first three; None where not known.
    """

    item: str
    status: float
    importance: float
    n: tuple[int, int]
    place: int
    top: float | None

    @property
    def is_solid(self) -> bool:
        """Whether it is surely among the first three."""
        return self.top is not None and self.top >= SOLID


def shows(view: View) -> bool:
    """Tell whether there are items with both facets."""
    return bool(points(view))


def points(view: View) -> list[Point]:
    """Return the items of which both facets are shown, what comes first at the front."""
    if not {STATUS, IMPORTANCE} <= {facet.id for facet in view.instrument.facets}:
        return []
    status, importance = view.cells(STATUS), view.cells(IMPORTANCE)
    tops = {rank.item: rank.top for rank in view.release.ranks if rank.group == view.group}
    order = priority_order(candidates(view.release, view.instrument, view.group))
    return [
        Point(
            item=item,
            status=status[item].mean,
            importance=importance[item].mean,
            n=(status[item].n, importance[item].n),
            place=one.place,
            top=tops.get(item),
        )
        for one in order
        for item in (one.candidate.item,)
    ]


def first(found: Sequence[Point]) -> list[Point]:
    """Return the first three: as many as a plan has room for."""
    return list(found[:TOP])


def alt(view: View) -> str:
    """Say in a sentence what the picture shows."""
    found = points(view)
    _ = view.texts
    said = _(
        "{group}: {n} items by status and importance, answered by {people}. "
        "What matters and is weak comes first: {items}.",
        group=view.name(view.group),
        n=len(found),
        people=answered(view, found),
        items=", ".join(point.item for point in first(found)),
    )
    solid = [point.item for point in first(found) if point.is_solid]
    if not solid:
        return said
    return f"{said} " + _("Solid among the first three: {items}.", items=", ".join(solid))


def why(view: View) -> str:
    """Say what the items named below these words have in common."""
    _ = view.texts
    return _("What matters and is weak comes first:")


def name(view: View, point: Point) -> str:
    """Return a named item: its place, its title and how solid its place is."""
    title = f"{point.place}.  {point.item}  {view.instrument.items[point.item].title}"
    if point.place > TOP or point.top is None:
        return title
    return f"{title} \N{EN DASH} {solidity_words(point.top, view.texts)}"


def table(view: View) -> Table:
    """Return the numbers behind the picture, in order of priority."""
    _ = view.texts
    found = points(view)
    columns = (_("Place"), _("Code"), _("Item"), _("Status"), _("Importance"), _("Answered"))
    rows = tuple(_row(view, point) for point in found)
    if all(point.top is None for point in found):
        return Table(columns, tuple(row[:-1] for row in rows), alt(view))
    return Table((*columns, _("Among the first three")), rows, alt(view))


def _row(view: View, point: Point) -> tuple[str | float | int | None, ...]:
    return (
        point.place,
        point.item,
        view.instrument.items[point.item].title,
        round(point.status, DIGITS),
        round(point.importance, DIGITS),
        view.people(*point.n),
        solidity_words(point.top, view.texts) if point.top is not None else None,
    )


def answered(view: View, found: Sequence[Point]) -> str:
    """Say how many answered."""
    return view.people(*(n for point in found for n in point.n))
