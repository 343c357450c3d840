"""All rules of the plan check, in the order of their importance."""

from ihubkit.model.dossier import Dossier
from ihubkit.model.plan_check import dates, goals, hours_money, indicators, needs, order, people
from ihubkit.model.plan_check.remark import Remark, Rule
from ihubkit.model.texts import Reader

RULES: tuple[Rule, ...] = (
    # what is missing
    goals.no_vision,
    goals.no_goal,
    needs.need_without_goal,
    goals.goal_without_words,
    goals.goal_without_action,
    indicators.goal_without_indicator,
    indicators.indicator_without_baseline,
    indicators.indicator_without_target,
    indicators.indicator_without_date,
    people.action_without_lead,
    dates.action_without_dates,
    hours_money.method_without_hours,
    hours_money.money_without_source,
    # what is worth another look
    dates.review_overdue,
    people.overloaded_person,
    hours_money.hours_over_budget,
    hours_money.money_over_budget,
    needs.too_many_priorities,
    dates.plan_dates_reversed,
    dates.dates_reversed,
    order.waiting_in_a_circle,
    order.starts_too_early,
    order.waits_for_what_is_gone,
    dates.within_holidays,
    dates.starts_in_holidays,
    dates.ends_in_holidays,
    dates.outside_of_the_plan,
    dates.after_the_programme,
    indicators.target_not_above,
    indicators.target_beyond_scale,
    goals.done_goal_with_open_actions,
    hours_money.method_gone,
    dates.calendar_missing,
    dates.calendar_too_short,
)


def check_plan(told: Dossier, texts: Reader) -> tuple[Remark, ...]:
    """Say what a plan lacks and what is worth another look, the most important first.

    A plan with nothing to say about is complete. Dropped goals and actions are left alone.
    """
    return tuple(remark for rule in RULES for remark in rule(told, texts))
