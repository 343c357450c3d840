"""What a plan's poster says: so little that it fits on one page, and what was left out."""

from datetime import date

from ihubkit.model.dossier import Dossier
from ihubkit.model.plan import Goal, Status
from ihubkit.model.plan_timeline import counted
from ihubkit.model.value import Value

GOALS = 3  # more than three priorities are too many
NAMES = 4  # who leads, for each goal
VISION, GOAL, TARGET, NAME = 280, 180, 90, 36  # letters that fit
LARGE, MIDDLE = 420, 700  # letters of a poster in large and in middling type


class PosterGoal(Value):
    """A goal as the poster says it."""

    number: int
    text: str
    indicator: str
    target: str
    by: date | None
    names: tuple[str, ...]
    more_names: int
    status: Status


class Poster(Value):
    """One page of a plan.

    Attributes:
        vision: The vision; "" where there is none yet.
        goals: The first three that are not dropped.
        more: How many goals are not on it.
        is_cut: Whether a text was shortened.
        review: The next date on which the team comes back to its plan.
        type: How large the letters are: "large", "middle" or "small".
    """

    vision: str
    goals: tuple[PosterGoal, ...]
    more: int
    is_cut: bool
    review: date | None
    type: str


def poster(dossier: Dossier) -> Poster:
    """Choose what of a plan stands on its poster."""
    numbered = list(enumerate(dossier.plan.goals, 1))
    kept = [(n, one) for n, one in numbered if one.status is not Status.DROPPED]
    goals = tuple(_goal(dossier, number, goal) for number, goal in kept[:GOALS])
    vision = _cut(dossier.plan.vision, VISION)
    letters = 2 * len(vision) + sum(
        len(one.text) + len(one.indicator) + len(one.target) + len("".join(one.names))
        for one in goals
    )
    return Poster(
        vision=vision,
        goals=goals,
        more=len(kept) - len(goals),
        is_cut=_is_cut(dossier, [goal for _, goal in kept[:GOALS]]),
        review=_next_review(dossier),
        type="large" if letters <= LARGE else "middle" if letters <= MIDDLE else "small",
    )


def _goal(dossier: Dossier, number: int, goal: Goal) -> PosterGoal:
    leads = [one.lead.strip() for one in counted(dossier.plan) if one.goal_id == goal.id]
    names = list({name.casefold(): name for name in leads if name}.values())
    return PosterGoal(
        number=number,
        text=_cut(goal.text, GOAL),
        indicator=_cut(goal.indicator.name, TARGET),
        target=_cut(goal.indicator.target, TARGET),
        by=goal.indicator.by,
        names=tuple(_cut(name, NAME) for name in names[:NAMES]),
        more_names=max(0, len(names) - NAMES),
        status=goal.status,
    )


def _is_cut(dossier: Dossier, goals: list[Goal]) -> bool:
    texts = [(dossier.plan.vision, VISION)]
    for goal in goals:
        texts += [(goal.text, GOAL), (goal.indicator.name, TARGET), (goal.indicator.target, TARGET)]
    return any(_cut(text, most) != _plain(text) for text, most in texts)


def _next_review(dossier: Dossier) -> date | None:
    """Return the first date of a review that was not held: the next one, else the last missed."""
    open_ones = sorted(one.due for one in dossier.reviews if one.held_at is None)
    coming = [day for day in open_ones if day >= dossier.today]
    return next(iter(coming or open_ones[::-1]), None)


def _plain(text: str) -> str:
    return " ".join(text.split())


def _cut(text: str, most: int) -> str:
    """Shorten a text to whole words where that loses little; a cut ends in "…"."""
    plain = _plain(text)
    if len(plain) <= most:
        return plain
    shortened = plain[: most - 1]
    words, space, _ = shortened.rpartition(" ")
    return f"{words if space and len(words) > most * 0.7 else shortened}…"
