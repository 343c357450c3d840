"""Hours and money of a plan beside what there is, as bars."""

from collections.abc import Iterator
from typing import NamedTuple

from ihubkit.charts.heading import Key
from ihubkit.charts.plan_bars import BarGroup, BarRow, draw_bars
from ihubkit.charts.plan_rows import goal_name
from ihubkit.charts.plan_view import PlanView
from ihubkit.charts.plan_workload import UPRIGHT
from ihubkit.charts.theme import Look, Spec
from ihubkit.charts.view import Table
from ihubkit.model.plan_budget import Amounts, Budget, GoalAmounts, budget

AIR = 1.08  # what the axis has beyond the longest bar


class _Kind(NamedTuple):
    """Hours or money: its name, its planned and done amounts, its budget."""

    label: str
    is_money: bool
    budget: float | None

    def of(self, amounts: Amounts) -> tuple[float, float]:
        """Return what is planned, and what of it is done."""
        if self.is_money:
            return amounts.money, amounts.money_done
        return amounts.hours, amounts.hours_done

    def said(self, view: PlanView, value: float) -> str:
        """Write an amount."""
        return view.money(value) if self.is_money else view.hours(value)


def draw(view: PlanView, look: Look) -> list[Spec]:
    """Draw what the plan and each goal need; filled is what is done, the line what there is."""
    _, told, theme = view.texts, budget(view.dossier, view.only), look.theme
    kinds = _kinds(view, told)
    most = {kind: max(kind.of(told.total)[0], kind.budget or 0.0) * AIR or 1.0 for kind in kinds}
    whole = BarGroup(
        _("All together"),
        tuple(_bar(view, kind, told.total, most[kind], kind.budget) for kind in kinds),
    )
    goals = [
        BarGroup(
            _name(view, one),
            tuple(_bar(view, kind, one.amounts, most[kind], None) for kind in kinds),
        )
        for one in told.goals
    ]
    keys = [
        Key(_("planned"), theme.accent_soft, "square"),
        Key(_("of actions that are done"), theme.accent, "square"),
    ]
    if any(kind.budget is not None for kind in kinds):
        keys.append(Key(_("what there is"), theme.ink, UPRIGHT))
    return draw_bars(look, [whole, *goals], keys)


def _kinds(view: PlanView, told: Budget) -> list[_Kind]:
    _ = view.texts
    kinds = [_Kind(_("Hours"), False, told.hours_budget)]  # noqa: FBT003 -- a tuple's field
    if told.money_budget is not None or told.total.money:
        kinds.append(_Kind(_("Money"), True, told.money_budget))  # noqa: FBT003 -- as above
    return kinds


def _name(view: PlanView, one: GoalAmounts) -> str:
    return goal_name(view, one.number, one.goal) if one.goal else view.texts("Without a goal")


def _bar(view: PlanView, kind: _Kind, amounts: Amounts, most: float, limit: float | None) -> BarRow:
    _ = view.texts
    planned, done = kind.of(amounts)
    said = kind.said(view, planned)
    if limit is not None:
        said = _("{planned} of {budget}", planned=said, budget=kind.said(view, limit))
    return BarRow(
        kind.label, planned / most, said, done / most, None if limit is None else limit / most
    )


def table(view: PlanView) -> Table:
    """Return planned and done amounts by goal, and what there is."""
    _, told = view.texts, budget(view.dossier, view.only)
    money = _("Money ({currency})", currency=told.currency) if told.currency else _("Money")
    columns = (_("Goal"), _("Hours"), _("Hours done"), money, _("Money done"))
    rows: list[tuple[str | float | None, ...]] = [
        (_name(view, one), *_cells(one.amounts)) for one in told.goals
    ]
    rows.append((_("All together"), *_cells(told.total)))
    if told.hours_budget is not None or told.money_budget is not None:
        rows.append((_("What there is"), told.hours_budget, None, told.money_budget, None))
    return Table(columns, tuple(rows), alt(view))


def _cells(amounts: Amounts) -> tuple[float, float, float, float]:
    found = (amounts.hours, amounts.hours_done, amounts.money, amounts.money_done)
    hours, hours_done, money, money_done = (round(one, 2) for one in found)
    return hours, hours_done, money, money_done


def alt(view: PlanView) -> str:
    """Say in words what the picture shows."""
    _, told = view.texts, budget(view.dossier, view.only)
    parts = [
        _(
            "{planned} of {budget}",
            planned=kind.said(view, kind.of(told.total)[0]),
            budget=kind.said(view, kind.budget),
        )
        if kind.budget is not None
        else kind.said(view, kind.of(told.total)[0])
        for kind in _kinds(view, told)
    ]
    return _("Planned in all: {amounts}.", amounts="; ".join(parts))


def sentences(view: PlanView) -> list[str]:
    """Say what is over the budget or left of it, and what is not known."""
    return list(_sentences(view))


def _sentences(view: PlanView) -> Iterator[str]:
    _, told = view.texts, budget(view.dossier, view.only)
    for kind in _kinds(view, told):
        if kind.budget is None:
            continue
        left = kind.budget - kind.of(told.total)[0]
        amount = kind.said(view, abs(left))
        if left < 0:
            yield _("{kind}: {amount} more than there is.", kind=kind.label, amount=amount)
        else:
            yield _("{kind}: {amount} left.", kind=kind.label, amount=amount)
    if told.total.without_hours:
        yield _("Actions without hours: {n}.", n=told.total.without_hours)
