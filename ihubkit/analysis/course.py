"""From training wishes to a course brief: hours follow need.

A topic's need is its mean wish as a share of the scale, 0 to 1. Topics below `LEAST_NEED` are left
out. The others share the hours in proportion to their need, in whole hours by largest remainders
(Hamilton's method), and none gets less than `LEAST_HOURS`.
"""

from collections.abc import Mapping, Sequence

from ihubkit.model.course import CourseBrief, Wish
from ihubkit.model.instrument import Instrument
from ihubkit.model.release import Release

INSTRUMENT, FACET = "training-wishes", "wish"
TOPICS, FORMS, TIMES = "TOP", "FOR", "TIM"  # sections
LEAST_NEED = 0.25  # half of the people say it would help them, or a quarter that they need it
LEAST_HOURS = 2
BEST = 2  # forms and times named


def is_about_wishes(instrument: Instrument) -> bool:
    """Tell whether a course brief can be made from this questionnaire's results."""
    sections = {section.id for section in instrument.sections}
    return instrument.id == INSTRUMENT and TOPICS in sections


def course_brief(release: Release, instrument: Instrument, group: str, hours: int) -> CourseBrief:
    """Return the course a group's released wishes ask for.

    Args:
        release: Only what it shows is used.
        instrument: Of that release.
        group: Whose wishes.
        hours: How long the course is.
    """
    shown = _wishes(release, instrument, group, TOPICS)
    wanted = [wish for wish in shown if wish.need >= LEAST_NEED]
    wanted = _neediest(wanted, hours // LEAST_HOURS)
    shared = shared_hours({wish.item: wish.need for wish in wanted}, hours)
    topics = [wish.model_copy(update={"hours": shared[wish.item]}) for wish in wanted]
    taken = {wish.item for wish in wanted}
    known = {wish.item for wish in shown}
    return CourseBrief(
        release_id=release.id,
        group=group,
        hours=hours,
        topics=tuple(sorted(topics, key=lambda wish: (-wish.hours, -wish.need))),
        left_out=tuple(wish for wish in shown if wish.item not in taken),
        unknown=tuple(one for one in _items(instrument, TOPICS) if one not in known),
        forms=_best(_wishes(release, instrument, group, FORMS)),
        times=_best(_wishes(release, instrument, group, TIMES)),
    )


def shared_hours(needs: Mapping[str, float], hours: int) -> dict[str, int]:
    """Share out whole hours by need; each gets at least `LEAST_HOURS`, together exactly `hours`.

    Args:
        needs: By topic, each above 0; at most `hours / LEAST_HOURS` topics.
        hours: To be shared out.
    """
    small: set[str] = set()
    while True:  # who would get less than the least gets the least; the rest is shared anew
        rest, left = _rest(needs, small), hours - LEAST_HOURS * len(small)
        total = sum(rest.values())
        below = {one for one, need in rest.items() if need / total * left < LEAST_HOURS}
        if not below:
            break
        small |= below
    exact = {one: need / total * left for one, need in rest.items()} if rest else {}
    whole = {one: int(share + 1e-9) for one, share in exact.items()}
    by_remainder = sorted(exact, key=lambda one: whole[one] - exact[one])
    for one in by_remainder[: left - sum(whole.values())]:
        whole[one] += 1
    return {one: whole.get(one, LEAST_HOURS) for one in needs}


def _rest(needs: Mapping[str, float], small: set[str]) -> dict[str, float]:
    return {one: need for one, need in needs.items() if one not in small}


def _neediest(wanted: Sequence[Wish], most: int) -> list[Wish]:
    """Return the topics there is room for, in the order of the questionnaire."""
    kept = sorted(wanted, key=lambda wish: -wish.need)[:most]
    return [wish for wish in wanted if wish in kept]


def _best(shown: Sequence[Wish]) -> tuple[Wish, ...]:
    suiting = [wish for wish in shown if wish.need > 0]
    return tuple(sorted(suiting, key=lambda wish: -wish.need)[:BEST])


def _wishes(release: Release, instrument: Instrument, group: str, section: str) -> list[Wish]:
    found = []
    for item in _items(instrument, section):
        cell = release.cell(group, item, FACET)
        if cell:
            low, high = instrument.scale(item, FACET)
            need = (cell.mean - low) / (high - low)
            more = {"counts": cell.counts, "agreement": cell.agreement}
            found.append(Wish(item=item, n=cell.n, need=need, **more))
    return found


def _items(instrument: Instrument, section: str) -> list[str]:
    return [item.id for part in instrument.sections if part.id == section for item in part.items]
