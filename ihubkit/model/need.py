"""Needs: items with their evidence, and those a team chose to work on."""

from collections.abc import Iterable

from pydantic import AwareDatetime, ConfigDict, field_validator

from ihubkit.errors import InvalidValueError
from ihubkit.model.people import Role
from ihubkit.model.release import Cell, Release, ShownCard
from ihubkit.model.texts import Translate
from ihubkit.model.value import Value

FEW = 3  # a plan that lasts works on two or three needs
AGREED = 0.6  # from here on people see it much the same (van der Eijk's A)
SPLIT = 0.2  # below, they are split


FEASIBLE = (1, 2, 3)  # hard, possible, easy
TEAM = "team"  # the group of evidence that a team gave itself, without any release

Roles = tuple[Role, ...]


class RoleGap(Value):
    """How much higher one role group rates an item than another, in points of the scale.

    `low` and `high` are the ends of the difference's 95 % interval.
    """

    higher: Roles
    lower: Roles
    difference: float
    low: float
    high: float


class Evidence(Value):
    """What is known of an item for one group, as it was; None where nothing is shown.

    Attributes:
        release_id: The release it is from; empty for what a team answered itself.
        group: Whose; "team" for the team's own answers.
        item: Of what.
        n: Who answered.
        status: Mean status, or level.
        importance: Mean importance.
        gap: How much further up its scale importance lies than status, from -1 to 1.
        agreement: Van der Eijk's A of the status.
        role_gap: Where two roles differ most on the status.
        place: Its place in the priority order, 1 first.
        places: How many items were in that order.
        top: In which share of resamples it is among the first three, see `release.RankShare`.
        leans_on: Roles without whose answers it would not be among the first three; None where
            nothing can be said, or where it is not among them.
        feasibility: What the team thought: 1 hard, 2 possible, 3 easy.
        cards: The section's cards with most votes.
    """

    model_config = ConfigDict(allow_inf_nan=False)

    release_id: str
    group: str
    item: str
    n: int | None = None
    status: float | None = None
    importance: float | None = None
    gap: float | None = None
    agreement: float | None = None
    role_gap: RoleGap | None = None
    place: int | None = None
    places: int | None = None
    top: float | None = None
    leans_on: tuple[Roles, ...] | None = None
    feasibility: int | None = None
    cards: tuple[str, ...] = ()


class Feasibility(Value):
    """How doable a school's team thinks it is to work on an item: 1 hard, 2 possible, 3 easy."""

    school_id: str
    instrument: str
    item: str
    value: int

    @field_validator("value")
    @classmethod
    def _is_one_of_three(cls, value: int) -> int:
        if value not in FEASIBLE:
            raise InvalidValueError("Choose hard, possible or easy.")
        return value


class FocusNeed(Value):
    """A need the team of a school chose to work on."""

    id: str
    school_id: str
    instrument: str
    item: str
    evidence: Evidence
    chosen_at: AwareDatetime


def evidence_of(  # noqa: PLR0913 -- what is asked for, and where it is
    release: Release,
    group: str,
    item: str,
    *,
    section: str,
    cards: Iterable[ShownCard],
    most: int = 3,
) -> Evidence:
    """Collect what is known of an item: the group's figures in a release, its section's top cards.

    Args:
        release: Where the figures are.
        group: Whose evidence.
        item: Of what.
        section: The item's section.
        cards: All cards approved by now; a release holds those of its own moment.
        most: How many of them at most.
    """
    status = release.cell(group, item, "status") or release.cell(group, item, "level")
    importance = release.cell(group, item, "importance")
    return Evidence(
        release_id=release.id,
        group=group,
        item=item,
        n=_n(status, importance),
        status=status.mean if status else None,
        importance=importance.mean if importance else None,
        agreement=status.agreement if status else None,
        cards=tuple(card.text for card in cards_of(cards, group, section)[:most]),
    )


def cards_of(cards: Iterable[ShownCard], group: str, section: str) -> list[ShownCard]:
    """Return a section's cards, most votes first; a school's own group sees only its own."""
    school = group.partition("/")[0].removeprefix("school:") if group.startswith("school:") else ""
    seen = (c for c in cards if c.section == section and school in ("", c.school_id))
    return sorted(seen, key=lambda card: -card.votes)


def feasibility_word(value: int | None, texts: Translate) -> str:
    """Say how feasible a team thinks something is; an empty text where nobody judged it."""
    _ = texts
    return "" if value is None else {1: _("hard"), 2: _("possible"), 3: _("easy")}[value]


def agreement_word(agreement: float | None, texts: Translate) -> str:
    """Say how much people agree; an empty text where it is not shown."""
    _ = texts
    if agreement is None:
        return ""
    if agreement >= AGREED:
        return _("people see it much the same")
    return _("people are split") if agreement < SPLIT else _("views differ")


def _n(*cells: Cell | None) -> int | None:
    counted = [cell.n for cell in cells if cell]
    return max(counted) if counted else None
