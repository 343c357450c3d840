"""Levels people reach in an area and over all, and how many of a group reached which."""

from collections import Counter
from collections.abc import Mapping, Sequence

from ihubkit.model.instrument import Band, Instrument, Section, band_of
from ihubkit.model.release import LevelShare

TOTAL = ""  # stands for all sections together
FEW = 3  # a level that fewer reached is shown together with its neighbour
BETWEEN = "+"


def bands_for(instrument: Instrument, section: str) -> tuple[Band, ...]:
    """Return the bands of a section, or of the total; none when the instrument has no levels."""
    if not instrument.bands:
        return ()
    if section == TOTAL:
        return instrument.bands.total
    items = next((len(part.items) for part in instrument.sections if part.id == section), 0)
    return instrument.bands.areas.get(items, ())


def level_sections(instrument: Instrument) -> list[str]:
    """Return for what there are levels: the total, then the sections."""
    wanted = [TOTAL, *(section.id for section in instrument.sections)]
    return [section for section in wanted if bands_for(instrument, section)]


def section_items(instrument: Instrument, section: str) -> list[str]:
    """Return the ids of the items that count towards a section, or towards the total."""
    parts: Sequence[Section] = instrument.sections
    return [item.id for part in parts if section in (TOTAL, part.id) for item in part.items]


def levels_by_seat(
    instrument: Instrument, section: str, answers: Mapping[str, Mapping[str, int]]
) -> dict[str, int]:
    """Return the position of the level of everybody who answered all that counts.

    Args:
        instrument: Says what counts, and the bands.
        section: A section's id, or "" for the total.
        answers: Item → seat → value.
    """
    items = section_items(instrument, section)
    given = [answers.get(item, {}) for item in items]
    bands = bands_for(instrument, section)
    complete = set(given[0]).intersection(*given[1:])
    return {
        seat: bands.index(band_of(sum(values[seat] for values in given), bands))
        for seat in complete
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
