"""The part of a summary that tells what has changed: after a discussion, or since last time."""

from ihubkit.analysis.summary import findings
from ihubkit.analysis.summary.figures import about_schools
from ihubkit.analysis.summary.sources import Told
from ihubkit.analysis.summary.wording import Writer, joined
from ihubkit.model.release import Shift

SAME = 0.05  # of the scale: what moved less has stayed


def by_discussion(writer: Writer) -> list[str]:
    """Say what moved between two rounds of this workshop."""
    _, group = writer.say, writer.sources.group
    found = []
    for told in about_schools(writer.sources):
        moved = findings.moves(told, group, by_rounds=True)
        found += [_shift(writer, told, one) for one in moved[: findings.MOST]]
        if told.releases[0].round > 1 and not moved:
            title = told.instrument.title
            found.append(
                _("“{title}” was asked again; how views moved cannot be shown here.", title=title)
            )
    return found


def since_last_time(writer: Writer) -> list[str]:
    """Say what moved most since an earlier measurement."""
    found = []
    for told in about_schools(writer.sources):
        moved = findings.moves(told, writer.sources.group, by_rounds=False)
        found += [_shift(writer, told, one) for one in moved[: findings.MOST]]
    return found


def _shift(writer: Writer, told: Told, move: findings.Move) -> str:
    _, shift = writer.say, move.shift
    low, high = told.scale(shift.item, shift.facet)
    facts = {
        "title": told.instrument.items[shift.item].title,
        "by": writer.number(abs(shift.mean)),
        "mean": writer.number(move.cell.mean),
        "most": high,
        "n": shift.n,
    }
    if abs(shift.mean) < SAME * (high - low):
        main = _("“{title}” stayed as it was, at {mean} of {most} (n = {n}).", **facts)
    elif shift.mean > 0:
        main = _("“{title}” rose by {by} to {mean} of {most} (n = {n}).", **facts)
    else:
        main = _("“{title}” fell by {by} to {mean} of {most} (n = {n}).", **facts)
    return joined(
        main, _who(writer, shift), _interval(writer, shift), _agreement(writer, told, move)
    )


def _who(writer: Writer, shift: Shift) -> str:
    _ = writer.say
    if shift.paired:
        return _("The same people as before.")
    return _("It is not known whether they are the same people as before.")


def _interval(writer: Writer, shift: Shift) -> str:
    if shift.low is None or shift.high is None:
        return ""
    _ = writer.say
    low, high = writer.number(shift.low), writer.number(shift.high)
    said = _("95 % interval of the change: {low} to {high}.", low=low, high=high)
    return joined(said, _("This may be chance.") if shift.low <= 0 <= shift.high else "")


def _agreement(writer: Writer, told: Told, move: findings.Move) -> str:
    """Say how agreement moved, where both rounds show it."""
    _, shift, now = writer.say, move.shift, move.cell
    since = next((one for one in told.releases if one.id == shift.since), None)
    then = since.cell(shift.group, shift.item, shift.facet) if since else None
    if then is None or then.agreement is None or now.agreement is None:
        return ""
    before, after = writer.number(then.agreement, 2), writer.number(now.agreement, 2)
    return _("Agreement went from {before} to {after}.", before=before, after=after)
