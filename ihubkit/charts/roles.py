"""Roles side by side, item by item: how far they differ, and how sure that is."""

from ihubkit.analysis.role_gaps import Gap, role_gaps, role_groups
from ihubkit.charts.view import DIGITS, Table, View
from ihubkit.model.instrument import Facet
from ihubkit.model.release import Group

NAMED = 3  # gaps told in words


def groups(view: View) -> list[Group]:
    """Return the role groups shown within the group, by name."""
    return view.in_order(role_groups(view.release, view.group))


def facet(view: View) -> Facet:
    """Return the facet compared: the one that says how things stand."""
    return view.instrument.facets[0]


def gaps(view: View) -> list[Gap]:
    """Return the items that two roles show: first what is more than chance, the widest first."""
    found = role_gaps(view.release, view.instrument, view.group, facet(view).id)
    return sorted(found, key=lambda gap: not gap.is_clear)


def shows(view: View) -> bool:
    """Tell whether there are at least two roles to compare."""
    return bool(gaps(view))


def alt(view: View) -> str:
    """Say in a sentence what the picture shows."""
    found, _ = gaps(view), view.texts
    first = _(
        "{facet} of {n} items, side by side: {groups}.",
        facet=facet(view).title,
        n=len(found),
        groups="; ".join(view.short_name(group.key) for group in groups(view)),
    )
    clear = [gap for gap in found if gap.is_clear][:NAMED]
    if not clear:
        return first + " " + _("No difference is larger than chance may bring.")
    return " ".join([first, *(said(view, gap) for gap in clear)])


def said(view: View, gap: Gap) -> str:
    """Say how two roles differ on an item, and how sure that is."""
    _ = view.texts
    words = {
        "item": gap.item,
        "higher": view.short_name(gap.higher.key),
        "lower": view.short_name(gap.lower.key),
        "difference": view.number(gap.difference),
    }
    if not gap.is_clear or gap.interval is None:
        return _("{item}: too few answers to tell whether {higher} and {lower} differ.", **words)
    low, high = (view.number(end) for end in gap.interval)
    return _(
        "{item}: {higher} {difference} higher than {lower}, likely between {low} and {high}.",
        **words,
        low=low,
        high=high,
    )


def likely(view: View, gap: Gap) -> str:
    """Return from where to where a difference likely lies; a sentence where nothing tells it."""
    _ = view.texts
    if gap.interval is None:
        return _("too few to tell")
    low, high = (view.number(end) for end in gap.interval)
    return _("{low} to {high}", low=low, high=high)


def table(view: View) -> Table:
    """Return the numbers behind the picture, in its order."""
    _ = view.texts
    columns = (
        *(_("Code"), _("Item")),
        *(view.short_name(group.key) for group in groups(view)),
        *(_("Difference"), _("Likely between"), _("More than chance")),
    )
    return Table(columns, tuple(_row(view, gap) for gap in gaps(view)), alt(view))


def _row(view: View, gap: Gap) -> tuple[str | float | None, ...]:
    _ = view.texts
    cells = [view.release.cell(one.key, gap.item, facet(view).id) for one in groups(view)]
    return (
        gap.item,
        view.instrument.items[gap.item].title,
        *(round(cell.mean, DIGITS) if cell else None for cell in cells),
        round(gap.difference, DIGITS),
        likely(view, gap),
        _("yes") if gap.is_clear else _("may be chance"),
    )
