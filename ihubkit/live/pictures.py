"""Releases as pictures: what can be shown of a group, each picture with its numbers."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any
from uuid import uuid4

from ihubkit import charts
from ihubkit.content import Content
from ihubkit.errors import English, InvalidValueError, NotFoundError
from ihubkit.live.wording import shortened
from ihubkit.model.instrument import Instrument
from ihubkit.model.people import Role
from ihubkit.model.release import Group, Release
from ihubkit.model.texts import Translate
from ihubkit.store import Store

THEMES = ("light", "dark")
SIZES = ("phone", "board")


def pictures(
    release: Release,
    instrument: Instrument,
    group: str,
    texts: Translate,
    names: Mapping[str, str],
) -> list[dict[str, Any]]:
    """List the pictures of a group in a release, each with its numbers as a table."""
    return [
        _picture(release, chart, instrument, group, texts, names)
        for chart in charts.available(release, instrument, group)
    ]


def picture_svg(  # noqa: PLR0913, PLR0917 -- together they name one picture
    store: Store,
    content: Content,
    release_id: str,
    chart: str,
    group: str,
    language: str,
    theme: str,
    cache_dir: Path,
    *,
    size: str = "phone",
) -> str:
    """Draw one picture of a release, or take it from the cache.

    Raises:
        NotFoundError: The release does not have this picture of this group.
        InvalidValueError: The theme or size is not known.
    """
    for given, known in ((theme, THEMES), (size, SIZES)):
        if given not in known:
            raise InvalidValueError(
                "There is no picture in {given} (there are {known}).",
                given=shortened(given),
                known=", ".join(known),
            )
    release, texts = store.find_release(release_id), content.texts(language)
    instrument = content.instrument(release.instrument, language)
    if chart not in charts.available(release, instrument, group):
        raise NotFoundError(
            "“{results}” has no picture {picture} of this group.",
            results=English(release.title),
            picture=shortened(chart),
        )
    names = group_names(store, release.groups, texts)
    spec = charts.spec(
        release,
        chart,
        instrument=instrument,
        group=group,
        texts=texts,
        names=names,
        theme=theme,
        size=size,
    )
    return _cached(cache_dir, spec)


def group_names(store: Store, groups: Iterable[Group], texts: Translate) -> dict[str, str]:
    """Return what each group is called, by its key."""
    schools = {school.id: school.name for school in store.list_schools()}
    return {group.key: _name(group, schools, texts) for group in groups}


def _picture(  # noqa: PLR0913, PLR0917 -- together they name one picture
    release: Release,
    chart: str,
    instrument: Instrument,
    group: str,
    texts: Translate,
    names: Mapping[str, str],
) -> dict[str, Any]:
    whose: dict[str, Any] = {
        "instrument": instrument,
        "group": group,
        "texts": texts,
        "names": names,
    }
    table = charts.table(release, chart, **whose)
    return {
        "name": chart,
        "title": charts.title(chart, texts),
        "alt": charts.alt(release, chart, **whose),
        "table": {
            "caption": table.caption,
            "columns": list(table.columns),
            "rows": [list(row) for row in table.rows],
        },
    }


def _name(group: Group, schools: Mapping[str, str], texts: Translate) -> str:
    _ = texts
    said = {
        Role.TEACHER: _("Teachers"),
        Role.LEADER: _("Leaders"),
        Role.SUPPORT: _("Support staff"),
    }
    roles = ", ".join(said[role] for role in group.roles)
    if not group.school_id:
        return roles or _("Everyone")
    school = schools.get(group.school_id) or _("A school that is gone")
    return f"{school} \N{EN DASH} {roles}" if roles else school


def _cached(folder: Path, spec: Mapping[str, Any]) -> str:
    """Draw a specification once; its text is its name in the cache, so nothing goes stale."""
    told = json.dumps(spec, sort_keys=True).encode()
    kept = folder / f"{hashlib.sha256(told).hexdigest()}.svg"
    try:
        return kept.read_text(encoding="utf-8")
    except OSError:
        drawn = charts.svg(dict(spec))
    folder.mkdir(parents=True, exist_ok=True)
    fresh = kept.with_name(f"{uuid4().hex}.new")
    fresh.write_text(drawn, encoding="utf-8")
    fresh.replace(kept)  # whole or not at all, also when two draw at once
    return drawn
