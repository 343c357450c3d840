"""A proposed method goes into the plan: an action under the goal of the need it answers best."""

from collections.abc import Sequence
from datetime import datetime

from ihubkit.content import Content
from ihubkit.live.edits import plan_of, put_goal, rewrite
from ihubkit.live.methods import use_method
from ihubkit.model.method import Method
from ihubkit.model.plan import Action, Goal, Plan, Status
from ihubkit.model.plan_fields import ACTION, Part
from ihubkit.model.plan_timeline import counted
from ihubkit.model.proposal import Chosen, ProposalRequest
from ihubkit.store import Store


def take(  # noqa: PLR0913 -- what, from where, into which plan, by whom, when
    store: Store,
    content: Content,
    school_id: str,
    request: ProposalRequest,
    chosen: Sequence[Chosen],
    *,
    language: str = "en",
    by: str = "",
    now: datetime | None = None,
) -> list[Action]:
    """Add proposed methods to a school's plan, with dates, hours, and what they wait for.

    A method that the plan has by now is passed over, so that nothing is taken twice; what was
    dropped does not count. A need without a goal gets one.

    Returns:
        The actions that were added.

    Raises:
        NotFoundError: A method is gone from the catalogue, or the school is.
        InvalidValueError: The hours of all are more than an action can have.
    """
    taken = []
    for one in sorted(chosen, key=lambda one: one.starts):
        plan = plan_of(store, school_id, now=now)
        if any(action.method == one.method for action in counted(plan)):
            continue
        method = content.method(one.method, language)
        goal = goal_for(plan, request, method)
        if not goal.id:
            goal = put_goal(store, goal, by=by, now=now)
        action = use_method(
            store,
            method,
            goal.id,
            people=one.people,
            by=by,
            starts=one.first_day,
            ends=one.last_day,
            now=now,
        )
        waits = " ".join(other.id for other in counted(plan) if other.method in method.requires)

        def waiting(part: Part, waits: str = waits) -> Part:
            return part.model_copy(update={"after": waits})

        rewrite(store, ACTION, action.id, waiting, by, now=now)
        taken.append(action)
    return taken


def goal_for(plan: Plan, request: ProposalRequest, method: Method) -> Goal:
    """Return the goal a method goes to: of the need it answers best; one without id is new."""
    need = _best_need(request, method)
    lively = [goal for goal in plan.goals if goal.status is not Status.DROPPED]
    fitting = [goal for goal in lively if not need or goal.need_id == need]
    titles = {one.id: one.title for one in request.needs}
    new = Goal(id="", plan_id=plan.id, need_id=need, text=titles.get(need, ""))
    return fitting[0] if fitting else new


def _best_need(request: ProposalRequest, method: Method) -> str:
    """Return the need a method answers best, "" where it answers none.

    One that only comes before others belongs to the need of the first of them.
    """
    followers = (one for one in request.methods if method.id in one.requires)
    for one in (method, *followers):
        fits = {need.id: need.fit(one) * need.weight for need in request.needs}
        best = max(fits, key=fits.__getitem__, default="")
        if fits.get(best):
            return best
    return ""
