"""Agreement and reliability, against values worked out by hand from their definitions."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ihubkit.analysis.agreement import agreement
from ihubkit.analysis.reliability import cronbach_alpha
from ihubkit.errors import InvalidValueError

FIVE = (1, 2, 3, 4, 5)


def of(*counts: int) -> float:
    return agreement(dict(enumerate(counts, start=1)), range(1, len(counts) + 1))


def test_agreement_is_one_when_all_say_the_same() -> None:
    assert of(0, 0, 9, 0, 0) == 1.0
    assert of(9, 0, 0) == 1.0


def test_agreement_is_nought_when_answers_are_spread_evenly() -> None:
    assert of(4, 4, 4, 4, 4) == 0.0
    assert of(7, 7, 7) == 0.0


def test_agreement_is_minus_one_for_two_camps_at_the_ends() -> None:
    assert of(5, 0, 0, 0, 5) == pytest.approx(-1.0)
    assert of(5, 0, 5) == pytest.approx(-1.0)


def test_agreement_of_two_neighbours_is_worked_out_by_hand() -> None:
    """Pattern 11000: no gap, so U = 1; two of five values used, so A = 1 - 1/4."""
    assert of(3, 3, 0, 0, 0) == pytest.approx(0.75)


def test_agreement_of_layers_is_weighted_by_their_answers() -> None:
    """In layers of ten: 11110 (A = .25), 11100 (.5), 11000 (.75), 01000 (1).

    Their answers: 40, 30, 20, 10 of 100, so A = .1 + .15 + .15 + .1.
    """
    assert of(30, 40, 20, 10, 0) == pytest.approx(0.5)


def test_agreement_of_a_pattern_with_a_gap_is_worked_out_by_hand() -> None:
    """Pattern 10110 (K=5, S=3).

    The first gap stands between 1 and 3, 4: two triples apart. Together: 1,3,5 1,4,5 3,4,5 and
    2,3,4. So U = (3·4 - 4·2) / (3·6) and A = U · (1 - 2/4) = 1/9.
    """
    assert of(1, 0, 1, 1, 0) == pytest.approx(1 / 9)


def test_unused_values_at_the_ends_belong_to_the_scale() -> None:
    assert of(0, 5, 0, 5, 0) > of(5, 0, 5)


@settings(deadline=None)  # a busy machine is no mistake
@given(st.lists(st.integers(0, 30), min_size=2, max_size=7).filter(any))
def test_agreement_lies_between_minus_one_and_one_and_has_no_direction(counts: list[int]) -> None:
    value = of(*counts)

    assert -1 - 1e-9 <= value <= 1 + 1e-9
    assert value == pytest.approx(of(*reversed(counts)))


@settings(deadline=None)  # a busy machine is no mistake
@given(st.lists(st.integers(0, 9), min_size=3, max_size=5).filter(any), st.integers(2, 5))
def test_agreement_does_not_depend_on_how_many_say_it(counts: list[int], times: int) -> None:
    assert of(*counts) == pytest.approx(of(*(n * times for n in counts)))


def test_agreement_of_nobody_is_refused() -> None:
    with pytest.raises(InvalidValueError, match="at least one answer"):
        agreement({}, FIVE)


def test_alpha_is_one_for_items_that_say_the_same() -> None:
    table = pd.DataFrame({"a": [1, 2, 3, 4], "b": [1, 2, 3, 4], "c": [1, 2, 3, 4]})

    assert cronbach_alpha(table) == pytest.approx(1.0)


def test_alpha_is_worked_out_by_hand() -> None:
    """Variances 1 and 1, variance of the totals 3: alpha = 2 · (1 - 2/3)."""
    table = pd.DataFrame({"a": [1, 2, 3], "b": [1, 3, 2]})

    assert cronbach_alpha(table) == pytest.approx(2 * (1 - 2 / 3))


def test_alpha_leaves_people_with_a_gap_out() -> None:
    table = pd.DataFrame({"a": [1, 2, 3, 9], "b": [1, 3, 2, None]})

    assert cronbach_alpha(table) == pytest.approx(2 * (1 - 2 / 3))


@pytest.mark.parametrize(
    "table",
    [pd.DataFrame({"a": [1, 2]}), pd.DataFrame({"a": [1], "b": [2]}), pd.DataFrame()],
    ids=["one item", "one person", "nobody"],
)
def test_alpha_of_too_little_is_refused(table: pd.DataFrame) -> None:
    with pytest.raises(InvalidValueError, match="at least two items"):
        cronbach_alpha(table)
