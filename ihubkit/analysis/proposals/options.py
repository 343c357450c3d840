"""How a method can be held: with how many people, beginning in which term."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ihubkit.model.method import Method
from ihubkit.model.proposal import PlanTerm, ProposalRequest

WHOLE, HALF, SMALL = 6, 5, 4  # sixths of a method's fit that a group of this size counts
EASE = 1e-6  # what rounding may miss


class Size(NamedTuple):
    """A group: how many people, and how many sixths of the method's fit that counts."""

    people: int
    sixths: int


class Option(NamedTuple):
    """A method with a group from a term on; `weeks` it goes on in each term from there."""

    method: Method
    size: Size
    starts: int
    weeks: tuple[float, ...]

    @property
    def ends(self) -> int:
        """Number of the term it ends in."""
        return self.starts + len(self.weeks) - 1

    def hours_each(self) -> list[float]:
        """Return the hours of each person who takes part, by term; divided evenly over weeks."""
        all_weeks = sum(self.weeks)
        return [self.method.effort.hours_each * part / all_weeks for part in self.weeks]

    def hours(self) -> list[float]:
        """Return the hours of all people, by term; those who lead it included."""
        all_weeks, all_hours = sum(self.weeks), self.method.hours(self.size.people)
        return [all_hours * part / all_weeks for part in self.weeks]

    def runs_in(self, term: int) -> bool:
        """Tell whether it goes on in a term."""
        return self.starts <= term <= self.ends


def sizes(method: Method, people: int) -> list[Size]:
    """Return the groups a method can have: as many as can take part, half as many, the fewest."""
    least = method.group.least
    most = min(method.group.most or people, people)
    if most < least:
        return []
    half = max(least, (most + 1) // 2)
    found = {most: WHOLE}
    found.setdefault(half, HALF)
    found.setdefault(least, SMALL)
    return [Size(number, sixths) for number, sixths in found.items()]


def weeks_from(method: Method, terms: Sequence[PlanTerm], starts: int) -> tuple[float, ...] | None:
    """Return in how many weeks of which terms a method goes on; None where time runs out."""
    left, weeks = float(method.effort.weeks), []
    for term in terms[starts:]:
        weeks.append(min(left, term.weeks))
        left -= weeks[-1]
        if left <= EASE:
            return tuple(weeks)
    return None


def options(request: ProposalRequest, method: Method, size: Size) -> Iterator[Option]:
    """Yield the ways to hold a method with a group; none asks too many hours of one person.

    In a term that has too many hours already nothing more can go on.
    """
    full = [n for n, term in enumerate(request.terms) if term.hours_taken > in_a_term(request)]
    for starts in range(len(request.terms)):
        weeks = weeks_from(method, request.terms, starts)
        if weeks and request.hours_taken <= request.limits.hours:
            option = Option(method, size, starts, weeks)
            too_many = max(option.hours_each()) > request.limits.hours_each + EASE
            if not too_many and not any(option.runs_in(term) for term in full):
                yield option


def in_a_term(request: ProposalRequest) -> float:
    """Return the most working hours of all people together in a term."""
    return request.limits.people * request.limits.hours_each


def candidates(request: ProposalRequest) -> dict[str, Method]:
    """Return methods that may be in a set: they answer a need, are wished for, or come before one.

    One whose prerequisite is not to be had cannot be in any.
    """
    offered = {one.id: one for one in request.methods if one.id not in request.excluded}
    there = {one: method for one, method in offered.items() if one not in request.used}
    useful = [
        one
        for one, method in there.items()
        if one in request.wished or any(need.fit(method) for need in request.needs)
    ]
    possible = {one for one in there if _can_come(one, offered, request.used, ())}
    wanted: dict[str, Method] = {}
    while useful:
        one = useful.pop()
        if one in possible and one not in wanted:
            wanted[one] = there[one]
            useful += before(there[one], request)
    return {one: wanted[one] for one in there if one in wanted}


def before(method: Method, request: ProposalRequest) -> list[str]:
    """Return the methods that must come before one and are not in the plan yet."""
    return [one for one in method.requires if one not in request.used]


def _can_come(
    one: str, offered: dict[str, Method], used: tuple[str, ...], way: tuple[str, ...]
) -> bool:
    if one in used:
        return True
    if one not in offered or one in way:
        return False
    return all(_can_come(more, offered, used, (*way, one)) for more in offered[one].requires)
