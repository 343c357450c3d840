"""The priority order of a school: released results and the team's own answers in one list."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ihubkit.analysis.priorities import (
    IMPORTANCE,
    STATUS,
    TOP,
    Candidate,
    Priority,
    candidates,
    leave_one_out,
    need_score,
    priority_order,
)
from ihubkit.analysis.role_gaps import Gap, role_gaps, role_groups
from ihubkit.content import Content
from ihubkit.live.school_answers import forms_of, team_candidates
from ihubkit.model.instrument import Instrument
from ihubkit.model.need import TEAM, Evidence, RoleGap, Roles, evidence_of
from ihubkit.model.release import Release, ShownCard
from ihubkit.store import Store


class Ranked(NamedTuple):
    """An item, its place, and what is known of it; no place where nothing can be said."""

    instrument: str
    item: str
    priority: Priority | None
    evidence: Evidence


def ranked(  # noqa: PLR0913 -- where from, whose, what is shown
    store: Store,
    content: Content,
    school_id: str,
    release: Release | None,
    group: str,
    *,
    cards: Sequence[ShownCard] = (),
) -> list[Ranked]:
    """Return what may be a school's need, in order; at the end what has no place.

    Args:
        store: Where the team's own answers and judgements are.
        content: All questionnaires.
        school_id: Whose need.
        release: what was released; None before the first one.
        group: Whose figures of it.
        cards: Approved by now.
    """
    own = list(_own(store, content, school_id))
    found = [one for one, _evidence in own]
    evidence = {(one.instrument, one.item): of for one, of in own}
    if release:
        instrument = content.instrument(release.instrument)
        shown = candidates(release, instrument, group)
        found = [*shown, *found]
        for of in _released(release, instrument, group, shown, cards):
            evidence[instrument.id, of.item] = of
    return list(_placed(store, school_id, found, evidence))


def _placed(
    store: Store,
    school_id: str,
    found: Sequence[Candidate],
    evidence: dict[tuple[str, str], Evidence],
) -> Iterator[Ranked]:
    """Yield everything with its place and what the team thinks of it; the rest at the end."""
    feasibility = store.list_feasibility(school_id)
    judged = {(one.instrument, one.item): one.value for one in feasibility}
    for one in priority_order(found, feasibility):
        key = one.candidate.instrument, one.candidate.item
        known = {"place": one.place, "places": len(found), "feasibility": judged.get(key)}
        gap = one.candidate.importance - one.candidate.status
        of = evidence.pop(key).model_copy(update=known | {"gap": round(gap, 4)})
        yield Ranked(*key, one, of)
    for key, of in evidence.items():
        yield Ranked(*key, None, of.model_copy(update={"feasibility": judged.get(key)}))


def _released(
    release: Release,
    instrument: Instrument,
    group: str,
    shown: Sequence[Candidate],
    cards: Iterable[ShownCard],
) -> Iterator[Evidence]:
    """Yield what a release says of each item."""
    approved = list(cards)
    status = next((f.id for f in instrument.facets if f.id in ("status", "level")), "")
    gaps = {gap.item: gap for gap in role_gaps(release, instrument, group, status)}
    tops = {rank.item: rank.top for rank in release.ranks if rank.group == group}
    leaning = _leaning(release, instrument, group, shown)
    for item, section in instrument.section_of.items():
        found = evidence_of(release, group, item, section=section.id, cards=approved)
        more = {"role_gap": _role_gap(gaps.get(item)), "top": tops.get(item)}
        yield found.model_copy(update=more | {"leans_on": leaning.get(item)})


def _leaning(
    release: Release, instrument: Instrument, group: str, shown: Sequence[Candidate]
) -> dict[str, tuple[Roles, ...]]:
    """Return, for each of the first three by the answers, the roles it would not be there without.

    Nothing where the group is not one school's, or its roles are not all shown.
    """
    roles = {one.key: one.roles for one in role_groups(release, group)}
    without = [one for one in leave_one_out(release, instrument, group) if one.group in roles]
    if not without or len(without) < len(roles):
        return {}
    first = [one.candidate.item for one in priority_order(shown)[:TOP]]
    return {
        item: tuple(roles[one.group] for one in without if item not in one.top) for item in first
    }


def _role_gap(gap: Gap | None) -> RoleGap | None:
    if gap is None or gap.interval is None:
        return None
    return RoleGap(
        higher=gap.higher.roles,
        lower=gap.lower.roles,
        difference=round(gap.difference, 4),
        low=round(gap.interval.low, 4),
        high=round(gap.interval.high, 4),
    )


def _own(store: Store, content: Content, school_id: str) -> Iterator[tuple[Candidate, Evidence]]:
    """Yield what the team answered itself, as far as it is a need at all.

    What its answers rest on stands where cards stand.
    """
    written = {
        (form.instrument.id, item): answer.evidence
        for form in forms_of(store, content, school_id)
        for item, answer in form.answers(store).items()
    }
    found = team_candidates(store, content, school_id)
    for one in (of for of in found if need_score(of.status, of.importance)):
        instrument, words = content.instrument(one.instrument), written[one.instrument, one.item]
        of = Evidence(
            release_id="",
            group=TEAM,
            item=one.item,
            status=_points(one.status, instrument.scale(one.item, STATUS)),
            importance=_points(one.importance, instrument.scale(one.item, IMPORTANCE)),
            cards=(words,) if words else (),
        )
        yield one, of


def _points(share: float, scale: tuple[int, int]) -> float:
    return scale[0] + share * (scale[1] - scale[0])
