"""Proposals of methods: what is asked for, and the sets that answer the needs within the limits."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from pydantic import Field

from ihubkit.errors import InvalidValueError
from ihubkit.model.method import Method
from ihubkit.model.plan import MOST_HOURS
from ihubkit.model.value import Value

MOST_TERMS = 6
MOST_AT_ONCE = 20
MOST_PEOPLE = 5000
SEARCH_S = 20.0  # never met by a plan of ours; a page must not wait for ever


class Limit(StrEnum):
    """What there is only so much of."""

    PEOPLE = "people"  # who take part
    HOURS = "hours"  # of all people, in all
    HOURS_EACH = "hours_each"  # of one person in a term
    TERMS = "terms"  # how many
    AT_ONCE = "at_once"  # methods in one term


RANGES: Mapping[Limit, tuple[int, int]] = {
    Limit.PEOPLE: (1, MOST_PEOPLE),
    Limit.HOURS: (0, MOST_HOURS),
    Limit.HOURS_EACH: (0, MOST_HOURS),
    Limit.TERMS: (1, MOST_TERMS),
    Limit.AT_ONCE: (1, MOST_AT_ONCE),
}


class Limits(Value):
    """How much there is of everything but terms."""

    people: int = Field(ge=0, le=5000)
    hours: float = Field(ge=0, le=1_000_000)
    hours_each: float = Field(ge=0, le=10_000)
    at_once: int = Field(ge=0, le=MOST_AT_ONCE)


class PlanTerm(Value):
    """A term a method can begin in.

    Attributes:
        weeks: How long it goes on, with the days up to the next term where that follows soon.
        hours_taken: Hours of all people that the plan's actions take in it already.
        methods_taken: How many of the plan's methods go on in it already.
    """

    title: str
    starts: date
    ends: date
    weeks: float = Field(gt=0)
    hours_taken: float = Field(0, ge=0)
    methods_taken: int = Field(0, ge=0)


class NeedWeighed(Value):
    """A focus need, and how much it counts: 10 as the most urgent one, 5 at least.

    Attributes:
        id: Of the focus need.
        item: Its question, "instrument/item".
    """

    id: str
    item: str
    title: str
    weight: int = Field(10, ge=1, le=10)

    def fit(self, method: Method) -> int:
        """Return how well a method answers it, 0 where it does not."""
        return method.fit(*self.item.split("/", 1))


class ProposalRequest(Value):
    """What a set of methods is asked for.

    Attributes:
        terms: Those the plan has, in their order.
        later: Terms after them, which more time would bring.
        hours_taken: Hours that the plan's actions take already, in all.
        used: Methods that are in the plan already: they answer needs and are not proposed again.
        wished: Methods that must be in the set.
        excluded: Methods that must not.
        short: Title of a term of the plan that is not counted: too little of it is left.
        seconds: How long one programme is worked on at most.
    """

    needs: tuple[NeedWeighed, ...]
    methods: tuple[Method, ...]
    limits: Limits
    terms: tuple[PlanTerm, ...] = ()
    later: tuple[PlanTerm, ...] = ()
    hours_taken: float = Field(0, ge=0)
    used: tuple[str, ...] = ()
    wished: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    short: str = ""
    seconds: float = Field(SEARCH_S, ge=0)

    def amount(self, limit: Limit) -> float:
        """Return how much there is of something."""
        amounts: dict[Limit, float] = {
            Limit.PEOPLE: self.limits.people,
            Limit.HOURS: self.limits.hours,
            Limit.HOURS_EACH: self.limits.hours_each,
            Limit.TERMS: len(self.terms),
            Limit.AT_ONCE: self.limits.at_once,
        }
        return amounts[limit]


class Wanted(Value):
    """What a team asks for; None where it leaves a limit to the plan.

    Attributes:
        aside: Ids of focus needs that this time are not to be answered.
        wished: Methods that must be in the set.
        excluded: Methods that must not.
    """

    people: int | None = Field(None, ge=0, le=MOST_PEOPLE)
    hours: float | None = Field(None, ge=0, le=MOST_HOURS)
    hours_each: float | None = Field(None, ge=0, le=MOST_HOURS)
    terms: int | None = Field(None, ge=1, le=MOST_TERMS)
    at_once: int | None = Field(None, ge=0, le=MOST_AT_ONCE)
    aside: tuple[str, ...] = ()
    wished: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()


class Chosen(Value):
    """A method of a set: from when to when, and how many people take part.

    Attributes:
        starts: Number of the term it begins in, 0 for the first.
        hours: Working hours of all people together, by term from `starts` on.
        whole: Whether the group is as large as it can be here.
    """

    method: str
    starts: int
    first_day: date
    last_day: date
    people: int
    hours: tuple[float, ...]
    whole: bool = True

    @property
    def ends(self) -> int:
        """Number of the term it ends in."""
        return self.starts + len(self.hours) - 1

    @property
    def all_hours(self) -> float:
        """Hours in all terms."""
        return sum(self.hours)


class Lack(Value):
    """What something would take that there is not.

    Attributes:
        limit: Of what; None where another method has to come first.
        there: How much there is.
        needed: How much it would take.
        term: Title of the term, for what is counted by term.
        before: Id of the method that has to come before.
    """

    limit: Limit | None = None
    there: float = 0
    needed: float = 0
    term: str = ""
    before: str = ""


class LeftOut(Value):
    """A method that fits a need better than those of a set, and what it would take beside them."""

    need: str
    method: str
    fit: int
    lacks: tuple[Lack, ...] = ()


class Proposal(Value):
    """A set of methods within the limits.

    Attributes:
        chosen: By the term they begin in.
        points: How well the needs are covered, see `analysis.proposals`.
        left_out: What would fit better, one method at most for each need.
    """

    chosen: tuple[Chosen, ...]
    points: int
    left_out: tuple[LeftOut, ...] = ()

    @property
    def methods(self) -> frozenset[str]:
        """Ids of its methods."""
        return frozenset(one.method for one in self.chosen)

    @property
    def hours(self) -> float:
        """Working hours of all people together."""
        return sum(one.all_hours for one in self.chosen)


class Relaxed(Value):
    """A limit that is in the way, how much there is, and the least that would do."""

    limit: Limit
    there: float
    needed: float


class Advice(Value):
    """One way to make a set possible: limits to relax, needs or wishes to leave out."""

    relaxed: tuple[Relaxed, ...] = ()
    needs: tuple[str, ...] = ()
    wishes: tuple[str, ...] = ()


class Unanswered(Value):
    """A need that no method answers: none of the catalogue, or only methods that are left out."""

    need: str
    excluded: tuple[str, ...] = ()


class Proposed(Value):
    """The answer: sets, the best one first; or, where there is none, what would help.

    `impossible` are wishes that can be in no set: what has to come before them is not to be had.
    `unproven`: time was too short to know whether there is a set, or what would make one possible.
    """

    sets: tuple[Proposal, ...] = ()
    advice: tuple[Advice, ...] = ()
    unanswered: tuple[Unanswered, ...] = ()
    impossible: tuple[str, ...] = ()
    unproven: bool = False


def read_amount(limit: Limit, text: str) -> float:
    """Read how much there is of something, as typed.

    Raises:
        InvalidValueError: It is no number, or not in its range; only hours may have decimals.
    """
    least, most = RANGES[limit]
    try:
        amount = float(text.strip().replace(",", "."))
    except ValueError:
        amount = -1.0
    in_hours = limit in (Limit.HOURS, Limit.HOURS_EACH)
    if not least <= amount <= most or not (in_hours or amount.is_integer()):
        raise InvalidValueError(
            "“{text}” does not fit here. Write a number from {least} to {most}.",
            text=text[:40],
            least=least,
            most=most,
        )
    return amount
