"""Releases as numbers and pictures, and a seat's own results."""

import json
from collections.abc import Collection
from typing import ClassVar
from urllib.parse import quote, urlencode

from ihubkit.errors import English, InvalidValueError, NotAllowedError, NotFoundError
from ihubkit.live import feedback
from ihubkit.live.pictures import Wanted, group_names, picture_chart, pictures
from ihubkit.live.standing import standing
from ihubkit.live.whole_hub import find_results, is_whole_hub
from ihubkit.model.people import Visitor, VisitorKind
from ihubkit.model.release import Group, GroupKind, Release
from ihubkit.server.access import visitor_of
from ihubkit.server.artist import Artist
from ihubkit.server.cache import Body, Cache, pack
from ihubkit.server.headers import DRAWN
from ihubkit.server.host import Host
from ihubkit.server.seats import NoSeatError, SeatApi

EVERYTHING = "*"
JSON = "application/json; charset=utf-8"
SVG = "image/svg+xml"
JAVASCRIPT = "text/javascript; charset=utf-8"
KEPT = "private, max-age=86400"  # a release never changes
ASKED = "private, no-cache"
DIGITS = 3  # of a part's number

Asked = tuple[str, str, str, str]  # release, language, group, whose eyes: a school or everything


class Results:
    """Releases as responses, each made once."""

    def __init__(self, host: Host) -> None:
        self._host = host
        self.artist = Artist(host.settings)
        self.releases = Cache(self._find)
        self.whole = Cache(self._complete)
        self.told = Cache(self._tell, 1000)
        self.drawn = Cache(self._draw, 500)
        self.described = Cache(self._describe, 500)
        self.bundled = Cache(self._bundle)

    async def _find(self, release_id: str) -> tuple[Release, tuple[str, ...]]:
        host = self._host
        release = await host.run(find_results, host.store, host.content, release_id)
        if is_whole_hub(release_id):
            return release, ()  # no school's: the facilitator's
        workshop = await host.run(host.store.find_workshop, release.workshop_id)
        return release, workshop.school_ids

    async def _complete(self, release_id: str) -> Release:
        release, _ = await self.releases.get(release_id)
        return await self._host.run(standing, self._host.store, release)

    async def _tell(self, asked: Asked) -> Body:
        release, _ = await self.releases.get(asked[0])
        return await self._host.run(_told, self._host, release, asked)

    async def _draw(self, wanted: Wanted) -> Body:
        return pack((await self.artist.draw(wanted)).encode(), SVG)

    async def _describe(self, wanted: Wanted) -> Body:
        return await self._host.run(_described, self._host, wanted)

    async def _bundle(self, _: None) -> Body:
        made = await self.artist.bundle()
        return await self._host.run(pack, made.encode(), JAVASCRIPT)


def shown_groups(release: Release, eyes: str) -> list[Group]:
    """Return the groups that may be looked at with a school's eyes, or with everybody's."""
    return [
        group
        for group in release.groups
        if eyes == EVERYTHING or group.kind is GroupKind.ALL or group.school_id in ("", eyes)
    ]


def eyes_of(
    visitor: Visitor, release: Release, schools: Collection[str], *, is_whole: bool = False
) -> str:
    """Tell whose groups of a release a visitor may see: a school's, or everything.

    Args:
        visitor: Who asks.
        release: For what.
        schools: Who took part.
        is_whole: Whether with what earlier rounds show: a link to one round opens no other.

    Raises:
        NotAllowedError: None of this release.
    """
    is_named = release.id in visitor.releases and not is_whole
    if visitor.kind is VisitorKind.FACILITATOR or is_named:
        return EVERYTHING
    if visitor.kind is VisitorKind.TEAM and visitor.school_id in schools:
        return visitor.school_id
    raise NotAllowedError("These results are not open to you. Ask the facilitator for a link.")


def _told(host: Host, release: Release, asked: Asked) -> Body:
    _, language, key, eyes = asked
    texts, groups = host.texts(language), shown_groups(release, eyes)
    schools = host.store.list_schools()
    names = group_names(schools, release.groups, texts)  # schools side by side name all of them
    instrument = host.content.instrument(release.instrument, language)
    found = pictures(release, instrument, key, texts, names)
    told = {
        "release": _numbers(release, key),
        "groups": [{"key": group.key, "label": names[group.key]} for group in groups],
        "pictures": [picture | _addresses(asked, picture["name"]) for picture in found],
    }
    return _as_json(told)


def _described(host: Host, wanted: Wanted) -> Body:
    return _as_json(picture_chart(host.store, host.content, wanted))


def _as_json(told: object) -> Body:
    return pack(json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode(), JSON)


def _numbers(release: Release, key: str) -> dict[str, object]:
    """Return a release with the figures of one group."""
    told = release.model_dump(mode="json")
    for part in ("cells", "sections", "levels", "shifts", "ranks", "reliability", "guesses"):
        told[part] = [figure for figure in told[part] if figure["group"] == key]
    told["groups"] = [group for group in told["groups"] if group["key"] == key]
    return told


def _addresses(asked: Asked, chart: str) -> dict[str, str]:
    release_id, language, group, _ = asked
    path = f"/api/releases/{quote(release_id)}/{quote(chart)}.svg"
    light, dark = (
        urlencode({"lang": language, "group": group, "theme": theme}) for theme in ("light", "dark")
    )
    return {"url": f"{path}?{light}", "url_dark": f"{path}?{dark}"}


class ResultsApi(SeatApi):
    """Calls about a release."""

    @property
    def results(self) -> Results:
        """Releases as responses."""
        results: Results = self.settings["results"]
        return results

    async def asked(self, release_id: str) -> Asked:
        """Read what is asked for, and check that this visitor may see it.

        Raises:
            NotAllowedError: The release is not open to this visitor.
            NotFoundError: The release has no such group.
        """
        release, schools = await self.results.releases.get(release_id)
        eyes = await self.eyes(release, schools)
        if self.is_whole:
            release = await self.results.whole.get(release_id)
        language = self.get_query_argument("lang", self.language)
        language = language if language in self.host.content.languages else "en"
        group = self.get_query_argument("group", "all") or "all"
        known = {one.key for one in shown_groups(release, eyes)}
        if group != "all" and group not in known:
            raise NotFoundError(
                "“{title}” shows no such group. Choose one of its list.",
                title=English(release.title),
            )
        return release_id, language, group, eyes

    @property
    def is_whole(self) -> bool:
        """Whether the release is asked for with what earlier rounds show."""
        return self.get_query_argument("whole", "") == "1"

    async def eyes(self, release: Release, schools: Collection[str]) -> str:
        """Tell whose groups this visitor may see: a school's, or everything.

        Raises:
            NotAllowedError: None of this release.
        """
        try:
            seat = await self.seat()
        except NoSeatError:
            pass
        else:
            if seat.workshop_id == release.workshop_id:
                return seat.school_id
        return eyes_of(await visitor_of(self), release, schools, is_whole=self.is_whole)


class OneRelease(ResultsApi):
    """GET /api/releases/{id}."""

    async def get(self, release_id: str) -> None:
        """Send a release's numbers and where its pictures are."""
        self.send(await self.results.told.get(await self.asked(release_id)), ASKED)


class Picture(ResultsApi):
    """GET /api/releases/{id}/{chart}.svg."""

    policy: ClassVar[str] = DRAWN

    async def get(self, release_id: str, chart: str) -> None:
        """Send a picture."""
        wanted = await self.wanted(release_id, chart)
        self.send(await self.results.drawn.get(wanted), KEPT)

    async def wanted(self, release_id: str, chart: str) -> Wanted:
        """Read which picture is asked for; this visitor may see it."""
        _, language, group, _ = await self.asked(release_id)
        theme, size = (
            self.get_query_argument(*one) for one in (("theme", "light"), ("size", "phone"))
        )
        part, whole = self._part(), self.is_whole
        return Wanted(release_id, chart, group, language, theme, size, part, whole)

    def _part(self) -> int:
        """Read which part of a long picture is asked for.

        Raises:
            InvalidValueError: It is no number.
        """
        given = self.get_query_argument("part", "0")
        if not (given.isascii() and given.isdecimal() and len(given) <= DIGITS):
            raise InvalidValueError(
                "“{given}” is no part of a picture: use 0, 1, 2 …", given=given[:20]
            )
        return int(given)


class Chart(Picture):
    """GET /api/releases/{id}/{chart}.json."""

    async def get(self, release_id: str, chart: str) -> None:
        """Send a picture as an interactive chart."""
        wanted = await self.wanted(release_id, chart)
        self.send(await self.results.described.get(wanted), KEPT)


class Feedback(SeatApi):
    """GET /api/seats/me/feedback."""

    async def get(self) -> None:
        """Tell the seat's own results and next steps."""
        seat, host = await self.seat(), self.host
        wanted = self.get_query_argument("instrument", "")
        call = feedback.seat_feedback
        self.answer(await host.run(call, host.store, host.content, seat.id, wanted))
