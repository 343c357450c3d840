"""What a plan's timeline says in words: its days as a table, and what to look at."""

from datetime import date

from ihubkit.charts.plan_rows import action_name, doubt_words, goal_name
from ihubkit.charts.plan_view import PlanView
from ihubkit.charts.view import Table
from ihubkit.model.plan_timeline import Row, timeline
from ihubkit.model.plan_words import status_word

MOST = 5  # sentences of a kind


def table(view: PlanView) -> Table:
    """Return all actions and milestones with their days."""
    _, told = view.texts, timeline(view.dossier, view.only)
    numbers = {row.action.id: row.number for row in told.rows}
    before = {
        row.action.id: [
            numbers[link.before]
            for link in told.links
            if link.after == row.action.id and link.before in numbers
        ]
        for row in told.rows
    }
    found: list[tuple[str, ...]] = [
        ("", _("Review"), "", _day(view, day), "", "", "") for day in told.reviews
    ]
    for number, goal, rows in told.goals:
        name, by = goal_name(view, number, goal), goal.indicator.by
        status = status_word(goal.status, _)
        found.append((_("Goal {n}", n=number), name, "", "", _day(view, by), status, ""))
        found += [_row(view, row, before[row.action.id]) for row in rows]
    found += [_row(view, row, before[row.action.id]) for row in told.loose]
    columns = (
        *(_("No."), _("What"), _("Who leads it"), _("From"), _("To")),
        *(_("Status"), _("Comes after")),
    )
    return Table(columns, tuple(found), alt(view))


def _row(view: PlanView, row: Row, before: list[str]) -> tuple[str, ...]:
    action = row.action
    return (
        row.number,
        action_name(view, row),
        action.lead.strip(),
        _day(view, action.starts),
        _day(view, action.ends),
        status_word(action.status, view.texts),
        ", ".join(before),
    )


def _day(view: PlanView, day: date | None) -> str:
    return view.texts.short_date(day) if day else ""


def alt(view: PlanView) -> str:
    """Say in words what the picture shows."""
    _, told = view.texts, timeline(view.dossier, view.only)
    rows = told.rows
    if not rows:
        return _("Timeline: the plan has no actions yet.")
    drawn = sum(row.starts is not None for row in rows)
    if not (told.first and told.last):
        return _("Timeline of {n} actions; none has a date yet.", n=len(rows))
    return _(
        "Timeline of {n} actions from {first} to {last}; {drawn} of them have dates.",
        n=len(rows),
        first=_.short_date(told.first),
        last=_.short_date(told.last),
        drawn=drawn,
    )


def sentences(view: PlanView) -> list[str]:
    """Say which actions begin too early, and which dates cannot be drawn as they stand."""
    _, told = view.texts, timeline(view.dossier, view.only)
    numbers = {row.action.id: row.number for row in timeline(view.dossier).rows}
    early = [
        _(
            "{after} begins before {before} has ended.",
            after=numbers[link.after],
            before=numbers[link.before],
        )
        for link in told.links
        if link.early
    ]
    doubts = [
        _("{number}: {doubt}.", number=row.number, doubt=doubt_words(view, row))
        for row in told.rows
        if row.doubt
    ]
    return [*_short(view, early), *_short(view, doubts)]


def _short(view: PlanView, found: list[str]) -> list[str]:
    more = len(found) - MOST
    rest = [view.texts("And {n} more; the table has all of them.", n=more)] if more > 0 else []
    return found[:MOST] + rest
