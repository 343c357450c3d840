"""Alpha and omega, against pingouin, statsmodels and values worked out by hand."""

import numpy as np
import pandas as pd
import pingouin
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from statsmodels.multivariate.factor import Factor

from ihubkit.analysis.reliability import (
    FEWEST_PEOPLE,
    alpha_interval,
    cronbach_alpha,
    omega_with_interval,
    omegas,
    one_factor,
    reliability,
)
from ihubkit.errors import InvalidValueError
from ihubkit.model.release import Reliability


def answers(people: int = 80, items: int = 9, *, seed: int = 1, noise: float = 1.2) -> pd.DataFrame:
    """Make answers from 1 to 5 that have one thing in common, some items more than others."""
    random = np.random.default_rng(seed)
    common = random.normal(size=(people, 1)) * random.uniform(0.6, 1.4, size=items)
    rough = 3 + common + random.normal(scale=noise, size=(people, items))
    return pd.DataFrame(np.clip(np.round(rough), 1, 5))


def of(table: pd.DataFrame) -> Reliability | None:
    return reliability(table, group="all", facet="status")


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


@pytest.mark.parametrize("seed", range(5))
def test_alpha_and_its_interval_are_those_of_pingouin(seed: int) -> None:
    table = answers(seed=seed)

    alpha, (low, high) = pingouin.cronbach_alpha(data=table, ci=0.95)
    ours = cronbach_alpha(table)

    assert ours == pytest.approx(alpha)
    assert alpha_interval(ours, *table.shape) == pytest.approx((low, high), abs=5e-4)


@pytest.mark.parametrize("seed", range(5))
def test_the_loadings_of_one_factor_are_those_of_statsmodels(seed: int) -> None:
    """Iterated principal axes leave the same least residuals."""
    table = answers(seed=seed)
    correlations = table.corr().to_numpy()
    fitted = Factor(corr=correlations, n_factor=1, method="pa", smc=True).fit(
        maxiter=5000, tol=1e-12
    )
    theirs = np.abs(fitted.loadings[:, 0])

    ours, settled = one_factor(correlations[None])

    assert settled.all()
    assert ours[0] == pytest.approx(theirs, abs=1e-4)


def test_omega_is_worked_out_by_hand_from_exact_loadings() -> None:
    """Loadings .9, .8, .7, .6: (Σλ)² = 9, Σ(1-λ²) = 4 - 2.3, so omega = 9 / 10.7."""
    loadings = np.array([0.9, 0.8, 0.7, 0.6])
    correlations = np.outer(loadings, loadings) + np.diag(1 - loadings**2)
    random = np.random.default_rng(3).normal(size=(50, 4))
    white = np.linalg.qr(random - random.mean(axis=0))[0]  # columns at right angles
    table = white @ np.linalg.cholesky(correlations).T

    assert float(omegas(table[None])[0][0]) == pytest.approx(9 / 10.7, abs=1e-5)


def test_omega_is_alpha_where_all_items_load_alike() -> None:
    correlations = np.full((5, 5), 0.4) + 0.6 * np.eye(5)
    random = np.random.default_rng(4).normal(size=(60, 5))
    white = np.linalg.qr(random - random.mean(axis=0))[0]
    table = white @ np.linalg.cholesky(correlations).T

    assert float(omegas(table[None])[0][0]) == pytest.approx(
        cronbach_alpha(pd.DataFrame(table)), abs=1e-6
    )


def test_the_interval_of_omega_holds_what_the_answers_were_made_from() -> None:
    true = 0.0
    random = np.random.default_rng(5)
    weights, noise = np.array([1.2, 1.0, 0.9, 0.8, 0.7, 0.6]), 0.9
    true = weights.sum() ** 2 / (weights.sum() ** 2 + len(weights) * noise**2)
    held = 0
    for _ in range(40):
        common = random.normal(size=(120, 1)) * weights
        _, within = omega_with_interval(common + random.normal(scale=noise, size=common.shape))
        held += within is not None and within.low <= true <= within.high

    assert held >= 33


def test_figures_are_given_from_thirty_complete_people_on() -> None:
    table = answers(FEWEST_PEOPLE)
    gap = table.copy()
    gap.iloc[0, 0] = None

    found = of(table)

    assert found is not None
    assert (found.n, found.items) == (30, 9)
    assert found.alpha_low < found.alpha < found.alpha_high
    assert of(gap) is None


def test_the_same_people_always_have_the_same_figures() -> None:
    assert of(answers()) == of(answers())


def test_people_who_all_say_the_same_have_no_reliability() -> None:
    assert of(pd.DataFrame(np.full((40, 5), 3.0))) is None


def test_two_items_have_alpha_but_no_omega() -> None:
    found = of(answers(items=2))

    assert found is not None
    assert (found.omega, found.omega_low, found.omega_high) == (None, None, None)


def test_items_that_pull_in_different_directions_have_no_omega() -> None:
    table = answers(noise=0.6)
    table[0] = 6 - table[0]

    found = of(table)

    assert found is not None
    assert found.omega is None


def test_an_item_that_is_nearly_the_sum_of_others_leaves_no_proper_factor() -> None:
    """Its loading would have to be greater than 1: .9 · .9 / .65 is more than 1."""
    correlations = np.array([[1, 0.9, 0.9], [0.9, 1, 0.65], [0.9, 0.65, 1]])
    random = np.random.default_rng(6).normal(size=(60, 3))
    white = np.linalg.qr(random - random.mean(axis=0))[0]

    table = white @ np.linalg.cholesky(correlations).T

    assert omega_with_interval(table) == (None, None)


def test_an_item_everybody_answered_alike_does_not_spoil_the_rest() -> None:
    table = answers()
    table[3] = 4.0

    found = of(table)

    assert found is not None
    assert found.omega is not None


@settings(deadline=None, max_examples=25)  # a busy machine is no mistake
@given(st.integers(0, 10_000), st.integers(3, 12), st.floats(0.5, 4))
def test_figures_lie_in_their_intervals_and_have_no_unit(
    seed: int, items: int, noise: float
) -> None:
    table = answers(40, items, seed=seed, noise=noise)

    found, other = of(table), of(10 * table - 3)

    assert found == other
    assert found is not None
    assert found.alpha_low <= found.alpha <= found.alpha_high <= 1
    if found.omega is not None:
        assert 0 <= found.omega <= 1
