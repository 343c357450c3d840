"""What waits for what: no circles, and nothing begins before what it waits for has ended."""

from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter

from ihubkit.model.dossier import Dossier
from ihubkit.model.plan import Action, Status
from ihubkit.model.plan_check.remark import Remark, action_name, action_names, actions_of, look
from ihubkit.model.texts import Reader


def waiting_in_a_circle(told: Dossier, texts: Reader) -> Iterator[Remark]:
    """Find actions that wait for each other; of several circles, one."""
    _, actions = texts, _by_id(told)
    try:
        TopologicalSorter(
            {one: _waits_for(action, actions) for one, action in actions.items()}
        ).prepare()
    except CycleError as error:
        circle = [actions[one] for one in dict.fromkeys(error.args[1])]
        if len(circle) == 1:
            named = action_name(told, circle[0], texts)
            sentence = _("“{action}” waits for itself. Choose what it comes after.", action=named)
        else:
            sentence = _(
                "These actions wait for each other: {actions}. Let one of them wait for none.",
                actions=action_names(told, circle, texts),
            )
        yield look("waiting_in_a_circle", circle[0], sentence, "after")


def starts_too_early(told: Dossier, texts: Reader) -> Iterator[Remark]:
    """Find actions that begin before one they wait for has ended."""
    _, actions = texts, _by_id(told)
    for action in actions.values():
        if action.status is Status.DONE:
            continue
        starts = action.starts or action.ends
        for one in _waits_for(action, actions):
            before = actions[one]
            ends = before.ends or before.starts
            if one != action.id and starts and ends and starts < ends:
                sentence = _(
                    "“{action}” waits for “{before}”, which ends on {day}, but starts earlier. "
                    "Move one of them.",
                    action=action_name(told, action, texts),
                    before=action_name(told, before, texts),
                    day=texts.date(ends),
                )
                yield look("starts_too_early", action, sentence, "starts")


def waits_for_what_is_gone(told: Dossier, texts: Reader) -> Iterator[Remark]:
    """Find actions that wait for one that was dropped or removed."""
    _, actions = texts, _by_id(told)
    for action in actions.values():
        if any(one not in actions for one in action.after.split()):
            sentence = _(
                "“{action}” waits for an action that is dropped or removed. "
                "Choose what it comes after.",
                action=action_name(told, action, texts),
            )
            yield look("waits_for_what_is_gone", action, sentence, "after")


def _by_id(told: Dossier) -> Mapping[str, Action]:
    return {action.id: action for action in actions_of(told)}


def _waits_for(action: Action, known: Mapping[str, Action]) -> tuple[str, ...]:
    return tuple(one for one in dict.fromkeys(action.after.split()) if one in known)
