"""Codes and links that open something without a passphrase: team codes and share links."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from ihubkit.errors import (
    ClosedError,
    English,
    InvalidValueError,
    NotFoundError,
    WrongCodeError,
)
from ihubkit.live import codes
from ihubkit.live.seats import JoinPage, find_open
from ihubkit.live.wording import one_line, shortened
from ihubkit.model.people import ShareLink, Visitor, VisitorKind
from ihubkit.store import Store

DAYS = 366  # the longest a share link may work


def enter(store: Store, code: str, *, now: datetime | None = None) -> Visitor | JoinPage:
    """Find what a typed code opens: a workshop to join, or a school team's pages.

    Raises:
        WrongCodeError: It opens nothing.
        ClosedError: It is the code of a workshop that is not open.
    """
    try:
        school = store.find_school_by_team_code(codes.normalise(code))
    except NotFoundError:
        return find_open(store, code, now=now)
    return Visitor(kind=VisitorKind.TEAM, school_id=school.id, language=school.language)


def share(
    store: Store,
    releases: Sequence[str],
    title: str,
    days: int,
    *,
    now: datetime | None = None,
) -> tuple[ShareLink, str]:
    """Make a link that opens some releases for some days.

    Returns:
        The link, and its token: the only moment it can be read.

    Raises:
        InvalidValueError: No release is named, or the days do not fit.
        NotFoundError: A release is not known.
    """
    if not releases:
        raise InvalidValueError("The link would open nothing. Choose at least one result.")
    if not 1 <= days <= DAYS:
        raise InvalidValueError(
            "A link works for 1 to {most} days, not {days}.", most=DAYS, days=shortened(days)
        )
    at = now or datetime.now(UTC)
    token = codes.new_token()
    found = [store.find_release(release) for release in dict.fromkeys(releases)]
    link = ShareLink(
        id=codes.new_id(),
        title=one_line(title)[:200] or found[0].title,
        token_hash=codes.hash_token(token),
        releases=tuple(release.id for release in found),
        expires_at=at + timedelta(days=days),
        made_at=at,
    )
    store.add_link(link)
    return link, token


def open_link(store: Store, token: str, *, now: datetime | None = None) -> Visitor:
    """Let a reader in: to the releases the link names, nothing else.

    Raises:
        WrongCodeError: The link is not one of ours, or was taken back.
        ClosedError: It has expired.
    """
    try:
        link = store.find_link(codes.hash_token(str(token)))
    except NotFoundError as error:
        raise WrongCodeError(
            "This link opens nothing: it is incomplete or was taken back. "
            "Ask whoever sent it for a new one."
        ) from error
    if (now or datetime.now(UTC)) >= link.expires_at:
        raise ClosedError(
            "The link “{title}” has expired. Ask whoever sent it for a new one.",
            title=English(link.title),
        )
    return Visitor(kind=VisitorKind.READER, releases=link.releases)
