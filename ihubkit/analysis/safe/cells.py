"""One group's answers to one question, and what follows from shown cells alone."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from statistics import fmean, median

from ihubkit.analysis.agreement import agreement
from ihubkit.analysis.safe.family import CELL
from ihubkit.analysis.safe.ledger import Verdict
from ihubkit.analysis.safe.rounds import Asked
from ihubkit.analysis.safe.scene import Scene
from ihubkit.model.instrument import Instrument
from ihubkit.model.release import Cell, SectionScore

DIGITS = 4


def shown_cells(scene: Scene) -> tuple[list[Cell], dict[Asked, Verdict]]:
    """Show each question for the groups for which it is safe, or as it was shown before.

    Returns:
        The cells, and what was decided of each question.
    """
    before = _shown_before(scene)
    cells: list[Cell] = []
    verdicts: dict[Asked, Verdict] = {}
    for question in scene.asked:
        standing = before.get(question, {})
        sizes = {group: cell.n for group, cell in standing.items()}
        words = scene.given.words(question)
        verdict = scene.ledger.settle((CELL, *question), words, scene.groups, before=sizes)
        cells += _cells(scene, question, verdict, standing)
        verdicts[question] = verdict
    return cells, verdicts


def _shown_before(scene: Scene) -> dict[Asked, dict[str, Cell]]:
    found: dict[Asked, dict[str, Cell]] = defaultdict(dict)
    for cell in scene.past.again.cells if scene.past.again else ():
        found[cell.item, cell.facet][cell.group] = cell
    return found


def _cells(
    scene: Scene, question: Asked, verdict: Verdict, standing: Mapping[str, Cell]
) -> list[Cell]:
    cells = []
    for group in scene.groups:
        if group.key in verdict.fresh:
            values = scene.values(question, group)
            spread = group.key in verdict.wide
            cells.append(cell_of(scene.instrument, question, group.key, values, spread=spread))
        elif group.key in verdict.again:
            cells.append(standing[group.key])
    return cells


def cell_of(
    instrument: Instrument, question: Asked, group: str, values: Sequence[int], *, spread: bool
) -> Cell:
    """Summarise a group's answers; the spread only where it may be shown."""
    item, facet = question
    scale = [option.value for option in instrument.options(item, facet)]
    counted = Counter(values)
    return Cell(
        group=group,
        item=item,
        facet=facet,
        n=len(values),
        mean=round(fmean(values), DIGITS),
        median=float(median(values)),
        agreement=round(agreement(counted, scale), DIGITS) if spread else None,
        counts={value: counted[value] for value in scale} if spread else None,
    )


def section_means(cells: Iterable[Cell], instrument: Instrument) -> list[SectionScore]:
    """Return the means of sections all of whose items are shown: nothing new is told by them.

    `n` is that of the item fewest answered.
    """
    shown = {(cell.group, cell.facet, cell.item): cell for cell in cells}
    groups = sorted({(group, facet) for group, facet, _ in shown})
    scores = []
    for group, facet in groups:
        for section in instrument.sections:
            mine = [shown.get((group, facet, item.id)) for item in section.scored]
            whole = [cell for cell in mine if cell]
            if len(whole) == len(mine):
                scores.append(_section_score(group, facet, section.id, whole))
    return scores


def _section_score(group: str, facet: str, section: str, cells: Sequence[Cell]) -> SectionScore:
    return SectionScore(
        group=group,
        section=section,
        facet=facet,
        n=min(cell.n for cell in cells),
        mean=round(fmean(cell.mean for cell in cells), DIGITS),
    )
