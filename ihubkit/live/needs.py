"""Focus needs: what a team chose to work on, with its evidence, and the goal that answers it."""

from datetime import UTC, datetime

from ihubkit.content import Content, Texts
from ihubkit.errors import English, InvalidValueError, NotAllowedError, NotFoundError
from ihubkit.live import codes
from ihubkit.live.cards import approved
from ihubkit.live.edits import plan_of, put_goal, remove_goal
from ihubkit.model.instrument import Instrument
from ihubkit.model.need import FEW, Evidence, FocusNeed, evidence_of
from ihubkit.model.plan import Goal, Indicator
from ihubkit.model.release import Release
from ihubkit.model.texts import Translate, in_english
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

    Evidence is that of the school's own group, or, where that is not shown, of all schools:
    `evidence.group` says which. Its cards are those approved by now. Choosing the same
    item again changes nothing.

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
    chosen = store.list_needs(school_id)
    same = [n for n in chosen if (n.instrument, n.item) == (release.instrument, item)]
    if same:
        return same[0]
    if len(chosen) >= MOST:
        raise InvalidValueError(
            "{n} focus needs are chosen already. Drop one before you choose another.", n=MOST
        )
    at = now or datetime.now(UTC)
    instrument = content.instrument(release.instrument, school.language)
    need = FocusNeed(
        id=codes.new_id(),
        school_id=school_id,
        instrument=release.instrument,
        item=item,
        evidence=_evidence(store, release, instrument, school_id, item),
        chosen_at=at,
    )
    store.add_need(need)
    plan = plan_of(store, school_id, now=at)
    goal = suggested_goal(need, release, instrument, plan.id, texts=content.texts(school.language))
    put_goal(store, goal, by=by, now=at)
    return need


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
    for goal in plan.goals:
        if goal.need_id == need_id and goal.version == 1 and goal.id not in busy:
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
    release: Release,
    instrument: Instrument,
    plan_id: str,
    *,
    texts: Texts,
) -> Goal:
    """Return the goal a need suggests: the item's title, and where it stands as baseline."""
    title = instrument.items[need.item].title
    indicator = Indicator(
        name=title,
        baseline=baseline(need.evidence, release, instrument, texts=texts),
        measured_how=instrument.title,
    )
    return Goal(id="", plan_id=plan_id, need_id=need.id, text=title, indicator=indicator)


def baseline(evidence: Evidence, release: Release, instrument: Instrument, *, texts: Texts) -> str:
    """Say where an item stands: “status 1.8 of 3 (n = 23, 12 March 2026)”; "" if not shown."""
    if evidence.status is None:
        return ""
    facet = next((f.id for f in instrument.facets if f.id in ("status", "level")), "status")
    most = max(option.value for option in instrument.options(evidence.item, facet))
    _ = texts
    facts = {
        "facet": {"status": _("status"), "level": _("level")}[facet],
        "mean": f"{evidence.status:.1f}",
        "most": most,
        "n": evidence.n,
        "date": texts.date(release.made_at.date()),
    }
    if evidence.group == "all":
        return _("all schools: {facet} {mean} of {most} (n = {n}, {date})", **facts)
    return _("{facet} {mean} of {most} (n = {n}, {date})", **facts)


def _evidence(
    store: Store, release: Release, instrument: Instrument, school_id: str, item: str
) -> Evidence:
    if item not in instrument.items:
        raise InvalidValueError(
            "“{instrument}” has no item “{item}”.", instrument=instrument.title, item=item[:60]
        )
    section = instrument.section_of[item].id
    cards = approved(store, release.workshop_id)
    own = evidence_of(release, f"school:{school_id}", item, section=section, cards=cards)
    if own.n is not None:
        return own
    return evidence_of(release, "all", item, section=section, cards=cards)
