"""Who works how much in which term, as bars beside the limit."""

from ihubkit.charts.heading import Key
from ihubkit.charts.plan_bars import BarGroup, BarRow, draw_bars
from ihubkit.charts.plan_view import PlanView
from ihubkit.charts.theme import Look, Spec
from ihubkit.charts.view import Table
from ihubkit.model.calendar import Days
from ihubkit.model.plan_workload import Load, Workload, workload

MOST = 5  # sentences
AIR = 1.08  # what the axis has beyond the longest bar


def draw(view: PlanView, look: Look) -> list[Spec]:
    """Draw a bar for each person and term; the line is the most one person may have."""
    _, told, theme = view.texts, workload(view.dossier, view.only), look.theme
    parts = [hours for load in told.loads for _name, hours in _parts(view, told, load)]
    most = max([told.limit, *parts]) * AIR or 1.0
    groups = [
        BarGroup(
            load.name or _("Nobody is named"),
            tuple(_bar(view, told, load, *part, most) for part in _parts(view, told, load)),
        )
        for load in told.loads
    ]
    limit = _("at most {hours} each term", hours=view.hours(told.limit))
    keys = [Key(_("hours planned"), theme.accent, "square"), Key(limit, theme.ink, UPRIGHT)]
    if told.over:
        keys.append(Key(_("too many"), theme.warm, "square"))
    return draw_bars(look, groups, keys)


UPRIGHT = "M-0.25,-1L0.25,-1L0.25,1L-0.25,1Z"


def _bar(  # noqa: PLR0913, PLR0917 -- facts of their own
    view: PlanView, told: Workload, load: Load, label: str, hours: float, most: float
) -> BarRow:
    is_limited = bool(load.name) and label in {term_name(view, term) for term in told.terms}
    limit = told.limit / most if is_limited else None
    said = view.hours(hours)
    if is_limited and hours > told.limit + 1e-9:
        said = view.texts("{hours}: too many", hours=said)
    return BarRow(label, hours / most, said, hours / most, limit)


def _parts(view: PlanView, told: Workload, load: Load) -> list[tuple[str, float]]:
    """Return a person's hours by term, then those that fall into none."""
    _ = view.texts
    found = [
        (term_name(view, term), hours) for term, hours in zip(told.terms, load.terms, strict=True)
    ]
    found += [(_("between terms"), load.between), (_("no clear dates"), load.undated)]
    return [(name, hours) for name, hours in found if hours]


def term_name(view: PlanView, term: Days) -> str:
    """Name a term with its year, or half years by their months."""
    _ = view.texts
    if not view.dossier.calendar:
        months = (f"{_.month(day)} {day.year}" for day in (term.starts, term.ends))
        return " \N{EN DASH} ".join(months)
    years = dict.fromkeys(str(day.year) for day in (term.starts, term.ends))
    return f"{term.title} {'/'.join(years)}"


def table(view: PlanView) -> Table:
    """Return everybody's hours by term."""
    _, told = view.texts, workload(view.dossier, view.only)
    terms = tuple(term_name(view, term) for term in told.terms)
    rows: tuple[tuple[str | float | None, ...], ...] = tuple(
        (
            load.name or _("Nobody is named"),
            *(round(hours, 1) for hours in load.terms),
            round(load.between, 1),
            round(load.undated, 1),
            round(load.total, 1),
        )
        for load in told.loads
    )
    columns = (_("Who"), *terms, _("between terms"), _("no clear dates"), _("in all"))
    return Table(columns, rows, alt(view))


def alt(view: PlanView) -> str:
    """Say in words what the picture shows."""
    _, told = view.texts, workload(view.dossier, view.only)
    named = [load for load in told.loads if load.name]
    if not told.loads:
        return _("Workload: no action has hours yet.")
    return _(
        "Hours of {n} people by term, beside the most of {limit} for each.",
        n=len(named),
        limit=view.hours(told.limit),
    )


def sentences(view: PlanView) -> list[str]:
    """Say who has too many hours, and what the limit rests on."""
    _, told = view.texts, workload(view.dossier, view.only)
    over = [
        _(
            "{name}: {hours} in “{term}”, {more} more than the limit.",
            name=load.name,
            hours=view.hours(hours),
            term=term_name(view, term),
            more=view.hours(hours - told.limit),
        )
        for load, term, hours in told.over
    ]
    more = len(over) - MOST
    found = over[:MOST]
    if more > 0:
        found.append(_("And {n} more; the table has all of them.", n=more))
    if told.usual_limit and told.loads:
        limit = view.hours(told.limit)
        found.append(
            _("The plan sets no limit for a person, so {limit} in a term is taken.", limit=limit)
        )
    if told.loads and not view.dossier.calendar:
        found.append(_("The plan has no term calendar, so half years are counted."))
    return found
