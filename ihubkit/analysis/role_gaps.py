"""How far the roles of a group see things differently, from shown cells alone.

Who stands in one role group stands in no other, so the groups are independent samples. Where a
group's spread is hidden, the largest one its mean allows is taken: the interval is then wider than
need be, and tells nothing that is not shown.
"""

from collections.abc import Sequence
from itertools import combinations
from typing import NamedTuple

from ihubkit.analysis.intervals import Interval, difference_interval, sample_of
from ihubkit.model.instrument import Instrument
from ihubkit.model.release import Cell, Group, GroupKind, Release


class Gap(NamedTuple):
    """Where two role groups differ on an item: of several, the two furthest apart.

    Attributes:
        item: Question id.
        higher: The group with the higher mean; the first of two equal ones.
        lower: The other one.
        means: Their means, the higher first.
        share: The difference as a share of the scale, 0 to 1.
        interval: The difference's 95 % interval in points, None where nothing tells it.
    """

    item: str
    higher: Group
    lower: Group
    means: tuple[float, float]
    share: float
    interval: Interval | None

    @property
    def difference(self) -> float:
        """The difference in points of the scale."""
        return self.means[0] - self.means[1]

    @property
    def is_clear(self) -> bool:
        """Whether it is more than chance alone would easily bring."""
        return self.interval is not None and self.interval.low > 0


def role_groups(release: Release, group: str) -> list[Group]:
    """Return the role groups shown within a group, as they were merged for safety."""
    school = group.removeprefix("school:") if group != "all" else ""
    return [one for one in release.groups if one.kind is GroupKind.ROLE and one.school_id == school]


def role_gaps(release: Release, instrument: Instrument, group: str, facet: str) -> list[Gap]:
    """Return the gap of each item that two role groups show, the widest first.

    Of three role groups the two furthest apart are chosen per item, out of three pairs: their
    interval is Bonferroni's, so that it is as reliable as that of a pair named beforehand.
    """
    groups = role_groups(release, group)
    found = []
    for item in instrument.items:
        cells = [(one, release.cell(one.key, item, facet)) for one in groups]
        shown = [(one, cell) for one, cell in cells if cell]
        if len(shown) > 1:
            found.append(_gap(shown, instrument.scale(item, facet)))
    return sorted(found, key=lambda gap: -gap.share)


def _gap(shown: Sequence[tuple[Group, Cell]], scale: tuple[int, int]) -> Gap:
    (higher, most), (lower, least) = max(
        (_by_mean(*pair) for pair in combinations(shown, 2)),
        key=lambda pair: pair[0][1].mean - pair[1][1].mean,
    )
    pairs = len(shown) * (len(shown) - 1) // 2
    interval = difference_interval(sample_of(least, scale), sample_of(most, scale), one_of=pairs)
    widest = scale[1] - scale[0]
    return Gap(
        most.item,
        higher,
        lower,
        (most.mean, least.mean),
        (most.mean - least.mean) / widest,
        interval and interval.within(-widest, widest),
    )


def _by_mean(
    one: tuple[Group, Cell], other: tuple[Group, Cell]
) -> tuple[tuple[Group, Cell], tuple[Group, Cell]]:
    return (one, other) if one[1].mean >= other[1].mean else (other, one)
