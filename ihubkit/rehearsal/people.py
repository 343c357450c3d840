"""Invented people and what they would answer: pure, seeded, the same on every machine.

A person's answers hang together as those of a real one do: a competence of their own, a leaning
per area, a school they share with colleagues, and chance. No number here describes anybody.
"""

from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate
from math import sqrt
from random import Random
from statistics import NormalDist

from ihubkit.model.instrument import Instrument
from ihubkit.model.people import Role

_NORMAL = NormalDist()

# How much of a self-rating is the person, the area and chance; the squares add up to one. With 22
# items of five answers this gives a Cronbach's alpha near .94, as published for such a scale.
GENERAL, AREA = 0.675, 0.28
CHANCE = sqrt(1 - GENERAL**2 - AREA**2)

UNSURE = 0.04  # how often "can't say" is the answer where it is one
SPLIT_ITEMS = 0.2  # on how many items the staff of a school is of two minds
SPLIT = 1.1  # how far the two minds stand apart from the middle
LACK = 0.35  # how much more people wish for what their school lacks
ROSY, SOBER = 0.55, 0.2  # how far too high a level is guessed before and after the questions
DISCUSSED = 0.4  # what is left of the distance after a discussion

# Which share of answers falls on each option, lowest first, by number of options.
SHARES = {
    3: (0.30, 0.45, 0.25),
    4: (0.06, 0.20, 0.40, 0.34),
    5: (0.10, 0.22, 0.33, 0.25, 0.10),
    6: (
        0.09,
        0.23,
        0.33,
        0.25,
        0.08,
        0.02,
    ),  # as levels turn out, so that only rosiness shifts them
}


@dataclass(frozen=True)
class Person:
    """Somebody who never lived. The same `seed` is the same person everywhere."""

    seed: str
    school: str
    role: Role = Role.TEACHER


def draw(*names: object) -> float:
    """Return a number in (0, 1) that depends on nothing but the names."""
    return Random("/".join(map(str, names))).random() or 0.5  # noqa: S311 -- chance, no secret


def normal(*names: object) -> float:
    """Return a standard normal number that depends on nothing but the names."""
    return _NORMAL.inv_cdf(draw(*names))


def choose(
    person: Person, instrument: Instrument, item: str, facet: str, turn: int = 1
) -> int | None:
    """Return the value this person would choose in a round; None is "can't say"."""
    options = instrument.options(item, facet)
    if instrument.facet(facet).unsure and draw(person.seed, item, facet, "unsure") < UNSURE:
        return None
    section = instrument.section_of[item].id
    if instrument.guesses:
        leaning = _guess(person, item, is_first=item == next(iter(instrument.items)))
    elif instrument.subject == "self":
        leaning = _competence(person, section, item)
    elif options == instrument.facet(facet).options:
        leaning = _wish(person, section, item, facet)
    else:
        leaning = _view_of_school(person, section, item, turn)
    return options[_position(leaning, len(options))].value


def _competence(person: Person, section: str, item: str) -> float:
    own = GENERAL * normal(person.seed, "competence")
    area = AREA * normal(person.seed, "area", section)
    shared = 0.1 * normal(person.school, "competence") + 0.35 * normal("everybody", item)
    return own + area + shared + CHANCE * normal(person.seed, "self", item)


def _guess(person: Person, item: str, *, is_first: bool) -> float:
    """Return where somebody thinks they stand; the questions in between make it more sober."""
    own = 0.8 * normal(person.seed, "competence") + 0.6 * normal(person.seed, "guess", item)
    return own + (ROSY if is_first else SOBER)


def _wish(person: Person, section: str, item: str, facet: str) -> float:
    shared = 0.55 * normal("everybody", item, facet) - LACK * _common(person.school, section, item)
    own = 0.5 * normal(person.seed, facet) + 0.7 * normal(person.seed, item, facet)
    return shared + own


def _view_of_school(person: Person, section: str, item: str, turn: int) -> float:
    rosy = 0.4 if person.role is Role.LEADER else 0.0
    common = _common(person.school, section, item)
    own = 0.35 * normal(person.seed, "mood") + 0.55 * normal(person.seed, item)
    split = 0.0
    if draw(person.school, item, "split") < SPLIT_ITEMS:
        split = SPLIT if draw(person.seed, item, "side") < 0.5 else -SPLIT  # noqa: PLR2004 -- half
    return rosy + common + (own + split) * (1 if turn == 1 else DISCUSSED)


def _common(school: str, section: str, item: str) -> float:
    """Return how a school stands, as all its staff see it."""
    return 0.6 * normal(school, section) + 0.6 * normal(school, item)


def _position(leaning: float, options: int) -> int:
    shares = SHARES.get(options, (1 / options,) * options)
    limits = list(accumulate(shares))[:-1]
    return bisect_right(limits, _NORMAL.cdf(leaning))
