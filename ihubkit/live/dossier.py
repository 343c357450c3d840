"""A plan and all it refers to, gathered once for whatever tells it."""

from collections.abc import Iterable
from datetime import UTC, date, datetime

from ihubkit.content import Content
from ihubkit.live import codes
from ihubkit.live.evidence import evidence_words
from ihubkit.live.measures import find_measures
from ihubkit.live.programmes import frame_for
from ihubkit.model.dossier import Dossier, NeedTold
from ihubkit.model.need import FocusNeed
from ihubkit.model.people import School
from ihubkit.model.plan import Plan
from ihubkit.model.plan_life import Review
from ihubkit.store import Store


def dossier_of(
    store: Store,
    content: Content,
    school_id: str,
    language: str = "en",
    *,
    today: date | None = None,
) -> Dossier:
    """Gather a school's plan with its needs, methods, measures, calendar, signatures and reviews.

    Raises:
        NotFoundError: There is no such school.
    """
    school, plan = store.find_school(school_id), _plan(store, school_id)
    used = dict.fromkeys(action.method for action in plan.actions)
    measures = (goal.indicator.measure for goal in plan.goals if goal.indicator.measure)
    known = plan.calendar in content.calendars
    return Dossier(
        hub=store.find_hub().name,
        school=school,
        language=language,
        today=today or datetime.now(UTC).date(),
        plan=plan,
        needs=tuple(_told(content, need, language) for need in store.list_needs(school_id)),
        methods={one: content.method(one, language) for one in used if one in content.methods},
        measures=find_measures(store, content, school_id, measures, language),
        calendar=content.calendar(plan.calendar, language) if known else None,
        programme=frame_for(store, content, school_id, language),
        signatures=tuple(store.list_signatures(plan.id)),
        states=tuple(store.list_plan_states(plan.id)),
        reviews=tuple(store.list_reviews(plan.id)),
    )


def _plan(store: Store, school_id: str) -> Plan:
    """Return a school's plan, or an empty one that is kept nowhere: looking begins no plan."""
    empty = Plan(id=codes.new_id(), school_id=school_id, made_at=datetime.now(UTC))
    return store.find_plan_of(school_id) or empty


def dossier_alone(  # noqa: PLR0913 -- what a plan in a file brings along
    content: Content,
    plan: Plan,
    *,
    school: str,
    needs: Iterable[FocusNeed] = (),
    reviews: Iterable[Review] = (),
    language: str = "en",
    today: date | None = None,
) -> Dossier:
    """Gather what a plan refers to without a hub: measurements are those the plan has kept."""
    used = dict.fromkeys(action.method for action in plan.actions)
    known = plan.calendar in content.calendars
    return Dossier(
        hub="",
        school=School(id=plan.school_id, name=school, team_code=""),
        language=language,
        today=today or datetime.now(UTC).date(),
        plan=plan,
        needs=tuple(_told(content, need, language) for need in needs),
        methods={one: content.method(one, language) for one in used if one in content.methods},
        calendar=content.calendar(plan.calendar, language) if known else None,
        reviews=tuple(reviews),
    )


def _told(content: Content, need: FocusNeed, language: str) -> NeedTold:
    texts = content.texts(language)
    said = tuple(evidence_words(need.evidence, texts))
    known = content.instruments.get(need.instrument)
    if known is None or need.item not in known.items:
        return NeedTold(need=need, title=need.item, said=said)
    instrument = content.instrument(need.instrument, language)
    title, section = instrument.items[need.item].title, instrument.section_of[need.item].title
    return NeedTold(need=need, title=title, section=section, said=said)
