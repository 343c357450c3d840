"""Releases as pictures: what can be shown of a group, each picture with its numbers."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from ihubkit import charts
from ihubkit.content import Content
from ihubkit.errors import English, InvalidValueError, NotFoundError
from ihubkit.live.standing import standing
from ihubkit.live.whole_hub import find_results
from ihubkit.live.wording import shortened
from ihubkit.model.instrument import Instrument
from ihubkit.model.people import School, role_names
from ihubkit.model.release import Group, Release
from ihubkit.model.texts import Translate
from ihubkit.store import Store

THEMES = ("light", "dark")
SIZES = ("phone", "board")


class Wanted(NamedTuple):
    """Names one picture: of which release and group, for whom, and which part of it.

    `whole`: with what earlier rounds asked and this release did not, see `live.standing`.
    """

    release: str
    chart: str
    group: str = "all"
    language: str = "en"
    theme: str = "light"
    size: str = "phone"
    part: int = 0
    whole: bool = False


def pictures(  # noqa: PLR0913 -- facts of their own
    release: Release,
    instrument: Instrument,
    group: str,
    texts: Translate,
    names: Mapping[str, str],
    *,
    size: str = "phone",
) -> list[dict[str, Any]]:
    """List the pictures of a group in a release, each with its numbers as a table.

    A picture too long for its size comes once for each part.
    """
    whose: dict[str, Any] = {
        "instrument": instrument,
        "group": group,
        "texts": texts,
        "names": names,
    }
    return [
        _picture(release, chart, whose) | {"part": part}
        for chart in charts.available(release, instrument, group)
        for part in range(_parts(release, chart, whose, size))
    ]


def picture_svg(store: Store, content: Content, wanted: Wanted, cache_dir: Path) -> str:
    """Draw one picture of a release, or take it from the cache.

    Raises:
        NotFoundError: The release does not have this picture of this group, or not this part.
        InvalidValueError: The theme or size is not known.
    """
    release = _release(store, content, wanted)
    spec = _spec(release, wanted, _whose(store, content, release, wanted))
    told = json.dumps(spec, sort_keys=True).encode()  # its name in the cache: nothing goes stale
    name = f"{hashlib.sha256(told).hexdigest()}.svg"
    return charts.kept(cache_dir / name, partial(charts.svg, spec))


def picture_chart(store: Store, content: Content, wanted: Wanted) -> dict[str, Any]:
    """Describe one picture as an interactive chart, in Vega-Lite. Errors as in `picture_svg`."""
    release = _release(store, content, wanted)
    whose = _whose(store, content, release, wanted)
    spec = _spec(release, wanted, whose)
    table = charts.table(release, wanted.chart, **whose)
    return charts.interactive(spec, table, whose["texts"])


def _release(store: Store, content: Content, wanted: Wanted) -> Release:
    release = find_results(store, content, wanted.release)
    return standing(store, release) if wanted.whole else release


def _whose(store: Store, content: Content, release: Release, wanted: Wanted) -> dict[str, Any]:
    texts = content.texts(wanted.language)
    return {
        "instrument": content.instrument(release.instrument, wanted.language),
        "group": wanted.group,
        "texts": texts,
        "names": group_names(store.list_schools(), release.groups, texts),
    }


def _spec(release: Release, wanted: Wanted, whose: Mapping[str, Any]) -> dict[str, Any]:
    for given, known in ((wanted.theme, THEMES), (wanted.size, SIZES)):
        if given not in known:
            raise InvalidValueError(
                "There is no picture in {given} (there are {known}).",
                given=shortened(given),
                known=", ".join(known),
            )
    parts: list[dict[str, Any]] = []
    if wanted.chart in charts.available(release, whose["instrument"], wanted.group):
        parts = charts.specs(release, wanted.chart, **whose, theme=wanted.theme, size=wanted.size)
    if not 0 <= wanted.part < len(parts):
        raise NotFoundError(
            "“{results}” has no picture {picture} of this group.",
            results=English(release.title),
            picture=shortened(wanted.chart),
        )
    return parts[wanted.part]


def group_names(
    schools: Iterable[School], groups: Iterable[Group], texts: Translate
) -> dict[str, str]:
    """Return what each group is called, by its key.

    Roles within a school also have their names alone, by the rest of their key.
    """
    named = {school.id: school.name for school in schools}
    found = tuple(groups)
    alone = {
        group.key.partition("/")[2]: role_names(group.roles, texts)
        for group in found
        if group.roles
    }
    alone.pop("", None)
    return alone | {group.key: _name(group, named, texts) for group in found}


def _parts(release: Release, chart: str, whose: Mapping[str, Any], size: str) -> int:
    """Count a picture's parts; on a phone it is always one, and need not be drawn to know that."""
    return 1 if size == "phone" else len(charts.specs(release, chart, **whose, size=size))


def _picture(release: Release, chart: str, whose: Mapping[str, Any]) -> dict[str, Any]:
    table = charts.table(release, chart, **whose)
    return {
        "name": chart,
        "title": charts.title(chart, whose["texts"]),
        "alt": charts.alt(release, chart, **whose),
        "table": {
            "caption": table.caption,
            "columns": list(table.columns),
            "rows": [list(row) for row in table.rows],
        },
    }


def _name(group: Group, schools: Mapping[str, str], texts: Translate) -> str:
    _ = texts
    roles = role_names(group.roles, texts)
    if not group.school_id:
        return roles or _("Everyone")
    school = schools.get(group.school_id) or _("A school that is gone")
    return f"{school} \N{EN DASH} {roles}" if roles else school
