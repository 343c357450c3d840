"""The course brief of a release of training wishes, in words, with the people behind each line."""

from typing import Any

from ihubkit.analysis.course import BEST, course_brief, is_about_wishes
from ihubkit.content import Content, Texts
from ihubkit.errors import InvalidValueError, NotFoundError
from ihubkit.live.pictures import group_names
from ihubkit.model.course import CourseBrief, Wish
from ihubkit.model.instrument import Instrument
from ihubkit.model.need import SPLIT
from ihubkit.model.release import Release
from ihubkit.model.sheet import Row, Sheet
from ihubkit.model.texts import said_number
from ihubkit.store import Store

LENGTHS = {"basic": 32, "tailored": 30}  # hours of the Digital Accelerator's courses
ALL_OF_THEM = 0.9  # of a staff; from here on a course knows what its people wish
COLUMNS = ("part", "title", "hours", "need", "people", "in words")


def length_names(texts: Texts) -> dict[str, str]:
    """Return what the lengths of a course are called."""
    _ = texts
    return {
        "basic": _("Basic course, {n} hours", n=LENGTHS["basic"]),
        "tailored": _("Tailor-made course, {n} hours", n=LENGTHS["tailored"]),
    }


def may_brief(content: Content, release: Release) -> bool:
    """Tell whether a course brief can be made of a release."""
    known = content.instruments.get(release.instrument)
    return known is not None and is_about_wishes(known)


def brief(  # noqa: PLR0913 -- of what, for whom, how long, in which language
    store: Store, content: Content, release: Release, *, group: str, length: str, texts: Texts
) -> dict[str, Any]:
    """Return a course brief as a page shows it; from what the release shows, and nothing else.

    Raises:
        NotFoundError: The release is not about training wishes.
        InvalidValueError: There is no course of this length.
    """
    if not may_brief(content, release):
        raise NotFoundError("These results are not about training wishes.")
    if length not in LENGTHS:
        raise InvalidValueError("There is no course of this length. Choose one of the list.")
    asked = content.instrument(release.instrument, texts.language)
    made = course_brief(release, asked, group, LENGTHS[length])
    names = group_names(store.list_schools(), release.groups, texts)
    return {
        "title": length_names(texts)[length],
        "group": names.get(group, ""),
        "hours": made.hours,
        "topics": [_line(asked, wish, texts) for wish in made.topics],
        "forms": [_line(asked, wish, texts) for wish in made.forms],
        "times": [_line(asked, wish, texts) for wish in made.times],
        "open": _open_points(store, release, asked, made, texts),
    }


def course_tables(store: Store, content: Content, workshop_id: str, texts: Texts) -> list[Sheet]:
    """Return the newest course brief of a workshop's wishes as tables, one for each length."""
    found = (one for one in store.list_releases(workshop_id) if may_brief(content, one))
    release = next(found, None)
    if release is None:
        return []
    made = (
        brief(store, content, release, group="all", length=length, texts=texts)
        for length in LENGTHS
    )
    return [_table(one) for one in made if one["topics"]]


def _table(told: dict[str, Any]) -> Sheet:
    lines: list[Row] = [
        (part, one["title"], one["hours"] or None, one["need"], one["n"], one["said"])
        for part in ("topics", "forms", "times")
        for one in told[part]
    ]
    lines += [("open", sentence, None, None, None, "") for sentence in told["open"]]
    return Sheet(title=f"Course {told['hours']} h", columns=COLUMNS, rows=tuple(lines))


def _line(asked: Instrument, wish: Wish, texts: Texts) -> dict[str, Any]:
    return {
        "id": wish.item,
        "title": asked.items[wish.item].title,
        "about": asked.items[wish.item].about,
        "hours": wish.hours,
        "need": round(wish.need, 2),
        "n": wish.n,
        "said": _said(asked, wish, texts),
    }


def _said(asked: Instrument, wish: Wish, texts: Texts) -> str:
    """Say who wishes it: people by answer, strongest first, or the mean where that is hidden."""
    _, options = texts, asked.options(wish.item, "wish")
    if wish.counts is None:
        low, high = asked.scale(wish.item, "wish")
        mean = said_number(low + wish.need * (high - low), texts)
        return _("{mean} of {most} on average, {n} people", mean=mean, most=high, n=wish.n)
    said = [f"{one.text}: {wish.counts.get(one.value, 0)}" for one in reversed(options)]
    return " · ".join([*said, _("{n} people", n=wish.n)])


def _open_points(
    store: Store, release: Release, asked: Instrument, made: CourseBrief, texts: Texts
) -> list[str]:
    _ = texts
    titles = {item: found.title for item, found in asked.items.items()}
    points = []
    if not made.topics:
        points.append(_("No topic is wished for by enough people: talk about what would help."))
    if made.left_out:
        named = ", ".join(titles[wish.item] for wish in made.left_out)
        points.append(_("Left out, as others are wished for more: {topics}.", topics=named))
    if made.unknown:
        named = ", ".join(titles[item] for item in made.unknown)
        points.append(_("Nothing can be shown of: {topics}.", topics=named))
    points += [
        _(
            "Views are split on “{topic}”: think of two groups, one that begins and one that goes "
            "on.",
            topic=titles[wish.item],
        )
        for wish in made.topics
        if wish.agreement is not None and wish.agreement < SPLIT
    ]
    return points + _choices(made, titles, texts) + _absent(store, release, made, texts)


def _choices(made: CourseBrief, titles: dict[str, str], texts: Texts) -> list[str]:
    _ = texts
    points = []
    for found, missing in (
        (made.forms, _("Which form suits people is open.")),
        (made.times, _("Which time suits people is open.")),
    ):
        if not found:
            points.append(missing)
        elif len(found) == BEST and found[0].need == found[1].need:
            both = {"one": titles[found[0].item], "other": titles[found[1].item]}
            points.append(_("“{one}” and “{other}” suit people equally well: choose.", **both))
    return points


def _absent(store: Store, release: Release, made: CourseBrief, texts: Texts) -> list[str]:
    """Say how many of a staff have not said what they wish, where its size is known."""
    _ = texts
    schools = {one.id: one.staff for one in store.list_schools()}
    kind, _colon, school = made.group.partition(":")
    whose = store.find_workshop(release.workshop_id).school_ids if kind == "all" else (school,)
    staff = [schools.get(one, 0) for one in whose]
    n = max((wish.n for wish in (*made.topics, *made.left_out)), default=0)
    if kind == "role" or "/" in school or not all(staff) or not n or n >= ALL_OF_THEM * sum(staff):
        return []
    return [
        _(
            "{n} of {staff} people have answered. Ask the others before the course is fixed.",
            n=n,
            staff=sum(staff),
        )
    ]
