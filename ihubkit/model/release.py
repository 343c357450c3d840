"""An immutable, disclosure-controlled snapshot of group results. Hidden and empty look alike."""

from datetime import datetime
from enum import StrEnum

from ihubkit.model.answer import CardKind
from ihubkit.model.people import Role
from ihubkit.model.value import Value

Basis = dict[str, list[str]]  # what a release rests on; only `analysis.safe` reads it


class GroupKind(StrEnum):
    """How a group is cut from the workshop."""

    ALL = "all"
    SCHOOL = "school"
    ROLE = "role"


class Group(Value):
    """Whose results: all; one school; one role (or roles merged) within all or within a school.

    `key` is stable: "all", "school:<id>", "role:<roles>", "school:<id>/role:<roles>", where
    <roles> are joined by "+" in alphabetical order when merged for safety.
    """

    key: str
    kind: GroupKind
    school_id: str = ""
    roles: tuple[Role, ...] = ()


class Cell(Value):
    """What a group answered to one facet of one item.

    `counts` maps value → respondents; None where the spread itself could point at somebody.
    `agreement` is van der Eijk's A in [-1, 1] where shown.
    """

    group: str
    item: str
    facet: str
    n: int
    mean: float
    median: float | None = None  # None where it cannot be told from the sums of others
    agreement: float | None = None
    counts: dict[int, int] | None = None


class SectionScore(Value):
    """A group's mean over a section's item means, each item counting once."""

    group: str
    section: str
    facet: str
    n: int
    mean: float


class LevelShare(Value):
    """How many of a group reached which level, in an area or ("" = total) over all.

    `counts` maps level → people, lowest first; levels that few reached are folded into their
    neighbours, their names joined by "+" ("B2+C1").
    """

    group: str
    section: str
    n: int
    counts: dict[str, int]


class Shift(Value):
    """How a group's answers to a question have changed since an earlier release.

    Attributes:
        since: Id of the earlier release.
        n: People now.
        paired: Whether they are the same people as then, each compared with themselves.
        mean: Mean now minus mean then, in points of the scale.
        low: Lower end of the 95 % interval of the mean, or None where n is too small for one.
        high: Its upper end.
        effect: The change in standard deviations (Hedges' g), or None.
        effect_low: Lower end of its 95 % interval.
        effect_high: Its upper end.
    """

    group: str
    item: str
    facet: str
    since: str
    n: int
    paired: bool
    mean: float
    low: float | None = None
    high: float | None = None
    effect: float | None = None
    effect_low: float | None = None
    effect_high: float | None = None


class RankShare(Value):
    """How solid an item's place in a group's priority order is, by resampling its seats.

    Attributes:
        place: Where it stands, 1 first.
        top: In which share of the resamples it is among the first three, in tenths.
        best: Best place in the middle 90 % of the resamples.
        worst: Worst place there.
    """

    group: str
    item: str
    place: int
    top: float
    best: int
    worst: int


class Reliability(Value):
    """How far the items measure one thing, from at least 30 complete people, with 95 % intervals.

    Alpha is Cronbach's, omega McDonald's omega total of one factor; omega is None where no such
    factor is found.
    """

    group: str
    facet: str
    n: int
    items: int
    alpha: float
    alpha_low: float
    alpha_high: float
    omega: float | None = None
    omega_low: float | None = None
    omega_high: float | None = None


class ShownCard(Value):
    """A card the facilitator approved."""

    id: str
    school_id: str
    kind: CardKind
    section: str
    text: str
    votes: int


class ReleaseHeader(Value):
    """What is known of a release before anything is counted."""

    id: str
    workshop_id: str
    title: str
    round: int
    wave: int
    k: int
    made_at: datetime


class Release(ReleaseHeader):
    """Results as shown. Only groups and cells that are safe to show are in it.

    `guesses` tells by how many levels people guessed themselves higher than their answers say, by
    item of the guess ("before", "after"): see `model.guess`.
    """

    instrument: str
    instrument_version: int
    groups: tuple[Group, ...] = ()
    cells: tuple[Cell, ...] = ()
    sections: tuple[SectionScore, ...] = ()
    levels: tuple[LevelShare, ...] = ()
    cards: tuple[ShownCard, ...] = ()
    shifts: tuple[Shift, ...] = ()
    ranks: tuple[RankShare, ...] = ()
    reliability: tuple[Reliability, ...] = ()
    guesses: tuple[Cell, ...] = ()

    def cell(self, group: str, item: str, facet: str) -> Cell | None:
        """Find a cell, if it is shown."""
        return next(
            (c for c in self.cells if (c.group, c.item, c.facet) == (group, item, facet)), None
        )
