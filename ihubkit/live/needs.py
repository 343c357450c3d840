"""Focus needs: what a team chose to work on, with its evidence, and the goal that answers it."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import NamedTuple

from ihubkit.content import Content, Texts
from ihubkit.errors import English, InvalidValueError, NotAllowedError, NotFoundError
from ihubkit.live import codes
from ihubkit.live.baselines import freeze_baselines
from ihubkit.live.cards import approved
from ihubkit.live.edits import plan_of, put_goal, remove_goal
from ihubkit.live.measures import FACETS, measure_id
from ihubkit.live.order import ranked
from ihubkit.live.standing import standing
from ihubkit.model.instrument import Instrument
from ihubkit.model.need import FEW, TEAM, Evidence, Feasibility, FocusNeed
from ihubkit.model.people import School
from ihubkit.model.plan import Goal, Indicator, Plan, PlanState
from ihubkit.model.plan_history import ADDED, MOVED
from ihubkit.model.release import Release
from ihubkit.model.texts import Translate, in_english, said_number
from ihubkit.store import Store

MOST = 5


def choose_need(  # noqa: PLR0913 -- whose need, from where, which, by whom, when
    store: Store,
    content: Content,
    school_id: str,
    release_id: str,
    item: str,
    *,
    by: str = "",
    now: datetime | None = None,
) -> FocusNeed:
    """Choose an item as a focus need; it arrives in the plan as a goal with its baseline.

    Evidence is that of the school's own group or, where that is not shown, of all schools:
    `evidence.group` says which. It stays as it was at this moment; its cards are those approved
    by now. Choosing the same item again changes nothing.

    Raises:
        InvalidValueError: The item is unknown, or five needs are chosen already.
        NotAllowedError: The release is of a workshop the school did not take part in.
    """
    school, release = store.find_school(school_id), store.find_release(release_id)
    if school_id not in store.find_workshop(release.workshop_id).school_ids:
        raise NotAllowedError(
            "“{school}” did not take part in “{results}”.",
            school=school.name,
            results=English(release.title),
        )

    def evidence() -> Evidence:
        return _released(store, content, release, school_id, item)

    instrument = content.instrument(release.instrument, school.language)
    wanted = _Wanted(school, instrument, item, evidence, release.made_at)
    return _choose(store, content, wanted, by=by, now=now)


def choose_own_need(  # noqa: PLR0913 -- as `choose_need`
    store: Store,
    content: Content,
    school_id: str,
    instrument_id: str,
    item: str,
    *,
    by: str = "",
    now: datetime | None = None,
) -> FocusNeed:
    """Choose an item the team answered itself as a focus need; this needs no release.

    Raises:
        InvalidValueError: The item is unknown or no need by the team's answers, or five needs are
            chosen already.
    """
    school = store.find_school(school_id)
    instrument = content.instrument(instrument_id, school.language)

    def evidence() -> Evidence:
        found = ranked(store, content, school_id, None, TEAM)
        own = [one.evidence for one in found if (one.instrument, one.item) == (instrument.id, item)]
        if not own:
            raise InvalidValueError(
                "“{item}” is no need by the team's answers: it is in place, can wait, or is not "
                "answered yet.",
                item=instrument.items[item].title,
            )
        return own[0]

    at = now or datetime.now(UTC)
    wanted = _Wanted(school, instrument, item, evidence, at)
    return _choose(store, content, wanted, by=by, now=at)


def goal_for(  # noqa: PLR0913 -- for which need, by whom, when
    store: Store,
    content: Content,
    school_id: str,
    need_id: str,
    *,
    by: str = "",
    now: datetime | None = None,
) -> Goal:
    """Add the goal that a chosen need suggests, as when it was chosen.

    Raises:
        NotFoundError: The school has no such need.
    """
    need = next((one for one in store.list_needs(school_id) if one.id == need_id), None)
    if need is None:
        raise NotFoundError("This need is not among the chosen ones any more. Reload the page.")
    school, plan = store.find_school(school_id), plan_of(store, school_id, now=now)
    draft = Goal(id="", plan_id=plan.id, need_id=need.id)
    known = content.instruments.get(need.instrument)
    if known and need.item in known.items:
        measured = _made_at(store, need)
        instrument = content.instrument(need.instrument, school.language)
        texts = content.texts(school.language)
        draft = suggested_goal(need, instrument, plan.id, measured=measured, texts=texts)
    return _put(store, content, plan, draft, by=by, now=now)


def judge(store: Store, content: Content, judged: Feasibility) -> None:
    """Keep how feasible a school's team thinks an item is.

    Raises:
        InvalidValueError: The item is unknown.
    """
    _require(content.instrument(judged.instrument), judged.item)
    store.save_feasibility(judged)


def drop_need(
    store: Store, school_id: str, need_id: str, *, by: str = "", now: datetime | None = None
) -> None:
    """Drop a focus need; its goal goes too, unless the team has worked on it.

    Raises:
        NotFoundError: The school has no such need.
    """
    if need_id not in {need.id for need in store.list_needs(school_id)}:
        raise NotFoundError("This need is not among the chosen ones any more. Reload the page.")
    plan = plan_of(store, school_id, now=now)
    store.remove_need(need_id)
    busy = {action.goal_id for action in plan.actions}
    busy |= {one.part_id for one in store.list_changes(plan.id) if one.field not in (ADDED, MOVED)}
    for goal in plan.goals:
        if goal.need_id == need_id and goal.id not in busy:
            remove_goal(store, goal.id, by=by, now=now)


def hint(needs: int, texts: Translate = in_english) -> str:
    """Say what is wise about this many focus needs; an empty text when all is well."""
    if needs <= FEW:
        return ""
    _ = texts
    return _(
        "{needs} focus needs are chosen. A plan that lasts works on two or three: "
        "which of them can wait?",
        needs=needs,
    )


def suggested_goal(
    need: FocusNeed,
    instrument: Instrument,
    plan_id: str,
    *,
    measured: datetime,
    texts: Texts,
) -> Goal:
    """Return the goal a need suggests: the item's title, measured as the item was.

    Where the school's own group is shown, its baseline follows its releases; else the text says
    where the item stands: by all schools, or by the team.
    """
    title, evidence = instrument.items[need.item].title, need.evidence
    own = evidence.group not in ("all", TEAM) and evidence.status is not None
    said = "" if own else baseline(evidence, instrument, measured=measured, texts=texts)
    facet = _facet(instrument)
    indicator = Indicator(
        name=title,
        measure=measure_id(instrument.id, need.item, facet) if evidence.group != TEAM else "",
        baseline=said,
        measured_how=instrument.title,
    )
    return Goal(id="", plan_id=plan_id, need_id=need.id, text=title, indicator=indicator)


def baseline(
    evidence: Evidence, instrument: Instrument, *, measured: datetime, texts: Texts
) -> str:
    """Say where an item stands: “status 1.8 of 3 (n = 23, 12 March 2026)”; "" if not shown."""
    if evidence.status is None:
        return ""
    facet, _ = _facet(instrument), texts
    facts = {
        "facet": {"status": _("status"), "level": _("level")}[facet],
        "mean": said_number(evidence.status, texts),
        "most": instrument.scale(evidence.item, facet)[1],
        "n": evidence.n,
        "date": texts.date(measured.date()),
    }
    if evidence.group == TEAM:
        return _("judged by the team: {facet} {mean} of {most} ({date})", **facts)
    if evidence.group == "all":
        return _("all schools: {facet} {mean} of {most} (n = {n}, {date})", **facts)
    return _("{facet} {mean} of {most} (n = {n}, {date})", **facts)


def _facet(instrument: Instrument) -> str:
    return next((one.id for one in instrument.facets if one.id in FACETS), FACETS[0])


class _Wanted(NamedTuple):
    """What shall be a need; its evidence is looked up when it is a new one."""

    school: School
    instrument: Instrument
    item: str
    evidence: Callable[[], Evidence]
    measured: datetime


def _choose(
    store: Store, content: Content, wanted: _Wanted, *, by: str, now: datetime | None
) -> FocusNeed:
    """Make a focus need and its goal."""
    school, instrument, item = wanted.school, wanted.instrument, wanted.item
    _require(instrument, item)
    chosen = store.list_needs(school.id)
    same = [n for n in chosen if (n.instrument, n.item) == (instrument.id, item)]
    if same:
        return same[0]
    if len(chosen) >= MOST:
        raise InvalidValueError(
            "{n} focus needs are chosen already. Drop one before you choose another.", n=MOST
        )
    at = now or datetime.now(UTC)
    need = FocusNeed(
        id=codes.new_id(),
        school_id=school.id,
        instrument=instrument.id,
        item=item,
        evidence=wanted.evidence(),
        chosen_at=at,
    )
    store.add_need(need)
    plan, texts = plan_of(store, school.id, now=at), content.texts(school.language)
    goal = suggested_goal(need, instrument, plan.id, measured=wanted.measured, texts=texts)
    _put(store, content, plan, goal, by=by, now=at)
    return need


def _put(  # noqa: PLR0913 -- what, where, by whom, when
    store: Store, content: Content, plan: Plan, draft: Goal, *, by: str, now: datetime | None
) -> Goal:
    """Add a goal; in a plan that is agreed its baseline is kept at once, as those of the others."""
    goal = put_goal(store, draft, by=by, now=now)
    after = store.find_plan(plan.id)  # somebody may have agreed to it meanwhile
    if after.state is not PlanState.DRAFT:
        freeze_baselines(store, content, after, by, now)
    return goal


def _made_at(store: Store, need: FocusNeed) -> datetime:
    """Return when a need was measured; one that came in a file knows releases of another hub."""
    release_id = need.evidence.release_id
    try:
        return store.find_release(release_id).made_at if release_id else need.chosen_at
    except NotFoundError:
        return need.chosen_at


def _require(instrument: Instrument, item: str) -> None:
    if item not in instrument.items:
        raise InvalidValueError(
            "“{instrument}” has no item “{item}”.", instrument=instrument.title, item=item[:60]
        )


def _released(
    store: Store, content: Content, release: Release, school_id: str, item: str
) -> Evidence:
    """Return what is known of an item: of the school's own group, or else of all schools."""
    whole, cards = standing(store, release), approved(store, release.workshop_id)
    found = [
        one.evidence
        for group in (f"school:{school_id}", "all")
        for one in ranked(store, content, school_id, whole, group, cards=cards)
        if (one.instrument, one.item) == (release.instrument, item)
    ]
    return next((one for one in found if one.n is not None), found[-1])
