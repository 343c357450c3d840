"""What fits a need better than a set's methods, and what it would take beside them."""

from collections.abc import Mapping, Sequence

from ihubkit.analysis.proposals.options import EASE, Option, Size, before, weeks_from
from ihubkit.analysis.proposals.timetable import room
from ihubkit.model.method import Method
from ihubkit.model.proposal import Lack, LeftOut, Limit, NeedWeighed, ProposalRequest


def left_out(
    request: ProposalRequest, known: Mapping[str, Method], chosen: Sequence[Option]
) -> tuple[LeftOut, ...]:
    """Name for each need the method that fits it best, where it fits better than all of the set."""
    inside = [option.method for option in chosen]
    inside += [one for one in request.methods if one.id in request.used]
    found = []
    for need in request.needs:
        has = max((need.fit(one) for one in inside), default=0)
        better = [one for one in known.values() if need.fit(one) > has]
        if better:
            found.append(_cheapest(need, better, request, chosen))
    return tuple(found)


def _cheapest(
    need: NeedWeighed,
    better: Sequence[Method],
    request: ProposalRequest,
    chosen: Sequence[Option],
) -> LeftOut:
    """Return the best fitting method; among equals the one that lacks least."""
    told = [
        LeftOut(
            need=need.id,
            method=one.id,
            fit=need.fit(one),
            lacks=tuple(_lacks(one, request, chosen)),
        )
        for one in better
    ]
    return min(told, key=lambda one: (-one.fit, len(one.lacks)))


def _lacks(method: Method, request: ProposalRequest, chosen: Sequence[Option]) -> list[Lack]:
    """Tell what its smallest group would take beside a set, in the term where it lacks least."""
    there, least = request.limits, method.group.least
    lacks = []
    if least > there.people:
        lacks.append(Lack(limit=Limit.PEOPLE, there=there.people, needed=least))
    hours = sum(sum(option.hours()) for option in chosen) + method.hours(least)
    free = max(0.0, there.hours - request.hours_taken)
    if hours > free + EASE:
        lacks.append(Lack(limit=Limit.HOURS, there=free, needed=hours))
    inside = {option.method.id for option in chosen}
    lacks += [Lack(before=one) for one in before(method, request) if one not in inside]
    starts = [_in_terms(method, request, chosen, term) for term in range(len(request.terms))]
    possible = [one for one in starts if one is not None]
    if not possible:
        lacks.append(_time(method, request))
    return lacks + min(possible, key=len, default=[])


def _time(method: Method, request: ProposalRequest) -> Lack:
    """Tell that terms are too few for a method; `needed` is 0 where later ones are, too."""
    terms = (*request.terms, *request.later)
    weeks = weeks_from(method, terms, 0)
    return Lack(limit=Limit.TERMS, there=len(request.terms), needed=len(weeks) if weeks else 0)


def _in_terms(
    method: Method, request: ProposalRequest, chosen: Sequence[Option], starts: int
) -> list[Lack] | None:
    """Tell what single terms lack if it began in one of them; None where time runs out."""
    weeks = weeks_from(method, request.terms, starts)
    if weeks is None or _too_early(method, chosen, starts):
        return None
    option = Option(method, Size(method.group.least, 0), starts, weeks)
    lacks = []
    each = max(option.hours_each())
    if each > request.limits.hours_each + EASE:
        lacks.append(Lack(limit=Limit.HOURS_EACH, there=request.limits.hours_each, needed=each))
    for term in range(starts, option.ends + 1):
        lacks += _in_term((*chosen, option), request, term)
    return lacks


def _too_early(method: Method, chosen: Sequence[Option], starts: int) -> bool:
    """Tell whether a method that has to come before, or after, stands in the way."""
    earlier = [one.ends for one in chosen if one.method.id in method.requires]
    return any(ends >= starts for ends in earlier)


def _in_term(options: Sequence[Option], request: ProposalRequest, term: int) -> list[Lack]:
    hours, _ = room(request, term)
    there = request.terms[term]
    here = [option for option in options if option.runs_in(term)]
    taken = sum(option.hours()[term - option.starts] for option in here)
    lacks = []
    if taken > hours + EASE and request.limits.people:
        needed = (taken + there.hours_taken) / request.limits.people
        each = request.limits.hours_each
        lacks.append(Lack(limit=Limit.HOURS_EACH, there=each, needed=needed, term=there.title))
    methods = len(here) + there.methods_taken
    if methods > request.limits.at_once:
        at_once = request.limits.at_once
        lacks.append(Lack(limit=Limit.AT_ONCE, there=at_once, needed=methods, term=there.title))
    return lacks
