"""How far a group's answers have moved, in words that follow the interval of the shift.

Without an interval there are too few people to tell.
"""

from ihubkit.model.release import Shift
from ihubkit.model.texts import Translate, said_number

NOTICED = 0.05  # of a point: less is written as 0.0


def shift_words(shift: Shift, texts: Translate) -> str:
    """Say how far answers moved, how sure that is, and whether it is the same people."""
    _ = texts
    far = how_far(shift, texts)
    if shift.paired:
        return far
    others = _("Perhaps not the same people as before: two pictures are compared.")
    return f"{far} {others}"


def how_far(shift: Shift, texts: Translate) -> str:
    """Say how far answers have moved, as far as the number of people allows."""
    _, mean = texts, shift.mean
    by = moved_by(mean, texts)
    if abs(mean) < NOTICED:
        return by
    if shift.low is None or shift.high is None:
        return " ".join((by, _("Too few people to tell a shift from chance.")))
    low, high = shift.low, shift.high
    if low == high:  # everybody answered: nothing is left to chance
        return by
    if low <= 0 <= high:
        ends = {"low": signed(low, texts), "high": signed(high, texts)}
        chance = _("Anything from {low} to {high} is likely: this may be chance.", **ends)
        return f"{by} {chance}"
    least, most = sorted((said_number(abs(low), _), said_number(abs(high), _)))
    sizes = {"points": said_number(abs(mean), _), "low": least, "high": most}
    if mean > 0:
        return _("Moved up by {points} points, likely between {low} and {high}.", **sizes)
    return _("Moved down by {points} points, likely between {low} and {high}.", **sizes)


def moved_by(mean: float, texts: Translate) -> str:
    """Say how far a mean has moved, without how sure that is."""
    _ = texts
    if abs(mean) < NOTICED:
        return _("Unchanged on average.")
    points = said_number(abs(mean), texts)
    if mean > 0:
        return _("Moved up by {points} points.", points=points)
    return _("Moved down by {points} points.", points=points)


def signed(value: float, texts: Translate) -> str:
    """Write a change with its sign; none where it is written as 0.0."""
    shown = round(value, 1)
    sign = "+" if shown > 0 else "\N{MINUS SIGN}" if shown < 0 else ""
    return sign + said_number(abs(shown), texts)
