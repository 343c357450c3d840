"""The elastic programme: smallest groups, every term there could be, limits that may stretch."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from itertools import pairwise
from typing import NamedTuple

from ihubkit.analysis.proposals.options import EASE, Option, Size, before, weeks_from
from ihubkit.analysis.proposals.programme import Programme
from ihubkit.model.method import Method
from ihubkit.model.proposal import RANGES, Limit, ProposalRequest

DROPPED = 1000.0  # what leaving out a need costs, in limits doubled


class Least(NamedTuple):
    """The least stretching: by how much of which limits, and which demands are left out."""

    stretched: dict[Limit, float]
    dropped: tuple[str, ...]


class Elastic:
    """Finds the least stretching of limits with which the needs can be answered."""

    def __init__(self, request: ProposalRequest, known: Mapping[str, Method]) -> None:
        self._request, self._known = request, known
        self._terms = (*request.terms, *request.later)
        self._demands = {
            need.id: [one for one, method in known.items() if need.fit(method)]
            for need in request.needs
            if not any(need.fit(one) for one in request.methods if one.id in request.used)
        } | {wish: [wish] for wish in request.wished if wish in known}

    def least(self, *, limits: Iterable[Limit] = (), drop: Collection[str] = ()) -> Least | None:
        """Return by how much limits must stretch; None where that does not help.

        Args:
            limits: Those that may stretch, as far as a plan can hold; the others are kept.
            drop: Ids of needs and wishes that may be left out.

        Raises:
            NotProvenError: It could not be found out in time.
        """
        request = self._request
        self._programme = Programme(request.seconds)
        more = {limit: max(0.0, RANGES[limit][1] - request.amount(limit)) for limit in limits}
        self._slack = {one: self._programme.column(most, whole=False) for one, most in more.items()}
        self._options = {self._programme.column(): one for one in self._all_options()}
        self._open = [self._programme.column() for _ in self._terms]
        dropped = {one: self._programme.column() for one in drop if one in self._demands}
        for one, fitting in self._demands.items():
            left = {dropped[one]: 1.0} if one in dropped else {}
            self._programme.row(self._those(fitting) | left, least=1)
        self._methods()
        self._hours()
        for term in range(len(self._terms)):
            self._term(term)
        self._more_terms()
        shares = {c: 1 / max(1.0, request.amount(limit)) for limit, c in self._slack.items()}
        found = self._programme.minimise(shares | dict.fromkeys(dropped.values(), DROPPED))
        if found is None:
            return None
        stretched = {limit: float(found[c]) for limit, c in self._slack.items()}
        return Least(stretched, tuple(one for one, c in dropped.items() if found[c]))

    def _all_options(self) -> list[Option]:
        found = []
        for method in self._known.values():
            for starts in range(len(self._terms)):
                weeks = weeks_from(method, self._terms, starts)
                if weeks:
                    found.append(Option(method, Size(method.group.least, 0), starts, weeks))
        return found

    def _methods(self) -> None:
        """Let a method begin once, after those before it, with people and hours it needs."""
        limits = self._request.limits
        for one, method in self._known.items():
            self._programme.row(self._those((one,)), most=1)
            for earlier in before(method, self._request):
                self._set_before(one, earlier)
        for c, option in self._options.items():
            each = max(option.hours_each())
            self._at_most({c: float(option.size.people)}, Limit.PEOPLE, limits.people)
            self._at_most({c: each}, Limit.HOURS_EACH, limits.hours_each)

    def _hours(self) -> None:
        request = self._request
        hours: dict[int, float] = {
            c: option.method.hours(option.size.people) for c, option in self._options.items()
        }
        anything = self._programme.column()
        for c in self._options:
            self._programme.row({c: 1.0, anything: -1.0}, most=0)
        hours[anything] = request.hours_taken - request.limits.hours
        self._at_most(hours, Limit.HOURS, 0)

    def _term(self, term: int) -> None:
        """Keep to a term's hours and methods where anything begins or goes on in it."""
        limits, there, is_open = self._request.limits, self._terms[term], self._open[term]
        here = {c: option for c, option in self._options.items() if option.runs_in(term)}
        for c in here:
            self._programme.row({c: 1.0, is_open: -1.0}, most=0)
        hours = {c: option.hours()[term - option.starts] for c, option in here.items()}
        hours[is_open] = there.hours_taken - limits.people * limits.hours_each
        if Limit.HOURS_EACH in self._slack:
            hours[self._slack[Limit.HOURS_EACH]] = -float(limits.people)
        if Limit.PEOPLE in self._slack:
            hours[self._slack[Limit.PEOPLE]] = -limits.hours_each
        self._programme.row(hours, most=EASE)
        methods = dict.fromkeys(here, 1.0) | {is_open: float(there.methods_taken - limits.at_once)}
        self._at_most(methods, Limit.AT_ONCE, 0)

    def _more_terms(self) -> None:
        """Open terms after the plan's own one after the other, as far as that limit stretches."""
        own = len(self._request.terms)
        later = self._open[own:]
        for sooner, one in pairwise(later):
            self._programme.row({one: 1.0, sooner: -1.0}, most=0)
        self._at_most(dict.fromkeys(later, 1.0), Limit.TERMS, 0)

    def _at_most(self, terms: Mapping[int, float], limit: Limit, most: float) -> None:
        slack = {self._slack[limit]: -1.0} if limit in self._slack else {}
        self._programme.row({**terms, **slack}, most=most + EASE)

    def _set_before(self, later: str, earlier: str) -> None:
        for term in range(len(self._terms)):
            row: dict[int, float] = defaultdict(float)
            for c, option in self._options.items():
                if option.method.id == later and option.starts <= term:
                    row[c] += 1
                if option.method.id == earlier and option.ends < term:
                    row[c] -= 1
            self._programme.row(row, most=0)

    def _those(self, methods: Iterable[str]) -> dict[int, float]:
        wanted = set(methods)
        return {c: 1.0 for c, one in self._options.items() if one.method.id in wanted}
