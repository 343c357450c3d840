"""What a release shows, and what it keeps to itself."""

from collections.abc import Sequence
from datetime import UTC, datetime

from ihubkit.analysis.safe import Past, make_release
from ihubkit.model.answer import AnswerRow
from ihubkit.model.instrument import Facet, Instrument, Item, Option, Section
from ihubkit.model.people import Role
from ihubkit.model.release import Basis, Release, ReleaseHeader

K = 5
SCALE = tuple(Option(value=value, text=f"level {value}") for value in (1, 2, 3))
SCHOOL = Instrument(
    id="school",
    title="School",
    about="",
    subject="school",
    source="",
    licence="CC0",
    facets=(Facet(id="status", title="Status", question="?", options=SCALE),),
    sections=(
        Section(
            id="A",
            title="First",
            items=(Item(id="A1", title="One", source=""), Item(id="A2", title="Two", source="")),
        ),
    ),
)


def answers(
    school: str, many: int, *, role: Role = Role.TEACHER, value: int | None = 2, start: int = 0
) -> list[AnswerRow]:
    return [
        AnswerRow(
            seat_id=f"{school}-{role}-{number}",
            school_id=school,
            role=role,
            item="A1",
            facet="status",
            value=value,
        )
        for number in range(start, start + many)
    ]


def release(
    rows: Sequence[AnswerRow], previous: tuple[Release, Basis] | None = None
) -> tuple[Release, Basis]:
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
    return make_release(SCHOOL, rows, header=header, key=b"secret", past=past)


def groups_shown(rows: Sequence[AnswerRow]) -> list[str]:
    return [cell.group for cell in release(rows)[0].cells]


def test_a_group_of_k_is_shown_and_a_smaller_one_is_not() -> None:
    assert groups_shown(answers("a", K)) == ["all", "school:a"]
    assert groups_shown(answers("a", K - 1)) == []


def test_a_school_is_hidden_when_the_rest_could_be_found_by_subtraction() -> None:
    assert groups_shown(answers("a", 20) + answers("b", 3)) == ["all"]


def test_the_smallest_shown_sibling_is_hidden_with_a_school_that_is_too_small() -> None:
    rows = answers("a", 20) + answers("b", 8) + answers("c", 3)

    assert groups_shown(rows) == ["all", "school:a"]


def test_few_leaders_are_shown_together_with_the_next_smallest_role() -> None:
    rows = answers("a", 20) + answers("a", 2, role=Role.LEADER) + answers("a", 6, role=Role.SUPPORT)

    shown = groups_shown(rows)

    assert "role:leader+support" in shown
    assert "role:leader" not in shown
    assert "school:a/role:leader+support" in shown


def test_cannot_say_is_counted_nowhere() -> None:
    assert groups_shown(answers("a", K - 1) + answers("a", 9, value=None, start=50)) == []


def test_a_spread_is_shown_from_twice_k_on() -> None:
    small, large = release(answers("a", 9))[0], release(answers("a", 10))[0]

    assert small.cells[0].counts is None
    assert small.cells[0].agreement is None
    assert large.cells[0].counts == {1: 0, 2: 10, 3: 0}
    assert large.cells[0].agreement == 1.0


def test_a_latecomer_does_not_change_the_picture() -> None:
    first = release(answers("a", 10))

    second, _ = release(answers("a", 10) + answers("a", 1, value=3, start=20), first)

    assert second.cells == first[0].cells


def test_k_latecomers_change_the_picture() -> None:
    first = release(answers("a", 10))

    second, _ = release(answers("a", 10) + answers("a", K, value=3, start=20), first)

    assert second.cells[0].n == 10 + K


def test_one_changed_answer_does_not_change_the_picture() -> None:
    first = release(answers("a", 10))

    second, _ = release(answers("a", 9) + answers("a", 1, value=3, start=9), first)

    assert second.cells == first[0].cells


def test_withdrawn_people_count_as_changed() -> None:
    first = release(answers("a", 12))

    assert release(answers("a", 11), first)[0].cells[0].n == 12
    assert release(answers("a", 7), first)[0].cells[0].n == 7


def test_first_answers_of_a_hidden_school_stay_hidden_when_it_grows() -> None:
    """The first picture minus school a would be the three of school b who came first."""
    early = release(answers("a", 12) + answers("b", 3))
    assert [cell.group for cell in early[0].cells] == ["all"]

    late, _ = release(answers("a", 12) + answers("b", 12), early)

    assert [cell.group for cell in late.cells] == ["all"]
    assert late.cells[0].n == 24


def test_changes_that_come_and_go_are_compared_with_every_earlier_picture() -> None:
    """One person away from the first picture is too near, however far the second one was."""
    first = release(answers("a", 20))
    second = release(answers("a", 14) + answers("a", 6, value=3, start=14), first)
    assert second[0].cells != first[0].cells

    third, _ = release(answers("a", 19) + answers("a", 1, value=3, start=19), second)

    assert third.cells == second[0].cells


def test_a_section_is_shown_only_with_all_its_items() -> None:
    one = answers("a", 8)
    both = one + [row.model_copy(update={"item": "A2", "value": 3}) for row in one]

    assert release(one)[0].sections == ()
    assert [score.mean for score in release(both)[0].sections] == [2.5, 2.5]


def test_answers_the_instrument_does_not_know_are_left_out() -> None:
    gone = [row.model_copy(update={"item": "Z9"}) for row in answers("a", 8)]
    outside = [row.model_copy(update={"value": 7}) for row in answers("a", 8)]

    assert release(gone + outside)[0].cells == ()


def test_nobody_answered_gives_an_empty_release() -> None:
    shown, basis = release([])

    assert shown.groups == ()
    assert basis == {}


def test_the_basis_names_nobody() -> None:
    _, basis = release(answers("a", 8))

    assert not any("a-teacher" in mark for marks in basis.values() for mark in marks)


def test_rows_in_another_order_give_the_same_release() -> None:
    rows = answers("a", 12) + answers("b", 9, value=1) + answers("a", 6, role=Role.SUPPORT)

    assert release(rows) == release(rows[::-1])


def test_everybody_is_renewed_while_schools_with_few_latecomers_stay_as_they_were() -> None:
    early = release(answers("a", 10) + answers("b", 10))

    late, _ = release(answers("a", 13, value=2) + answers("b", 13), early)

    assert {cell.group: cell.n for cell in late.cells} == {
        "all": 26,
        "school:a": 10,
        "school:b": 10,
    }


def test_who_is_left_of_a_school_that_withdrew_cannot_be_found() -> None:
    """All as they are now minus school a would be the one who stayed."""
    early = release(answers("a", 10) + answers("b", 6))

    late, _ = release(answers("a", 10) + answers("b", 1), early)

    assert {cell.group: cell.n for cell in late.cells} == {"all": 16, "school:a": 10}
