"""Coming back to a plan: when reviews are due, and what one finds of every goal."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from ihubkit.errors import InvalidValueError
from ihubkit.model.dossier import Dossier
from ihubkit.model.plan import Action, Goal, Measured, Status
from ihubkit.model.plan_life import Found, Review
from ihubkit.model.texts import Translate

DAYS = (30, 90, 180)  # after the plan was agreed


def missing_reviews(plan_id: str, there: Iterable[Review], on: date) -> tuple[Review, ...]:
    """Return the reviews to add when a plan is agreed.

    One that still waits, with the same number of days, stays as it is, also on another date. The
    id says what it is, so that two who agree at once make the same reviews.

    Args:
        plan_id: Whose.
        there: The reviews there are.
        on: The day the plan was agreed.
    """
    waiting = {one.days for one in there if one.held_at is None}
    dates = {days: on + timedelta(days) for days in DAYS if days not in waiting}
    return tuple(
        Review(id=f"{plan_id}.review-{days}-{due:%Y%m%d}", plan_id=plan_id, days=days, due=due)
        for days, due in dates.items()
    )


def next_review(reviews: Iterable[Review]) -> Review | None:
    """Return the review that waits and is due first; None where none waits."""
    waiting = [one for one in reviews if one.held_at is None]
    return min(waiting, key=lambda one: (one.due, one.id), default=None)


def is_overdue(review: Review, today: date) -> bool:
    """Tell whether a review waits since before today."""
    return review.held_at is None and review.due < today


def require_open(review: Review) -> None:
    """Refuse what would change a finished review.

    Raises:
        InvalidValueError: It is finished.
    """
    if review.held_at:
        raise InvalidValueError("This review is finished, so it stays as it is.")


def review_title(review: Review, texts: Translate) -> str:
    """Name a review."""
    _ = texts
    return _("After {n} days", n=review.days) if review.days else _("A date of your own")


def due_words(review: Review, today: date, texts: Translate) -> str:
    """Say when a review is due, or that it has been held."""
    _ = texts
    if review.held_at:
        return _("finished")
    days = (review.due - today).days
    near = {-1: _("overdue since yesterday"), 0: _("due today"), 1: _("due tomorrow")}
    if days in near:
        return near[days]
    if days < 0:
        return _("overdue by {n} days", n=-days)
    return _("due in {n} days", n=days)


def found_of(dossier: Dossier) -> tuple[Found, ...]:
    """Return what there is to find of every goal now: promised, then, now, and how it goes.

    Figures of the indicator are those that releases show; nothing is computed.
    """
    return tuple(_found(dossier, goal) for goal in dossier.plan.goals)


def is_newer(found: Found) -> bool:
    """Tell whether the indicator was measured again since its baseline."""
    return found.now is not None and _source(found.now) != _source(found.then)


def _found(dossier: Dossier, goal: Goal) -> Found:
    actions: Sequence[Action] = dossier.actions_of(goal)
    indicator = goal.indicator
    return Found(
        goal_id=goal.id,
        text=goal.text,
        status=goal.status,
        note=goal.note,
        indicator=indicator.name,
        measure=indicator.measure,
        target=indicator.target,
        by=indicator.by,
        baseline=indicator.baseline,
        then=dossier.baseline(goal),
        now=dossier.newest(goal),
        actions_done=sum(one.status is Status.DONE for one in actions),
        actions=len(actions),
    )


def _source(measured: Measured | None) -> str:
    return measured.release_id if measured else ""
