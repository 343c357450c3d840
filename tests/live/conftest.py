"""A hub with two schools and a workshop that runs, built in a few words."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hall import NOON, Hall

from ihubkit.content import Content, load_content
from ihubkit.live import hubs, workshops
from ihubkit.store import Store


@pytest.fixture(scope="session")
def content() -> Content:
    return load_content()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(f"sqlite:///{tmp_path / 'hub.sqlite'}") as opened:
        yield opened


@pytest.fixture
def draft(store: Store, content: Content) -> Hall:
    """A workshop of two schools that has not opened yet."""
    hubs.make_hub(store, "Hub North", k=5, languages=("en", "fi"))
    schools = [hubs.add_school(store, name) for name in ("Birch School", "Alder School")]
    workshop = workshops.make_workshop(
        store,
        content,
        title="Spring evening",
        runsheet="needs-mapping-90",
        school_ids=[school.id for school in schools],
        languages=("en", "fi"),
        now=NOON,
    )
    return Hall(store, content, schools, workshop.id)


@pytest.fixture
def hall(draft: Hall) -> Hall:
    """The same workshop, open."""
    workshops.open_workshop(draft.store, draft.workshop_id, now=NOON)
    return draft
