"""Dates: there, in order, not in holidays, within the plan's time and the programme's."""

from collections.abc import Iterator
from datetime import date, timedelta

from ihubkit.model.calendar import Calendar, holiday_of
from ihubkit.model.dossier import Dossier
from ihubkit.model.plan import Action, Status
from ihubkit.model.plan_check.remark import (
    Remark,
    action_name,
    actions_of,
    goal_name,
    goals_of,
    look,
    missing,
    shortened,
)
from ihubkit.model.texts import Reader

DAY = timedelta(days=1)
MOST_HOLIDAYS = 10  # in a row; a calendar with more knows no school day


def action_without_dates(told: Dossier, texts: Reader) -> Iterator[Remark]:
    """Ask when an action begins and ends."""
    _ = texts
    for action in actions_of(told):
        if not (action.starts and action.ends):
            named = action_name(told, action, texts)
            if action.starts or action.ends:
                sentence = _("“{action}” has only one date. Enter the other.", action=named)
            else:
                sentence = _("“{action}” has no dates. Say when it begins and ends.", action=named)
            field = "ends" if action.starts else "starts"
            yield missing("action_without_dates", action, sentence, field)


def plan_dates_reversed(told: Dossier, texts: Reader) -> Iterator[Remark]:
    """Find a plan that ends before it starts."""
    _ = texts
    if _reversed(told.plan.starts, told.plan.ends):
        sentence = _("The plan ends before it starts. Exchange its two dates.")
        yield look("plan_dates_reversed", told.plan, sentence, "ends")


def dates_reversed(told: Dossier, texts: Reader) -> Iterator[Remark]:
    """Find actions that end before they start."""
    _ = texts
    for action in actions_of(told):
        if _reversed(action.starts, action.ends):
            named = action_name(told, action, texts)
            sentence = _("“{action}” ends before it starts. Exchange its two dates.", action=named)
            yield look("dates_reversed", action, sentence, "ends")


def within_holidays(told: Dossier, texts: Reader) -> Iterator[Remark]:
    """Find actions that have not one day of school."""
    _ = texts
    for action, starts, ends in _spans(told):
        holiday = holiday_of(told.calendar, starts)
        first = first_school_day(told.calendar, starts)
        if holiday and (first is None or first > ends):
            sentence = _(
                "“{action}” lies in the holidays ({holiday}). Move it to days of school.",
                action=action_name(told, action, texts),
                holiday=shortened(holiday.title),
            )
            yield look("within_holidays", action, sentence, "starts")


def starts_in_holidays(told: Dossier, texts: Reader) -> Iterator[Remark]:
    """Find actions that begin in holidays and go on after them."""
    _ = texts
    for action, starts, ends in _spans(told):
        holiday = holiday_of(told.calendar, starts)
        first = first_school_day(told.calendar, starts)
        if holiday and first and first <= ends:
            sentence = _(
                "“{action}” starts in the holidays ({holiday}). Let it start on {day}.",
                action=action_name(told, action, texts),
                holiday=shortened(holiday.title),
                day=texts.date(first),
            )
            yield look("starts_in_holidays", action, sentence, "starts")


def ends_in_holidays(told: Dossier, texts: Reader) -> Iterator[Remark]:
    """Find actions that end in holidays, but began before them."""
    _ = texts
    for action, starts, ends in _spans(told):
        holiday = holiday_of(told.calendar, ends)
        last = last_school_day(told.calendar, ends)
        if holiday and last and last >= starts:
            sentence = _(
                "“{action}” ends in the holidays ({holiday}). Let it end on {day}.",
                action=action_name(told, action, texts),
                holiday=shortened(holiday.title),
                day=texts.date(last),
            )
            yield look("ends_in_holidays", action, sentence, "ends")


def outside_of_the_plan(told: Dossier, texts: Reader) -> Iterator[Remark]:
    """Find actions and target dates outside of the plan's time."""
    _, plan = texts, told.plan
    if _reversed(plan.starts, plan.ends):
        return
    for action, starts, ends in _spans(told):
        named = action_name(told, action, texts)
        if plan.starts and starts < plan.starts:
            sentence = _(
                "“{action}” starts before the plan does, on {day}. Change one of the two.",
                action=named,
                day=texts.date(plan.starts),
            )
            yield look("outside_of_the_plan", action, sentence, "starts")
        if plan.ends and ends > plan.ends:
            sentence = _(
                "“{action}” ends after the plan does, on {day}. Change one of the two.",
                action=named,
                day=texts.date(plan.ends),
            )
            yield look("outside_of_the_plan", action, sentence, "ends")
    for goal in goals_of(told):
        if plan.ends and goal.indicator.by and goal.indicator.by > plan.ends:
            sentence = _(
                "The target of “{goal}” is for a day after the plan's end, {day}. "
                "Change one of the two.",
                goal=goal_name(told, goal, texts),
                day=texts.date(plan.ends),
            )
            yield look("outside_of_the_plan", goal, sentence, "indicator.by")


def after_the_programme(told: Dossier, texts: Reader) -> Iterator[Remark]:
    """Find actions that end when the programme's mentors are no longer there."""
    _, programme = texts, told.programme
    if programme is None:
        return
    for action, _starts, ends in _spans(told):
        if ends > programme.ends:
            sentence = _(
                "“{action}” ends after the programme does ({programme}, {day}). "
                "Let it end earlier, or plan it without the programme's help.",
                action=action_name(told, action, texts),
                programme=shortened(programme.title),
                day=texts.date(programme.ends),
            )
            yield look("after_the_programme", action, sentence, "ends")


def review_overdue(told: Dossier, texts: Reader) -> Iterator[Remark]:
    """Find reviews whose day has gone by."""
    _ = texts
    for review in told.reviews:
        if review.held_at is None and review.due < told.today:
            sentence = _(
                "The review of {day} is overdue. Hold it, or give it another date.",
                day=texts.date(review.due),
            )
            yield look("review_overdue", review, sentence, "due")


def calendar_missing(told: Dossier, texts: Reader) -> Iterator[Remark]:
    """Say why holidays are not checked."""
    _, plan = texts, told.plan
    if told.calendar is not None:
        return
    if plan.calendar:
        sentence = _(
            "The term calendar “{calendar}” is no longer there, so holidays are not checked. "
            "Choose another.",
            calendar=shortened(plan.calendar),
        )
    else:
        sentence = _("No term calendar is chosen, so holidays are not checked. Choose one.")
    yield look("calendar_missing", plan, sentence, "calendar")


def calendar_too_short(told: Dossier, texts: Reader) -> Iterator[Remark]:
    """Say from when on a calendar of single years knows nothing of holidays."""
    _, known = texts, told.calendar
    spans = (*known.terms, *known.holidays) if known else ()
    if not spans or any(span.every_year for span in spans):
        return
    last = date.fromisoformat(max(span.ends for span in spans))
    if any(ends > last for _action, _starts, ends in _spans(told)):
        sentence = _(
            "The term calendar ends on {day}; holidays after it are not checked.",
            day=texts.date(last),
        )
        yield look("calendar_too_short", told.plan, sentence, "calendar")


def first_school_day(calendar: Calendar | None, day: date) -> date | None:
    """Return the first day from this one on that is in no holidays; None where none is near."""
    for _ in range(MOST_HOLIDAYS):
        holiday = holiday_of(calendar, day)
        if holiday is None:
            return day
        if holiday.ends == date.max:
            return None
        day = holiday.ends + DAY
    return None


def last_school_day(calendar: Calendar | None, day: date) -> date | None:
    """Return the last day until this one that is in no holidays; None where none is near."""
    for _ in range(MOST_HOLIDAYS):
        holiday = holiday_of(calendar, day)
        if holiday is None:
            return day
        if holiday.starts == date.min:
            return None
        day = holiday.starts - DAY
    return None


def _spans(told: Dossier) -> Iterator[tuple[Action, date, date]]:
    """Yield actions with their first and last day, those alone that are in order and not done."""
    for action in actions_of(told):
        if action.status is Status.DONE:
            continue  # what is over cannot be moved
        starts, ends = action.starts or action.ends, action.ends or action.starts
        if starts and ends and starts <= ends:
            yield action, starts, ends


def _reversed(starts: date | None, ends: date | None) -> bool:
    return bool(starts and ends and ends < starts)
