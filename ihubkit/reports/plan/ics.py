"""A plan's dates for calendars: reviews, target dates and ends of actions.

Each date keeps its identity (UID) and has a number that only rises (SEQUENCE), so that a calendar
that imports the file again moves what moved, and takes out what is gone, instead of doubling it
(RFC 5545, 3.8.4.7 and 3.8.7.4; RFC 5546, 2.1.4 and 3.2.5).
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar, Event

from ihubkit.content import Texts
from ihubkit.errors import InvalidValueError
from ihubkit.model.dossier import Dossier
from ihubkit.model.plan import Action, Goal, PlanChange, Status
from ihubkit.model.plan_fields import ACTION, GOAL, REVIEW, parsed
from ihubkit.model.plan_life import Review
from ihubkit.model.value import Value
from ihubkit.reports.plan.paper import plain

DATED = {ACTION: "ends", GOAL: "indicator.by", REVIEW: "due"}  # the field of a part that is a date
LONGEST = 120  # characters of a title in a calendar
PRODUCT = "-//iHubKit//plan//EN"


class _Milestone(Value):
    """A date of the plan."""

    part: str
    id: str
    on: date
    title: str
    about: str = ""
    is_off: bool = False


def ics_bytes(dossier: Dossier, texts: Texts, changes: Sequence[PlanChange] = ()) -> bytes:
    """Return a plan's dates as an iCalendar file of whole-day events.

    Args:
        dossier: The plan.
        texts: The language of the events.
        changes: The plan's history: it tells which dates were there before and are gone.
    """
    calendar = Calendar()
    name = f"{dossier.school.name} · {texts('Development plan')}"
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("name", plain(name))
    calendar.add("x-wr-calname", plain(name))
    here = list(_milestones(dossier, texts))
    gone = _gone(changes, {one.id for one in here}, texts)
    versions = _versions(dossier)
    for one in (*here, *gone):
        own = [change for change in changes if change.part_id == one.id]
        calendar.add_component(_event(one, dossier, own, versions.get(one.id, 0)))
    return bytes(calendar.to_ical())


def _milestones(dossier: Dossier, texts: Texts) -> Iterator[_Milestone]:
    for review in dossier.reviews:
        yield _review(review.id, review.due, texts)
    for goal in dossier.plan.goals:
        if goal.indicator.by:
            yield _target(goal, goal.indicator.by, texts)
    for action in dossier.plan.actions:
        if action.ends:
            yield _end(action, action.ends, texts)


def _review(review_id: str, due: date, texts: Texts) -> _Milestone:
    title = texts("Review of the development plan")
    return _Milestone(part=REVIEW, id=review_id, on=due, title=title)


def _target(goal: Goal, by: date, texts: Texts) -> _Milestone:
    _, of = texts, goal.indicator
    name = of.name.strip() or goal.text.strip() or _("Goal")  # its number changes with others
    about = [
        goal.text,
        _("Target: {target}", target=of.target) if of.target else "",
        of.measured_how,
    ]
    title = _("Target date: {name}", name=_short(name))
    is_off = goal.status is Status.DROPPED
    told = "\n".join(filter(None, about))
    return _Milestone(part=GOAL, id=goal.id, on=by, title=title, about=told, is_off=is_off)


def _end(action: Action, ends: date, texts: Texts) -> _Milestone:
    _ = texts
    name = action.text.strip() or action.method_title.strip() or _("An action")
    about = [action.text, ", ".join(action.people), action.note]
    title = _("Action ends: {name}", name=_short(name))
    is_off = action.status is Status.DROPPED
    told = "\n".join(filter(None, about))
    return _Milestone(part=ACTION, id=action.id, on=ends, title=title, about=told, is_off=is_off)


def _gone(changes: Sequence[PlanChange], here: set[str], texts: Texts) -> list[_Milestone]:
    """Find dates that the history knows and the plan has no more: parts removed, dates cleared."""
    found: dict[str, _Milestone] = {}
    for change in changes:
        if change.part_id not in here and (on := _day_lost(change)):
            title = texts("No longer in the plan")
            gone = _Milestone(part=change.part, id=change.part_id, on=on, title=title, is_off=True)
            found[change.part_id] = gone
    return list(found.values())


def _day_lost(change: PlanChange) -> date | None:
    field = DATED.get(change.part, "")
    text = change.before if change.field == field else ""
    if change.kept:
        inner = change.kept.get("indicator") or {}
        text = str((inner.get("by") if change.part == GOAL else change.kept.get(field)) or "")
    try:
        day = parsed("due", text)
    except InvalidValueError:
        return None
    return day if isinstance(day, date) else None


def _versions(dossier: Dossier) -> dict[str, int]:
    """Return the versions of all parts that are there, also of those without a date."""
    plan = dossier.plan
    parts: tuple[Goal | Action | Review, ...] = (*plan.goals, *plan.actions, *dossier.reviews)
    return {one.id: one.version for one in parts}


def _sequence(version: int, own: Sequence[PlanChange]) -> int:
    """Return a number that rises with every change of a part, also when it goes and comes back.

    Versions rise with every change, but begin anew when a part does; so versions it had when it
    was removed count, too, and so do the history's lines.

    Args:
        version: The part's; 0 when it is gone.
        own: Its history.
    """
    lives = (int(change.kept.get("version", 1)) for change in own if change.kept)
    return version + len(own) + sum(lives)


def _event(one: _Milestone, dossier: Dossier, own: Sequence[PlanChange], version: int) -> Event:
    changed = max((change.at for change in own), default=dossier.plan.made_at)
    event = Event()
    event.add("uid", f"{one.id}.{one.part}@ihubkit")
    event.add("summary", plain(one.title))
    event.add("dtstart", one.on)
    event.add("dtend", one.on + timedelta(days=1) if one.on < date.max else one.on)
    event.add("dtstamp", datetime.combine(dossier.today, time(), UTC))
    event.add("last-modified", changed.astimezone(UTC))
    event.add("sequence", _sequence(version, own))
    event.add("status", "CANCELLED" if one.is_off else "CONFIRMED")
    event.add("transp", "TRANSPARENT")  # the day stays free for other things
    event.add("categories", [plain(dossier.school.name)])
    if one.about.strip():
        event.add("description", plain(one.about.strip()))
    return event


def _short(name: str) -> str:
    line = " ".join(name.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"
