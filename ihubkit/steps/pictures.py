"""Released pictures as a page shows them: by address where a server draws them, else drawn here."""

from typing import Any
from urllib.parse import quote, urlencode

from ihubkit.live.pictures import group_names, picture_svg, pictures
from ihubkit.model.people import Visitor, VisitorKind
from ihubkit.model.release import Group, GroupKind, Release
from ihubkit.steps.scene import Scene


def pictures_of(
    scene: Scene,
    release: Release,
    group: str = "all",
    *,
    only: tuple[str, ...] = (),
    size: str = "phone",
) -> list[dict[str, Any]]:
    """Return a release's pictures of one group, each with its numbers as a table.

    A server gives pictures in the size of phones; the one board draws its own.

    Args:
        scene: Where they are shown.
        release: What to show.
        group: Whose results.
        only: Names of the pictures wanted, in order; empty: all.
        size: "phone" or "board".
    """
    instrument = scene.instrument(release.instrument)
    names = group_names(scene.store, release.groups, scene.texts)
    found = pictures(release, instrument, group, scene.texts, names)
    wanted = [p for name in only for p in found if p["name"] == name] if only else found
    return [picture | _drawn(scene, release.id, picture["name"], group, size) for picture in wanted]


def _drawn(scene: Scene, release_id: str, chart: str, group: str, size: str) -> dict[str, str]:
    if scene.served_url and size == "phone":
        query = {"lang": scene.language, "group": group}
        address = f"{scene.base}/api/releases/{quote(release_id)}/{quote(chart)}.svg?"
        return {
            "url": address + urlencode(query | {"theme": "light"}),
            "url_dark": address + urlencode(query | {"theme": "dark"}),
        }
    drawn = picture_svg(
        scene.store,
        scene.content,
        release_id,
        chart,
        group,
        scene.language,
        "light",
        scene.data_dir / "cache",
        size=size,
    )
    return {"svg": drawn}


def groups_for(release: Release, visitor: Visitor) -> list[Group]:
    """Return the groups a visitor may look at: a team sees everybody, its school, and roles."""
    if visitor.kind is not VisitorKind.TEAM:
        return list(release.groups)
    return [
        group
        for group in release.groups
        if group.kind is GroupKind.ALL or group.school_id in ("", visitor.school_id)
    ]
