"""A plan as a spreadsheet: one sheet per table, for those who count, sort and filter."""

from collections.abc import Iterator
from datetime import date

from ihubkit.content import Texts
from ihubkit.model.dossier import Dossier
from ihubkit.model.plan import Action, Goal
from ihubkit.model.plan_life import holding
from ihubkit.model.plan_timeline import numbers
from ihubkit.model.plan_words import said_measured, state_word
from ihubkit.model.plan_workload import Load, Workload, workload
from ihubkit.model.sheet import Row, Sheet
from ihubkit.reports.plan.goals import method_of, status_told
from ihubkit.reports.tables import xlsx_bytes


def plan_xlsx(dossier: Dossier, texts: Texts) -> bytes:
    """Return a plan as XLSX; texts of people are never formulas."""
    title = dossier.plan.title.strip() or texts("Development plan")
    sheets = plan_sheets(dossier, texts)
    return xlsx_bytes(sheets, title=" ".join(title.split())[:255], direction=texts.direction)


def plan_sheets(dossier: Dossier, texts: Texts) -> list[Sheet]:
    """Return all tables of a plan."""
    return [
        _frame(dossier, texts),
        _needs(dossier, texts),
        _goals(dossier, texts),
        _actions(dossier, texts),
        _workload(dossier, texts),
        _reviews(dossier, texts),
        _signatures(dossier, texts),
    ]


def _frame(dossier: Dossier, texts: Texts) -> Sheet:
    _, plan = texts, dossier.plan
    calendar = dossier.calendar.title if dossier.calendar else plan.calendar
    rows: tuple[Row, ...] = (
        (_("School"), dossier.school.name),
        (_("Hub"), dossier.hub),
        (_("Title"), plan.title),
        (_("Vision"), plan.vision),
        (_("State"), state_word(plan.state, texts)),
        (_("Begins"), plan.starts),
        (_("Ends"), plan.ends),
        (_("Term calendar"), calendar),
        (_("Working hours in all"), plan.hours_budget),
        (_("Hours of one person in a term, at most"), plan.hours_each),
        (_("Money"), plan.money_budget),
        (_("Currency"), plan.currency),
        (_("Risks and assumptions"), plan.risks),
        (_("What we need from the municipality"), plan.from_municipality),
        (_("What we need from the hub"), plan.from_hub),
        (_("What may be published"), plan.publish),
        (_("As of"), dossier.today),
        *(
            (state_word(one.state, texts), _day_and_who(one.at.date(), one.who))
            for one in dossier.states
        ),
    )
    return Sheet(title=_("Plan"), columns=(_("What"), _("Entered")), rows=rows)


def _day_and_who(day: date, who: str) -> str:
    return f"{day.isoformat()} {who}".strip()


def _needs(dossier: Dossier, texts: Texts) -> Sheet:
    _ = texts
    columns = (
        *(_("Code"), _("Need"), _("Section"), _("Answers"), _("Where we stand")),
        *(_("Importance"), _("What is known of it"), _("Cards"), _("Chosen")),
    )
    rows = tuple(
        (
            *(told.code, told.title, told.section, of.n, of.status, of.importance),
            *("\n".join(told.said), "\n".join(of.cards), told.need.chosen_at.date()),
        )
        for told in dossier.needs
        for of in (told.need.evidence,)
    )
    return Sheet(title=_("Focus needs"), columns=columns, rows=rows)


def _goals(dossier: Dossier, texts: Texts) -> Sheet:
    _ = texts
    columns = (
        *(_("Number"), _("Goal"), _("Need"), _("Why this goes first"), _("Indicator")),
        *(_("Our own measurement"), _("Baseline"), _("Measured baseline"), _("Newest measurement")),
        *(_("Target"), _("By when"), _("Measured how"), _("Success criterion")),
        *(_("Risks and assumptions"), _("Status"), _("Note")),
    )
    rows = tuple(_goal(dossier, goal, n, texts) for n, goal in enumerate(dossier.plan.goals, 1))
    return Sheet(title=_("Goals"), columns=columns, rows=rows)


def _goal(dossier: Dossier, goal: Goal, number: int, texts: Texts) -> Row:
    of, need = goal.indicator, dossier.need_of(goal)
    measure = dossier.measures.get(of.measure)
    return (
        *(number, goal.text, f"{need.code} {need.title}" if need else "", goal.why, of.name),
        *(measure.title if measure else of.measure, of.baseline),
        said_measured(dossier.baseline(goal), texts),
        said_measured(dossier.newest(goal), texts),
        *(of.target, of.by, of.measured_how, goal.success, goal.risks),
        *(status_told(goal.status, texts), goal.note),
    )


def _actions(dossier: Dossier, texts: Texts) -> Sheet:
    _, numbered = texts, numbers(dossier.plan)
    columns = (
        *(_("Number"), _("Action"), _("Method"), _("Lead"), _("Helpers"), _("Overseer")),
        *(_("Begins"), _("Ends"), _("After"), _("Hours"), _("Money"), _("Currency")),
        *(_("Funding"), _("Status"), _("Note")),
    )
    rows = tuple(_action(dossier, one, numbered, texts) for one in dossier.plan.actions)
    return Sheet(title=_("Actions"), columns=columns, rows=rows)


def _action(dossier: Dossier, one: Action, numbered: dict[str, str], texts: Texts) -> Row:
    after = ", ".join(numbered[before] for before in one.after.split() if before in numbered)
    currency = dossier.plan.currency if one.money is not None else ""
    return (
        *(numbered[one.id], one.text, method_of(dossier, one)),
        *(one.lead, one.helpers, one.overseer, one.starts, one.ends, after),
        *(one.hours, one.money, currency, one.funding, status_told(one.status, texts), one.note),
    )


def _workload(dossier: Dossier, texts: Texts) -> Sheet:
    _, found = texts, workload(dossier)
    terms = (term.title for term in found.terms)
    columns = (_("Person"), *terms, _("Between terms"), _("Without dates"), _("Hours"))
    rows = tuple(_load(one, texts) for one in found.loads)
    return Sheet(title=_("Workload"), columns=columns, rows=rows, note=_limit(found, texts))


def _limit(found: Workload, texts: Texts) -> str:
    _ = texts
    return _("Hours of one person in a term, at most: {n}", n=f"{found.limit:g}")


def _load(one: Load, texts: Texts) -> Row:
    hours: Iterator[float] = (
        round(n, 2) for n in (*one.terms, one.between, one.undated, one.total)
    )
    return one.name or texts("Nobody is named"), *hours


def _reviews(dossier: Dossier, texts: Texts) -> Sheet:
    _ = texts
    columns = (_("Due"), _("Held"), _("By"), _("Reflection"), _("Next steps"))
    rows = tuple(
        (
            one.due,
            one.held_at.date() if one.held_at else None,
            one.held_by,
            one.reflection,
            one.next_steps,
        )
        for one in dossier.reviews
    )
    return Sheet(title=_("Reviews"), columns=columns, rows=rows)


def _signatures(dossier: Dossier, texts: Texts) -> Sheet:
    _ = texts
    valid = holding(dossier.signatures, dossier.states)
    rows = tuple((one.name, one.office, one.at.date()) for one in valid)
    return Sheet(title=_("Signatures"), columns=(_("Name"), _("Office"), _("Date")), rows=rows)
