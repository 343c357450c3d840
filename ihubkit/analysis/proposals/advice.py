"""What is in the way where no set is within the limits: an elastic programme.

Each limit may stretch; the programme makes the stretching as small as can be. With one limit alone
that may stretch, the answer is the least relaxation of this one; with all, shares of the limits are
added up, and the cheapest combination is found.
"""

from collections.abc import Collection, Iterable, Mapping
from math import ceil

from ihubkit.analysis.proposals.elastic import Elastic, Least
from ihubkit.analysis.proposals.options import EASE
from ihubkit.analysis.proposals.programme import NotProvenError
from ihubkit.model.method import Method
from ihubkit.model.proposal import Advice, Limit, ProposalRequest, Relaxed


def advise(request: ProposalRequest, known: Mapping[str, Method]) -> tuple[Advice, ...]:
    """Return ways to make a set possible: one limit, or else some together; less to answer.

    Args:
        request: What no set answers.
        known: The methods that can be in sets.

    Returns:
        What is sure to be enough; nothing where time was too short to find any.
    """
    elastic = Elastic(request, known)
    single = [_least(elastic, limits=(limit,)) for limit in Limit]
    found = [Advice(relaxed=_relaxed(request, one.stretched)) for one in single if one]
    if not found:
        together = _least(elastic, limits=tuple(Limit))
        found = [Advice(relaxed=_relaxed(request, together.stretched))] if together else []
    several = len(request.needs) + len(request.wished) > 1
    needs = [need.id for need in request.needs] if several else []
    found += [Advice(needs=(one,)) for one in needs if _least(elastic, drop=(one,))]
    found += [Advice(wishes=(one,)) for one in request.wished if _least(elastic, drop=(one,))]
    return tuple(found) or _less(request, elastic)


def relaxed(request: ProposalRequest, limits: Iterable[Relaxed]) -> ProposalRequest:
    """Return the request with some limits as advised."""
    changed: dict[str, float] = {}
    for one in limits:
        if one.limit is Limit.TERMS:
            more = round(one.needed) - len(request.terms)
            terms = (*request.terms, *request.later[:more])
            later = request.later[more:]
            request = request.model_copy(update={"terms": terms, "later": later})
        else:
            changed[one.limit.value] = one.needed
    limits_now = request.limits.model_copy(update=changed)
    return request.model_copy(update={"limits": limits_now})


def _less(request: ProposalRequest, elastic: Elastic) -> tuple[Advice, ...]:
    """Stretch all limits together, and leave out what even that does not make possible."""
    demands = [*(need.id for need in request.needs), *request.wished]
    found = _least(elastic, limits=tuple(Limit), drop=demands)
    if found is None:
        return ()
    needs = tuple(need.id for need in request.needs if need.id in found.dropped)
    wishes = tuple(one for one in request.wished if one in found.dropped)
    return (Advice(relaxed=_relaxed(request, found.stretched), needs=needs, wishes=wishes),)


def _least(
    elastic: Elastic, *, limits: Collection[Limit] = (), drop: Collection[str] = ()
) -> Least | None:
    """Return the least stretching; None where it does not help, or time is too short to know."""
    try:
        return elastic.least(limits=limits, drop=drop)
    except NotProvenError:
        return None


def _relaxed(request: ProposalRequest, stretched: Mapping[Limit, float]) -> tuple[Relaxed, ...]:
    """Round up to whole people, hours, terms and methods."""
    found = []
    for limit, more in stretched.items():
        there = request.amount(limit)
        needed = ceil(there + more - EASE)
        if needed > there:
            found.append(Relaxed(limit=limit, there=there, needed=needed))
    return tuple(found)
