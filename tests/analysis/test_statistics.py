"""Agreement and consensus, against published values and values worked out by hand."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ihubkit.analysis.agreement import agreement, consensus
from ihubkit.errors import InvalidValueError

FIVE = (1, 2, 3, 4, 5)


def of(*counts: int) -> float:
    return agreement(dict(enumerate(counts, start=1)), range(1, len(counts) + 1))


def consensus_of(*counts: int) -> float:
    return consensus(dict(enumerate(counts, start=1)), range(1, len(counts) + 1))


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


def test_both_come_out_as_published_for_seven_possible_answers() -> None:
    """The figures are those in the manual of Ruedin's R package agrmt (1.42)."""
    counts = 30, 40, 210, 130, 530, 50, 10

    assert of(*counts) == pytest.approx(0.6113333)
    assert consensus_of(*counts) == pytest.approx(0.7256876, abs=5e-8)


def test_consensus_is_one_when_all_say_the_same_and_nought_for_two_camps_at_the_ends() -> None:
    assert consensus_of(0, 0, 9, 0, 0) == 1.0
    assert consensus_of(5, 0, 0, 0, 5) == pytest.approx(0.0)


def test_consensus_of_evenly_spread_answers_is_worked_out_by_hand() -> None:
    """Mean 3 of 1 to 5: 1 + 2/5 log2(1 - 2/4) + 2/5 log2(1 - 1/4)."""
    assert consensus_of(4, 4, 4, 4, 4) == pytest.approx(1 - 0.4 - 0.4 * 0.4150375)


def test_consensus_tells_apart_what_has_the_same_agreement() -> None:
    four, three = (6, 6, 6, 6), (8, 8, 8)

    assert of(*four) == of(*three) == 0.0
    assert consensus_of(*four) > consensus_of(*three)


@settings(deadline=None)  # a busy machine is no mistake
@given(st.lists(st.integers(0, 30), min_size=2, max_size=7).filter(any))
def test_consensus_lies_between_nought_and_one_and_has_no_direction(counts: list[int]) -> None:
    value = consensus_of(*counts)

    assert -1e-9 <= value <= 1 + 1e-9
    assert value == pytest.approx(consensus_of(*reversed(counts)))


def test_consensus_of_nobody_is_refused() -> None:
    with pytest.raises(InvalidValueError, match="at least one answer"):
        consensus({}, FIVE)
