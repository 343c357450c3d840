"""A whole hub's answers as tables: what is counted, and that nobody can be found in them."""

from array import array
from collections import Counter
from collections.abc import Sequence
from itertools import chain, combinations
from statistics import fmean, median

import numpy as np
import numpy.typing as npt
import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ihubkit.analysis.agreement import agreement
from ihubkit.analysis.hub import answers_frame, hub_results, may_be_shown
from ihubkit.model.answer_columns import AnswerColumns
from ihubkit.model.instrument import Facet, Instrument, Item, Option, Section
from ihubkit.model.people import Role

K = 3
SCALE = tuple(Option(value=value, text=f"level {value}") for value in (1, 2, 3))
ITEMS = ("A1", "A2", "B1")
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
            items=tuple(Item(id=item, title=item, source="") for item in ITEMS[:2]),
        ),
        Section(id="B", title="Second", items=(Item(id="B1", title="B1", source=""),)),
    ),
)

Person = tuple[str, Role]


def columns(
    people: Sequence[Person], answers: Sequence[tuple[int, str, int, int]]
) -> AnswerColumns:
    """Make columns of people and of (person, item, round, value)."""
    items = list(dict.fromkeys(item for _, item, _, _ in answers))
    return AnswerColumns(
        seats=[(f"seat{n}", school, role) for n, (school, role) in enumerate(people)],
        questions=[(item, "status") for item in items],
        seat=array("i", [person for person, _, _, _ in answers]),
        question=array("i", [items.index(item) for _, item, _, _ in answers]),
        round=array("i", [number for _, _, number, _ in answers]),
        value=array("i", [value for _, _, _, value in answers]),
    )


def crowd(sizes: dict[Person, int]) -> list[Person]:
    return [person for person, n in sizes.items() for _ in range(n)]


def figures(table: pd.DataFrame, *key: str) -> dict[str, float]:
    """Return the figures of the row these first columns name."""
    (found,) = (row for row in table.to_dict("records") if list(row.values())[: len(key)] == [*key])
    return {str(name): value for name, value in found.items()}


SOME = crowd(
    {
        ("b", Role.TEACHER): 7,
        ("b", Role.LEADER): 3,
        ("a", Role.TEACHER): 6,
        ("a", Role.LEADER): 4,
    }
)


def test_everybody_each_school_and_each_role_are_counted() -> None:
    random = np.random.default_rng(1)
    given_values = random.integers(1, 4, size=(len(SOME), 3)).tolist()
    answers = [
        (person, item, 1, value)
        for person, values in enumerate(given_values)
        for item, value in zip(ITEMS, values, strict=True)
    ]

    found = hub_results(columns(SOME, answers), SCHOOL, K)
    frame = answers_frame(columns(SOME, answers))

    assert found.schools == 2
    assert list(dict.fromkeys(found.cells["group"])) == [
        *("all", "school:a", "school:b", "role:teacher", "role:leader")
    ]
    for key, mine in (
        ("all", frame),
        ("school:a", frame[frame["school_id"] == "a"]),
        ("role:leader", frame[frame["role"] == Role.LEADER]),
    ):
        for item in ITEMS:
            values = mine[mine["item"] == item]["value"].tolist()
            cell = figures(found.cells, key, item)
            assert cell["n"] == len(values)
            assert cell["mean"] == pytest.approx(fmean(values), abs=1e-4)
            assert cell["median"] == median(values)
            if len(values) >= 2 * K:
                expected = agreement(Counter(values), (1, 2, 3))
                assert cell["agreement"] == pytest.approx(expected, abs=1e-4)


def test_a_section_is_the_mean_of_its_items_where_all_of_them_are_shown() -> None:
    answers = [(person, "A1", 1, 2) for person in range(20)]
    answers += [(person, "A2", 1, 3) for person in range(10)]

    found = hub_results(columns(SOME, answers), SCHOOL, K)

    section = figures(found.sections, "all", "A")
    assert (section["n"], section["mean"]) == (10, 2.5)
    assert found.sections["group"].tolist() == ["all", "school:b", "role:teacher", "role:leader"]
    assert set(found.sections["section"]) == {"A"}


def test_of_several_rounds_the_newest_rating_counts_and_others_stay() -> None:
    first = [(person, item, 1, 1) for person in range(20) for item in ITEMS]
    again = [(person, "A1", 2, 3) for person in range(10)]

    frame = answers_frame(columns(SOME, [*again, *first]))
    found = hub_results(columns(SOME, [*again, *first]), SCHOOL, K)

    assert len(frame) == 60
    assert figures(found.cells, "all", "A1")["n"] == 20
    assert figures(found.cells, "all", "A1")["mean"] == 2
    assert figures(found.cells, "school:b", "A1")["mean"] == 3
    assert figures(found.cells, "all", "A2")["mean"] == 1


def test_answers_the_instrument_does_not_know_are_left_out() -> None:
    answers = [(person, "Z9", 1, 2) for person in range(20)]
    answers += [(person, "A1", 1, 2 if person else 7) for person in range(20)]

    found = hub_results(columns(SOME, answers), SCHOOL, K)

    assert set(found.cells["item"]) == {"A1"}
    assert figures(found.cells, "all", "A1")["n"] == 19


@pytest.mark.parametrize("people", [[], crowd({("a", Role.TEACHER): 2})], ids=["nobody", "two"])
def test_too_few_give_empty_tables(people: list[Person]) -> None:
    answers = [(person, "A1", 1, 2) for person in range(len(people))]

    found = hub_results(columns(people, answers), SCHOOL, K)

    assert len(found.cells) == len(found.sections) == 0


def test_roles_that_few_have_in_the_whole_hub_are_taken_together() -> None:
    people = crowd({("a", Role.TEACHER): 9, ("a", Role.LEADER): 1, ("a", Role.SUPPORT): 2})

    found = hub_results(columns(people, [(n, "A1", 1, 2) for n in range(12)]), SCHOOL, K)

    assert set(found.cells["group"]) == {"all", "school:a", "role:teacher", "role:leader+support"}


def test_a_hub_of_one_role_shows_no_roles() -> None:
    people = crowd({("a", Role.TEACHER): 9})

    found = hub_results(columns(people, [(n, "A1", 1, 2) for n in range(9)]), SCHOOL, K)

    assert set(found.cells["group"]) == {"all", "school:a"}


def tensor(*schools: Sequence[int]) -> npt.NDArray[np.int64]:
    return np.array(schools, dtype=np.int64)[:, :, None]


def shown(*schools: Sequence[int], k: int = K) -> list[int]:
    return np.flatnonzero(may_be_shown(tensor(*schools), k)[:, 0]).tolist()


def test_the_next_smallest_school_is_hidden_with_one_that_is_too_small() -> None:
    assert shown([9, 0], [5, 0], [2, 0], [6, 0]) == [0, 1, 4, 5]  # all, two schools, the one role


def test_a_rest_of_k_people_needs_no_other_school_hidden() -> None:
    assert shown([9], [2], [1]) == [0, 1]


def test_roles_are_hidden_where_schools_and_roles_together_point_at_few() -> None:
    """All teachers but those of school 1, which has nearly nobody else: its two leaders."""
    assert shown([9, 2], [0, 9]) == [0, 1, 2]
    assert shown([9, 3], [0, 9]) == [0, 1, 2, 3, 4]


def combination_of_few(rows: npt.NDArray[np.float64], people: Sequence[int], k: int) -> bool:
    """Tell whether a sum of multiples of the rows concerns 1 to k-1 people; by trying everybody."""
    kinds = [kind for kind, n in enumerate(people) if n]
    whole = np.linalg.matrix_rank(rows[:, kinds]) if kinds else 0
    few = chain.from_iterable(combinations(kinds, n) for n in range(1, k))
    for some in few:
        if sum(people[kind] for kind in some) < k:
            others = [kind for kind in kinds if kind not in some]
            rank = np.linalg.matrix_rank(rows[:, others]) if others else 0
            if rank < whole:
                return True
    return False


hubs = st.lists(st.lists(st.integers(0, 7), min_size=3, max_size=3), min_size=1, max_size=4)


@settings(deadline=None, max_examples=150)  # a busy machine is no mistake
@example([[3, 0, 0], [0, 3, 0], [1, 1, 3]])
@example([[4, 1, 0], [0, 4, 1], [1, 0, 4]])
@given(hubs)
def test_no_sum_of_what_is_shown_concerns_fewer_than_k_people(sizes: list[list[int]]) -> None:
    people = tensor(*sizes)
    schools, roles = people.shape[:2]
    belongs = np.vstack(
        [
            np.ones((1, schools, roles)),
            np.eye(schools)[:, :, None].repeat(roles, axis=2),
            np.eye(roles)[:, None, :].repeat(schools, axis=1),
        ]
    ).reshape(-1, schools * roles)

    rows = belongs[may_be_shown(people, K)[:, 0]]

    assert not combination_of_few(rows, people.ravel().tolist(), K)


@settings(deadline=None, max_examples=60)  # a busy machine is no mistake
@given(hubs)
def test_what_is_hidden_had_to_be(sizes: list[list[int]]) -> None:
    """All roles cannot be shown beside the schools where they are hidden though large enough."""
    people = tensor(*sizes)
    schools, roles = people.shape[:2]
    mask = may_be_shown(people, K)[:, 0]
    by_role = people.sum(axis=(0, 2))
    if mask[1 + schools :].any() or (by_role < K).any():
        return
    belongs = np.vstack(
        [
            np.eye(schools)[:, :, None].repeat(roles, axis=2),
            np.eye(roles)[:, None, :].repeat(schools, axis=1),
        ]
    ).reshape(-1, schools * roles)
    kept = np.concatenate([mask[1 : 1 + schools], np.ones(roles, dtype=np.bool_)])

    assert combination_of_few(belongs[kept], people.ravel().tolist(), K)
