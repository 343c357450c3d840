"""How large a difference or change is, in standard deviations, with 95 % intervals.

Larry V. Hedges, Ingram Olkin (1985): Statistical Methods for Meta-Analysis. Academic Press.
Douglas G. Bonett (2008): Confidence intervals for standardized linear contrasts of means.
Psychological Methods 13(2), 99-109, doi 10.1037/1082-989X.13.2.99.
"""

from collections.abc import Sequence
from math import sqrt
from statistics import covariance
from typing import NamedTuple

from scipy.special import ndtri, stdtrit

from ihubkit.analysis.intervals import CONFIDENCE, Interval, Sample, sample_of_values
from ihubkit.errors import InvalidValueError
from ihubkit.model.texts import Translate

TAIL = (1 + CONFIDENCE) / 2
SMALL, MIDDLE, LARGE = 0.2, 0.5, 0.8  # Cohen's rules of thumb (1988), for words only


class Effect(NamedTuple):
    """A difference in standard deviations (Hedges' g), with its 95 % interval."""

    g: float
    interval: Interval


def hedges_g(first: Sample, second: Sample) -> Effect | None:
    """Return the effect of two groups of different people, second minus first.

    d = (m2 - m1) / s with the pooled standard deviation s; g = J·d with J = 1 - 3/(4(n1+n2) - 9).
    Its standard error is √((n1+n2)/(n1·n2) + g²/(2(n1+n2))), its interval by Student's t. Where a
    sample has the largest possible spread only, g is the smallest possible one.

    Returns:
        None where the spread is not known: fewer than two people in a group, or no spread.
    """
    freedom = first.n + second.n - 2
    if min(first.n, second.n) <= 1:
        return None
    pooled = ((first.n - 1) * first.sd**2 + (second.n - 1) * second.sd**2) / freedom
    if not pooled:
        return None
    people = first.n + second.n
    g = correction(people) * (second.mean - first.mean) / sqrt(pooled)
    error = sqrt(people / (first.n * second.n) + g**2 / (2 * people))
    half = float(stdtrit(freedom, TAIL)) * error
    return Effect(g, Interval(g - half, g + half))


def paired_effect(before: Sequence[float], after: Sequence[float]) -> Effect | None:
    """Return the effect of a change of people, each compared with themselves.

    d_av = (m2 - m1) / √((s1² + s2²)/2): the same unit as that of two groups of different people, so
    both can be compared; g = J·d_av as there. Its variance (Bonett 2008) is
    d²(s1⁴ + s2⁴ + 2c²) / (8(n-1)s⁴) + (s1² + s2² - 2c) / ((n-1)s²), where s² is the mean of both
    variances and c the covariance.

    Returns:
        None where there are fewer than three people, or no spread.

    Raises:
        InvalidValueError: Not everybody has both values.
    """
    if len(before) != len(after):
        raise InvalidValueError("A change needs both values of each person.")
    n = len(before)
    if n <= 2:  # noqa: PLR2004 -- two changes are a line, whatever they are
        return None
    first, second = sample_of_values(before), sample_of_values(after)
    square = (first.sd**2 + second.sd**2) / 2
    if not square:
        return None
    d = (second.mean - first.mean) / sqrt(square)
    shared = covariance(before, after)
    spread = first.sd**4 + second.sd**4 + 2 * shared**2
    variance = d**2 * spread / (8 * (n - 1) * square**2)
    variance += (2 * square - 2 * shared) / ((n - 1) * square)
    half = float(ndtri(TAIL)) * sqrt(max(variance, 0.0))
    shrunk = correction(2 * n)
    return Effect(shrunk * d, Interval(shrunk * (d - half), shrunk * (d + half)))


def correction(people: int) -> float:
    """Return Hedges' small-sample correction J for two groups of so many people together."""
    return 1 - 3 / (4 * people - 9)


def effect_words(g: float, texts: Translate) -> str:
    """Say how large a difference is beside the differences between people."""
    _ = texts
    size = abs(g)
    if size < SMALL:
        return _("hardly any difference")
    if size < MIDDLE:
        return _("a small difference")
    return _("a clear difference") if size < LARGE else _("a large difference")
