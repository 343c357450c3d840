"""One group's answers to one question, and what follows from shown cells alone."""

from collections import Counter
from collections.abc import Iterable, Sequence
from statistics import fmean, median

from ihubkit.analysis.agreement import agreement
from ihubkit.analysis.safe.basis import Question
from ihubkit.model.instrument import Instrument
from ihubkit.model.release import Cell, SectionScore

DIGITS = 4


def cell_of(
    instrument: Instrument, question: Question, group: str, values: Sequence[int], *, spread: bool
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
