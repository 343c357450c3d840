"""How a group's answers have changed since an earlier release, as far as it may be told.

Where not all can be compared with themselves, a shift is the difference of two shown figures, and
tells nothing new.
"""

from collections.abc import Iterator, Mapping

from ihubkit.analysis.effects import Effect, hedges_g, paired_effect
from ihubkit.analysis.intervals import Interval, difference_interval, paired_change, sample_of
from ihubkit.analysis.safe.before import Before, befores
from ihubkit.analysis.safe.cells import DIGITS
from ihubkit.analysis.safe.family import CELL
from ihubkit.analysis.safe.groups import group_of, holds
from ihubkit.analysis.safe.ledger import Verdict
from ihubkit.analysis.safe.pairs import Pair, Pairing, pairing
from ihubkit.analysis.safe.rounds import Asked
from ihubkit.analysis.safe.scene import Scene
from ihubkit.model.release import Cell, GroupKind, Release, Shift


def shown_shifts(scene: Scene, release: Release, verdicts: Mapping[Asked, Verdict]) -> list[Shift]:
    """Return the shifts since an earlier round; in a first round, those since an earlier wave."""
    return [
        shift
        for before in befores(scene)
        for question in scene.asked
        if question in before.asked
        for shift in _of_question(scene, release, before, question, verdicts[question])
    ]


def _of_question(
    scene: Scene, release: Release, before: Before, question: Asked, verdict: Verdict
) -> Iterator[Shift]:
    cells = [
        (cell, then)
        for cell in release.cells
        if (cell.item, cell.facet) == question and (then := _compared(scene, before, cell))
    ]
    if not cells:
        return
    found = pairing(scene, before, question, verdict)
    for cell, then in cells:
        known = None if cell.group in verdict.fresh else _known(scene, before, cell)
        yield known or _shift(scene, before, cell, then, found)


def _compared(scene: Scene, before: Before, cell: Cell) -> Cell | None:
    """Return the earlier cell; none where there is none to compare with.

    A cell that is shown again as it was in the round before is not compared with itself: whether
    nobody or somebody has answered anew since is not told.
    """
    if before.groups is not None and cell.group not in before.groups:
        return None
    then = before.release.cell(cell.group, cell.item, cell.facet)
    low, high = scene.instrument.scale(cell.item, cell.facet)
    if then is None or _is_same(scene, before, cell) or not low <= then.mean <= high:
        return None
    return then


def _is_same(scene: Scene, before: Before, cell: Cell) -> bool:
    stands = scene.ledger.history((CELL, cell.item, cell.facet)).stands
    now, then = (stands.get(turn, {}) for turn in (scene.header.round, before.release.round))
    return before.groups is None and now[cell.group] == then.get(cell.group)


def _known(scene: Scene, before: Before, cell: Cell) -> Shift | None:
    """Return the shift of a cell that was shown with it before."""
    since = before.release.id
    shifts = scene.past.again.shifts if scene.past.again else ()
    wanted = (since, cell.group, cell.item, cell.facet)
    return next((s for s in shifts if (s.since, s.group, s.item, s.facet) == wanted), None)


def _shift(scene: Scene, before: Before, cell: Cell, then: Cell, found: Pairing) -> Shift:
    group = cell.group
    n, mean = cell.n, cell.mean - then.mean
    interval: Interval | None = None
    effect: Effect | None = None
    if group in found.same | found.told:
        mine = _pairs_in(scene, group, found.pairs)
        values = [p.then.value for p in mine], [p.now.value for p in mine]
        if group in found.told:
            n, mean = len(mine), paired_change(*values).mean
        if group in found.wide:
            interval = paired_change(*values, _population(scene, group)).interval
            effect = paired_effect(*values)
    else:
        scale = scene.instrument.scale(cell.item, cell.facet)
        samples = sample_of(then, scale), sample_of(cell, scale)
        staff = _population(scene, group)
        interval = difference_interval(*samples, (staff, staff))
        effect = hedges_g(*samples)
    return Shift(
        group=group,
        item=cell.item,
        facet=cell.facet,
        since=before.release.id,
        n=n,
        paired=group in found.same | found.told,
        mean=_rounded(mean),
        low=_rounded(interval.low) if interval else None,
        high=_rounded(interval.high) if interval else None,
        effect=_rounded(effect.g) if effect else None,
        effect_low=_rounded(effect.interval.low) if effect else None,
        effect_high=_rounded(effect.interval.high) if effect else None,
    )


def _pairs_in(scene: Scene, key: str, pairs: Mapping[str, Pair]) -> list[Pair]:
    group, places = group_of(key), scene.given.places
    return [pair for seat, pair in pairs.items() if holds(group, *places[seat])]


def _population(scene: Scene, key: str) -> int | None:
    """Return how many of a group could have answered; None where that is not known."""
    group = group_of(key)
    if group.kind is GroupKind.ROLE:
        return None
    schools = [group.school_id] if group.school_id else sorted(scene.past.schools)
    staff = [scene.staff.get(school, 0) for school in schools]
    return sum(staff) if staff and all(staff) else None


def _rounded(number: float) -> float:
    return round(number, DIGITS) + 0.0  # no minus before a zero
