"""What a page says of how far its figures can be trusted."""

from datetime import UTC, datetime

import pytest

from ihubkit.charts.view import View
from ihubkit.content import load_content
from ihubkit.model.instrument import Instrument
from ihubkit.model.people import Role, School
from ihubkit.model.release import Cell, Group, GroupKind, Release, Reliability
from ihubkit.model.texts import in_english
from ihubkit.steps.results.trust import trust

BIRCH = School(id="b", name="Birch School", team_code="T", staff=12)
GROUPS = (
    Group(key="all", kind=GroupKind.ALL),
    Group(key="school:b", kind=GroupKind.SCHOOL, school_id="b"),
    Group(key="school:b/role:teacher", kind=GroupKind.ROLE, school_id="b", roles=(Role.TEACHER,)),
)
MEASURED = Reliability(
    group="all",
    facet="status",
    n=62,
    items=19,
    alpha=0.9,
    alpha_low=0.86,
    alpha_high=0.93,
    omega=0.91,
    omega_low=0.87,
    omega_high=0.94,
)


@pytest.fixture(scope="module")
def instrument() -> Instrument:
    return load_content().instrument("innovative-school")


def said(instrument: Instrument, group: str, *counts: int, **more: Reliability) -> list[str]:
    n = sum(counts)
    cell = Cell(
        group=group,
        item="A1",
        facet="status",
        n=n,
        mean=sum(value * of for value, of in enumerate(counts, 1)) / n,
        counts=dict(enumerate(counts, 1)),
    )
    release = Release(
        id="r",
        workshop_id="w",
        title="Reveal",
        round=1,
        wave=0,
        k=5,
        made_at=datetime(2026, 1, 1, tzinfo=UTC),
        instrument=instrument.id,
        instrument_version=1,
        groups=GROUPS,
        cells=(cell,),
        reliability=tuple(more.values()),
    )
    return trust(View(release, instrument, group, in_english, {}), [BIRCH])


def test_it_is_said_what_chance_may_do_to_a_mean(instrument: Instrument) -> None:
    """Twelve answers, sd .739, t(11) = 2.201: half a width of .47."""
    (words,) = said(instrument, "all", 2, 6, 4)

    assert words == (
        "“Where we stand”: by chance alone most means could be up to 0.5 points higher or lower."
    )


def test_a_school_of_which_all_answered_leaves_nothing_to_chance(instrument: Instrument) -> None:
    assert said(instrument, "school:b", 2, 6, 4) == []
    assert said(instrument, "school:b", 2, 5, 4) != []
    assert said(instrument, "school:b/role:teacher", 2, 6, 4) != []


def test_where_all_say_the_same_nothing_is_said_of_chance(instrument: Instrument) -> None:
    assert said(instrument, "all", 0, 12, 0) == []


def test_alpha_and_omega_are_told_with_their_intervals(instrument: Instrument) -> None:
    _, both = said(instrument, "all", 2, 6, 4, found=MEASURED)
    without = MEASURED.model_copy(update={"omega": None, "omega_low": None, "omega_high": None})
    _, alpha = said(instrument, "all", 2, 6, 4, found=without)

    assert "19 questions" in both
    assert "62 people" in both
    assert both.endswith("alpha 0.90 (0.86 to 0.93), omega 0.91 (0.87 to 0.94).")
    assert alpha.endswith("alpha 0.90 (0.86 to 0.93).")


def test_another_groups_reliability_is_not_told(instrument: Instrument) -> None:
    words = said(instrument, "school:b", 2, 5, 4, found=MEASURED)

    assert not any("alpha" in sentence for sentence in words)


def test_nothing_is_said_of_a_group_that_is_not_shown(instrument: Instrument) -> None:
    assert said(instrument, "school:c", 2, 6, 4) == []
