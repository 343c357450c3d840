"""From a request to sets of methods, or to what would make one possible."""

from collections.abc import Mapping
from datetime import date, timedelta

from ihubkit.analysis.proposals.advice import advise
from ihubkit.analysis.proposals.choice import Choice, Found
from ihubkit.analysis.proposals.left_out import left_out
from ihubkit.analysis.proposals.options import WHOLE, Option, candidates
from ihubkit.analysis.proposals.programme import NotProvenError
from ihubkit.model.method import Method
from ihubkit.model.proposal import (
    Chosen,
    PlanTerm,
    Proposal,
    ProposalRequest,
    Proposed,
    Unanswered,
)

SETS = 3  # the best one and two beside it
WEEK = 7  # days


def propose(request: ProposalRequest) -> Proposed:
    """Propose sets of methods that answer all needs within the limits, the best one first.

    A need that no method answers is told and set aside. Alternatives lack at least one method of
    every set before them; where there are no such sets, they only differ. Where no set is within
    the limits there is advice instead; where time was too short to know, that is told.
    """
    known = candidates(request)
    wished = tuple(one for one in request.wished if one in known)
    impossible = tuple(one for one in request.wished if one not in (*known, *request.used))
    alone = unanswered(request, known)
    aside = {one.need for one in alone}
    needs = tuple(need for need in request.needs if need.id not in aside)
    asked = request.model_copy(update={"needs": needs, "wished": wished})
    aside_told = Proposed(unanswered=alone, impossible=impossible)
    if not needs and not wished:
        return aside_told
    try:
        sets = _sets(asked, known)
    except NotProvenError:
        return aside_told.model_copy(update={"unproven": True})
    if not sets:
        advice = advise(asked, known)
        return aside_told.model_copy(update={"advice": advice, "unproven": not advice})
    told = tuple(_proposal(asked, known, found) for found in sets)
    return aside_told.model_copy(update={"sets": told})


def unanswered(request: ProposalRequest, known: Mapping[str, Method]) -> tuple[Unanswered, ...]:
    """Return the needs that no method answers, with those left out that would."""
    used = [method for method in request.methods if method.id in request.used]
    found = []
    for need in request.needs:
        if not any(need.fit(method) for method in (*known.values(), *used)):
            fitting = [one.id for one in request.methods if need.fit(one)]
            excluded = tuple(one for one in fitting if one in request.excluded)
            found.append(Unanswered(need=need.id, excluded=excluded))
    return tuple(found)


def _sets(request: ProposalRequest, known: Mapping[str, Method]) -> list[Found]:
    """Find the best set, and others beside it as far as there is time.

    Raises:
        NotProvenError: There was no time to find the best one.
    """
    found: list[Found] = []
    lacking, other = Choice(request, known), Choice(request, known)
    while len(found) < SETS:
        try:
            best = lacking.best() or other.best()
        except NotProvenError:
            if not found:
                raise
            break
        if best is None:
            break
        found.append(best)
        lacking.without_one_of(best.methods)
        other.other_than(best.methods)
    return sorted(found, key=lambda one: -one.points)


def _proposal(request: ProposalRequest, known: Mapping[str, Method], found: Found) -> Proposal:
    return Proposal(
        chosen=tuple(_chosen(option, request) for option in found.options),
        points=found.points,
        left_out=left_out(request, known, found.options),
    )


def _chosen(option: Option, request: ProposalRequest) -> Chosen:
    return Chosen(
        method=option.method.id,
        starts=option.starts,
        first_day=request.terms[option.starts].starts,
        last_day=_last_day(request.terms[option.ends], option.weeks[-1]),
        people=option.size.people,
        hours=tuple(round(hours, 6) for hours in option.hours()),
        whole=option.size.sixths == WHOLE,
    )


def _last_day(term: PlanTerm, weeks: float) -> date:
    """Return the last of so many weeks of a term; at its end, the term's own last day."""
    return min(term.ends, term.starts + timedelta(days=max(0, round(weeks * WEEK) - 1)))
