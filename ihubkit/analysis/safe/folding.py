"""How many of a group reached which level, rare levels folded into their neighbours."""

from collections import Counter
from collections.abc import Sequence

from ihubkit.analysis.levels import bands_for
from ihubkit.model.instrument import Instrument
from ihubkit.model.release import LevelShare

FEW = 3  # a level that fewer reached is shown together with its neighbour
BETWEEN = "+"


def share(instrument: Instrument, section: str, group: str, positions: Sequence[int]) -> LevelShare:
    """Count a group's levels; a level that one or two reached is folded into a neighbour."""
    names = [band.level for band in bands_for(instrument, section)]
    counted = Counter(positions)
    counts = fold([(name, counted[position]) for position, name in enumerate(names)])
    return LevelShare(group=group, section=section, n=len(positions), counts=counts)


def fold(levels: Sequence[tuple[str, int]], few: int = FEW) -> dict[str, int]:
    """Join each level that fewer than `few` reached with the smaller of its neighbours in use.

    Levels that nobody reached are left out.
    """
    used = [(name, n) for name, n in levels if n]
    while len(used) > 1 and min(n for _, n in used) < few:
        rare = next(place for place, (_, n) in enumerate(used) if n < few)
        beside = [place for place in (rare - 1, rare + 1) if 0 <= place < len(used)]
        other = min(beside, key=lambda place: used[place][1])
        first, second = sorted((rare, other))
        (name, n), (next_name, next_n) = used[first], used[second]
        used[first : second + 1] = [(name + BETWEEN + next_name, n + next_n)]
    return dict(used)
