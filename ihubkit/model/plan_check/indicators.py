"""Indicators: from where to where, by when; and whether the target can be meant."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ihubkit.model.dossier import Dossier
from ihubkit.model.plan import Goal
from ihubkit.model.plan_check.remark import Remark, goal_name, goals_of, look, missing
from ihubkit.model.texts import Reader, said_number

MINUS = "\N{MINUS SIGN}"
NUMBER = re.compile(rf"([-+{MINUS}]?\d+(?:[.,]\d+)?)\s*(\D*)")
LONGEST_NUMBER = 40  # characters; longer ones are sentences


class Figure(NamedTuple):
    """A number with its unit, as in "60 %"."""

    value: float
    unit: str


def goal_without_indicator(told: Dossier, texts: Reader) -> Iterator[Remark]:
    """Ask how one will see that a goal is reached."""
    _ = texts
    for goal in goals_of(told):
        if not _has_indicator(goal):
            named = goal_name(told, goal, texts)
            sentence = _(
                "“{goal}” has no indicator. Say what will show that it is reached.", goal=named
            )
            yield missing("goal_without_indicator", goal, sentence, "indicator.name")


def indicator_without_baseline(told: Dossier, texts: Reader) -> Iterator[Remark]:
    """Ask where an indicator stands today, where nothing is typed and nothing measured."""
    _ = texts
    for goal in _with_indicator(told):
        indicator, measured = goal.indicator, told.baseline(goal)
        if indicator.baseline.strip() or (measured and measured.value is not None):
            continue
        named = goal_name(told, goal, texts)
        if indicator.measure:
            sentence = _(
                "The measurement of “{goal}” shows no figure. Write the baseline yourself.",
                goal=named,
            )
        else:
            sentence = _(
                "The indicator of “{goal}” has no baseline. "
                "Write where you stand, or choose a measurement.",
                goal=named,
            )
        yield missing("indicator_without_baseline", goal, sentence, "indicator.baseline")


def indicator_without_target(told: Dossier, texts: Reader) -> Iterator[Remark]:
    """Ask where an indicator shall stand."""
    _ = texts
    for goal in _with_indicator(told):
        if not goal.indicator.target.strip():
            named = goal_name(told, goal, texts)
            sentence = _(
                "The indicator of “{goal}” has no target. Write where it shall stand.", goal=named
            )
            yield missing("indicator_without_target", goal, sentence, "indicator.target")


def indicator_without_date(told: Dossier, texts: Reader) -> Iterator[Remark]:
    """Ask by when the target shall be reached."""
    _ = texts
    for goal in _with_indicator(told):
        if goal.indicator.by is None:
            named = goal_name(told, goal, texts)
            sentence = _(
                "The target of “{goal}” has no date. Say by when it shall be reached.", goal=named
            )
            yield missing("indicator_without_date", goal, sentence, "indicator.by")


def target_not_above(told: Dossier, texts: Reader) -> Iterator[Remark]:
    """Find targets that are no higher than the baseline.

    Two typed numbers are compared where their units are the same; a measurement is compared as it
    is shown, with one decimal.
    """
    _ = texts
    for goal in _with_indicator(told):
        pair = _measured_pair(told, goal) or _typed_pair(goal)
        if not pair or pair[1].value > pair[0].value:
            continue
        said = {
            "goal": goal_name(told, goal, texts),
            "baseline": _said(pair[0], texts),
            "target": _said(pair[1], texts),
        }
        if pair[0].value == pair[1].value:
            sentence = _(
                "The target of “{goal}” is the same as its baseline, {baseline}. "
                "Write where it shall stand at the end.",
                **said,
            )
        else:
            sentence = _(
                "The target of “{goal}”, {target}, is below its baseline, {baseline}. "
                "Mend it, unless less is what you want.",
                **said,
            )
        yield look("target_not_above", goal, sentence, "indicator.target")


def target_beyond_scale(told: Dossier, texts: Reader) -> Iterator[Remark]:
    """Find targets that the measurement's answers do not reach."""
    _ = texts
    for goal in _with_indicator(told):
        measured, target = told.baseline(goal), figure(goal.indicator.target)
        if not (measured and measured.most and target) or target.value <= measured.most:
            continue
        if target.unit:
            continue  # a share of people, not a place on the scale
        sentence = _(
            "The target of “{goal}”, {target}, is above the highest answer of its measurement, "
            "{most}. Choose a lower one.",
            goal=goal_name(told, goal, texts),
            target=_said(target, texts),
            most=_said(Figure(measured.most, ""), texts),
        )
        yield look("target_beyond_scale", goal, sentence, "indicator.target")


def figure(text: str) -> Figure | None:
    """Read a text that is a number with or without a unit ("3,5", "60 %"); None for others."""
    found = NUMBER.fullmatch(text.strip()) if len(text) <= LONGEST_NUMBER else None
    if not found:
        return None
    value = float(found[1].replace(",", ".").replace(MINUS, "-"))
    return Figure(value, found[2].strip().casefold())


def _has_indicator(goal: Goal) -> bool:
    return bool(goal.indicator.name.strip() or goal.indicator.measure)


def _with_indicator(told: Dossier) -> Iterator[Goal]:
    return (goal for goal in goals_of(told) if _has_indicator(goal))


def _measured_pair(told: Dossier, goal: Goal) -> tuple[Figure, Figure] | None:
    measured, target = told.baseline(goal), figure(goal.indicator.target)
    if not measured or measured.value is None or not target or target.unit:
        return None
    return Figure(round(measured.value, 1), ""), target


def _typed_pair(goal: Goal) -> tuple[Figure, Figure] | None:
    baseline, target = figure(goal.indicator.baseline), figure(goal.indicator.target)
    if not baseline or not target or baseline.unit != target.unit:
        return None
    return baseline, target


def _said(one: Figure, texts: Reader) -> str:
    whole = one.value == round(one.value)
    number = f"{one.value:.0f}" if whole else said_number(one.value, texts)
    return f"{number} {one.unit}".strip()
