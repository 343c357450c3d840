"""Methods for a school's plan: what is asked for, and a proposed method goes into the plan."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import islice, pairwise

from ihubkit.analysis.priorities import EASIEST, NOT_JUDGED, need_score, share
from ihubkit.content import Content
from ihubkit.model.calendar import Days, terms_between
from ihubkit.model.dossier import Dossier, NeedTold
from ihubkit.model.plan import MOST_HOURS, Action
from ihubkit.model.plan_timeline import counted
from ihubkit.model.plan_workload import HOURS_EACH
from ihubkit.model.proposal import (
    MOST_TERMS,
    Limits,
    NeedWeighed,
    PlanTerm,
    ProposalRequest,
    Wanted,
)

PEOPLE = 10  # who take part, where the school's staff is not known
AT_ONCE = 3  # methods in one term: one for each of three needs
TERMS = 2  # a school year, where the plan has no end
SHORT = timedelta(weeks=4)  # a break that a method goes on over; the summer is longer
WORTH_BEGINNING = timedelta(weeks=6)  # what must be left of a term
YEARS = 8  # as far as calendars are looked at
MOST, LEAST, UNKNOWN = 10, 5, 8  # weights of needs


def request_of(dossier: Dossier, content: Content, wanted: Wanted) -> ProposalRequest:
    """Ask for methods for a plan: its focus needs, and limits as wanted or else as planned."""
    plan, (terms, short) = dossier.plan, _terms(dossier)
    many = wanted.terms or _many(dossier, terms)
    people = (dossier.school.staff or PEOPLE) if wanted.people is None else wanted.people
    each = _first(wanted.hours_each, plan.hours_each, HOURS_EACH)
    limits = Limits(
        people=people,
        hours=min(_first(wanted.hours, plan.hours_budget, people * each), MOST_HOURS),
        hours_each=each,
        at_once=AT_ONCE if wanted.at_once is None else wanted.at_once,
    )
    methods = tuple(content.method(one, dossier.language) for one in content.methods)
    working = counted(plan)
    return ProposalRequest(
        needs=_weighed([one for one in dossier.needs if one.need.id not in wanted.aside], content),
        methods=methods,
        limits=limits,
        terms=terms[:many],
        later=terms[many:],
        hours_taken=sum(one.hours or 0.0 for one in working),
        used=tuple(dict.fromkeys(one.method for one in working if one.method)),
        wished=tuple(one for one in wanted.wished if one in content.methods),
        excluded=tuple(one for one in wanted.excluded if one in content.methods),
        short=short,
    )


def _first(*amounts: float | None) -> float:
    return next(one for one in amounts if one is not None)


def _weighed(needs: Sequence[NeedTold], content: Content) -> tuple[NeedWeighed, ...]:
    """Weigh needs from 5 to 10 by their priority; one without figures counts 8."""
    scores = [_priority(told, content) for told in needs]
    most = max((one for one in scores if one), default=0.0)
    return tuple(
        NeedWeighed(
            id=told.need.id,
            item=f"{told.need.instrument}/{told.need.item}",
            title=told.title,
            weight=UNKNOWN
            if score is None or not most
            else round(LEAST + (MOST - LEAST) * score / most),
        )
        for told, score in zip(needs, scores, strict=True)
    )


def _priority(told: NeedTold, content: Content) -> float | None:
    """Return need score times feasibility / 3, see `analysis.priorities`; None without figures."""
    need, evidence = told.need, told.need.evidence
    asked = content.instruments.get(need.instrument)
    if asked is None or need.item not in asked.items:
        return None
    facets = {facet.id for facet in asked.facets}
    if None in (evidence.status, evidence.importance) or not {"status", "importance"} <= facets:
        return None
    status = share(evidence.status or 0.0, asked.scale(need.item, "status"))
    importance = share(evidence.importance or 0.0, asked.scale(need.item, "importance"))
    return need_score(status, importance) * (evidence.feasibility or NOT_JUDGED) / EASIEST


def _terms(dossier: Dossier) -> tuple[tuple[PlanTerm, ...], str]:
    """Return the terms from the plan's first day or today on, with what the plan takes in them.

    A term of which less than six weeks are left is not counted; its title comes beside them.
    """
    begin = max(dossier.plan.starts or dossier.today, dossier.today)
    begin = min(begin, date(date.max.year - YEARS - 2, 1, 1))
    last = begin + timedelta(days=366 * YEARS)
    left = [
        term.model_copy(update={"starts": max(term.starts, begin)})
        for term in terms_between(dossier.calendar, begin, last)
    ]
    whole = [term for term in left if term.ends - term.starts >= WORTH_BEGINNING]
    short = next((one for one in left if one.starts == begin and one not in whole), None)
    dated = dossier.calendar is not None
    terms = tuple(
        _term(term, after, counted(dossier.plan), dated=dated)
        for term, after in islice(pairwise(whole), MOST_TERMS)
    )
    return terms, _title(short, dated=dated) if short else ""


def _title(term: Days, *, dated: bool) -> str:
    return f"{term.title} {term.starts.year}" if dated else term.title


def _term(term: Days, after: Days, actions: Iterable[Action], *, dated: bool) -> PlanTerm:
    """Make a term; a short break belongs to the weeks of the term before it."""
    goes_on = timedelta(0) < after.starts - term.ends <= SHORT
    ends = after.starts if goes_on else term.ends + timedelta(days=1)
    inside = [(one, part) for one in actions if (part := _part(one, term))]
    return PlanTerm(
        title=_title(term, dated=dated),
        starts=term.starts,
        ends=term.ends,
        weeks=(ends - term.starts).days / 7,
        hours_taken=sum((one.hours or 0.0) * part for one, part in inside),
        methods_taken=sum(bool(one.method) for one, _ in inside),
    )


def _part(action: Action, term: Days) -> float:
    """Return which share of an action's days is in a term; 0 where its dates are not clear."""
    if not action.starts or not action.ends or action.ends < action.starts:
        return 0.0
    return term.shared(action.starts, action.ends) / ((action.ends - action.starts).days + 1)


def _many(dossier: Dossier, terms: Sequence[PlanTerm]) -> int:
    """Return how many terms the plan has."""
    ends = dossier.plan.ends
    if ends is None:
        return TERMS
    return max(1, sum(term.starts < ends for term in terms))
