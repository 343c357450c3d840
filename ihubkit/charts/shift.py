"""What has changed since an earlier round or measurement, and how much the number of people allows.

The words follow the interval of the shift: without one there are too few people to tell.
"""

from typing import NamedTuple

from ihubkit.charts.view import DIGITS, Table, View
from ihubkit.model import shift_words
from ihubkit.model.instrument import Facet
from ihubkit.model.release import Cell, Shift


class Moved(NamedTuple):
    """A question of the group: where it stands now, and how that has changed."""

    item: str
    facet: Facet
    cell: Cell
    shift: Shift

    @property
    def before(self) -> float:
        """The mean of the earlier answers."""
        return self.cell.mean - self.shift.mean

    @property
    def likely(self) -> tuple[float, float] | None:
        """The interval of the shift, low and high; None where there is none."""
        low, high = self.shift.low, self.shift.high
        return None if low is None or high is None else (low, high)


def shows(view: View) -> bool:
    """Tell whether anything of this group is compared with earlier."""
    return bool(moved(view))


def moved(view: View) -> list[Moved]:
    """Return what is compared, item by item: each with the earlier release named first."""
    mine = [shift for shift in view.release.shifts if shift.group == view.group]
    known = {(one.item, one.facet): one for one in reversed(mine)}
    cells = {facet.id: view.cells(facet.id) for facet in view.facets}
    return [
        Moved(item, facet, cells[facet.id][item], known[item, facet.id])
        for item in view.instrument.items
        for facet in view.facets
        if (item, facet.id) in known and item in cells[facet.id]
    ]


def words(view: View, one: Moved) -> str:
    """Say how a question has moved, and what the number of people lets one say of it."""
    return shift_words.shift_words(one.shift, view.texts)


def how_far(view: View, one: Moved) -> str:
    """Say how far a question has moved, as far as the number of people allows."""
    return shift_words.how_far(one.shift, view.texts)


def signed(view: View, value: float) -> str:
    """Write a change with its sign."""
    return shift_words.signed(value, view.texts)


def people(view: View) -> str:
    """Say how many are compared."""
    return view.people(*(one.shift.n for one in moved(view)))


def alt(view: View) -> str:
    """Say in a sentence what the picture shows: of several questions, the one that moved most."""
    _, found = view.texts, moved(view)
    most = max(found, key=lambda one: abs(one.shift.mean))
    facts = {
        "group": view.name(view.group),
        "item": view.instrument.items[most.item].title,
        "people": people(view),
        "words": words(view, most),
    }
    if len(found) == 1:
        ends = {"before": view.number(most.before), "now": view.number(most.cell.mean)}
        return _(
            "{group}: “{item}” stood at {before} and stands at {now}; {people}. {words}",
            **facts,
            **ends,
        )
    return _(
        "{group}: {n} questions compared with before; {people}. Most has changed in “{item}”. "
        "{words}",
        n=len(found),
        **facts,
    )


def table(view: View) -> Table:
    """Return the numbers behind the picture."""
    _ = view.texts
    columns = (
        *(_("Code"), _("Item"), _("Asked"), _("Before"), _("Now"), _("Change")),
        *(_("At least"), _("At most"), _("People"), _("In words")),
    )
    return Table(columns, tuple(_row(view, one) for one in moved(view)), alt(view))


def _row(view: View, one: Moved) -> tuple[str | float | int | None, ...]:
    low, high = one.likely or (None, None)
    figures = (one.before, one.cell.mean, one.shift.mean, low, high)
    return (
        one.item,
        view.instrument.items[one.item].title,
        one.facet.title,
        *(None if figure is None else round(figure, DIGITS) for figure in figures),
        one.shift.n,
        words(view, one),
    )
