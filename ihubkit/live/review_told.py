"""What a review tells of every goal, in words: promised, measured again, and how it goes."""

from typing import Any

from ihubkit.content import Texts
from ihubkit.live.reviews import shift_of
from ihubkit.model.dossier import Dossier
from ihubkit.model.plan import Action
from ihubkit.model.plan_life import Found, Review
from ihubkit.model.plan_words import SHAPES, said_measured, status_word
from ihubkit.model.reviews import due_words, found_of, is_newer, review_title
from ihubkit.model.shift_words import moved_by, shift_words
from ihubkit.store import Store


def review_told(store: Store, dossier: Dossier, review: Review, texts: Texts) -> dict[str, Any]:
    """Return a review as paper tells it: finished, what was found then; else what there is now."""
    _, school = texts, dossier.school.id
    found = review.found if review.held_at else found_of(dossier)
    actions = {} if review.held_at else {g.id: dossier.actions_of(g) for g in dossier.plan.goals}
    return {
        "title": review_title(review, _),
        "on": _.date(review.held_at.date() if review.held_at else review.due),
        "said": due_words(review, dossier.today, _),
        "by": review.held_by,
        "reflection": review.reflection,
        "next_steps": review.next_steps,
        "goals": [
            found_told(store, school, one, _)
            | {"actions": [action_told(a, _) for a in actions.get(one.goal_id, ())]}
            for one in found
        ],
    }


def action_told(action: Action, texts: Texts) -> dict[str, str]:
    """Return an action as a review tells it: what, who, when, and how it goes."""
    days = [texts.date(day) for day in (action.starts, action.ends) if day]
    return {
        "text": action.text,
        "who": ", ".join(action.people),
        "when": " \N{EN DASH} ".join(dict.fromkeys(days)),
        "status": f"{SHAPES[action.status]} {status_word(action.status, texts)}",
        "note": action.note,
    }


def found_told(store: Store, school_id: str, found: Found, texts: Texts) -> dict[str, Any]:
    """Return what was found of a goal, as pages and papers show it; "" for what there is not."""
    _, newer = texts, is_newer(found)
    return {
        "id": found.goal_id,
        "text": found.text,
        "indicator": found.indicator,
        "target": found.target,
        "by": _.date(found.by) if found.by else "",
        "then": said_measured(found.then, _) if found.then else found.baseline,
        "now": said_measured(found.now, _) if newer and found.now else "",
        "change": change_words(store, school_id, found, _) if newer else missing_words(found, _),
        "newer": newer,
        "status": f"{SHAPES[found.status]} {status_word(found.status, _)}",
        "note": found.note,
        "done": _("Actions done: {n} of {m}", n=found.actions_done, m=found.actions),
    }


def change_words(store: Store, school_id: str, found: Found, texts: Texts) -> str:
    """Say how the indicator has moved; how sure that is only where a release tells it."""
    _ = texts
    shift = shift_of(store, school_id, found)
    if shift:
        return shift_words(shift, texts)
    then, now = found.then, found.now
    if not (then and now) or then.value is None or now.value is None:
        return ""
    unsure = _("The results do not say how sure that is.")
    return f"{moved_by(now.value - then.value, texts)} {unsure}"


def missing_words(found: Found, texts: Texts) -> str:
    """Say why there is nothing newer about the indicator."""
    _ = texts
    if found.measure:
        return _("No newer measurement yet.")
    return _("Not measured by our questionnaires: judge together where it stands.")
