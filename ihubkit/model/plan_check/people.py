"""People: who leads, and who has more to do in a term than there is time for."""

from collections.abc import Iterator

from ihubkit.model.calendar import Days
from ihubkit.model.dossier import Dossier
from ihubkit.model.plan import Action
from ihubkit.model.plan_check.remark import (
    Remark,
    action_name,
    action_names,
    actions_of,
    look,
    missing,
    shortened,
)
from ihubkit.model.plan_words import said_amount
from ihubkit.model.plan_workload import workload
from ihubkit.model.texts import Reader


def action_without_lead(told: Dossier, texts: Reader) -> Iterator[Remark]:
    """Ask who leads an action."""
    _ = texts
    for action in actions_of(told):
        if not action.lead.strip():
            named = action_name(told, action, texts)
            sentence = _("“{action}” has nobody who leads it. Name one person.", action=named)
            yield missing("action_without_lead", action, sentence, "lead")


def overloaded_person(told: Dossier, texts: Reader) -> Iterator[Remark]:
    """Find people with more hours in a term than the plan's limit, or 30 where it sets none."""
    _ = texts
    work = workload(told)
    for load, term, hours in work.over:
        busy = [one for one in actions_of(told) if _keeps_busy(one, load.name, term)]
        said = {
            "person": shortened(load.name),
            "hours": said_amount(round(hours, 1), texts),
            "term": shortened(term.title),
            "limit": said_amount(work.limit, texts),
            "actions": action_names(told, busy, texts),
        }
        if work.usual_limit:
            sentence = _(
                "{person} has {hours} hours of work in one term ({term}); {limit} is usual where "
                "the plan sets no limit: {actions}. Share the work, or move some of it.",
                **said,
            )
        else:
            sentence = _(
                "{person} has {hours} hours of work in one term ({term}); the plan's limit is "
                "{limit}: {actions}. Share the work, or move some of it.",
                **said,
            )
        yield look("overloaded_person", busy[0] if busy else told.plan, sentence, "helpers")


def _keeps_busy(action: Action, name: str, term: Days) -> bool:
    """Tell whether somebody works on an action in a term."""
    starts, ends = action.starts or action.ends, action.ends or action.starts
    if not (action.hours and starts and ends and term.shared(starts, ends)):
        return False
    return name.casefold() in {one.casefold() for one in action.people}
