"""Schools side by side, section by section. They stand in alphabetical order."""

from ihubkit.charts.view import DIGITS, Table, View
from ihubkit.model.instrument import Facet, Section
from ihubkit.model.release import Group, GroupKind, SectionScore

FEWEST = 2  # groups worth comparing


def schools(view: View) -> list[Group]:
    """Return the schools shown, for everybody's results only."""
    if view.group != "all":
        return []
    return view.in_order([g for g in view.release.groups if g.kind is GroupKind.SCHOOL])


def sections(view: View) -> list[tuple[Section, list[SectionScore]]]:
    """Return the sections shown for at least two of the groups, each with its scores in order."""
    facet = first_facet(view)
    keys = [view.group, *(group.key for group in schools(view))]
    found = []
    for section in view.instrument.sections:
        scores = [view.section(key, section.id, facet.id) for key in keys]
        known = [score for score in scores if score]
        if len([score for score in known if score.group != view.group]) >= FEWEST:
            found.append((section, known))
    return found


def first_facet(view: View) -> Facet:
    """Return the facet compared: the one that says how things stand."""
    return view.instrument.facets[0]


def shows(view: View) -> bool:
    """Tell whether there are at least two groups to compare."""
    return len(schools(view)) >= FEWEST and bool(sections(view))


def alt(view: View) -> str:
    """Say in a sentence what the picture shows."""
    shown, _ = sections(view), view.texts
    facts = {
        "facet": first_facet(view).title,
        "groups": ", ".join(view.name(group.key) for group in schools(view)),
        "people": view.people(*(score.n for _section, scores in shown for score in scores[:1])),
    }
    if len(shown) == 1:
        section = shown[0][0].title
        return _(
            "{facet} in “{section}”, side by side: {groups}. Answered by {people}.",
            section=section,
            **facts,
        )
    return _(
        "{facet} in {n} sections, side by side: {groups}. Answered by {people}.",
        n=len(shown),
        **facts,
    )


def table(view: View) -> Table:
    """Return the numbers behind the picture."""
    _ = view.texts
    rows = tuple(
        (section.title, view.name(score.group), round(score.mean, DIGITS), view.people(score.n))
        for section, scores in sections(view)
        for score in scores
    )
    columns = (_("Section"), _("Group"), first_facet(view).title, _("Answered"))
    return Table(columns, rows, alt(view))
