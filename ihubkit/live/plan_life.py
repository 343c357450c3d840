"""A plan is signed and goes its way: draft, agreed, under way, reviewed; who said so, and when."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime

from ihubkit.content import Content
from ihubkit.errors import InvalidValueError, StaleWriteError
from ihubkit.live import codes
from ihubkit.live.baselines import freeze_baselines
from ihubkit.live.edits import plan_of
from ihubkit.live.reviews import begin_reviews
from ihubkit.live.wording import signed_name
from ihubkit.model.plan import Plan, PlanState
from ihubkit.model.plan_life import Signature, StateChange, holding
from ihubkit.store import Store

#: what may follow what; a plan that is agreed can be opened again
NEXT: Mapping[PlanState, tuple[PlanState, ...]] = {
    PlanState.DRAFT: (),  # a signature agrees to it
    PlanState.AGREED: (PlanState.UNDER_WAY, PlanState.DRAFT),
    PlanState.UNDER_WAY: (PlanState.REVIEWED, PlanState.DRAFT),
    PlanState.REVIEWED: (PlanState.UNDER_WAY, PlanState.DRAFT),
}


def sign(  # noqa: PLR0913 -- which plan, who, as what, by whose page, when
    store: Store,
    content: Content,
    school_id: str,
    name: str,
    office: str,
    *,
    by: str,
    now: datetime | None = None,
) -> Signature:
    """Agree to a plan with one's name; the first signature makes a draft an agreed plan.

    With that, baselines stay as measured, and reviews are due after 30, 90 and 180 days. Several
    may sign at the same moment. Who signed already, as the same, signs no second time.

    Raises:
        InvalidValueError: The name is missing or too long, or the plan has no goal yet.
    """
    at = now or datetime.now(UTC)
    signer, role = signed_name(name), signed_name(office, needed=False)
    plan = plan_of(store, school_id)
    if not plan.goals:
        raise InvalidValueError("The plan has no goal yet. Write one before you sign.")
    same = (signer.casefold(), role.casefold())
    given = signatures(store, plan)
    valid = (one for one in given if (one.name.casefold(), one.office.casefold()) == same)
    signature = next(valid, None) or _signed(store, plan, signer, role, at)
    if plan.state is PlanState.DRAFT:
        freeze_baselines(store, content, plan, by, now=at)
        begin_reviews(store, plan, at.date())
        change = StateChange(plan_id=plan.id, state=PlanState.AGREED, who=signer, by=by, at=at)
        with suppress(StaleWriteError):  # another one signed at the same moment
            store.save_plan_state(change, seen=PlanState.DRAFT)
        freeze_baselines(store, content, plan_of(store, school_id), by, now=at)  # written meanwhile
    return signature


def withdraw(store: Store, school_id: str, signature_id: str) -> None:
    """Take a signature back that was given by mistake; the state stays.

    Raises:
        InvalidValueError: The plan has no such signature.
    """
    known = {one.id for one in store.list_signatures(plan_of(store, school_id).id)}
    if signature_id not in known:
        raise InvalidValueError("There is no such signature (any more). Reload the page.")
    store.remove_signature(signature_id)


def go_on(  # noqa: PLR0913 -- which plan, where to, who says so, by whose page, when
    store: Store,
    school_id: str,
    state: PlanState,
    who: str,
    *,
    by: str,
    now: datetime | None = None,
) -> Plan:
    """Let a plan go into its next state, or open an agreed one again as a draft.

    Raises:
        InvalidValueError: The state does not follow, or nobody is named.
        StaleWriteError: Somebody else has just moved it on.
    """
    plan = plan_of(store, school_id)
    if state not in NEXT[plan.state]:
        raise InvalidValueError("The plan cannot go there now. Look at how it stands.")
    told = signed_name(who)
    change = StateChange(plan_id=plan.id, state=state, who=told, by=by, at=now or datetime.now(UTC))
    store.save_plan_state(change, seen=plan.state)
    return plan_of(store, school_id)


def signatures(store: Store, plan: Plan) -> list[Signature]:
    """Return the signatures of a plan that hold."""
    return holding(store.list_signatures(plan.id), store.list_plan_states(plan.id))


def _signed(store: Store, plan: Plan, name: str, office: str, at: datetime) -> Signature:
    signature = Signature(
        id=codes.new_id(), plan_id=plan.id, name=name, office=office, revision=plan.revision, at=at
    )
    store.add_signature(signature)
    return signature
