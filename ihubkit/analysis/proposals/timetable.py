"""When the methods of a set begin: a small programme over methods and terms to begin in."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from ihubkit.analysis.proposals.options import EASE, Option, Size, before, in_a_term, options
from ihubkit.analysis.proposals.programme import HALF, Programme
from ihubkit.model.method import Method
from ihubkit.model.proposal import ProposalRequest

Groups = Mapping[str, Size]  # method → its group
LATER = 1e-3  # what tells two timetables apart in which as many methods begin as early


def room(request: ProposalRequest, term: int) -> tuple[float, int]:
    """Return how many hours and methods a term has room for beside what the plan has already."""
    there = request.terms[term]
    hours = in_a_term(request) - there.hours_taken
    return max(0.0, hours), max(0, request.limits.at_once - there.methods_taken)


def timetable(
    request: ProposalRequest, known: Mapping[str, Method], groups: Groups
) -> list[Option] | None:
    """Let the methods of a set begin as early as can be; None where they do not fit in.

    Raises:
        NotProvenError: It could not be found out in time.
    """
    programme = Programme(request.seconds)
    offered = [
        option for one, size in groups.items() for option in options(request, known[one], size)
    ]
    columns = {programme.column(): option for option in offered}
    for one in groups:
        programme.row(_those(columns, one), least=1, most=1)
        for earlier in before(known[one], request):
            if earlier in groups:
                _set_before(programme, columns, one, earlier, len(request.terms))
    for term in range(len(request.terms)):
        hours, methods = room(request, term)
        here = {c: option for c, option in columns.items() if option.runs_in(term)}
        taken = {c: option.hours()[term - option.starts] for c, option in here.items()}
        programme.row(taken, most=hours + EASE)
        programme.row(dict.fromkeys(here, 1.0), most=methods)
    order = {one: 1 + LATER * place for place, one in enumerate(groups)}
    cost = {c: option.starts * order[option.method.id] for c, option in columns.items()}
    found = programme.minimise(cost)
    if found is None:
        return None
    begun = [option for c, option in columns.items() if found[c] > HALF]
    return sorted(begun, key=lambda option: (option.starts, list(groups).index(option.method.id)))


def conflict(
    request: ProposalRequest, known: Mapping[str, Method], groups: Groups
) -> dict[str, Size]:
    """Return a part of a set that has no timetable, while any smaller part of it has one."""
    left = dict(groups)
    for one in groups:
        rest = {other: size for other, size in left.items() if other != one}
        if timetable(request, known, rest) is None:
            left = rest
    return left


def _those(columns: Mapping[int, Option], method: str) -> dict[int, float]:
    return {c: 1.0 for c, option in columns.items() if option.method.id == method}


def _set_before(
    programme: Programme, columns: Mapping[int, Option], later: str, earlier: str, terms: int
) -> None:
    """Let a method begin only in a term after the one in which another ends."""
    for term in range(terms):
        row: dict[int, float] = defaultdict(float)
        for c, option in columns.items():
            if option.method.id == later and option.starts <= term:
                row[c] += 1
            if option.method.id == earlier and option.ends < term:
                row[c] -= 1
        programme.row(row, most=0)


def slots(request: ProposalRequest, method: Method, sizes: Sequence[Size]) -> dict[Size, int]:
    """Return the groups with which a method can be held, and in how many terms at least."""
    found = {}
    for size in sizes:
        lengths = [len(option.weeks) for option in options(request, method, size)]
        if lengths:
            found[size] = min(lengths)
    return found
