"""Roles side by side: which two differ, by how much, and how sure that is."""

from datetime import UTC, datetime

import pytest
from scipy.stats import ttest_ind

from ihubkit.analysis.intervals import Sample, difference_interval, largest_sd, sample_of_values
from ihubkit.analysis.role_gaps import role_gaps, role_groups
from ihubkit.content import load_content
from ihubkit.model.people import Role
from ihubkit.model.release import Cell, Group, GroupKind, Release

INSTRUMENT = load_content().instrument("innovative-school")
LEADER, TEACHER, SUPPORT = Role.LEADER, Role.TEACHER, Role.SUPPORT


def group(*roles: Role, school: str = "s") -> Group:
    key = f"school:{school}/role:{'+'.join(roles)}" if school else f"role:{'+'.join(roles)}"
    return Group(key=key, kind=GroupKind.ROLE, school_id=school, roles=roles)


def cell(
    where: Group, mean: float, counts: dict[int, int] | None = None, item: str = "A1", n: int = 10
) -> Cell:
    people = sum(counts.values()) if counts else n
    return Cell(
        group=where.key,
        item=item,
        facet="status",
        n=people,
        mean=mean,
        median=mean,
        counts=counts,
    )


def release(groups: list[Group], cells: list[Cell]) -> Release:
    return Release(
        id="r",
        workshop_id="w",
        title="Reveal",
        round=1,
        wave=0,
        k=5,
        made_at=datetime(2026, 1, 1, tzinfo=UTC),
        instrument=INSTRUMENT.id,
        instrument_version=1,
        groups=tuple(groups),
        cells=tuple(cells),
    )


def test_a_gap_has_the_interval_of_welch_where_both_spreads_are_shown() -> None:
    leaders, teachers = [3, 3, 3, 2, 3, 2], [1, 2, 1, 1, 2, 3, 1, 2, 1]
    shown = [
        cell(group(LEADER), sum(leaders) / 6, {1: 0, 2: 2, 3: 4}),
        cell(group(TEACHER), sum(teachers) / 9, {1: 5, 2: 3, 3: 1}),
    ]

    (gap,) = role_gaps(
        release([group(LEADER), group(TEACHER)], shown), INSTRUMENT, "school:s", "status"
    )

    low, high = ttest_ind(leaders, teachers, equal_var=False).confidence_interval()
    assert (gap.higher.roles, gap.lower.roles) == ((LEADER,), (TEACHER,))
    assert gap.difference == pytest.approx(2.6667 - 1.5556, abs=1e-3)
    assert gap.interval is not None
    assert gap.interval == pytest.approx((low, high))
    assert gap.is_clear


def test_where_a_spread_is_hidden_the_widest_possible_one_is_taken() -> None:
    shown = [cell(group(LEADER), 2.6), cell(group(TEACHER), 1.4)]

    (gap,) = role_gaps(
        release([group(LEADER), group(TEACHER)], shown), INSTRUMENT, "school:s", "status"
    )

    lower, higher = (Sample(10, mean, largest_sd(10, mean, (1, 3))) for mean in (1.4, 2.6))
    widest = difference_interval(lower, higher)
    assert widest is not None
    assert gap.interval == pytest.approx(widest)


def test_the_widest_gap_comes_first_and_of_three_roles_the_two_furthest_apart() -> None:
    groups = [group(LEADER, school=""), group(TEACHER, school=""), group(SUPPORT, school="")]
    means = {"A1": (2.0, 2.1, 2.2), "A2": (2.9, 2.0, 1.1)}
    shown = [
        cell(where, mean, item=item)
        for item, of in means.items()
        for where, mean in zip(groups, of, strict=True)
    ]

    first, second = role_gaps(release(groups, shown), INSTRUMENT, "all", "status")

    assert (first.item, first.higher.roles, first.lower.roles) == ("A2", (LEADER,), (SUPPORT,))
    assert (second.item, second.higher.roles) == ("A1", (SUPPORT,))
    alone = [one for one in shown if one.item == "A2" and "teacher" not in one.group]
    (pair,) = role_gaps(release(groups, alone), INSTRUMENT, "all", "status")
    assert first.interval is not None
    assert pair.interval is not None
    assert first.interval.low < pair.interval.low  # chosen of three pairs: less sure


def test_one_role_alone_has_no_gap() -> None:
    shown = [cell(group(LEADER, TEACHER), 2.0)]
    one = release([group(LEADER, TEACHER)], shown)

    assert role_gaps(one, INSTRUMENT, "school:s", "status") == []
    assert len(role_groups(one, "school:s")) == 1
    assert role_gaps(release([], []), INSTRUMENT, "school:s", "status") == []


def test_people_who_all_say_the_same_give_no_interval() -> None:
    shown = [cell(group(LEADER), 3.0, {1: 0, 2: 0, 3: 6}), cell(group(TEACHER), 1.0, {1: 8})]

    (gap,) = role_gaps(
        release([group(LEADER), group(TEACHER)], shown), INSTRUMENT, "school:s", "status"
    )

    assert (gap.difference, gap.interval, gap.is_clear) == (2.0, None, False)
    assert sample_of_values([3.0] * 6).sd == 0
