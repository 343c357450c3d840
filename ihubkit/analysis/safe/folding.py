"""How many of a group reached which level, rare levels folded into their neighbours."""

from collections import Counter
from collections.abc import Sequence

from ihubkit.analysis.levels import bands_for, level_sections, levels_by_seat, section_items
from ihubkit.analysis.safe.groups import holds
from ihubkit.analysis.safe.ledger import SPREAD
from ihubkit.analysis.safe.scene import Scene
from ihubkit.model.instrument import Instrument
from ihubkit.model.release import LevelShare

FEW = 3  # a level that fewer reached is shown together with its neighbour
BETWEEN = "+"
LEVEL = "level"


def shown_levels(scene: Scene) -> list[LevelShare]:
    """Show how many reached which level, for everything that was asked as a whole."""
    facet = scene.instrument.facets[0].id
    whole = [
        section
        for section in level_sections(scene.instrument)
        if all((item, facet) in scene.asked for item in section_items(scene.instrument, section))
    ]
    return [found for section in whole for found in _levels_of(scene, section)]


def _levels_of(scene: Scene, section: str) -> list[LevelShare]:
    given, k = scene.given, scene.header.k
    reached = _reached(scene, section)
    standing = {
        found.group: found
        for found in (scene.past.again.levels if scene.past.again else ())
        if found.section == section
    }
    verdict = scene.ledger.settle(
        (LEVEL, section),
        {seat: f"{position} {turn}" for seat, (position, turn) in reached.items()},
        scene.groups,
        fewest=SPREAD * k,
        before={group: found.n for group, found in standing.items()},
    )
    shares = []
    for group in scene.groups:
        if group.key in verdict.fresh:
            mine = [at for seat, (at, _) in reached.items() if holds(group, *given.places[seat])]
            shares.append(share(scene.instrument, section, group.key, mine))
        elif group.key in verdict.again:
            shares.append(standing[group.key])
    return shares


def _reached(scene: Scene, section: str) -> dict[str, tuple[int, int]]:
    """Return everybody's level, and the round in which something of it was last said."""
    facet = scene.instrument.facets[0].id
    items = section_items(scene.instrument, section)
    said = {item: scene.given.of((item, facet)) for item in items}
    values = {
        item: {seat: rating.value for seat, rating in ratings.items()}
        for item, ratings in said.items()
    }
    reached = levels_by_seat(scene.instrument, section, values)
    return {
        seat: (position, max(said[item][seat].round for item in items))
        for seat, position in reached.items()
    }


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
