"""How far people agree on an ordered scale: van der Eijk's A, and Tastle and Wierman's consensus.

Cees van der Eijk (2001): Measuring agreement in ordered rating scales. Quality and Quantity 35(3),
325-341, doi 10.1023/A:1010374114305.

William J. Tastle, Mark J. Wierman (2007): Consensus and dissention: A measure of ordinal
dispersion. International Journal of Approximate Reasoning 45(3), 531-545,
doi 10.1016/j.ijar.2006.06.024.
"""

from collections.abc import Mapping, Sequence
from math import log2

from ihubkit.errors import InvalidValueError

LEAST_VALUES = 2


def agreement(counts: Mapping[int, int], values: Sequence[int]) -> float:
    """Return van der Eijk's A: 1 all agree, 0 answers spread evenly, -1 two camps at the ends.

    The answers are cut into layers: each layer takes the same number from every value that still
    has some, so within a layer a value is used or not. A layer's agreement is U·(1 - (S-1)/(K-1))
    with K values on the scale, S of them used, and U telling how far the used ones stand together:
    U = ((K-2)·TU - (K-1)·TDU) / ((K-2)·(TU+TDU)), where TU counts the triples of values (in order)
    used, used, not or not, used, used, and TDU those used, not, used. A is the layers' mean,
    weighted by their answers.

    Args:
        counts: How many gave each value; missing values count 0.
        values: The scale, lowest first, whether used or not.

    Raises:
        InvalidValueError: Nobody answered, or the scale has fewer than two values.
    """
    total = _answered(counts, values)
    left = [counts.get(value, 0) for value in values]
    result = 0.0
    while any(left):
        height = min(n for n in left if n)
        used = [n > 0 for n in left]
        result += layer_agreement(used) * height * sum(used) / total
        left = [n - height if n else 0 for n in left]
    return result


def consensus(counts: Mapping[int, int], values: Sequence[int]) -> float:
    """Return Tastle and Wierman's consensus: 1 all agree, 0 two camps of one size at the ends.

    Cns = 1 + Σ p·log2(1 - |x - m| / d), where p is the share of answers x, m their mean and d the
    length of the scale. Unlike A it falls with every step that answers move apart, so it tells
    apart what has the same A.

    Args:
        counts: How many gave each value; missing values count 0.
        values: The scale, lowest first, whether used or not.

    Raises:
        InvalidValueError: Nobody answered, or the scale has fewer than two values.
    """
    total = _answered(counts, values)
    given = {value: counts[value] for value in values if counts.get(value)}
    mean = sum(value * n for value, n in given.items()) / total
    length = max(values) - min(values)
    return 1 + sum(n / total * log2(1 - abs(value - mean) / length) for value, n in given.items())


def _answered(counts: Mapping[int, int], values: Sequence[int]) -> int:
    total = sum(counts.get(value, 0) for value in values)
    if not total or len(values) < LEAST_VALUES:
        raise InvalidValueError("Agreement needs at least one answer and two possible values.")
    return total


def layer_agreement(used: Sequence[bool]) -> float:
    """Return the agreement of one layer: which values are used, in order."""
    scale, distinct = len(used), sum(used)
    if distinct in (1, scale):
        return 1.0 if distinct == 1 else 0.0
    together, apart = _triples(used)
    unimodal = ((scale - 2) * together - (scale - 1) * apart) / ((scale - 2) * (together + apart))
    return unimodal * (1 - (distinct - 1) / (scale - 1))


def _triples(used: Sequence[bool]) -> tuple[int, int]:
    """Count the triples that stand together, and those with a gap in the middle."""
    together = apart = 0
    for middle, is_used in enumerate(used):
        before, after = used[:middle], used[middle + 1 :]
        if is_used:
            together += sum(before) * (len(after) - sum(after))
            together += (len(before) - sum(before)) * sum(after)
        else:
            apart += sum(before) * sum(after)
    return together, apart
