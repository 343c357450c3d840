"""A hub with two schools and an open workshop, in a real SQLite file."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from troupe import NOON, Troupe

from ihubkit.content import Content, load_content
from ihubkit.live import hubs, workshops
from ihubkit.store import Store


@pytest.fixture(scope="session")
def content() -> Content:
    return load_content()


@pytest.fixture
def empty(tmp_path: Path, content: Content) -> Iterator[Troupe]:
    """A hub without any school."""
    with Store.open(f"sqlite:///{tmp_path / 'hub.sqlite'}") as store:
        hubs.make_hub(store, "Hub North", k=5, languages=("en", "fi"))
        yield Troupe(store, content, tmp_path, [], "")


@pytest.fixture
def draft(empty: Troupe) -> Troupe:
    """A workshop of two schools that has not opened yet."""
    names = ("Birch School", "Alder <b>School</b>")
    empty.schools = [hubs.add_school(empty.store, name, staff=20) for name in names]
    made = workshops.make_workshop(
        empty.store,
        empty.content,
        title="Spring evening",
        runsheet="needs-mapping-90",
        school_ids=[school.id for school in empty.schools],
        languages=("en", "fi"),
        now=NOON,
    )
    empty.workshop_id = made.id
    return empty


@pytest.fixture
def troupe(draft: Troupe) -> Troupe:
    """The same workshop, open."""
    workshops.open_workshop(draft.store, draft.workshop_id, now=NOON)
    return draft
