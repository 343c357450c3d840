"""Intervals and effect sizes, against pingouin and published examples."""

from itertools import product
from math import sqrt

import numpy as np
import pingouin
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ihubkit.analysis.effects import effect_words, hedges_g, paired_effect
from ihubkit.analysis.intervals import (
    Interval,
    Sample,
    answered_words,
    difference_interval,
    largest_sd,
    mean_interval,
    paired_change,
    sample_of,
    sample_of_values,
)
from ihubkit.errors import InvalidValueError
from ihubkit.model.release import Cell
from ihubkit.model.texts import in_english

Values = list[float]

ratings = st.lists(st.integers(1, 5).map(float), min_size=2, max_size=30)
spread_out = ratings.filter(lambda values: len(set(values)) > 1)
BEFORE = [1.0, 2, 2, 3, 3, 3, 4, 2, 1, 3]
AFTER = [2.0, 2, 3, 3, 4, 4, 4, 3, 2, 5, 4, 3]


def theirs(x: Values, y: Values | float, *, paired: bool = False) -> tuple[float, float]:
    """Return the 95 % interval of the mean of x minus that of y, by pingouin."""
    tested = pingouin.ttest(x, y, paired=paired, correction=True)
    name = next(column for column in tested.columns if column.startswith("CI95"))
    low, high = tested[name].iloc[0]
    return float(low), float(high)


def test_the_interval_of_a_mean_is_that_of_pingouin() -> None:
    assert mean_interval(sample_of_values(AFTER)) == pytest.approx(theirs(AFTER, 0.0), abs=0.005)


def test_the_interval_of_a_difference_is_welchs() -> None:
    first, second = sample_of_values(BEFORE), sample_of_values(AFTER)

    assert difference_interval(first, second) == pytest.approx(theirs(AFTER, BEFORE), abs=0.005)


def test_the_interval_of_a_change_compares_everybody_with_themselves() -> None:
    after = AFTER[: len(BEFORE)]

    change = paired_change(BEFORE, after)

    assert change.mean == pytest.approx(np.mean(after) - np.mean(BEFORE))
    assert change.interval == pytest.approx(theirs(after, BEFORE, paired=True), abs=0.005)


def test_welchs_own_published_case_comes_out_with_exact_figures() -> None:
    """R's `t.test(extra ~ group, data = sleep)`, Welch: -3.3654832 to 0.2054832."""
    first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]
    second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]

    found = difference_interval(sample_of_values(second), sample_of_values(first))
    paired = paired_change(second, first).interval

    assert found == pytest.approx((-3.3654832, 0.2054832), abs=1e-7)
    assert paired == pytest.approx((-2.4598858, -0.7001142), abs=1e-7)


def test_hedges_g_and_its_interval_are_those_of_pingouin() -> None:
    g = pingouin.compute_effsize(AFTER, BEFORE, eftype="hedges")
    interval = pingouin.compute_esci(g, nx=len(AFTER), ny=len(BEFORE), eftype="hedges", decimals=9)

    ours = hedges_g(sample_of_values(BEFORE), sample_of_values(AFTER))

    assert ours is not None
    assert ours.g == pytest.approx(g)
    assert ours.interval == pytest.approx(tuple(interval))


def test_the_effect_of_a_change_is_that_of_pingouin() -> None:
    after = AFTER[: len(BEFORE)]

    ours = paired_effect(BEFORE, after)

    assert ours is not None
    expected = pingouin.compute_effsize(after, BEFORE, paired=True, eftype="hedges")
    assert ours.g == pytest.approx(expected)


def test_the_interval_of_the_effect_of_a_change_is_bonetts_published_one() -> None:
    """Means 110.4 and 102.1, sds 15.3 and 14.6, correlation .75, n = 25: 0.2394905 to 0.8705732.

    The figures are those in the manual of Bonett's R package statpsych (`ci.stdmean.ps`).
    """
    n, correlation = 25, 0.75
    random = np.random.default_rng(1).normal(size=(n, 2))
    white = np.linalg.qr(random - random.mean(axis=0))[0] * sqrt(n - 1)
    mixed = white @ np.linalg.cholesky([[1, correlation], [correlation, 1]]).T
    before, after = 102.1 + 14.6 * mixed[:, 0], 110.4 + 15.3 * mixed[:, 1]

    found = paired_effect(before.tolist(), after.tolist())

    assert found is not None
    shrunk = 1 - 3 / (8 * n - 9)
    assert found.g / shrunk == pytest.approx(0.5550319, abs=1e-7)
    assert [end / shrunk for end in found.interval] == pytest.approx(
        [0.2394905, 0.8705732], abs=1e-6
    )


@settings(deadline=None)  # a busy machine is no mistake
@given(spread_out, st.integers(0, 60))
def test_the_interval_shrinks_the_more_of_the_staff_answered(values: Values, others: int) -> None:
    sample = sample_of_values(values)
    wide, narrow = mean_interval(sample), mean_interval(sample, sample.n + others)

    assert wide is not None
    assert narrow is not None
    assert narrow.high - narrow.low <= wide.high - wide.low
    expected = (wide.high - wide.low) * sqrt(others / (sample.n + others))
    assert narrow.high - narrow.low == pytest.approx(expected)


@pytest.mark.parametrize("staff", [12, 11], ids=["all", "the staff list is older"])
def test_when_everybody_answered_nothing_is_left_to_chance(staff: int) -> None:
    sample = sample_of_values(AFTER)

    assert mean_interval(sample, staff) == (sample.mean, sample.mean)
    assert difference_interval(sample, sample, (staff, staff)) == (0, 0)
    assert paired_change(AFTER, AFTER, staff).interval == (0, 0)


def test_one_school_may_be_complete_and_the_other_not() -> None:
    first, second = sample_of_values(BEFORE), sample_of_values(AFTER)

    found = difference_interval(first, second, (None, len(AFTER)))
    alone = mean_interval(first)

    assert found is not None
    assert alone is not None
    assert found.high - found.low == pytest.approx(alone.high - alone.low)


@pytest.mark.parametrize("values", [[3.0], [4.0] * 9], ids=["one person", "all said the same"])
def test_there_is_no_interval_where_nothing_tells_of_the_spread(values: Values) -> None:
    sample = sample_of_values(values)

    assert mean_interval(sample) is None
    assert mean_interval(sample, len(values)) == (sample.mean, sample.mean)
    assert difference_interval(sample, sample) is None
    assert hedges_g(sample, sample) is None
    assert paired_effect(values, values) is None


def test_one_person_beside_a_group_has_no_interval() -> None:
    many, one = sample_of_values(AFTER), sample_of_values([2.0])

    assert difference_interval(one, many) is None
    assert difference_interval(one, many, (1, None)) is not None


@pytest.mark.parametrize("n", [2, 3, 5])
def test_no_answers_spread_more_than_the_bound_and_some_spread_as_much(n: int) -> None:
    """All possible answers of n people on a scale from 1 to 4."""
    closest = min(
        largest_sd(n, sample.mean, (1, 4)) - sample.sd
        for values in product((1.0, 2.0, 3.0, 4.0), repeat=n)
        for sample in [sample_of_values(values)]
    )

    assert closest == pytest.approx(0.0)


def test_a_cell_without_its_spread_is_taken_to_spread_as_much_as_it_can() -> None:
    counts = {1: 4, 2: 6, 3: 2}
    spread = Cell(group="all", item="A1", facet="status", n=12, mean=1.8333, median=2)
    shown = spread.model_copy(update={"counts": counts})

    exact, bound = sample_of(shown, (1, 3)), sample_of(spread, (1, 3))

    assert exact.exact
    assert exact.sd == pytest.approx(np.std([1] * 4 + [2] * 6 + [3] * 2, ddof=1))
    assert not bound.exact
    assert bound.sd > exact.sd


def test_an_interval_can_be_kept_on_its_scale() -> None:
    assert Interval(0.5, 2).within(1, 3) == (1, 2)
    assert Interval(2, 4).within(1, 3) == (2, 3)


@settings(deadline=None)  # a busy machine is no mistake
@given(spread_out, spread_out)
def test_a_difference_turned_round_is_the_same_difference(one: Values, other: Values) -> None:
    first, second = sample_of_values(one), sample_of_values(other)
    there, back = difference_interval(first, second), difference_interval(second, first)
    g, turned = hedges_g(first, second), hedges_g(second, first)

    assert there is not None
    assert back is not None
    assert there == pytest.approx((-back.high, -back.low))
    assert g is not None
    assert turned is not None
    assert g.g == pytest.approx(-turned.g)
    assert g.interval.low <= g.g <= g.interval.high


@settings(deadline=None)  # a busy machine is no mistake
@given(st.data(), st.integers(3, 20))
def test_the_effect_of_a_change_lies_in_its_interval_and_has_no_unit(
    data: st.DataObject, n: int
) -> None:
    people = st.lists(st.integers(1, 5).map(float), min_size=n, max_size=n)
    before, after = data.draw(people), data.draw(people)

    found = paired_effect(before, after)
    scaled = paired_effect([10 * x for x in before], [10 * x for x in after])

    assert (found is None) == (len({*before}) == 1 and len({*after}) == 1)
    if found is not None:
        assert scaled is not None
        assert scaled.g == pytest.approx(found.g)
        assert found.interval.low - 1e-9 <= found.g <= found.interval.high + 1e-9


def test_nobody_and_half_a_pair_are_refused() -> None:
    with pytest.raises(InvalidValueError, match="at least one answer"):
        sample_of_values([])
    with pytest.raises(InvalidValueError, match="both values"):
        paired_change([1, 2], [1])
    with pytest.raises(InvalidValueError, match="both values"):
        paired_effect([1, 2], [1])


@pytest.mark.parametrize(
    ("n", "staff", "words"),
    [
        (29, None, ""),
        (29, 0, ""),
        (29, 29, "All of the staff answered (29): this is no sample."),
        (27, 29, "Nearly all of the staff answered (27 of 29)."),
        (20, 29, "20 of 29 answered."),
    ],
)
def test_it_is_said_how_many_of_the_staff_answered(n: int, staff: int | None, words: str) -> None:
    assert answered_words(n, staff, in_english) == words


def test_the_size_of_an_effect_has_modest_words() -> None:
    said = [effect_words(g, in_english) for g in (0.1, -0.1, 0.3, -0.6, 2)]

    assert said[0] == said[1] == "hardly any difference"
    assert len(set(said)) == 4
    assert not any("significant" in words for words in said)


def test_a_bounded_sample_makes_an_effect_smaller_never_larger() -> None:
    first, second = sample_of_values([1.0, 1, 2, 2, 2, 3]), sample_of_values([2.0, 2, 3, 3, 3, 3])
    bounds = [
        Sample(s.n, s.mean, largest_sd(s.n, s.mean, (1, 3)), exact=False) for s in (first, second)
    ]

    exact, bound = hedges_g(first, second), hedges_g(*bounds)

    assert exact is not None
    assert bound is not None
    assert 0 < bound.g <= exact.g
