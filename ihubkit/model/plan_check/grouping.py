"""Remarks of one rule together: a plan without any lead shall not bury all else."""

from collections.abc import Iterable
from itertools import groupby

from ihubkit.model.plan_check.remark import Remark, Severity
from ihubkit.model.value import Value

MOST_ALIKE = 3  # remarks of one rule that are told before the rest is counted


class Group(Value):
    """What one rule says; `more` remarks of its are not told."""

    rule: str
    severity: Severity
    remarks: tuple[Remark, ...]
    more: int = 0


def grouped(remarks: Iterable[Remark], most: int = MOST_ALIKE) -> tuple[Group, ...]:
    """Put remarks together by rule, in the order of their importance."""
    by_rule = [(rule, tuple(found)) for rule, found in groupby(remarks, lambda one: one.rule)]
    return tuple(
        Group(
            rule=rule,
            severity=found[0].severity,
            remarks=found[:most],
            more=max(0, len(found) - most),
        )
        for rule, found in by_rule
    )
