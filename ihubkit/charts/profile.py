"""Every item of one group by section: how it stands on each facet, and the gap between."""

from ihubkit.charts.view import DIGITS, Table, View
from ihubkit.model.instrument import Section


def shows(view: View) -> bool:
    """Tell whether anything of this group is shown."""
    return bool(view.facets)


def sections(view: View) -> list[tuple[Section, list[str]]]:
    """Return the sections with those of their items that are shown."""
    shown = {item for facet in view.facets for item in view.cells(facet.id)}
    found = [
        (section, [item.id for item in section.items if item.id in shown])
        for section in view.instrument.sections
    ]
    return [(section, items) for section, items in found if items]


def people(view: View) -> str:
    """Say how many answered."""
    return view.people(*(c.n for facet in view.facets for c in view.cells(facet.id).values()))


def alt(view: View) -> str:
    """Say in a sentence what the picture shows."""
    _ = view.texts
    facet = view.facets[0]
    cells = list(view.cells(facet.id).values())
    best = max(cells, key=lambda cell: cell.mean)
    least = min(cells, key=lambda cell: cell.mean)
    return _(
        "{group}: {n} items, answered by {people}. {facet}: highest {best} ({high}), "
        "lowest {least} ({low}).",
        group=view.name(view.group),
        n=sum(len(items) for _section, items in sections(view)),
        people=people(view),
        facet=facet.title,
        best=best.item,
        high=view.number(best.mean),
        least=least.item,
        low=view.number(least.mean),
    )


def table(view: View) -> Table:
    """Return the numbers behind the picture."""
    _ = view.texts
    facets = view.facets
    cells = [view.cells(facet.id) for facet in facets]
    rows = []
    for section, items in sections(view):
        for item in items:
            mine = [by_item.get(item) for by_item in cells]
            means = [round(cell.mean, DIGITS) if cell else None for cell in mine]
            people = view.people(*(cell.n for cell in mine if cell))
            title = view.instrument.items[item].title
            rows.append((section.title, item, title, *means, people))
    titles = [facet.title for facet in facets]
    columns = (_("Section"), _("Code"), _("Item"), *titles, _("Answered"))
    return Table(columns, tuple(rows), alt(view))
