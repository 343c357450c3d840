"""Methods, hours and money: planned, paid for, and within what there is."""

from collections.abc import Iterator

from ihubkit.model.dossier import Dossier
from ihubkit.model.plan import Action
from ihubkit.model.plan_budget import budget
from ihubkit.model.plan_check.remark import (
    Remark,
    action_name,
    actions_of,
    look,
    missing,
    shortened,
)
from ihubkit.model.plan_words import said_amount, said_money
from ihubkit.model.texts import Reader

CENT = 0.005  # amounts nearer than that are the same


def method_without_hours(told: Dossier, texts: Reader) -> Iterator[Remark]:
    """Ask for the hours of a method, and say what the catalogue reckons with."""
    _ = texts
    for action in actions_of(told):
        if not action.method or action.hours:
            continue
        said = {"action": action_name(told, action, texts), "method": _method(told, action)}
        if hours := _usual_hours(told, action):
            sentence = _(
                "“{action}” uses the method “{method}”, but has no hours. The catalogue reckons "
                "with {hours} hours for the people named.",
                hours=said_amount(hours, texts),
                **said,
            )
        else:
            sentence = _(
                "“{action}” uses the method “{method}”, but has no hours. "
                "Enter those of all people together.",
                **said,
            )
        yield missing("method_without_hours", action, sentence, "hours")


def method_gone(told: Dossier, texts: Reader) -> Iterator[Remark]:
    """Find methods that are no longer in the catalogue."""
    _ = texts
    for action in actions_of(told):
        if action.method and action.method not in told.methods:
            sentence = _(
                "The method “{method}” of “{action}” is no longer in the catalogue. "
                "Choose another, or none.",
                method=_method(told, action),
                action=action_name(told, action, texts),
            )
            yield look("method_gone", action, sentence, "method")


def money_without_source(told: Dossier, texts: Reader) -> Iterator[Remark]:
    """Ask who pays."""
    _ = texts
    for action in actions_of(told):
        if action.money and not action.funding.strip():
            sentence = _(
                "“{action}” costs {money}, and nobody is named who pays. Name the source.",
                action=action_name(told, action, texts),
                money=said_money(action.money, told.plan.currency, texts),
            )
            yield missing("money_without_source", action, sentence, "funding")


def hours_over_budget(told: Dossier, texts: Reader) -> Iterator[Remark]:
    """Compare the hours of all actions with those there are."""
    _, left = texts, budget(told).hours_left
    if left is not None and left < -CENT:
        sentence = _(
            "All actions together take {hours} hours; there are {budget}. "
            "Leave out {over} hours, or find more.",
            hours=said_amount(budget(told).total.hours, texts),
            budget=said_amount(told.plan.hours_budget or 0, texts),
            over=said_amount(-left, texts),
        )
        yield look("hours_over_budget", told.plan, sentence, "hours_budget")


def money_over_budget(told: Dossier, texts: Reader) -> Iterator[Remark]:
    """Compare the money of all actions with what there is."""
    _, plan, left = texts, told.plan, budget(told).money_left
    if left is not None and left < -CENT:
        sentence = _(
            "All actions together cost {money}; there is {budget}. Leave out {over}, or find more.",
            money=said_money(budget(told).total.money, plan.currency, texts),
            budget=said_money(plan.money_budget or 0, plan.currency, texts),
            over=said_money(-left, plan.currency, texts),
        )
        yield look("money_over_budget", plan, sentence, "money_budget")


def _method(told: Dossier, action: Action) -> str:
    known = told.methods.get(action.method)
    return shortened(known.title if known else action.method_title) or shortened(action.method)


def _usual_hours(told: Dossier, action: Action) -> float:
    """Return what a method takes of the people who are named; 0 where that is not known."""
    known = told.methods.get(action.method)
    if known is None or not action.people:
        return 0.0
    return known.effort.hours_each * len(action.people) + known.effort.hours_lead
