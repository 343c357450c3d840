"""How far a mean, a difference or a change can be trusted at this number of people.

95 % intervals by Student's t. Where it is known how many could have answered, the variance of a
mean has the factor 1 - n/N (finite-population correction; William G. Cochran (1977): Sampling
Techniques, 3rd edition, section 2.6): when everybody answered, nothing is left to chance.

There is no interval where the answers tell nothing of the spread: from one person, or from people
who all said the same without being everybody.
"""

from collections.abc import Mapping, Sequence
from math import sqrt
from statistics import fmean, stdev
from typing import NamedTuple

from scipy.special import stdtrit

from ihubkit.errors import InvalidValueError
from ihubkit.model.release import Cell
from ihubkit.model.texts import Translate

CONFIDENCE = 0.95
NEARLY_ALL = 0.9  # share of the staff from which on "nearly all" answered


class Interval(NamedTuple):
    """From where to where, 95 %."""

    low: float
    high: float

    def within(self, low: float, high: float) -> "Interval":
        """Return the part that lies on a scale from `low` to `high`."""
        return Interval(min(max(self.low, low), high), max(min(self.high, high), low))


class Sample(NamedTuple):
    """What is known of a group's answers.

    Attributes:
        n: People.
        mean: Their mean.
        sd: Standard deviation (divisor n - 1); 0 for one person.
        exact: Whether `sd` is that of the answers; otherwise it is the largest possible one.
    """

    n: int
    mean: float
    sd: float
    exact: bool = True


class Change(NamedTuple):
    """How people changed, each compared with themselves; the interval where there is one."""

    n: int
    mean: float
    interval: Interval | None


def sample_of(cell: Cell, scale: tuple[float, float]) -> Sample:
    """Return what a shown cell tells: its own spread, or the largest its mean allows.

    Args:
        cell: Of a release.
        scale: Lowest and highest possible answer.
    """
    if cell.counts:
        return sample_of_counts(cell.counts)
    return Sample(cell.n, cell.mean, largest_sd(cell.n, cell.mean, scale), exact=False)


def sample_of_counts(counts: Mapping[int, int]) -> Sample:
    """Return the sample of a spread: value → people."""
    return sample_of_values([value for value, n in counts.items() for _ in range(n)])


def sample_of_values(values: Sequence[float]) -> Sample:
    """Return the sample of values, one per person.

    Raises:
        InvalidValueError: There is none.
    """
    if not values:
        raise InvalidValueError("A mean needs at least one answer.")
    return Sample(len(values), fmean(values), stdev(values) if len(values) > 1 else 0.0)


def largest_sd(n: int, mean: float, scale: tuple[float, float]) -> float:
    """Return the largest standard deviation n answers on a scale can have at this mean.

    The variance is at most (M - m)(m - L)·n/(n - 1). Rajendra Bhatia, Chandler Davis (2000): A
    better bound on the variance. American Mathematical Monthly 107(4), 353-357,
    doi 10.1080/00029890.2000.12005203.
    """
    low, high = scale
    bound = max(high - mean, 0.0) * max(mean - low, 0.0)
    return sqrt(bound * n / (n - 1)) if n > 1 else 0.0


def mean_interval(sample: Sample, population: int | None = None) -> Interval | None:
    """Return the interval of a mean.

    Args:
        sample: Who answered what.
        population: How many could have answered; None or 0 where that is not known. At most as
            many as answered means that all did: the interval has no width.
    """
    variance = _variance(sample, population)
    return _around(sample.mean, variance, sample.n - 1, everybody=_is_all(sample.n, population))


def difference_interval(
    first: Sample,
    second: Sample,
    populations: tuple[int | None, int | None] = (None, None),
    *,
    one_of: int = 1,
) -> Interval | None:
    """Return the interval of the difference of two groups' means, second minus first.

    The groups are different people, or people of whom it is not known that they are the same.
    B. L. Welch (1947): The generalization of 'Student's' problem when several different population
    variances are involved. Biometrika 34(1-2), 28-35, doi 10.1093/biomet/34.1-2.28.

    Args:
        first: A group.
        second: Another one.
        populations: How many could have answered in each, where known.
        one_of: Out of how many pairs this one was chosen for its difference (Bonferroni).
    """
    samples = (first, second)
    variances = [_variance(s, n) for s, n in zip(samples, populations, strict=True)]
    parts = [v**2 / (s.n - 1) for s, v in zip(samples, variances, strict=True) if v]
    everybody = all(_is_all(s.n, n) for s, n in zip(samples, populations, strict=True))
    alone = any(s.n == 1 and not _is_all(1, n) for s, n in zip(samples, populations, strict=True))
    if alone:
        return None
    freedom = sum(variances) ** 2 / sum(parts) if any(parts) else 0.0
    middle, missed = second.mean - first.mean, (1 - CONFIDENCE) / one_of
    return _around(middle, sum(variances), freedom, everybody=everybody, missed=missed)


def paired_change(
    before: Sequence[float], after: Sequence[float], population: int | None = None
) -> Change:
    """Return the mean change of people, each compared with themselves.

    Args:
        before: Their values then.
        after: Their values now, in the same order.
        population: How many could have answered, where known.

    Raises:
        InvalidValueError: There is nobody, or not everybody has both values.
    """
    if len(before) != len(after):
        raise InvalidValueError("A change needs both values of each person.")
    changes = sample_of_values([now - then for then, now in zip(before, after, strict=True)])
    return Change(changes.n, changes.mean, mean_interval(changes, population))


def answered_words(n: int, population: int | None, texts: Translate) -> str:
    """Say how many of those who could have answered did; an empty text where that is not known."""
    _ = texts
    if not population:
        return ""
    if n >= population:
        return _("All of the staff answered ({n}): this is no sample.", n=n)
    if n >= NEARLY_ALL * population:
        return _("Nearly all of the staff answered ({n} of {staff}).", n=n, staff=population)
    return _("{n} of {staff} answered.", n=n, staff=population)


def _variance(sample: Sample, population: int | None) -> float:
    """Return the variance of a sample's mean."""
    left = max(1 - sample.n / population, 0.0) if population else 1.0
    return sample.sd**2 / sample.n * left


def _is_all(n: int, population: int | None) -> bool:
    return bool(population) and n >= (population or 0)


def _around(
    middle: float,
    variance: float,
    freedom: float,
    *,
    everybody: bool,
    missed: float = 1 - CONFIDENCE,
) -> Interval | None:
    if everybody:
        return Interval(middle, middle)
    if not variance or freedom <= 0:
        return None
    half = float(stdtrit(freedom, 1 - missed / 2)) * sqrt(variance)
    return Interval(middle - half, middle + half)
