"""Needs: items with their evidence, and those a team chose to work on."""

from datetime import datetime

from ihubkit.model.release import Cell, Release
from ihubkit.model.value import Value

FEW = 3  # a plan that lasts works on two or three needs


class Evidence(Value):
    """What a release says of an item for one group; None where nothing is shown."""

    release_id: str
    group: str
    item: str
    n: int | None = None
    status: float | None = None
    importance: float | None = None
    agreement: float | None = None
    cards: tuple[str, ...] = ()


class FocusNeed(Value):
    """A need the team of a school chose to work on."""

    id: str
    school_id: str
    instrument: str
    item: str
    evidence: Evidence
    chosen_at: datetime


def evidence_of(
    release: Release, group: str, item: str, *, section: str, most: int = 3
) -> Evidence:
    """Collect what a release says of an item: the group's figures, its section's top cards.

    A school's own group sees only cards of that school.
    """
    status = release.cell(group, item, "status") or release.cell(group, item, "level")
    importance = release.cell(group, item, "importance")
    school = group.partition("/")[0].removeprefix("school:") if group.startswith("school:") else ""
    cards = sorted(
        (c for c in release.cards if c.section == section and school in ("", c.school_id)),
        key=lambda card: -card.votes,
    )
    return Evidence(
        release_id=release.id,
        group=group,
        item=item,
        n=_n(status, importance),
        status=status.mean if status else None,
        importance=importance.mean if importance else None,
        agreement=status.agreement if status else None,
        cards=tuple(card.text for card in cards[:most]),
    )


def _n(*cells: Cell | None) -> int | None:
    counted = [cell.n for cell in cells if cell]
    return max(counted) if counted else None
