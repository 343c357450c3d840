"""Which methods, and with what groups: the programme of points, then of hours.

Terms count here only as far as they limit a set as a whole; whether a set has a timetable is asked
afterwards (`timetable`), and a part of it that has none is kept out of the next answer
(combinatorial Benders cuts). So a set that is found is the best one.

J. N. Hooker, G. Ottosson (2003): Logic-based Benders decomposition. Mathematical Programming 96.
"""

from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import NamedTuple

from ihubkit.analysis.proposals.options import EASE, WHOLE, Option, Size, before, sizes
from ihubkit.analysis.proposals.programme import HALF, NotProvenError, Programme
from ihubkit.analysis.proposals.timetable import conflict, room, slots, timetable
from ihubkit.model.method import Method
from ihubkit.model.proposal import NeedWeighed, ProposalRequest

FIRST, SECOND = 2, 1  # halves of its points that the best and the second method of a need count
ORDER = 1e-4  # hours; tells sets of the same points and hours apart, the catalogue's order first


class Found(NamedTuple):
    """The best set: its methods in their terms, and its points."""

    options: list[Option]
    points: int

    @property
    def methods(self) -> frozenset[str]:
        """Ids of its methods."""
        return frozenset(option.method.id for option in self.options)


def points_of(request: ProposalRequest, groups: Iterable[tuple[Method, Size]]) -> int:
    """Return how well methods cover the needs, together with those in the plan already."""
    used = [(one, Size(0, WHOLE)) for one in request.methods if one.id in request.used]
    together, points = [*used, *groups], 0
    for need in request.needs:
        found = sorted((need.fit(method) * size.sixths for method, size in together), reverse=True)
        first, second, *_ = [*found, 0, 0]
        points += need.weight * (FIRST * first + SECOND * second)
    return points


class Choice:
    """The programme over methods and groups."""

    def __init__(self, request: ProposalRequest, known: Mapping[str, Method]) -> None:
        self.request, self._known = request, known
        self._programme = Programme(request.seconds)
        self._columns: dict[int, tuple[str, Size]] = {}
        self._slots: dict[int, float] = {}
        self._gain: dict[int, float] = {}
        for one, method in known.items():
            offered = slots(request, method, sizes(method, request.limits.people))
            for size, length in offered.items():
                column = self._programme.column()
                self._columns[column], self._slots[column] = (one, size), length
            self._programme.row(self._those((one,)), most=1)
        self._hours = {c: known[one].hours(size.people) for c, (one, size) in self._columns.items()}
        self._limit()
        self._demand()
        for need in request.needs:
            self._cover(need)

    def best(self) -> Found | None:
        """Find the set of most points, and among equals the one of fewest hours.

        Raises:
            NotProvenError: It could not be found out in time.
        """
        while True:
            groups = self._groups()
            if groups is None:
                return None
            begun = timetable(self.request, self._known, groups)
            if begun is not None:
                chosen = [(option.method, option.size) for option in begun]
                return Found(begun, points_of(self.request, chosen))
            clash = conflict(self.request, self._known, groups)
            self._programme.row(self._at_least(clash), most=len(clash) - 1)

    def without_one_of(self, methods: frozenset[str]) -> None:
        """Ask of further sets that they lack one of these methods."""
        self._programme.row(self._those(methods), most=len(methods) - 1)

    def other_than(self, methods: frozenset[str]) -> None:
        """Ask of further sets that they are not this one; they may hold it."""
        inside, outside = self._those(methods), self._those(self._known.keys() - methods)
        differing = dict.fromkeys(inside, -1.0) | outside
        self._programme.row(differing, least=1 - len(methods))

    def _groups(self) -> dict[str, Size] | None:
        """Solve for points, then for hours without losing a point."""
        most = self._programme.minimise({c: -gain for c, gain in self._gain.items()})
        if most is None:
            return None
        points = sum(gain * most[c] for c, gain in self._gain.items())
        places = {one: place for place, one in enumerate(self._known)}
        cost = {c: self._hours[c] + ORDER * places[one] for c, (one, _) in self._columns.items()}
        try:
            found = self._programme.minimise_where(cost, self._gain, least=points - HALF)
        except NotProvenError:
            found = None
        best = most if found is None else found
        return {one: size for c, (one, size) in self._columns.items() if best[c] > HALF}

    def _limit(self) -> None:
        """Keep hours, and methods at once, within what there is in all terms together."""
        request = self.request
        rooms = [room(request, term) for term in range(len(request.terms))]
        hours = min(request.limits.hours - request.hours_taken, sum(hours for hours, _ in rooms))
        self._programme.row(self._hours, most=max(0.0, hours) + EASE)
        self._programme.row(self._slots, most=sum(methods for _, methods in rooms))

    def _demand(self) -> None:
        """Ask for an answer to each need, each wish, and what has to come before a method."""
        request = self.request
        for need in request.needs:
            if not any(need.fit(one) for one in request.methods if one.id in request.used):
                fitting = [one for one, method in self._known.items() if need.fit(method)]
                self._programme.row(self._those(fitting), least=1)
        for wish in request.wished:
            if wish in self._known:
                self._programme.row(self._those((wish,)), least=1)
        for one, method in self._known.items():
            for earlier in before(method, request):
                ahead = dict.fromkeys(self._those((earlier,)), -1.0)
                self._programme.row(self._those((one,)) | ahead, most=0)

    def _cover(self, need: NeedWeighed) -> None:
        """Count a need's points level by level: by the first method that reaches it, the second."""
        used = [
            WHOLE * need.fit(one) for one in self.request.methods if one.id in self.request.used
        ]
        values = {
            c: size.sixths * need.fit(self._known[one]) for c, (one, size) in self._columns.items()
        }
        levels = sorted({0, *used, *values.values()})
        for lower, level in pairwise(levels):
            first, second = self._programme.column(), self._programme.column()
            self._gain[first] = need.weight * FIRST * (level - lower)
            self._gain[second] = need.weight * SECOND * (level - lower)
            reaching = {c: -1.0 for c, value in values.items() if value >= level}
            there = sum(value >= level for value in used)
            self._programme.row(reaching | {first: 1.0, second: 1.0}, most=there)

    def _those(self, methods: Iterable[str]) -> dict[int, float]:
        wanted = set(methods)
        return {c: 1.0 for c, (one, _) in self._columns.items() if one in wanted}

    def _at_least(self, groups: Mapping[str, Size]) -> dict[int, float]:
        return {
            c: 1.0
            for c, (one, size) in self._columns.items()
            if one in groups and size.people >= groups[one].people
        }
