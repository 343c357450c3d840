"""Guesses of one's own level: only differences, only of groups, only of those who answered all."""

from datetime import UTC, datetime

import pytest

from ihubkit.analysis.guesses import difference_rows, with_guesses
from ihubkit.analysis.safe import Past, ReleaseHeader, make_release
from ihubkit.content import load_content
from ihubkit.model.answer import AnswerRow
from ihubkit.model.guess import guess_of
from ihubkit.model.people import Role
from ihubkit.model.release import Basis, Cell, Release

CONTENT = load_content()
ABOUT = CONTENT.instrument("educator-competence")
GUESS = CONTENT.instrument("educator-guess")
KEY = b"k" * 32
ITEMS = list(ABOUT.items)


def row(seat: str, item: str, value: int | None, school: str = "north") -> AnswerRow:
    return AnswerRow(
        seat_id=seat, school_id=school, role=Role.TEACHER, item=item, facet="level", value=value
    )


def answers(seat: str, value: int, items: list[str] | None = None) -> list[AnswerRow]:
    return [row(seat, item, value) for item in (ITEMS if items is None else items)]


def released(
    people: list[str],
    guessed: list[AnswerRow],
    *,
    level: int = 2,
    previous: tuple[Release, Basis] | None = None,
) -> tuple[Release, Basis]:
    """Release what people of one level guessed; all 22 answered with `level`."""
    answered = [one for seat in people for one in answers(seat, level)]
    header = ReleaseHeader(
        id="r",
        workshop_id="w",
        title="How do I work?",
        round=1,
        wave=0,
        k=5,
        made_at=datetime(2026, 3, 12, tzinfo=UTC),
    )
    past = Past(previous[1], previous[0]) if previous else Past()
    made = make_release(ABOUT, answered, header=header, key=KEY, past=past)
    rows = difference_rows(GUESS, ABOUT, guessed, answered)
    return with_guesses(made, GUESS, rows, key=KEY, again=previous[0] if previous else None)


def everybody(release: Release) -> list[Cell]:
    """Return what is shown of all people together."""
    return [cell for cell in release.guesses if cell.group == "all"]


def test_the_kit_asks_for_a_guess_of_the_self_assessment_only() -> None:
    instruments = CONTENT.instruments.values()

    assert guess_of(instruments, "educator-competence") == GUESS
    assert guess_of(instruments, "innovative-school") is None


def test_a_guess_offers_one_described_practice_for_each_level() -> None:
    assert ABOUT.bands
    for item in ("before", "after"):
        assert len(GUESS.options(item, "level")) == len(ABOUT.bands.total)


@pytest.mark.parametrize(
    ("guessed", "value", "difference"), [(0, 0, 0), (5, 0, 5), (0, 4, -5), (3, 2, 1)]
)
def test_a_difference_is_the_guessed_level_minus_the_measured_one(
    guessed: int, value: int, difference: int
) -> None:
    (found,) = difference_rows(GUESS, ABOUT, [row("a", "before", guessed)], answers("a", value))

    assert (found.item, found.facet, found.value) == ("before", "difference", difference)


def test_who_answered_21_of_22_or_only_guessed_has_no_difference() -> None:
    guessed = [row(seat, "before", 3) for seat in ("almost", "only")]

    assert difference_rows(GUESS, ABOUT, guessed, answers("almost", 2, ITEMS[1:])) == []


def test_a_group_learns_how_much_higher_it_guessed_and_nothing_of_the_guesses() -> None:
    people = [f"p{number}" for number in range(12)]
    guessed = [row(seat, "before", 3 + (seat == "p0")) for seat in people]
    guessed += [row(seat, "after", 2) for seat in people]

    release, _ = released(people, guessed)

    before, after = everybody(release)
    assert (before.item, before.n) == ("before", 12)
    assert before.mean == pytest.approx(13 / 12, abs=1e-4)
    assert (after.item, after.mean) == ("after", 0)
    assert {cell.item for cell in release.cells} == set(ITEMS)


def test_fewer_than_k_guesses_show_nothing() -> None:
    people = [f"p{number}" for number in range(12)]

    release, _ = released(people, [row(seat, "before", 3) for seat in people[:4]])

    assert release.guesses == ()
    assert release.cells


def test_one_more_guess_does_not_renew_what_was_shown_so_nobody_is_read_off() -> None:
    people = [f"p{number}" for number in range(12)]
    first = released(people, [row(seat, "before", 3) for seat in people[:10]])

    again, _ = released(people, [row(seat, "before", 3) for seat in people[:11]], previous=first)
    later, _ = released(
        [*people, *(f"q{n}" for n in range(5))],
        [row(seat, "before", 3) for seat in [*people[:10], *(f"q{n}" for n in range(5))]],
        previous=first,
    )

    assert [cell.n for cell in everybody(again)] == [10]
    assert [cell.n for cell in everybody(later)] == [15]


def test_a_release_made_thrice_remembers_the_guesses_of_the_first() -> None:
    people = [f"p{number}" for number in range(12)]
    guessed = [row(seat, "before", 3) for seat in people[:10]]
    first = released(people, guessed)
    second = released(people, guessed, previous=first)

    third, _ = released(people, [row(seat, "before", 3) for seat in people[:9]], previous=second)

    assert [cell.n for cell in everybody(third)] == [10]
