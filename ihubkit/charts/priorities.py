"""Status by importance of one group: what matters and is weak stands in the upper left."""

from collections.abc import Sequence
from statistics import fmean
from typing import NamedTuple

from ihubkit.charts.view import DIGITS, Table, View
from ihubkit.model.release import Cell

STATUS, IMPORTANCE = "status", "importance"
NAMED = 3  # how many of the most pressing items are named in words


class Point(NamedTuple):
    """An item: where it stands.

    `gap` is how much further up its scale importance lies than status, from -1 to 1; `in_corner`
    says that the item matters more and is weaker than the average.
    """

    item: str
    status: float
    importance: float
    n: tuple[int, int]
    gap: float
    in_corner: bool


def shows(view: View) -> bool:
    """Tell whether there are items with both facets."""
    return bool(points(view))


def points(view: View) -> list[Point]:
    """Return the items of which both facets are shown."""
    status, importance = view.cells(STATUS), view.cells(IMPORTANCE)
    both = [item for item in status if item in importance]
    if not both:
        return []
    weak = fmean(status[item].mean for item in both)
    matters = fmean(importance[item].mean for item in both)
    return [
        Point(
            item=item,
            status=status[item].mean,
            importance=importance[item].mean,
            n=(status[item].n, importance[item].n),
            gap=_share(view, importance[item]) - _share(view, status[item]),
            in_corner=status[item].mean < weak and importance[item].mean > matters,
        )
        for item in both
    ]


def pressing(found: Sequence[Point]) -> list[Point]:
    """Return the items that are important and weak; where none is both, those with a wide gap."""
    by_gap = sorted((point for point in found if point.gap > 0), key=lambda point: -point.gap)
    return [point for point in by_gap if point.in_corner] or by_gap[:NAMED]


def _share(view: View, cell: Cell) -> float:
    return view.share(view.instrument.facet(cell.facet), cell.mean)


def alt(view: View) -> str:
    """Say in a sentence what the picture shows."""
    found = points(view)
    _ = view.texts
    first = _(
        "{group}: {n} items by status and importance, answered by {people}.",
        group=view.name(view.group),
        n=len(found),
        people=answered(view, found),
    )
    return f"{first} {most_pressing(view, pressing(found)[:NAMED])}".rstrip()


def most_pressing(view: View, named: Sequence[Point]) -> str:
    """Say why some items are named; an empty text when none is."""
    _ = view.texts
    if not named:
        return ""
    items = ", ".join(point.item for point in named)
    if named[0].in_corner:
        return _("Most important and weakest: {items}.", items=items)
    return _("Furthest behind their importance: {items}.", items=items)


def why(view: View, named: Sequence[Point]) -> str:
    """Say what the items named below these words have in common."""
    _ = view.texts
    if named[0].in_corner:
        return _("Most important and weakest:")
    return _("Furthest behind their importance:")


def table(view: View) -> Table:
    """Return the numbers behind the picture."""
    _ = view.texts
    found = points(view)
    rows = tuple(
        (
            point.item,
            view.instrument.items[point.item].title,
            round(point.status, DIGITS),
            round(point.importance, DIGITS),
            view.people(*point.n),
        )
        for point in found
    )
    columns = (_("Code"), _("Item"), _("Status"), _("Importance"), _("Answered"))
    return Table(columns, rows, alt(view))


def answered(view: View, found: Sequence[Point]) -> str:
    """Say how many answered."""
    return view.people(*(n for point in found for n in point.n))
