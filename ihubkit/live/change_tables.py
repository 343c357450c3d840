"""What has changed and how far the items measure one thing, as tables that leave the kit."""

from collections.abc import Mapping, Sequence

from ihubkit.analysis.effects import effect_words
from ihubkit.errors import NotFoundError
from ihubkit.live.pictures import group_names
from ihubkit.model.release import Release, Reliability, Shift
from ihubkit.model.sheet import Cell as SheetCell
from ihubkit.model.sheet import Sheet
from ihubkit.model.texts import Translate, in_english
from ihubkit.store import Store

CHANGES = (
    *("results", "compared with", "group", "item", "facet", "n", "same people", "change"),
    *("low", "high", "effect (Hedges' g)", "effect low", "effect high", "in words"),
)
RELIABILITY = (
    *("results", "group", "facet", "people", "items", "alpha", "alpha low", "alpha high"),
    *("omega", "omega low", "omega high"),
)
INTERVALS = "Low and high are the ends of 95 % intervals; how they are found: docs/methods.md."


def change_tables(
    store: Store, releases: Sequence[Release], texts: Translate = in_english
) -> list[Sheet]:
    """Return what has changed since earlier rounds and waves, and alpha and omega, as released.

    A table without rows is left out.
    """
    schools = store.list_schools()
    named = [(one, group_names(schools, one.groups, texts)) for one in releases]
    before = {shift.since for one in releases for shift in one.shifts}
    titles = {one: _title_of(store, one) for one in before}
    changes = [
        _change(release, one, names, titles, texts)
        for release, names in named
        for one in release.shifts
    ]
    measured = [
        _reliability(release, one, names) for release, names in named for one in release.reliability
    ]
    tables = ("Changes", CHANGES, changes), ("Reliability", RELIABILITY, measured)
    return [
        Sheet(title=title, columns=columns, rows=tuple(rows), note=INTERVALS)
        for title, columns, rows in tables
        if rows
    ]


def _title_of(store: Store, release_id: str) -> str:
    try:
        return _title(store.find_release(release_id))
    except NotFoundError:
        return ""


def _title(release: Release) -> str:
    return f"{release.title} ({release.made_at.date().isoformat()})"


def _change(
    release: Release,
    one: Shift,
    names: Mapping[str, str],
    titles: Mapping[str, str],
    texts: Translate,
) -> tuple[SheetCell, ...]:
    return (
        _title(release),
        titles.get(one.since, one.since),
        names.get(one.group, one.group),
        one.item,
        one.facet,
        one.n,
        "yes" if one.paired else "no",
        one.mean,
        one.low,
        one.high,
        one.effect,
        one.effect_low,
        one.effect_high,
        "" if one.effect is None else effect_words(one.effect, texts),
    )


def _reliability(
    release: Release, one: Reliability, names: Mapping[str, str]
) -> tuple[SheetCell, ...]:
    return (
        _title(release),
        names.get(one.group, one.group),
        one.facet,
        one.n,
        one.items,
        one.alpha,
        one.alpha_low,
        one.alpha_high,
        one.omega,
        one.omega_low,
        one.omega_high,
    )
