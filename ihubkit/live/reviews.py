"""Reviews of a plan: due when it is agreed, moved, held, and finished with what was found."""

from contextlib import suppress
from datetime import UTC, date, datetime

from ihubkit.content import Content
from ihubkit.errors import InvalidValueError, NotFoundError, StaleWriteError
from ihubkit.live import codes
from ihubkit.live.dossier import dossier_of
from ihubkit.live.wording import signed_name
from ihubkit.model.plan import Plan, PlanState, measure_parts
from ihubkit.model.plan_fields import changes_between
from ihubkit.model.plan_life import Found, Review, StateChange
from ihubkit.model.release import Shift
from ihubkit.model.reviews import found_of, missing_reviews, require_open
from ihubkit.store import Store

MOST = 24  # reviews of a plan: one a month for two years
_TRIES = 20  # each loses only against an edit that got through


def begin_reviews(store: Store, plan: Plan, on: date) -> None:
    """Make the reviews of a plan that was agreed: due after 30, 90 and 180 days.

    Those that wait already stay; two who agree at once make them once.
    """
    for review in missing_reviews(plan.id, store.list_reviews(plan.id), on):
        with suppress(InvalidValueError):  # somebody else made it at the same moment
            store.add_review(review)


def add_review(
    store: Store, plan: Plan, due: date, *, by: str, now: datetime | None = None
) -> Review:
    """Add a review on a date of the team's own.

    Raises:
        InvalidValueError: There are very many already, or one that waits on that day.
    """
    there = store.list_reviews(plan.id)
    if len(there) >= MOST:
        raise InvalidValueError("There are {n} reviews already. Remove one first.", n=len(there))
    if any(one.due == due and one.held_at is None for one in there):
        raise InvalidValueError("There is a review on that day already.")
    review = Review(id=f"{plan.id}.{codes.new_id()[:16]}", plan_id=plan.id, due=due)
    with store.together():
        store.add_review(review)
        store.add_changes(changes_between(None, review, by=by, at=now or datetime.now(UTC)))
    return review


def remove_review(
    store: Store, plan: Plan, review_id: str, *, by: str, now: datetime | None = None
) -> None:
    """Remove a review that has not been held; the history keeps its texts.

    Raises:
        InvalidValueError: It is finished, and stays.
        StaleWriteError: Somebody is writing in it, or finished it at this moment.
        NotFoundError: The plan has no such review (any more).
    """
    review = find_review(store, plan.id, review_id)
    require_open(review)
    with store.together():
        store.remove_review(review)
        store.add_changes(changes_between(review, None, by=by, at=now or datetime.now(UTC)))


def find_review(store: Store, plan_id: str, review_id: str) -> Review:
    """Find a review of a plan.

    Raises:
        NotFoundError: The plan has no such review (any more).
    """
    for review in store.list_reviews(plan_id):
        if review.id == review_id:
            return review
    raise NotFoundError("This review is gone: somebody removed it. Reload the plan.")


def finish_review(  # noqa: PLR0913 -- where, which, who says so, by whose page, when
    store: Store,
    content: Content,
    review_id: str,
    who: str,
    *,
    by: str,
    now: datetime | None = None,
) -> Review:
    """Finish a review: it keeps what was found of every goal, and stays as it is from then on.

    A plan that is under way is reviewed with it; in any other state it stays there.

    Args:
        store: Where the plan is.
        content: What measures are called.
        review_id: Which one.
        who: The name of the one who finishes it, as typed.
        by: The kind of visitor.
        now: The moment.

    Raises:
        InvalidValueError: Nobody is named, or it is finished already.
        NotFoundError: It is gone.
        StaleWriteError: Many people are writing in it just now.
    """
    name, at = signed_name(who), now or datetime.now(UTC)
    plan = store.find_plan(review_id.partition(".")[0])
    told = dossier_of(store, content, plan.school_id, today=at.date())
    held = {"held_at": at, "held_by": name, "found": found_of(told)}
    review = _save(store, plan.id, review_id, held)
    if plan.state is PlanState.UNDER_WAY:
        change = StateChange(plan_id=plan.id, state=PlanState.REVIEWED, who=name, by=by, at=at)
        with suppress(StaleWriteError):  # somebody else moved it on at the same moment
            store.save_plan_state(change, seen=plan.state)
    return review


def shift_of(store: Store, school_id: str, found: Found) -> Shift | None:
    """Return what the newest release says of the change since the baseline; None if nothing."""
    if found.then is None or found.now is None:
        return None
    _, item, facet = measure_parts(found.measure)
    wanted = (f"school:{school_id}", item, facet, found.then.release_id)
    try:
        release = store.find_release(found.now.release_id)
    except NotFoundError:
        return None
    return next((s for s in release.shifts if (s.group, s.item, s.facet, s.since) == wanted), None)


def _save(store: Store, plan_id: str, review_id: str, held: dict[str, object]) -> Review:
    for _ in range(_TRIES):
        review = find_review(store, plan_id, review_id)
        require_open(review)
        try:
            return store.save_review(review.model_copy(update=held), seen=review.version)
        except StaleWriteError:
            continue  # somebody is still writing the reflection; what is written is kept
    raise StaleWriteError(
        "Many people are writing here at this moment, so this was not saved. Try again.",
        theirs={},
        yours={},
        version=review.version,
    )
