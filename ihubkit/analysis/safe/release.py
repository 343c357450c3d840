"""A release: everything that can be shown safely of what a round asked, and nothing else."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from ihubkit.analysis.safe.cells import section_means, shown_cells
from ihubkit.analysis.safe.folding import shown_levels
from ihubkit.analysis.safe.groups import cut
from ihubkit.analysis.safe.ledger import Ledger
from ihubkit.analysis.safe.past import NOTHING, Past
from ihubkit.analysis.safe.rounds import Asked, all_questions, given_by
from ihubkit.analysis.safe.scene import Scene
from ihubkit.analysis.safe.shifts import shown_shifts
from ihubkit.analysis.safe.solidity import shown_ranks, shown_reliability
from ihubkit.model.answer import AnswerRow
from ihubkit.model.instrument import Instrument
from ihubkit.model.release import Basis, Group, Release, ReleaseHeader, ShownCard


def make_release(  # noqa: PLR0913 -- facts of their own, named at every call
    instrument: Instrument,
    rows: Sequence[AnswerRow],
    *,
    header: ReleaseHeader,
    key: bytes,
    past: Past = NOTHING,
    asked: Collection[Asked] | None = None,
    staff: Mapping[str, int] | None = None,
    cards: Sequence[ShownCard] = (),
) -> tuple[Release, Basis]:
    """Make a snapshot of group results in which no group of fewer than k can be seen or found.

    Args:
        instrument: What was asked; answers to anything else are left out.
        rows: Answers of the release's round and all before, in any order.
        header: What is known of the release already.
        key: The hub's secret for marks.
        past: What was shown before.
        asked: The questions (item, facet) this round asked; all of the instrument unless given.
        staff: How many could answer, by school, where known.
        cards: Approved cards, passed on as they are.

    Returns:
        The release, and what it rests on: kept for the next one, never shown.
    """
    questions = [one for one in all_questions(instrument) if asked is None or one in asked]
    given = given_by(rows, instrument, header.round, questions)
    groups = cut(Counter(given.places.values()), header.k)
    ledger = Ledger(past, given.places, header.round, k=header.k, key=key)
    scene = Scene(instrument, header, questions, rows, given, groups, past, ledger, staff or {})
    return _shown(scene, cards), ledger.basis()


def _shown(scene: Scene, cards: Sequence[ShownCard]) -> Release:
    """Return the release, with only those groups of which something is shown."""
    cells, verdicts = shown_cells(scene)
    levels = shown_levels(scene)
    seen = {cell.group for cell in cells} | {level.group for level in levels}
    release = Release(
        **scene.header.model_dump(),
        instrument=scene.instrument.id,
        instrument_version=scene.instrument.version,
        groups=tuple(sorted((g for g in scene.groups if g.key in seen), key=_order)),
        cells=tuple(cells),
        sections=tuple(section_means(cells, scene.instrument)),
        levels=tuple(levels),
        cards=tuple(cards),
    )
    return release.model_copy(
        update={
            "shifts": tuple(shown_shifts(scene, release, verdicts)),
            "ranks": tuple(shown_ranks(scene, release, verdicts)),
            "reliability": tuple(shown_reliability(scene)),
        }
    )


def _order(group: Group) -> tuple[str, bool, str]:
    """Everybody, then the roles over all schools, then school by school; sizes play no part."""
    return group.school_id, group.key != "all", group.key
