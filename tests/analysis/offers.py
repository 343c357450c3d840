"""Small catalogues and requests in a few words, and all sets of methods tried one by one."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from ihubkit.model.method import Effort, GroupSize, Known, Method, MethodSource, Serves
from ihubkit.model.proposal import Chosen, Limits, NeedWeighed, PlanTerm, ProposalRequest

AMPLE = Limits(people=20, hours=1000, hours_each=50, at_once=5)


def method(name: str, fits: Mapping[str, int], **more: Any) -> Method:  # noqa: ANN401 -- sizes and efforts
    """Make a method: `fits` by question; `least`, `most`, `each`, `lead`, `weeks`, `requires`."""
    return Method(
        id=name,
        title=name.upper(),
        purpose="It helps.",
        serves=tuple(Serves(item=f"asked/{item}", fit=fit) for item, fit in fits.items()),
        group=GroupSize(least=more.get("least", 5), most=more.get("most", 5), known=Known.GENERAL),
        effort=Effort(
            sessions=1,
            hours_each=more.get("each", 2),
            hours_lead=more.get("lead", 0),
            weeks=more.get("weeks", 4),
            known=Known.GENERAL,
        ),
        requires=more.get("requires", ()),
        steps=("Do it.",),
        sources=(MethodSource(title="Made up", known=Known.GENERAL),),
    )


def term(number: int, weeks: float = 10, **more: Any) -> PlanTerm:  # noqa: ANN401 -- what is taken
    """Make a term."""
    starts = date(2026, 1, 5) + timedelta(weeks=20 * number)
    ends = starts + timedelta(days=round(weeks * 7) - 1)
    return PlanTerm(title=f"Term {number + 1}", starts=starts, ends=ends, weeks=weeks, **more)


def asked(
    needs: Sequence[str],
    methods: Sequence[Method],
    **more: Any,  # noqa: ANN401 -- a request's fields
) -> ProposalRequest:
    """Ask for methods for questions; ample limits and two terms unless told."""
    limits = AMPLE.model_copy(update=more.pop("limits", {}))
    weights = more.pop("weights", [10] * len(needs))
    return ProposalRequest(
        needs=tuple(
            NeedWeighed(id=f"need-{one}", item=f"asked/{one}", title=f"Need {one}", weight=weight)
            for one, weight in zip(needs, weights, strict=True)
        ),
        methods=tuple(methods),
        limits=limits,
        **{"terms": (term(0), term(1))} | more,
    )


class Held(NamedTuple):
    """A method with people, from one term to another; `parts` are its hours by term."""

    method: Method
    people: int
    starts: int
    ends: int
    parts: tuple[float, ...]


def ways(request: ProposalRequest, one: Method) -> Iterator[Held]:
    """Yield all ways to hold a method, told from its own words and not by the programme's code."""
    most = min(one.group.most or 10**6, request.limits.people)
    counts = {most, max(one.group.least, -(-most // 2)), one.group.least}
    for people in sorted(n for n in counts if one.group.least <= n <= most):
        for starts in range(len(request.terms)):
            left, weeks = float(one.effort.weeks), []
            for there in request.terms[starts:]:
                if left > 0:
                    weeks.append(min(left, there.weeks))
                    left -= weeks[-1]
            if left > 0:
                continue
            shares = [part / sum(weeks) for part in weeks]
            if max(shares) * one.effort.hours_each <= request.limits.hours_each:
                hours = one.effort.hours_each * people + one.effort.hours_lead
                ends = starts + len(weeks) - 1
                yield Held(one, people, starts, ends, tuple(share * hours for share in shares))


def broken(request: ProposalRequest, held: Sequence[Held], *, whole: bool = True) -> bool:
    """Tell whether a set breaks a limit; a set that is not whole yet may lack what it requires."""
    limits = request.limits
    if held and hours(held) > limits.hours - request.hours_taken + 1e-6:
        return True
    for number, there in enumerate(request.terms):
        here = [one for one in held if one.starts <= number <= one.ends]
        taken = sum(one.parts[number - one.starts] for one in here) + there.hours_taken
        if here and taken > limits.people * limits.hours_each + 1e-6:
            return True
        if here and len(here) + there.methods_taken > limits.at_once:
            return True
    ends = {one.method.id: one.ends for one in held}
    return whole and any(
        ends.get(earlier, 10**6) >= one.starts
        for one in held
        for earlier in one.method.requires
        if earlier not in request.used
    )


def answers_all(request: ProposalRequest, held: Sequence[Held]) -> bool:
    """Tell whether each need is answered and each wish is there."""
    there = [one.method for one in held]
    there += [one for one in request.methods if one.id in request.used]
    wished = set(request.wished) <= {one.id for one in there}
    return wished and all(any(need.fit(one) for one in there) for need in request.needs)


def hours(held: Sequence[Held]) -> float:
    """Add up the hours of a set."""
    return sum(sum(one.parts) for one in held)


def points(request: ProposalRequest, held: Sequence[Held]) -> int:
    """Count the points of a set: the best method of a need twice, the second one once."""
    total = 0
    for need in request.needs:
        found = [6 * need.fit(one) for one in request.methods if one.id in request.used]
        found += [_sixths(request, one) * need.fit(one.method) for one in held]
        best = sorted(found, reverse=True)[:2]
        total += need.weight * sum(value * (2 - place) for place, value in enumerate(best))
    return total


def _sixths(request: ProposalRequest, one: Held) -> int:
    most = min(one.method.group.most or 10**6, request.limits.people)
    if one.people == most:
        return 6
    return 5 if one.people == max(one.method.group.least, -(-most // 2)) else 4


def all_sets(request: ProposalRequest) -> Iterator[tuple[Held, ...]]:
    """Yield all sets within the limits that answer all needs, one after the other."""
    offered = [
        list(ways(request, one))
        for one in request.methods
        if one.id not in request.excluded and one.id not in request.used
    ]

    def grow(held: tuple[Held, ...], rest: list[list[Held]]) -> Iterator[tuple[Held, ...]]:
        if broken(request, held, whole=False):
            return
        if not rest:
            if not broken(request, held) and answers_all(request, held):
                yield held
            return
        yield from grow(held, rest[1:])
        for one in rest[0]:
            yield from grow((*held, one), rest[1:])

    yield from grow((), offered)


def as_held(request: ProposalRequest, chosen: Sequence[Chosen]) -> list[Held]:
    """Read a proposed set as ways to hold its methods."""
    known = {one.id: one for one in request.methods}
    return [Held(known[one.method], one.people, one.starts, one.ends, one.hours) for one in chosen]
