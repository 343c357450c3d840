"""Hours and money of a plan beside what there is, goal by goal."""

from ihubkit.model.dossier import Dossier
from ihubkit.model.plan import Action, Goal, Status
from ihubkit.model.plan_timeline import ALL, Only, counted
from ihubkit.model.value import Value


class Amounts(Value):
    """Planned hours and money, and how much of them belongs to actions that are done."""

    hours: float = 0.0
    hours_done: float = 0.0
    money: float = 0.0
    money_done: float = 0.0
    without_hours: int = 0  # actions that name none


class GoalAmounts(Value):
    """A goal and its amounts; without a goal, those of actions whose goal is not there."""

    number: int
    goal: Goal | None
    amounts: Amounts


class Budget(Value):
    """What is planned, goal by goal and in all, and what there is; None: not said."""

    goals: tuple[GoalAmounts, ...]
    total: Amounts
    hours_budget: float | None
    money_budget: float | None
    currency: str

    @property
    def hours_left(self) -> float | None:
        """Hours that are not planned yet; below zero where too many are."""
        return None if self.hours_budget is None else self.hours_budget - self.total.hours

    @property
    def money_left(self) -> float | None:
        """Money that is not planned yet; below zero where too much is."""
        return None if self.money_budget is None else self.money_budget - self.total.money


def budget(dossier: Dossier, only: Only = ALL) -> Budget:
    """Add up what the actions need that are to be done."""
    plan = dossier.plan
    actions = [one for one in counted(plan) if only.holds(one)]
    goals = [(n, one) for n, one in enumerate(plan.goals, 1) if only.goal in ("", one.id)]
    rows = [
        GoalAmounts(
            number=number, goal=goal, amounts=_sum([a for a in actions if a.goal_id == goal.id])
        )
        for number, goal in goals
    ]
    known = {goal.id for goal in plan.goals}
    if loose := [one for one in actions if one.goal_id not in known]:
        rows.append(GoalAmounts(number=0, goal=None, amounts=_sum(loose)))
    whole = only == ALL
    return Budget(
        goals=tuple(rows),
        total=_sum(actions),
        hours_budget=plan.hours_budget if whole else None,
        money_budget=plan.money_budget if whole else None,
        currency=plan.currency.strip(),
    )


def _sum(actions: list[Action]) -> Amounts:
    done = [one for one in actions if one.status is Status.DONE]
    return Amounts(
        hours=sum(one.hours or 0.0 for one in actions),
        hours_done=sum(one.hours or 0.0 for one in done),
        money=sum(one.money or 0.0 for one in actions),
        money_done=sum(one.money or 0.0 for one in done),
        without_hours=sum(one.hours is None for one in actions),
    )
