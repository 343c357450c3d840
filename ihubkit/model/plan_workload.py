"""Who works how many hours in which term: hours divided among people and days."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from ihubkit.model.calendar import Days, terms_between
from ihubkit.model.dossier import Dossier
from ihubkit.model.plan import Action
from ihubkit.model.plan_timeline import ALL, Doubt, Only, Row, counted, timeline
from ihubkit.model.value import Value

HOURS_EACH = 30.0  # most hours of one person in a term, where the plan says nothing


class Load(Value):
    """The hours of one person; `name` is "" for work that nobody is named for.

    `terms` are in the order of `Workload.terms`; `between` falls on days outside of all terms,
    `undated` belongs to actions whose dates are not clear.
    """

    name: str
    terms: tuple[float, ...]
    between: float = 0.0
    undated: float = 0.0

    @property
    def total(self) -> float:
        """All hours."""
        return sum(self.terms) + self.between + self.undated


class Workload(Value):
    """All people's hours by term, and how many one person may have in a term."""

    terms: tuple[Days, ...] = ()
    loads: tuple[Load, ...] = ()
    limit: float = HOURS_EACH
    usual_limit: bool = True  # whether the plan sets none of its own

    @property
    def over(self) -> tuple[tuple[Load, Days, float], ...]:
        """Who has more hours than the limit, in which term, and how many."""
        return tuple(
            (load, term, hours)
            for load in self.loads
            if load.name
            for term, hours in zip(self.terms, load.terms, strict=True)
            if hours > self.limit + 1e-9
        )


def workload(dossier: Dossier, only: Only = ALL) -> Workload:
    """Divide the hours of all actions that are to be done among people and terms.

    An action's hours are divided evenly among the people named and among its days, first and last
    included.
    """
    told, plan = timeline(dossier), dossier.plan
    to_do = {one.id for one in counted(plan) if one.hours and only.holds(one)}
    rows = [row for row in told.rows if row.action.id in to_do]
    terms = _terms(dossier, rows)
    names: dict[str, str] = {}
    found: dict[str, list[float]] = defaultdict(lambda: [0.0] * (len(terms) + 2))
    for row in rows:
        for name, hours in _shares(row.action):
            key = name.casefold()
            names.setdefault(key, name)
            for place, part in enumerate(_spread(row, hours, terms)):
                found[key][place] += part
    wanted = only.person.strip().casefold()
    loads = (
        Load(name=names[key], terms=tuple(parts[:-2]), between=parts[-2], undated=parts[-1])
        for key, parts in found.items()
        if wanted in ("", key)
    )
    limit = plan.hours_each
    return Workload(
        terms=terms,
        loads=tuple(sorted(loads, key=lambda one: (not one.name, one.name.casefold()))),
        limit=HOURS_EACH if limit is None else limit,
        usual_limit=limit is None,
    )


def _terms(dossier: Dossier, rows: Iterable[Row]) -> tuple[Days, ...]:
    """Return the terms in which there is work."""
    days = [day for row in rows for day in (row.starts, row.ends) if day]
    if not days:
        return ()
    terms = terms_between(dossier.calendar, min(days), max(days))
    spans = [(row.starts, row.ends) for row in rows if row.starts and row.ends]
    return tuple(term for term in terms if any(term.shared(*span) for span in spans))


def _shares(action: Action) -> Iterator[tuple[str, float]]:
    people = action.people or ("",)
    return ((name, (action.hours or 0.0) / len(people)) for name in people)


def _spread(row: Row, hours: float, terms: tuple[Days, ...]) -> list[float]:
    """Divide hours among terms, the days between them, and no days at all."""
    if not (row.starts and row.ends) or row.doubt is Doubt.REVERSED:
        return [*(0.0 for _ in terms), 0.0, hours]
    length = _length(row.starts, row.ends)
    parts = [hours * term.shared(row.starts, row.ends) / length for term in terms]
    return [*parts, max(0.0, hours - sum(parts)), 0.0]


def _length(starts: date, ends: date) -> int:
    return (ends - starts).days + 1
