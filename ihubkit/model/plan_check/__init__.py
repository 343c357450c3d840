"""What a plan still lacks, and what is worth another look: one file of rules for each theme."""

from ihubkit.model.plan_check.check import RULES, check_plan
from ihubkit.model.plan_check.grouping import Group, grouped
from ihubkit.model.plan_check.remark import Remark, Severity

__all__ = ["RULES", "Group", "Remark", "Severity", "check_plan", "grouped"]
