"""The picture of a whole hub: sums of what workshops have shown."""

from collections.abc import Sequence
from datetime import UTC, datetime

import pytest

from ihubkit.analysis.hub_release import hub_release, together
from ihubkit.content import load_content
from ihubkit.model.instrument import Instrument
from ihubkit.model.people import Role
from ihubkit.model.release import Cell, LevelShare, Release, ReleaseHeader

NOW = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def school() -> Instrument:
    return load_content().instrument("innovative-school")


@pytest.fixture(scope="module")
def educator() -> Instrument:
    return load_content().instrument("educator-competence")


def header(workshop: str, number: int = 1) -> ReleaseHeader:
    return ReleaseHeader(
        id=f"{workshop}-{number}",
        workshop_id=workshop,
        title="Reveal",
        round=1,
        wave=0,
        k=5,
        made_at=NOW,
    )


def release(
    workshop: str, *cells: Cell, number: int = 1, levels: Sequence[LevelShare] = ()
) -> Release:
    return Release(
        **header(workshop, number).model_dump(),
        instrument="innovative-school",
        instrument_version=1,
        cells=cells,
        levels=tuple(levels),
    )


def cell(group: str, *counts: int, item: str = "A1", spread: bool = True) -> Cell:
    n = sum(counts)
    return Cell(
        group=group,
        item=item,
        facet="status",
        n=n,
        mean=sum(value * count for value, count in enumerate(counts, start=1)) / n,
        median=2,
        counts=dict(enumerate(counts, start=1)) if spread else None,
    )


def hub(instrument: Instrument, *releases: Release) -> Release:
    return hub_release(releases, instrument, header("hub"))


def test_workshops_are_added_up(school: Instrument) -> None:
    found = hub(school, release("w1", cell("all", 2, 4, 6)), release("w2", cell("all", 8, 2, 0)))

    (shown,) = found.cells
    assert (shown.group, shown.n, shown.counts) == ("all", 22, {1: 10, 2: 6, 3: 6})
    assert shown.mean == pytest.approx((10 + 12 + 18) / 22, abs=1e-4)
    assert shown.median == 2
    assert shown.agreement is not None


def test_a_spread_is_shown_only_where_all_workshops_show_theirs(school: Instrument) -> None:
    hidden = cell("all", 8, 2, 0, spread=False)

    (shown,) = hub(school, release("w1", cell("all", 2, 4, 6)), release("w2", hidden)).cells

    assert (shown.n, shown.counts, shown.agreement, shown.median) == (22, None, None, None)


def test_of_each_question_the_newest_figures_of_a_workshop_count(school: Instrument) -> None:
    again = release("w1", cell("all", 0, 0, 12), number=2)
    first = release("w1", cell("all", 12, 0, 0), cell("all", 0, 12, 0, item="A2"))

    found = hub(school, again, first)

    assert [(one.item, one.mean) for one in found.cells] == [("A1", 3), ("A2", 2)]


def test_no_school_is_in_the_picture(school: Instrument) -> None:
    shown = release(
        "w1", cell("all", 2, 4, 6), cell("school:a", 2, 2, 2), cell("school:b", 0, 2, 4)
    )

    found = hub(school, shown)

    assert [group.key for group in found.groups] == ["all"]
    assert {one.group for one in found.cells} == {"all"}


def test_roles_one_workshop_shows_together_are_together_in_the_hub(school: Instrument) -> None:
    apart = release(
        "w1", *(cell(f"role:{role}", 2, 2, 2) for role in ("teacher", "leader", "support"))
    )
    merged = release("w2", cell("role:teacher", 5, 0, 0), cell("role:leader+support", 0, 0, 5))

    found = hub(school, apart, merged)

    assert {one.group: one.n for one in found.cells} == {
        "role:teacher": 11,
        "role:leader+support": 17,
    }
    assert [group.roles for group in found.groups] == [
        (Role.LEADER, Role.SUPPORT),
        (Role.TEACHER,),
    ]


def test_names_are_put_together_only_as_far_as_they_have_to() -> None:
    assert together([["a"], ["b"], ["c"]]) == [("a",), ("b",), ("c",)]
    assert together([["a"], ["b", "c"], ["b"]]) == [("a",), ("b", "c")]
    assert together([["a", "b"], ["c", "d"], ["b", "c"]]) == [("a", "b", "c", "d")]
    assert together([]) == []


def test_levels_are_added_up_and_put_together_likewise(educator: Instrument) -> None:
    names = [band.level for band in educator.bands.total] if educator.bands else []
    first = LevelShare(group="all", section="", n=12, counts={names[0]: 5, names[1]: 7})
    other = LevelShare(
        group="all", section="", n=10, counts={f"{names[1]}+{names[2]}": 6, names[3]: 4}
    )

    found = hub(educator, release("w1", levels=[first]), release("w2", levels=[other]))

    (share,) = found.levels
    assert share.n == 22
    assert share.counts == {names[0]: 5, f"{names[1]}+{names[2]}": 13, names[3]: 4}
    assert [group.key for group in found.groups] == ["all"]


def test_sections_are_means_of_what_is_shown(school: Instrument) -> None:
    section = school.sections[0]
    cells = [cell("all", 6, 0, 6, item=item.id) for item in section.items]

    assert [one.mean for one in hub(school, release("w1", *cells)).sections] == [2]
    assert hub(school, release("w1", *cells[1:])).sections == ()


def test_answers_to_items_that_were_removed_are_left_out(school: Instrument) -> None:
    assert hub(school, release("w1", cell("all", 2, 4, 6, item="Z9"))).cells == ()
