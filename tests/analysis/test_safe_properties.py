"""What nobody can find out from releases, whatever the workshop and whatever changes in between.

The adversary here is independent of the code: exact fractions, every combination of the shown
groups, every small set of people.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from fractions import Fraction
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from ihubkit.analysis.safe import Past, make_release
from ihubkit.analysis.safe.groups import group_of, holds
from ihubkit.model.answer import AnswerRow
from ihubkit.model.instrument import Facet, Instrument, Item, Option, Section
from ihubkit.model.people import Role
from ihubkit.model.release import Basis, Cell, Release, ReleaseHeader

K = 3
SCALE = tuple(Option(value=value, text=f"level {value}") for value in (1, 2, 3))
ONE_ITEM = Instrument(
    id="school",
    title="School",
    about="",
    subject="school",
    source="",
    licence="CC0",
    facets=(Facet(id="status", title="Status", question="?", options=SCALE),),
    sections=(Section(id="A", title="First", items=(Item(id="A1", title="One", source=""),)),),
)
Staff = Mapping[int, tuple[str, Role, int | None]]

places = st.tuples(
    st.sampled_from("abc"),
    st.sampled_from([Role.TEACHER, Role.TEACHER, Role.LEADER, Role.SUPPORT]),
)
people = st.tuples(places, st.sampled_from([1, 2, 3, None])).map(lambda p: (*p[0], p[1]))
staffs = st.dictionaries(st.integers(0, 13), people, max_size=14)
edits = st.dictionaries(st.integers(0, 17), st.sampled_from([1, 2, 3, None, "leaves"]), max_size=9)


def rows_of(staff: Staff) -> list[AnswerRow]:
    return [
        AnswerRow(
            seat_id=str(seat), school_id=school, role=role, item="A1", facet="status", value=value
        )
        for seat, (school, role, value) in staff.items()
    ]


def released(staff: Staff, previous: tuple[Release, Basis] | None) -> tuple[Release, Basis]:
    header = ReleaseHeader(
        id="r",
        workshop_id="w",
        title="Reveal",
        round=1,
        wave=0,
        k=K,
        made_at=datetime(2026, 1, 1, tzinfo=UTC),
    )
    past = Past(previous[1], previous[0]) if previous else Past()
    return make_release(ONE_ITEM, rows_of(staff), header=header, key=b"k", past=past)


def edited(staff: Staff, changes: Mapping[int, int | str | None]) -> Staff:
    """People change their answer, leave, or come late."""
    result = dict(staff)
    for seat, change in changes.items():
        if change == "leaves":
            result.pop(seat, None)
        elif not isinstance(change, str):
            school, role, _ = result.get(seat, ("abc"[seat % 3], Role.TEACHER, None))
            result[seat] = school, role, change
    return result


def answers_in(staff: Staff, group: str) -> frozenset[tuple[int, int]]:
    """Return who in a group answered what, as pairs of seat and value."""
    wanted = group_of(group)
    return frozenset(
        (seat, value)
        for seat, (school, role, value) in staff.items()
        if value is not None and holds(wanted, school, role)
    )


def told(releases: Sequence[Release], history: Sequence[Staff]) -> set[frozenset[tuple[int, int]]]:
    """Return the answers behind every cell ever shown: of now, or of when it was shown first."""
    found: set[frozenset[tuple[int, int]]] = set()
    moments: dict[str, int] = {}
    before: dict[str, Cell] = {}
    for now, release in enumerate(releases):
        cells = {cell.group: cell for cell in release.cells}
        moments = {
            group: moments[group] if cell == before.get(group) else now
            for group, cell in cells.items()
        }
        before = cells
        for group, cell in cells.items():
            mine = answers_in(history[moments[group]], group)
            mean = round(sum(value for _, value in mine) / len(mine), 4)
            assert (cell.n, cell.mean) == (len(mine), mean)
            found.add(mine)
    return found


def rank(rows: Sequence[Sequence[Fraction]]) -> int:
    left, done = [list(row) for row in rows], 0
    for column in range(len(left[0]) if left else 0):
        pivot = next((r for r in range(done, len(left)) if left[r][column]), None)
        if pivot is None:
            continue
        left[done], left[pivot] = left[pivot], left[done]
        for r in range(done + 1, len(left)):
            factor = left[r][column] / left[done][column]
            left[r] = [a - factor * b for a, b in zip(left[r], left[done], strict=True)]
        done += 1
    return done


def exposed(cells: set[frozenset[tuple[int, int]]], k: int = K) -> list[tuple[int, ...]]:
    """Return the groups of k - 1 people about whom some combination of cells tells."""
    answers = sorted(set().union(*cells)) if cells else []
    rows = [[Fraction(answer in cell) for answer in answers] for cell in sorted(cells, key=sorted)]
    seats = sorted({seat for seat, _ in answers})
    whole = rank(rows)
    return [
        few
        for few in combinations(seats, min(k - 1, len(seats)))
        if few
        and rank(
            [
                [x for x, (seat, _) in zip(row, answers, strict=True) if seat not in few]
                for row in rows
            ]
        )
        < whole
    ]


@settings(max_examples=150, deadline=None)
@given(staffs)
def test_no_combination_of_shown_groups_concerns_fewer_than_k(staff: Staff) -> None:
    release, _ = released(staff, None)

    assert all(cell.n >= K for cell in release.cells)
    assert exposed({answers_in(staff, cell.group) for cell in release.cells}) == []


@settings(max_examples=100, deadline=None)
@given(staffs)
def test_groups_with_a_spread_differ_by_twice_k_or_not_at_all(staff: Staff) -> None:
    release, _ = released(staff, None)
    wide = [cell for cell in release.cells if cell.counts]

    assert all(cell.n >= 2 * K for cell in wide)
    assert all((cell.agreement is None) == (cell.counts is None) for cell in release.cells)
    assert exposed({answers_in(staff, cell.group) for cell in wide}, 2 * K) == []


@settings(max_examples=150, deadline=None)
@given(staffs, st.lists(edits, min_size=1, max_size=3))
def test_no_combination_of_all_releases_so_far_concerns_fewer_than_k(
    staff: Staff, changes: list[dict[int, int | str | None]]
) -> None:
    history, releases = [staff], []
    previous = released(staff, None)
    releases.append(previous[0])
    for change in changes:
        history.append(edited(history[-1], change))
        previous = released(history[-1], previous)
        releases.append(previous[0])

    assert exposed(told(releases, history)) == []


@settings(max_examples=150, deadline=None)
@given(staffs, edits)
def test_a_shown_cell_changes_by_k_people_or_not_at_all(
    staff: Staff, changes: dict[int, int | str | None]
) -> None:
    later = edited(staff, changes)
    first = released(staff, None)
    second = released(later, first)

    for cell in second[0].cells:
        before = first[0].cell(cell.group, "A1", "status")
        if before and before != cell:
            moved = answers_in(staff, cell.group) ^ answers_in(later, cell.group)
            assert len({seat for seat, _ in moved}) >= K


@settings(max_examples=150, deadline=None)
@given(staffs, edits)
def test_parent_minus_shown_children_leaves_nobody_or_k(
    staff: Staff, changes: dict[int, int | str | None]
) -> None:
    first = released(staff, None)
    second = released(edited(staff, changes), first)

    for release in (first[0], second[0]):
        n = {cell.group: cell.n for cell in release.cells}
        schools = [n[key] for key in n if key.startswith("school:") and "/" not in key]
        roles = [n[key] for key in n if key.startswith("role:")]
        for children in (schools, roles):
            assert "all" not in n or not children or not 0 < n["all"] - sum(children) < K
        for school in "abc":
            own = [size for key, size in n.items() if key.startswith(f"school:{school}/")]
            parent = n.get(f"school:{school}")
            assert parent is None or not own or not 0 < parent - sum(own) < K


@settings(max_examples=60, deadline=None)
@given(staffs, edits)
def test_the_order_of_rows_does_not_matter(
    staff: Staff, changes: dict[int, int | str | None]
) -> None:
    later = edited(staff, changes)
    shuffled = dict(sorted(later.items(), key=lambda item: -item[0]))
    first = released(staff, None)

    assert released(later, first) == released(shuffled, first)


@settings(max_examples=100, deadline=None)
@given(staffs)
def test_with_all_answers_in_everybody_enough_is_shown(staff: Staff) -> None:
    """Caution does not hide what is safe: all together are shown from k people on."""
    release, _ = released(staff, None)
    answered = len(answers_in(staff, "all"))

    assert (release.cell("all", "A1", "status") is not None) == (answered >= K)
