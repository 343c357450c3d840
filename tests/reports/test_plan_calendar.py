"""A plan's dates in calendars: importing again moves and removes, and never doubles."""

from datetime import UTC, date, datetime
from typing import Any, NamedTuple

import plans
from icalendar import Calendar

from ihubkit.content import Texts
from ihubkit.model.dossier import Dossier
from ihubkit.model.plan import Plan, PlanChange, Status
from ihubkit.model.plan_fields import changes_between
from ihubkit.reports.plan.ics import ics_bytes

LATER = datetime(2026, 11, 23, 8, tzinfo=UTC)


class Seen(NamedTuple):
    """An event as a calendar shows it."""

    on: date
    ends: date
    title: str
    sequence: int
    changed: datetime
    stands: bool


Book = dict[str, Seen]


def taken_in(book: Book, told: Dossier, changes: list[PlanChange]) -> Book:
    """Import as calendars do: an event of a known UID is replaced by one that is not older."""
    taken = dict(book)
    for event in Calendar.from_ical(ics_bytes(told, Texts("en"), changes)).walk("VEVENT"):
        uid, seen = str(event["uid"]), _seen(event)
        if uid not in taken or seen.sequence >= taken[uid].sequence:
            taken[uid] = seen
    return taken


def _seen(event: Any) -> Seen:  # noqa: ANN401 -- an event as the library types it
    return Seen(
        event["dtstart"].dt,
        event["dtend"].dt,
        str(event["summary"]),
        int(event["sequence"]),
        event["last-modified"].dt,
        event["status"] == "CONFIRMED",
    )


def standing(book: Book) -> dict[str, date]:
    """Return what a calendar shows: the events that are not cancelled."""
    return {uid: one.on for uid, one in book.items() if one.stands}


def changed(told: Dossier, **update: object) -> tuple[Dossier, list[PlanChange]]:
    """Change the first action, with the history's lines of it."""
    before, *others = told.plan.actions
    after = before.model_copy(update={**update, "version": before.version + 1})
    plan = told.plan.model_copy(update={"actions": (after, *others)})
    history = changes_between(before, after, by="team", at=LATER)
    return told.model_copy(update={"plan": plan}), history


def test_reviews_targets_and_ends_are_whole_days() -> None:
    book = taken_in({}, plans.full(), [])

    assert standing(book) == {
        "p.r0.review@ihubkit": date(2026, 10, 15),
        "p.r1.review@ihubkit": date(2026, 12, 15),
        "p.g0.goal@ihubkit": date(2027, 5, 31),
        "p.a0.action@ihubkit": date(2026, 12, 1),
        "p.a1.action@ihubkit": date(2026, 12, 2),
        "p.a2.action@ihubkit": date(2026, 12, 3),
    }
    event = book["p.a0.action@ihubkit"]
    assert event.ends == date(2026, 12, 2)
    assert "🎉" in event.title


def test_importing_the_same_plan_twice_doubles_nothing() -> None:
    once = taken_in({}, plans.full(), [])

    assert standing(taken_in(once, plans.full(), [])) == standing(once)


def test_a_date_that_moved_moves_in_the_calendar_too() -> None:
    told, history = changed(plans.full(), ends=date(2027, 1, 15))

    book = taken_in(taken_in({}, plans.full(), []), told, history)

    assert standing(book)["p.a0.action@ihubkit"] == date(2027, 1, 15)
    assert book["p.a0.action@ihubkit"].changed == LATER
    assert len(book) == 6


def test_what_was_removed_dropped_or_lost_its_date_leaves_the_calendar() -> None:
    told = plans.full()
    before = taken_in({}, told, [])
    dropped, _ = changed(told, status=Status.DROPPED)
    undated, cleared = changed(told, ends=None)
    first, *others = told.plan.actions
    without = told.plan.model_copy(update={"actions": tuple(others)})
    removed = told.model_copy(update={"plan": without})
    history = changes_between(first, None, by="team", at=LATER)

    for now, changes in ((dropped, []), (undated, cleared), (removed, history)):
        book = taken_in(before, now, changes)
        assert len(book) == 6
        assert set(standing(before)) - set(standing(book)) == {"p.a0.action@ihubkit"}


def test_a_part_that_came_back_stands_in_the_calendar_again() -> None:
    told = plans.full()
    first = told.plan.actions[0]
    removal = changes_between(first, None, by="team", at=LATER)
    removed = told.model_copy(update={"plan": Plan(id="p", school_id="s", made_at=plans.NOON)})
    back = [*removal, *changes_between(None, first, by="team", at=LATER)]

    book = taken_in(taken_in(taken_in({}, told, []), removed, removal), told, back)

    assert "p.a0.action@ihubkit" in standing(book)


def test_dates_of_an_empty_plan_are_a_calendar_without_events() -> None:
    assert taken_in({}, plans.empty("ar"), []) == {}
