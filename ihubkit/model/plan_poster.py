"""What a plan's poster says: so little that it fits on one page, and what was left out."""

from datetime import date

from ihubkit.model.dossier import Dossier
from ihubkit.model.plan import Goal, Status
from ihubkit.model.plan_timeline import counted
from ihubkit.model.value import Value

GOALS = 3  # more than three priorities are too many
NAMES = 4  # who leads, for each goal
VISION, GOAL, INDICATOR, TARGET, NAME = 220, 150, 70, 60, 28  # letters that fit
# How large goals are written, as in paper.css; the largest that fits is taken.
TYPES = (("large", 1.0), ("middle", 0.87), ("small", 0.74), ("tiny", 0.62))
ROOM = 64.0  # height there is for goals, in hundredths of the poster's width, as all below
WIDE = 84.0  # how wide their lines are
HEAD, BODY = 10.2, 6.1  # area of a letter of a goal, and of what stands below it
LINES = 18.0  # what lines that are not full take in all
BRIEF, USUAL = 90, 160  # letters of a vision in the largest and in middling type


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
        type: How large goals are written: "large", "middle", "small" or "tiny".
        vision_type: How large the vision is written: "large", "middle" or "small".
    """

    vision: str
    goals: tuple[PosterGoal, ...]
    more: int
    is_cut: bool
    review: date | None
    type: str
    vision_type: str


def poster(dossier: Dossier) -> Poster:
    """Choose what of a plan stands on its poster."""
    numbered = list(enumerate(dossier.plan.goals, 1))
    kept = [(n, one) for n, one in numbered if one.status is not Status.DROPPED]
    goals = tuple(_goal(dossier, number, goal) for number, goal in kept[:GOALS])
    vision = _cut(dossier.plan.vision, VISION)
    return Poster(
        vision=vision,
        goals=goals,
        more=len(kept) - len(goals),
        is_cut=_is_cut(dossier, [goal for _, goal in kept[:GOALS]]),
        review=_next_review(dossier),
        type=_type(goals),
        vision_type=_vision_type(vision),
    )


def _type(goals: tuple[PosterGoal, ...]) -> str:
    """Choose the largest type in which all goals fit, as far as can be told from their letters."""
    heads = sum(len(one.text) for one in goals)
    bodies = sum(len("".join((one.indicator, one.target, *one.names))) for one in goals)
    area = HEAD * heads + BODY * bodies
    return next(
        (name for name, size in TYPES if area * size**2 / WIDE + LINES * size <= ROOM),
        TYPES[-1][0],
    )


def _vision_type(vision: str) -> str:
    if len(vision) <= BRIEF:
        return "large"
    return "middle" if len(vision) <= USUAL else "small"


def _goal(dossier: Dossier, number: int, goal: Goal) -> PosterGoal:
    leads = [one.lead.strip() for one in counted(dossier.plan) if one.goal_id == goal.id]
    names = list({name.casefold(): name for name in leads if name}.values())
    return PosterGoal(
        number=number,
        text=_cut(goal.text, GOAL),
        indicator=_cut(goal.indicator.name, INDICATOR),
        target=_cut(goal.indicator.target, TARGET),
        by=goal.indicator.by,
        names=tuple(_cut(name, NAME) for name in names[:NAMES]),
        more_names=max(0, len(names) - NAMES),
        status=goal.status,
    )


def _is_cut(dossier: Dossier, goals: list[Goal]) -> bool:
    shown = {goal.id for goal in goals}
    texts = [(dossier.plan.vision, VISION)]
    texts += [(one.lead, NAME) for one in counted(dossier.plan) if one.goal_id in shown]
    for goal in goals:
        texts += [
            (goal.text, GOAL),
            (goal.indicator.name, INDICATOR),
            (goal.indicator.target, TARGET),
        ]
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
