"""The whole hub as a picture: sums of what its workshops have shown, and nothing else.

Such a picture tells nothing that could not be worked out from the workshops' own pictures, so it is
as safe as they are, whatever stands beside it. What a workshop hides is not in it.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from statistics import fmean, median
from typing import TypeAlias

from ihubkit.analysis.agreement import agreement
from ihubkit.analysis.levels import bands_for
from ihubkit.analysis.safe.cells import DIGITS, section_means
from ihubkit.model.instrument import Instrument
from ihubkit.model.people import Role
from ihubkit.model.release import Cell, Group, GroupKind, LevelShare, Release, ReleaseHeader

EVERYBODY, ROLE = "all", "role:"
BETWEEN = "+"  # the names of what is shown together

Names: TypeAlias = tuple[str, ...]


def hub_release(
    releases: Sequence[Release], instrument: Instrument, header: ReleaseHeader
) -> Release:
    """Return what all workshops together have shown of an instrument: everybody, and roles.

    Of each question a workshop's newest figures count. Roles that one workshop shows together are
    together here, too; so are levels. Workshops that hide their roles are not in those of the hub.

    Args:
        releases: Of all workshops, newest first.
        instrument: What was asked.
        header: What is known of the picture already.
    """
    asked = {(item, facet.id) for item in instrument.items for facet in instrument.facets}
    cells = [cell for cell in newest_cells(releases) if (cell.item, cell.facet) in asked]
    shares = newest_levels(releases)
    shown = {cell.group for cell in cells} | {share.group for share in shares}
    roles = together(_names(group) for group in shown - {EVERYBODY})
    groups = [EVERYBODY, *(ROLE + BETWEEN.join(names) for names in roles)]
    summed = [
        _sum_of(found, group, instrument)
        for group in groups
        for found in _by_question(cell for cell in cells if _within(cell.group, group))
    ]
    levels = [
        _levels_of(found, group, section, instrument)
        for group in groups
        for section in dict.fromkeys(one.section for one in shares)
        if (found := [s for s in shares if s.section == section and _within(s.group, group)])
    ]
    seen = {cell.group for cell in summed} | {share.group for share in levels}
    return Release(
        **header.model_dump(),
        instrument=instrument.id,
        instrument_version=instrument.version,
        groups=tuple(_group(key) for key in groups if key in seen),
        cells=tuple(summed),
        sections=tuple(section_means(summed, instrument)),
        levels=tuple(levels),
    )


def newest_cells(releases: Iterable[Release]) -> list[Cell]:
    """Return the cells of everybody and of roles, of each workshop's newest release that has them.

    Args:
        releases: Newest first.
    """
    newest: dict[tuple[str, str, str], str] = {}
    return [
        cell
        for one in releases
        for cell in one.cells
        if _is_ours(cell.group)
        and newest.setdefault((one.workshop_id, cell.item, cell.facet), one.id) == one.id
    ]


def newest_levels(releases: Iterable[Release]) -> list[LevelShare]:
    """Return the levels likewise."""
    newest: dict[tuple[str, str], str] = {}
    return [
        share
        for one in releases
        for share in one.levels
        if _is_ours(share.group)
        and newest.setdefault((one.workshop_id, share.section), one.id) == one.id
    ]


def together(parts: Iterable[Collection[str]]) -> list[Names]:
    """Return the finest sets of names of which each part is within one; in alphabetical order.

    What one workshop shows in one sum cannot be taken apart, so others have to be added up.
    """
    found: list[set[str]] = []
    for part in parts:
        touching = [one for one in found if not one.isdisjoint(part)]
        found = [one for one in found if one.isdisjoint(part)]
        found.append(set(part).union(*touching))
    return sorted(tuple(sorted(one)) for one in found)


def _is_ours(group: str) -> bool:
    return group == EVERYBODY or group.startswith(ROLE)


def _names(key: str) -> list[str]:
    return key.removeprefix(ROLE).split(BETWEEN)


def _within(part: str, group: str) -> bool:
    """Tell whether a workshop's group belongs to one of the hub."""
    if EVERYBODY in (part, group):
        return part == group
    return set(_names(part)) <= set(_names(group))


def _group(key: str) -> Group:
    if key == EVERYBODY:
        return Group(key=key, kind=GroupKind.ALL)
    return Group(key=key, kind=GroupKind.ROLE, roles=tuple(Role(name) for name in _names(key)))


def _by_question(cells: Iterable[Cell]) -> list[list[Cell]]:
    found: dict[tuple[str, str], list[Cell]] = defaultdict(list)
    for cell in cells:
        found[cell.item, cell.facet].append(cell)
    return list(found.values())


def _sum_of(cells: Sequence[Cell], group: str, instrument: Instrument) -> Cell:
    """Add up cells of one question; a spread only where all of them have one."""
    item, facet = cells[0].item, cells[0].facet
    scale = [option.value for option in instrument.options(item, facet)]
    spread = all(cell.counts for cell in cells)
    counts = {v: sum((cell.counts or {}).get(v, 0) for cell in cells) for v in scale}
    return Cell(
        group=group,
        item=item,
        facet=facet,
        n=sum(cell.n for cell in cells),
        mean=round(fmean([cell.mean for cell in cells], [cell.n for cell in cells]), DIGITS),
        median=_median(counts) if spread else None,
        agreement=round(agreement(counts, scale), DIGITS) if spread else None,
        counts=counts if spread else None,
    )


def _median(counts: dict[int, int]) -> float:
    return float(median(value for value, n in counts.items() for _ in range(n)))


def _levels_of(
    shares: Sequence[LevelShare], group: str, section: str, instrument: Instrument
) -> LevelShare:
    """Add up levels; those shown together somewhere are shown together."""
    order = [band.level for band in bands_for(instrument, section)]
    joined = together(name.split(BETWEEN) for share in shares for name in share.counts)
    counts: dict[str, int] = {}
    for names in sorted(joined, key=lambda names: min(map(order.index, names))):
        name = BETWEEN.join(sorted(names, key=order.index))
        counts[name] = sum(
            n
            for share in shares
            for part, n in share.counts.items()
            if set(part.split(BETWEEN)) <= set(names)
        )
    n = sum(share.n for share in shares)
    return LevelShare(group=group, section=section, n=n, counts=counts)
