"""Evidence of a need in words a teacher understands: on screens, on paper and in tables."""

from ihubkit.analysis.priorities import TOSS, solidity_words
from ihubkit.model.need import TEAM, Evidence, RoleGap, feasibility_word
from ihubkit.model.people import role_names
from ihubkit.model.texts import Translate, said_number


def evidence_words(evidence: Evidence, texts: Translate) -> list[str]:
    """Return what is known of an item beside its figures, a sentence each."""
    _ = texts
    said = [
        {TEAM: _("Judged by the team."), "all": _("From the answers of all schools.")}.get(
            evidence.group, ""
        ),
        _("Place {place} of {places} in the order of priorities.",
          place=evidence.place, places=evidence.places) if evidence.place else "",
        solid_words(evidence, texts),
        leaning_words(evidence, texts),
        gap_words(evidence, texts),
        role_gap_words(evidence.role_gap, texts),
        doable_words(evidence, texts),
    ]  # fmt: skip
    return [one for one in said if one]


def solid_words(evidence: Evidence, texts: Translate) -> str:
    """Say whether its place among the first three by the answers is solid; "" where it has none."""
    if evidence.top is None or evidence.top < TOSS:
        return ""
    _ = texts
    return _("Among the first three: {solid}.", solid=solidity_words(evidence.top, texts))


def leaning_words(evidence: Evidence, texts: Translate) -> str:
    """Say whose answers bring it among the first three; "" where that cannot be said."""
    _ = texts
    if evidence.leans_on is None:
        return ""
    if not evidence.leans_on:
        return _("Stays among the first three whichever role is left out.")
    roles = "; ".join(role_names(one, texts) for one in evidence.leans_on)
    return _("Among the first three only because of: {roles}.", roles=roles)


def gap_words(evidence: Evidence, texts: Translate) -> str:
    """Say how far status lags behind importance, on scales from 0 to 100."""
    _ = texts
    points = round(100 * evidence.gap) if evidence.gap is not None else 0
    if points <= 0:
        return ""
    return _("On scales from 0 to 100, importance is {points} ahead of status.", points=points)


def role_gap_words(gap: RoleGap | None, texts: Translate) -> str:
    """Say how two roles differ, and how sure that is; "" where nothing can be said."""
    if gap is None or gap.difference <= 0:
        return ""
    _ = texts
    said = {
        "higher": role_names(gap.higher, texts),
        "lower": role_names(gap.lower, texts),
        "difference": said_number(gap.difference, texts),
        "low": said_number(gap.low, texts),
        "high": said_number(gap.high, texts),
    }
    if gap.low <= 0:
        return _("{higher} and {lower}: too few answers to tell whether they differ.", **said)
    return _(
        "{higher} rate where we stand {difference} higher than {lower}; "
        "likely between {low} and {high}.",
        **said,
    )


def doable_words(evidence: Evidence, texts: Translate) -> str:
    """Say how feasible the team thought it; "" where it did not."""
    word = feasibility_word(evidence.feasibility, texts)
    _ = texts
    return _("The team thinks it is {word} to do.", word=word) if word else ""
