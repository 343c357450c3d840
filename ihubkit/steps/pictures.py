"""Released pictures as a page shows them: by address where a server draws them, else drawn here."""

from typing import Any
from urllib.parse import quote, urlencode

from ihubkit.live.pictures import group_names, picture_svg, pictures
from ihubkit.model.people import Visitor, VisitorKind
from ihubkit.model.release import Group, GroupKind, Release
from ihubkit.steps.scene import Scene


def pictures_of(
    scene: Scene, release: Release, group: str = "all", *, only: tuple[str, ...] = ()
) -> list[dict[str, Any]]:
    """Return a release's pictures of one group, each with its numbers as a table.

    Args:
        scene: Where they are shown.
        release: What to show.
        group: Whose results.
        only: Names of the pictures wanted, in order; empty: all.
    """
    instrument = scene.instrument(release.instrument)
    names = group_names(scene.store, release.groups, scene.texts)
    found = pictures(release, instrument, group, scene.texts, names)
    wanted = [p for name in only for p in found if p["name"] == name] if only else found
    return [picture | _drawn(scene, release, group, picture["name"]) for picture in wanted]


def _drawn(scene: Scene, release: Release, group: str, chart: str) -> dict[str, str]:
    if scene.served_url:
        return {
            "url": _address(scene, release.id, chart, group, "light"),
            "url_dark": _address(scene, release.id, chart, group, "dark"),
        }
    drawn = picture_svg(
        scene.store,
        scene.content,
        release.id,
        chart,
        group,
        scene.language,
        "light",
        scene.data_dir / "cache",
    )
    return {"svg": drawn}


def _address(scene: Scene, release_id: str, chart: str, group: str, theme: str) -> str:
    query = urlencode({"lang": scene.language, "group": group, "theme": theme})
    return f"{scene.base}/api/releases/{quote(release_id)}/{quote(chart)}.svg?{query}"


def groups_for(release: Release, visitor: Visitor) -> list[Group]:
    """Return the groups a visitor may look at: a team sees everybody, its school, and roles."""
    if visitor.kind is not VisitorKind.TEAM:
        return list(release.groups)
    return [
        group
        for group in release.groups
        if group.kind is GroupKind.ALL or group.school_id in ("", visitor.school_id)
    ]
