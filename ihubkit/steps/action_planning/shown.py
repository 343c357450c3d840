"""A plan as its editor shows it: fields as texts, terms of dates, baselines in words, and lists."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from ihubkit.live.measures import FACETS, find_measures, list_measures, measure_id
from ihubkit.model.calendar import Calendar, holiday_of, term_of
from ihubkit.model.dossier import Measure
from ihubkit.model.need import FocusNeed
from ihubkit.model.plan import Action, Goal, Plan, Status
from ihubkit.model.plan_fields import texts_of
from ihubkit.model.plan_words import SHAPES, said_measured, state_word, status_word
from ihubkit.model.texts import Translate
from ihubkit.steps.evidence import evidence_shown
from ihubkit.steps.scene import Scene

Measures = Mapping[str, Measure]
SHORT = 120  # characters of a question in a list


def measures_for(scene: Scene, plan: Plan, needs: Iterable[FocusNeed]) -> dict[str, Measure]:
    """Return what indicators can be: all that releases tell of the school, and its needs' own."""
    store, content, language = scene.store, scene.content, scene.language
    found = list_measures(store, content, plan.school_id, language)
    others = [one for need in needs for one in measures_of(scene, need)]
    others += [goal.indicator.measure for goal in plan.goals if goal.indicator.measure]
    missing = [one for one in others if one not in found]
    return found | find_measures(store, content, plan.school_id, missing, language)


def measures_of(scene: Scene, need: FocusNeed) -> list[str]:
    """Name the measures of a need's own question."""
    instrument = scene.content.instruments.get(need.instrument)
    facets = [one.id for one in instrument.facets if one.id in FACETS] if instrument else []
    return [measure_id(need.instrument, need.item, facet) for facet in facets]


def plan_shown(
    scene: Scene, plan: Plan, needs: Sequence[FocusNeed], measures: Measures
) -> dict[str, Any]:
    """Return a plan as the editor draws it."""
    answered = {goal.need_id for goal in plan.goals}
    known = plan.calendar in scene.content.calendars
    calendar = scene.content.calendar(plan.calendar, scene.language) if known else None
    return {
        "id": plan.id,
        "stage": {"id": plan.state.value, "word": state_word(plan.state, scene.texts)},
        "fields": texts_of(plan),
        "terms": _terms(calendar, plan.starts, plan.ends, scene.texts),
        "calendar_gone": bool(plan.calendar) and not known,
        "needs": [
            {
                "id": need.id,
                "has_goal": need.id in answered,
                "measures": measures_of(scene, need),
                **evidence_shown(scene, need.instrument, need.evidence),
            }
            for need in needs
        ],
        "goals": [_goal(scene, goal, measures) for goal in plan.goals],
        "actions": [_action(scene, action, calendar) for action in plan.actions],
    }


def offers_shown(scene: Scene, measures: Measures) -> dict[str, Any]:
    """Return the lists one chooses from, in the reader's language."""
    content, language = scene.content, scene.language
    methods = [content.method(one, language) for one in content.methods]
    calendars = [content.calendar(one, language) for one in content.calendars]
    return {
        "statuses": statuses_shown(scene.texts),
        "methods": [
            {"value": one.id, "text": one.title}
            for one in sorted(methods, key=lambda method: method.title.casefold())
        ],
        "calendars": [{"value": one.id, "text": one.title} for one in calendars],
        "measures": [_measure(scene, one) for one in measures.values()],
    }


def statuses_shown(texts: Translate) -> list[dict[str, str]]:
    """Return the statuses one chooses from: a shape and a word, so that none hangs on a colour."""
    return [
        {"value": one.value, "text": f"{SHAPES[one]} {status_word(one, texts)}"} for one in Status
    ]


def _goal(scene: Scene, goal: Goal, measures: Measures) -> dict[str, Any]:
    """Return a goal; `baseline` says what was measured, `newer` what a later wave says."""
    shown = {"id": goal.id, "need": goal.need_id, "fields": texts_of(goal)}
    if not goal.indicator.measure:
        return shown
    measure = measures.get(goal.indicator.measure)
    kept, now = goal.indicator.measured, measure.newest if measure else None
    baseline = kept or now
    said = said_measured(baseline, scene.texts) if baseline else ""
    is_newer = kept and now and now.release_id != kept.release_id
    return shown | {
        "baseline": said,
        "hidden": baseline is None or baseline.value is None,
        "kept": kept is not None,
        "newer": said_measured(now, scene.texts) if now and is_newer else "",
    }


def _action(scene: Scene, action: Action, calendar: Calendar | None) -> dict[str, Any]:
    return {
        "id": action.id,
        "goal": action.goal_id,
        "fields": texts_of(action),
        "terms": _terms(calendar, action.starts, action.ends, scene.texts),
        "reversed": bool(action.starts and action.ends and action.ends < action.starts),
    }


def _terms(
    calendar: Calendar | None, starts: date | None, ends: date | None, texts: Translate
) -> list[str]:
    return [_term(calendar, day, texts) for day in (starts, ends)]


def _term(calendar: Calendar | None, day: date | None, texts: Translate) -> str:
    """Say in which term or holidays a day is; "" where no calendar tells."""
    if calendar is None or day is None:
        return ""
    _ = texts
    holiday, term = holiday_of(calendar, day), term_of(calendar, day)
    if holiday:
        return _("Holidays: {title}", title=holiday.title)
    return term.title if term else _("between terms")


def _measure(scene: Scene, measure: Measure) -> dict[str, Any]:
    instrument_id, item, facet = measure.id.split("/")
    instrument = scene.instrument(instrument_id)
    least, most = instrument.scale(item, facet)
    title = measure.title
    return {
        "value": measure.id,
        "text": title if len(title) <= SHORT else f"{title[:SHORT]} …",
        "group": instrument.title,
        "least": least,
        "most": most,
    }
