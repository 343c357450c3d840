"""How far a group's figures can be trusted, in sentences for whoever wants to know."""

from collections.abc import Iterable

from ihubkit.analysis.intervals import mean_interval, sample_of
from ihubkit.charts.view import View
from ihubkit.model.people import School
from ihubkit.model.release import Reliability

MOST = 0.8  # of the means


def trust(view: View, schools: Iterable[School], *, measured: bool = True) -> list[str]:
    """Return what chance may do to the means, and how far the items measure one thing.

    Args:
        view: A group of a release.
        schools: The hub's schools: where all of a school's staff answered, chance does nothing.
        measured: Whether to tell how far the items measure one thing.
    """
    known = next((one for one in view.release.groups if one.key == view.group), None)
    if known is None:
        return []
    staff = next((one.staff for one in schools if one.id == known.school_id), 0)
    found = [one for one in view.release.reliability if one.group == view.group and measured]
    return [
        *_by_chance(view, 0 if known.roles else staff),
        *(_one_thing(view, m) for m in found),
    ]


def _by_chance(view: View, staff: int) -> list[str]:
    """Say how far most means of the first facet could lie elsewhere with other people."""
    facet = next(iter(view.facets), None)
    if facet is None:
        return []
    samples = [sample_of(cell, view.scale(facet)) for cell in view.cells(facet.id).values()]
    found = [interval for one in samples if (interval := mean_interval(one, staff))]
    halves = sorted((interval.high - interval.low) / 2 for interval in found)
    if not halves or not halves[-1]:
        return []
    points = view.number(halves[int(MOST * (len(halves) - 1))])
    _ = view.texts
    return [
        _(
            "“{facet}”: by chance alone most means could be up to {points} points higher or lower.",
            facet=facet.title,
            points=points,
        )
    ]


def _one_thing(view: View, found: Reliability) -> str:
    _ = view.texts
    alpha = _(
        "How far the {n} questions measure one thing, from {people} people: "
        "alpha {alpha} ({low} to {high})",
        n=found.items,
        people=found.n,
        alpha=view.number(found.alpha, 2),
        low=view.number(found.alpha_low, 2),
        high=view.number(found.alpha_high, 2),
    )
    if found.omega is None or found.omega_low is None or found.omega_high is None:
        return f"{alpha}."
    omega = _(
        "omega {omega} ({low} to {high})",
        omega=view.number(found.omega, 2),
        low=view.number(found.omega_low, 2),
        high=view.number(found.omega_high, 2),
    )
    return f"{alpha}, {omega}."
