"""Released pictures as a page shows them: by address where a server draws them, else drawn here.

Where people sit before their own screens, each comes with its interactive chart the same way.
"""

from collections.abc import Iterable
from typing import Any
from urllib.parse import quote, urlencode

from ihubkit.live.pictures import (
    Wanted,
    group_names,
    picture_chart,
    picture_svg,
    pictures,
)
from ihubkit.model.people import School, Visitor, VisitorKind
from ihubkit.model.release import Group, GroupKind, Release
from ihubkit.steps.scene import Scene


def pictures_of(  # noqa: PLR0913 -- facts of their own, named at every call
    scene: Scene,
    release: Release,
    group: str = "all",
    *,
    schools: Iterable[School] | None = None,
    only: tuple[str, ...] = (),
    size: str = "phone",
    whole: bool = False,
) -> list[dict[str, Any]]:
    """Return a release's pictures of one group, each with its numbers as a table.

    Args:
        scene: Where they are shown.
        release: What to show.
        group: Whose results.
        schools: The hub's schools, where they have been read.
        only: Names of the pictures wanted, in order; empty: all.
        size: "phone" or "board", where long pictures come in parts.
        whole: Whether the release was completed with earlier rounds, see `live.standing`.
    """
    if release.instrument not in scene.content.instruments:  # the hub has taken it away since
        return []
    instrument = scene.instrument(release.instrument)
    known = scene.store.list_schools() if schools is None else schools
    names = group_names(known, release.groups, scene.texts)
    found = pictures(release, instrument, group, scene.texts, names, size=size)
    wanted = [p for name in only for p in found if p["name"] == name] if only else found
    asked = Wanted(release.id, "", group, scene.language, size=size, whole=whole)
    return [
        picture | _shown(scene, asked._replace(chart=picture["name"], part=picture["part"]))
        for picture in wanted
    ]


def _shown(scene: Scene, asked: Wanted) -> dict[str, Any]:
    """Return the picture; where there are people near enough to point at it, also its chart."""
    return _picture(scene, asked) | ({} if asked.size == "board" else _chart(scene, asked))


def _picture(scene: Scene, asked: Wanted) -> dict[str, str]:
    if not scene.served_url:
        cache = scene.data_dir / "cache"
        return {"svg": picture_svg(scene.store, scene.content, asked, cache)}
    dark = asked._replace(theme="dark")
    return {"url": _address(scene, asked, "svg"), "url_dark": _address(scene, dark, "svg")}


def _chart(scene: Scene, asked: Wanted) -> dict[str, Any]:
    if not scene.served_url:
        return {"spec": picture_chart(scene.store, scene.content, asked)}
    dark = asked._replace(theme="dark")
    return {"spec": _address(scene, asked, "json"), "spec_dark": _address(scene, dark, "json")}


def _address(scene: Scene, asked: Wanted, form: str) -> str:
    query = {"lang": asked.language, "group": asked.group, "theme": asked.theme}
    if asked.size != "phone":
        query |= {"size": asked.size, "part": str(asked.part)}
    if asked.whole:
        query |= {"whole": "1"}
    path = f"{scene.base}/api/releases/{quote(asked.release)}/{quote(asked.chart)}.{form}"
    return f"{path}?{urlencode(query)}"


def groups_for(release: Release, visitor: Visitor) -> list[Group]:
    """Return the groups a visitor may look at: a team sees everybody, its school, and roles."""
    if visitor.kind is not VisitorKind.TEAM:
        return list(release.groups)
    return [
        group
        for group in release.groups
        if group.kind is GroupKind.ALL or group.school_id in ("", visitor.school_id)
    ]
