"""Proposed methods as their page shows them: a form, sets by term, reasons, advice."""

from collections.abc import Iterator
from typing import Any

from ihubkit.analysis.proposals import Words
from ihubkit.content import Texts
from ihubkit.model.dossier import Dossier
from ihubkit.model.method import Method
from ihubkit.model.plan_timeline import counted
from ihubkit.model.proposal import (
    Chosen,
    Limit,
    Proposal,
    ProposalRequest,
    Proposed,
    Wanted,
)

WISH, EXCLUDE = "wish", "exclude"


def form_shown(
    dossier: Dossier,
    request: ProposalRequest,
    usual: ProposalRequest,
    wanted: Wanted,
    words: Words,
) -> dict[str, Any]:
    """Return what a team can ask for: limits, needs, and methods by how well they fit."""
    return {
        "limits": [
            {
                "id": limit.value,
                "label": words.limit(limit),
                "value": words.typed(request.amount(limit)),
                "usual": words.typed(usual.amount(limit)),
                "told": words.terms() if limit is Limit.TERMS else [],
            }
            for limit in Limit
        ],
        "calendar": dossier.calendar is not None,
        "taken": words.number(request.hours_taken) if request.hours_taken else "",
        "needs": [
            {"id": one.need.id, "title": one.title, "aside": one.need.id in wanted.aside}
            for one in dossier.needs
        ],
        "methods": [_offered(one, request) for one in _by_fit(request)],
    }


def _by_fit(request: ProposalRequest) -> list[Method]:
    """Return the methods that answer a need, the best fitting first; then the others."""
    there = [one for one in request.methods if one.id not in request.used]
    return sorted(there, key=lambda one: -max((n.fit(one) for n in request.needs), default=0))


def _offered(method: Method, request: ProposalRequest) -> dict[str, Any]:
    how = dict.fromkeys(request.wished, WISH) | dict.fromkeys(request.excluded, EXCLUDE)
    fit = max((need.fit(method) for need in request.needs), default=0)
    return {"id": method.id, "title": method.title, "fit": fit, "how": how.get(method.id, "")}


def found_shown(
    dossier: Dossier, request: ProposalRequest, found: Proposed, words: Words, texts: Texts
) -> dict[str, Any]:
    """Return the sets, or what would make one possible."""
    planned = {action.method for action in counted(dossier.plan)}
    used = [one for one in request.methods if one.id in request.used]
    return {
        "used": [one.title for one in used],
        "aside": list(words.aside(found)),
        "blocked": any(one.excluded for one in found.unanswered),
        "sets": [
            _set_shown(request, one, found.sets[0], planned, words, texts) for one in found.sets
        ],
        "advice": [words.advice(one) for one in found.advice],
    }


def _set_shown(  # noqa: PLR0913, PLR0917 -- a set, what it is held against, and how it is said
    request: ProposalRequest,
    proposal: Proposal,
    first: Proposal,
    planned: set[str],
    words: Words,
    texts: Texts,
) -> dict[str, Any]:
    _ = texts
    running = [
        sum(one.starts <= term <= one.ends for one in proposal.chosen) + there.methods_taken
        for term, there in enumerate(request.terms)
    ]
    total = _(
        "Working hours: {hours} of {limit} · methods at once: {n}",
        hours=words.number(proposal.hours),
        limit=words.number(max(0.0, request.limits.hours - request.hours_taken)),
        n=max(running, default=0),
    )
    return {
        "methods": len(proposal.chosen),
        "hours": words.number(proposal.hours),
        "total": total,
        "differs": list(words.differs(proposal, first)) if proposal is not first else [],
        "terms": list(_terms_shown(request, proposal, planned, words)),
        "why": list(words.answers(proposal)),
        "left": [words.left_out(one) for one in proposal.left_out],
        "open": any(one.method not in planned for one in proposal.chosen),
    }


def _terms_shown(
    request: ProposalRequest, proposal: Proposal, planned: set[str], words: Words
) -> Iterator[dict[str, Any]]:
    """Yield the terms in which methods begin."""
    known = {one.id: one for one in request.methods}
    for number, term in enumerate(request.terms):
        begin = [one for one in proposal.chosen if one.starts == number]
        if begin:
            yield {
                "title": term.title,
                "methods": [
                    _method_shown(request, one, known[one.method], words)
                    | {"taken": one.method in planned}
                    for one in begin
                ],
            }


def _method_shown(
    request: ProposalRequest, chosen: Chosen, method: Method, words: Words
) -> dict[str, Any]:
    return {
        "id": method.id,
        "title": method.title,
        "purpose": method.purpose,
        "starts": chosen.first_day.isoformat(),
        "ends": chosen.last_day.isoformat(),
        "until": request.terms[chosen.ends].title if chosen.ends > chosen.starts else "",
        "people": chosen.people,
        "whole": chosen.whole,
        "hours": words.number(chosen.all_hours),
        "answers": [
            {"need": need.title, "fit": need.fit(method), "word": words.fit(need.fit(method))}
            for need in request.needs
            if need.fit(method)
        ],
    }
