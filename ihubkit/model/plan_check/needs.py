"""Focus needs: each has its goal, and there are not too many of them."""

from collections.abc import Iterator

from ihubkit.model.dossier import Dossier
from ihubkit.model.need import FEW
from ihubkit.model.plan_check.remark import Remark, goals_of, look, missing, shortened
from ihubkit.model.texts import Reader


def need_without_goal(told: Dossier, texts: Reader) -> Iterator[Remark]:
    """Find focus needs that nothing in the plan answers."""
    _ = texts
    answered = {goal.need_id for goal in goals_of(told)}
    for one in told.needs:
        if one.need.id not in answered:
            sentence = _(
                "No goal answers the focus need “{need}”. Add one, or take it off the focus needs.",
                need=shortened(one.title) or one.code,
            )
            yield missing("need_without_goal", one.need, sentence)


def too_many_priorities(told: Dossier, texts: Reader) -> Iterator[Remark]:
    """Count the focus needs that have goals."""
    _ = texts
    answered = {goal.need_id for goal in goals_of(told) if goal.need_id}
    if len(answered) > FEW:
        sentence = _(
            "The plan works on {n} focus needs; more than {most} are hard to keep up. "
            "Leave some for the next plan.",
            n=len(answered),
            most=FEW,
        )
        yield look("too_many_priorities", told.plan, sentence)
