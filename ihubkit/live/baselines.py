"""Baselines of indicators: what our own measurements said, kept when a plan is agreed."""

from datetime import UTC, date, datetime

from ihubkit.content import Content, Texts
from ihubkit.errors import NotFoundError
from ihubkit.live.edits import rewrite
from ihubkit.live.measures import find_measures
from ihubkit.model.dossier import Dossier
from ihubkit.model.plan import Goal, Measured, Plan
from ihubkit.model.plan_fields import GOAL, Part
from ihubkit.model.plan_words import said_measured
from ihubkit.store import Store


def freeze_baselines(
    store: Store, content: Content, plan: Plan, by: str, now: datetime | None = None
) -> None:
    """Keep what the newest release says as the baseline of every goal that has a measure.

    A baseline that is kept already stays. Where nothing is shown of the school, as for a small
    one, that is kept too (`value` None): a later wave is no baseline. Edits that come between
    lose nothing; a goal that was removed meanwhile is left out.
    """
    at = now or datetime.now(UTC)
    asked = {goal.id: goal.indicator.measure for goal in plan.goals if goal.indicator.measure}
    measures = find_measures(store, content, plan.school_id, asked.values())
    for goal_id, wanted in asked.items():
        measured = (measures[wanted].newest if wanted in measures else None) or not_shown(at.date())

        def kept(part: Part, wanted: str = wanted, measured: Measured = measured) -> Part:
            """Set the baseline, unless there is one, or the goal has another measure by now."""
            if not isinstance(part, Goal) or part.indicator.measure != wanted:
                return part
            was = part.indicator.measured
            if was and (was.value is not None or measured.value is None):
                return part
            indicator = part.indicator.model_copy(update={"measured": measured})
            return part.model_copy(update={"indicator": indicator})

        try:
            rewrite(store, GOAL, goal_id, kept, by, now=at)
        except NotFoundError:
            continue


def not_shown(on: date) -> Measured:
    """Say that on this day no release showed anything of a measure."""
    return Measured(release_id="", wave=0, on=on)


def said_baseline(dossier: Dossier, goal: Goal, texts: Texts) -> str:
    """Say where a goal's indicator stood at the beginning: as measured, or else as typed."""
    measured = dossier.baseline(goal)
    if measured and (measured.value is not None or not goal.indicator.baseline):
        return said_measured(measured, texts)
    return goal.indicator.baseline
