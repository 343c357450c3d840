"""How far a questionnaire's items measure one thing: Cronbach's alpha and McDonald's omega.

Lee J. Cronbach (1951): Coefficient alpha and the internal structure of tests. Psychometrika 16(3),
297-334, doi 10.1007/BF02310555. Its interval: Leonard S. Feldt (1965): The approximate sampling
distribution of Kuder-Richardson reliability coefficient twenty. Psychometrika 30(3), 357-370,
doi 10.1007/BF02289499.

Roderick P. McDonald (1999): Test Theory: A Unified Treatment. Lawrence Erlbaum. The one factor is
fitted by least residuals: Harry H. Harman, Wayne H. Jones (1966): Factor analysis by minimizing
residuals (minres). Psychometrika 31(3), 351-368, doi 10.1007/BF02289468.
"""

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.special import fdtri

from ihubkit.analysis.intervals import CONFIDENCE, Interval
from ihubkit.errors import InvalidValueError
from ihubkit.model.release import Reliability

FEWEST_PEOPLE = 30  # below, intervals are too wide to say anything
FEWEST_ITEMS = 2
FEWEST_FOR_A_FACTOR = 3  # two items fit any number of factors
DRAWS = 200
SEED = 20250901  # the same people always give the same figures
SWEEPS, SETTLED = 100, 1e-5  # far less than a second digit; what takes longer has no clear factor
UNDEFINED = 0.1  # share of draws without a factor above which there is no interval, and no omega
DIGITS = 2

Table = npt.NDArray[np.float64]  # a row per person, a column per item


def reliability(table: pd.DataFrame, *, group: str, facet: str) -> Reliability | None:
    """Return alpha and omega with their intervals; rounded, as no third digit means anything.

    Args:
        table: A row per person, a column per item; people with a gap are left out.
        group: Whose answers.
        facet: Answers to what.

    Returns:
        None where there are fewer than 30 complete people, or nothing to measure: one item, or
        people whose totals are all the same.
    """
    complete = table.dropna().astype(float)
    if len(complete) < FEWEST_PEOPLE:
        return None
    try:
        alpha = cronbach_alpha(complete)
    except InvalidValueError:
        return None
    people, items = complete.shape
    low, high = alpha_interval(alpha, people, items)
    omega, within = omega_with_interval(complete.to_numpy())
    return Reliability(
        group=group,
        facet=facet,
        n=people,
        items=items,
        alpha=round(alpha, DIGITS),
        alpha_low=round(low, DIGITS),
        alpha_high=round(high, DIGITS),
        omega=None if omega is None else round(omega, DIGITS),
        omega_low=round(within.low, DIGITS) if within else None,
        omega_high=round(within.high, DIGITS) if within else None,
    )


def cronbach_alpha(table: pd.DataFrame) -> float:
    """Return Cronbach's alpha of complete answers: how far the items measure one thing.

    Args:
        table: A row per person, a column per item; people with a gap are left out.

    Raises:
        InvalidValueError: There are fewer than two items or people, or all totals are the same.
    """
    complete = table.dropna().astype(float)
    people, items = complete.shape
    total = float(complete.sum(axis=1).var(ddof=1)) if people > 1 else 0.0
    if items < FEWEST_ITEMS or not total:
        raise InvalidValueError(
            "Alpha needs at least two items and two people with different totals; "
            f"here are {items} items and {people} complete people."
        )
    within = float(complete.var(axis=0, ddof=1).sum())
    return items / (items - 1) * (1 - within / total)


def alpha_interval(alpha: float, people: int, items: int) -> Interval:
    """Return Feldt's interval: (1 - found) / (1 - true) has an F distribution."""
    freedom = people - 1, (people - 1) * (items - 1)
    upper, lower = (float(fdtri(*freedom, (1 + sign * CONFIDENCE) / 2)) for sign in (1, -1))
    return Interval(1 - (1 - alpha) * upper, 1 - (1 - alpha) * lower)


def omega_with_interval(table: Table) -> tuple[float | None, Interval | None]:
    """Return McDonald's omega total of one factor, with a percentile bootstrap interval.

    ω = (Σλ)² / ((Σλ)² + Σθ), with the loadings λ and unique variances θ in points of the scale.

    Args:
        table: A row per person, a column per item, without gaps.

    Returns:
        None where no such factor is found: fewer than three items, items that pull in different
        directions; loadings that do not settle, or an item with more in common than its own
        variance, also where that is so in more than a tenth of the draws.
    """
    people, items = table.shape
    if items < FEWEST_FOR_A_FACTOR:
        return None, None
    (omega,), (alike,) = omegas(table[None])
    if np.isnan(omega) or not alike:
        return None, None
    drawn = np.random.default_rng(SEED).integers(people, size=(DRAWS, people))
    draws, _ = omegas(table[drawn])
    defined = draws[~np.isnan(draws)]
    if len(defined) < (1 - UNDEFINED) * DRAWS:
        return None, None
    tails = [50 * (1 - CONFIDENCE), 50 * (1 + CONFIDENCE)]
    low, high = np.percentile(defined, tails)
    return float(omega), Interval(float(low), float(high))


def omegas(
    tables: npt.NDArray[np.float64],
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.bool_]]:
    """Return omega of each of several tables, NaN where there is none.

    And whether all items pull in one direction: otherwise their factor is not what their sum is.
    """
    centred = tables - tables.mean(axis=1, keepdims=True)
    covariances = np.einsum("tpi,tpj->tij", centred, centred) / (tables.shape[1] - 1)
    sds = np.sqrt(np.einsum("tii->ti", covariances))
    steady = np.where(sds > 0, sds, 1.0)  # an item without spread has nothing in common
    correlations = covariances / (steady[:, :, None] * steady[:, None, :])
    loadings, settled = one_factor(correlations)
    common = (loadings * sds).sum(axis=1) ** 2
    unique = (sds**2 * (1 - loadings**2)).sum(axis=1)
    sound = settled & (np.abs(loadings) < 1).all(axis=1)
    with np.errstate(invalid="ignore", divide="ignore"):
        omega = np.where(sound & (common > 0), common / (common + unique), np.nan)
    return omega, loadings.min(axis=1) >= 0


def one_factor(
    correlations: npt.NDArray[np.float64],
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.bool_]]:
    """Fit one factor to each of several correlation matrices, by least squared residuals.

    One loading after the other is set to what fits best beside the others, until none moves.

    Returns:
        Loadings (a row per matrix), their sum not negative, and whether they settled.
    """
    apart = correlations.copy()
    items = apart.shape[1]
    apart[:, np.arange(items), np.arange(items)] = 0.0
    loadings = np.sqrt(np.clip(np.abs(apart).max(axis=2), 0.0, 1.0))
    loadings *= np.where(apart.sum(axis=2) < 0, -1.0, 1.0)
    left = np.arange(len(apart))  # matrices whose loadings still move
    for _ in range(SWEEPS):
        before = loadings[left]
        after = _swept(apart[left], before)
        loadings[left] = after
        left = left[np.abs(after - before).max(axis=1) >= SETTLED]
        if not len(left):
            break
    loadings *= np.where(loadings.sum(axis=1) < 0, -1.0, 1.0)[:, None]
    settled = np.ones(len(apart), dtype=np.bool_)
    settled[left] = False
    return loadings, settled


def _swept(
    apart: npt.NDArray[np.float64], before: npt.NDArray[np.float64]
) -> npt.NDArray[np.float64]:
    """Set each loading once to what leaves the least residuals; correlations without diagonals."""
    loadings = before.copy()
    whole = np.square(loadings).sum(axis=1)
    for item in range(loadings.shape[1]):
        others = whole - np.square(loadings[:, item])
        fits = np.einsum("ti,ti->t", apart[:, item], loadings)
        loadings[:, item] = np.divide(fits, others, out=np.zeros_like(fits), where=others > 0)
        whole = others + np.square(loadings[:, item])
    return loadings
