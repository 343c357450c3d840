"""How far a group's guesses of its own level lie above or below what its answers say.

The interval is that of the mean difference (`analysis.intervals`), where the spread is shown.
"""

from ihubkit.analysis.intervals import Interval, mean_interval, sample_of_counts
from ihubkit.charts.shift import signed
from ihubkit.charts.view import DIGITS, Table, View
from ihubkit.model.release import Cell
from ihubkit.model.shift_words import NOTICED

BEFORE, AFTER = "before", "after"  # items of the kit's guess


def shows(view: View) -> bool:
    """Tell whether anything of this group's guesses is shown."""
    return bool(differences(view))


def differences(view: View) -> list[Cell]:
    """Return by how many levels the group guessed itself higher, in the order of asking."""
    return [cell for cell in view.release.guesses if cell.group == view.group]


def likely(cell: Cell) -> Interval | None:
    """Return the interval of the mean difference; None where the spread is not shown."""
    return mean_interval(sample_of_counts(cell.counts)) if cell.counts else None


def moment(view: View, cell: Cell) -> str:
    """Return when was guessed."""
    _ = view.texts
    return {BEFORE: _("Before the questions"), AFTER: _("After the questions")}.get(
        cell.item, cell.item
    )


def words(view: View, cell: Cell) -> str:
    """Say how far the guesses lie from the answers, and what the number of people allows."""
    _ = view.texts
    facts = {"by": view.number(abs(cell.mean)), "people": view.people(cell.n)}
    if abs(cell.mean) < NOTICED:
        far = _("on average just what the answers say ({people}).", **facts)
    elif cell.mean > 0:
        far = _("on average {by} levels higher than the answers say ({people}).", **facts)
    else:
        far = _("on average {by} levels lower than the answers say ({people}).", **facts)
    interval = likely(cell)
    if interval is None or interval.low == interval.high:
        return far
    ends = {"low": signed(view, interval.low), "high": signed(view, interval.high)}
    if interval.low <= 0 <= interval.high:
        chance = _("Anything from {low} to {high} is likely: this may be chance.", **ends)
    else:
        chance = _("Likely between {low} and {high}.", **ends)
    return f"{far} {chance}"


def sentences(view: View) -> list[str]:
    """Say for each guess how far it lies from the answers."""
    _ = view.texts
    return [
        _("{moment}: guessed {words}", moment=moment(view, cell), words=words(view, cell))
        for cell in differences(view)
    ]


def alt(view: View) -> str:
    """Say in sentences what the picture shows."""
    said = " ".join(sentences(view))
    return view.texts("{group}, own level. {words}", group=view.name(view.group), words=said)


def table(view: View) -> Table:
    """Return the numbers behind the picture."""
    _ = view.texts
    columns = (
        *(_("Guess"), _("Levels too high"), _("At least"), _("At most"), _("People")),
        _("In words"),
    )
    return Table(columns, tuple(_row(view, cell) for cell in differences(view)), alt(view))


def _row(view: View, cell: Cell) -> tuple[str | float | int | None, ...]:
    low, high = likely(cell) or (None, None)
    figures = (None if end is None else round(end, DIGITS) for end in (cell.mean, low, high))
    return moment(view, cell), *figures, cell.n, words(view, cell)
