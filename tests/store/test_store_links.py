"""Share links."""

from datetime import UTC, datetime, timedelta

import pytest

from ihubkit.errors import NotFoundError
from ihubkit.model.people import ShareLink
from ihubkit.store import Store

NOW = datetime(2026, 3, 2, 17, 0, tzinfo=UTC)
LINK = ShareLink(
    id="l1",
    title="For the city",
    token_hash="hash",
    releases=("r1", "r2"),
    expires_at=NOW + timedelta(days=30),
    made_at=NOW,
)


def test_a_link_is_found_by_the_hash_of_its_token(store: Store) -> None:
    store.add_link(LINK)

    assert store.find_link("hash") == LINK


def test_links_are_listed_newest_first(store: Store) -> None:
    later = {"id": "l2", "token_hash": "other", "made_at": NOW + timedelta(seconds=1)}
    store.add_link(LINK)
    store.add_link(LINK.model_copy(update=later))

    assert store.list_links() == [LINK.model_copy(update=later), LINK]


def test_a_removed_link_opens_nothing(store: Store) -> None:
    store.add_link(LINK)

    store.remove_link("l1")

    with pytest.raises(NotFoundError, match="opens nothing"):
        store.find_link("hash")
    with pytest.raises(NotFoundError, match="“l1”"):
        store.remove_link("l1")
