"""Share links: what they open is found by the hash of their token."""

from ihubkit.errors import NotFoundError
from ihubkit.model.people import ShareLink
from ihubkit.store.columns import select_of
from ihubkit.store.part import Part
from ihubkit.store.tables import LINKS


class Links(Part):
    """Verbs for share links."""

    def add_link(self, link: ShareLink) -> None:
        """Add a share link; its token is known only by its hash."""
        self._add(LINKS, link)

    def find_link(self, token_hash: str) -> ShareLink:
        """Find a share link, expired or not.

        Raises:
            NotFoundError: No link has this token (any more).
        """
        query = select_of(LINKS, ShareLink).where(LINKS.c.token_hash == token_hash)
        gone = NotFoundError("This link opens nothing (any more). Ask for a new one.")
        return self._find(ShareLink, query, gone=gone)

    def list_links(self) -> list[ShareLink]:
        """List all share links, newest first."""
        query = select_of(LINKS, ShareLink).order_by(LINKS.c.made_at.desc(), LINKS.c.id)
        return self._list(ShareLink, query)

    def remove_link(self, link_id: str) -> None:
        """Remove a share link: it opens nothing any more.

        Raises:
            NotFoundError: It is gone already.
        """
        gone = NotFoundError("There is no share link “{id}” (any more).", id=link_id)
        self._remove(LINKS, link_id, gone=gone)
