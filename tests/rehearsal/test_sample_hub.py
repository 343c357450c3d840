"""The sample hub: filled once, opened again, never mixed with a real one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ihubkit.content import load_content
from ihubkit.errors import NotAllowedError
from ihubkit.live import hubs
from ihubkit.live.dossier import dossier_of
from ihubkit.live.workshops import close_workshop
from ihubkit.model.workshop import WorkshopState
from ihubkit.rehearsal import sample_hub
from ihubkit.rehearsal.sample_hub import fill_sample_hub, open_evening
from ihubkit.settings import read_settings
from ihubkit.store import Store

CONTENT = load_content()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with hubs.open_hub(read_settings({}, data_dir=tmp_path)) as opened:
        yield opened


def test_it_has_two_schools_and_says_that_it_is_synthetic(store: Store) -> None:
    fill_sample_hub(store, CONTENT)

    assert store.find_hub().synthetic
    assert sorted((s.staff, s.language) for s in store.list_schools()) == [(31, "sv"), (32, "fi")]


def test_an_earlier_workshop_shows_something_at_once(store: Store) -> None:
    fill_sample_hub(store, CONTENT)

    [baseline] = store.list_workshops()
    releases = {release.instrument: release for release in store.list_releases(baseline.id)}
    assert baseline.state is WorkshopState.CLOSED
    assert {"innovative-school", "educator-competence"} == set(releases)
    assert len(releases["innovative-school"].cells) > 100
    assert len(releases["innovative-school"].cards) == 36
    assert max(card.votes for card in releases["innovative-school"].cards) > 5


def test_one_school_has_agreed_to_a_plan_that_rests_on_its_results(store: Store) -> None:
    fill_sample_hub(store, CONTENT)

    dossiers = [dossier_of(store, CONTENT, school.id) for school in store.list_schools()]
    agreed, begun = sorted(dossiers, key=lambda one: -len(one.plan.goals))
    assert (agreed.plan.state, len(agreed.plan.goals), len(agreed.plan.actions)) == ("agreed", 2, 5)
    assert all(goal.indicator.measured for goal in agreed.plan.goals)
    assert [one.days for one in agreed.reviews] == [30, 90, 180]
    assert begun.plan.goals == ()


def test_it_is_filled_only_once(store: Store) -> None:
    fill_sample_hub(store, CONTENT)
    fill_sample_hub(store, CONTENT)

    assert (len(store.list_schools()), len(store.list_workshops())) == (2, 1)


def test_a_filling_that_broke_off_is_finished_the_next_time(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(sample_hub, "begin_import", None)
        with pytest.raises(TypeError):
            fill_sample_hub(store, CONTENT)
    fill_sample_hub(store, CONTENT)

    assert (len(store.list_schools()), len(store.list_releases())) == (2, 2)


def test_the_same_evening_is_open_until_it_is_closed(store: Store) -> None:
    fill_sample_hub(store, CONTENT)

    first, again = open_evening(store, CONTENT), open_evening(store, CONTENT)
    close_workshop(store, first.id)
    another = open_evening(store, CONTENT)

    assert first.id == again.id != another.id
    assert (another.state, another.wave) == (WorkshopState.OPEN, 1)


def test_the_cohort_can_be_filled_in_too(store: Store) -> None:
    fill_sample_hub(store, CONTENT, sample="cohort")

    assert len(store.list_schools()) == 6


def test_a_real_hub_is_left_alone(store: Store) -> None:
    hubs.make_hub(store, "Our hub")

    with pytest.raises(NotAllowedError, match="holds a real hub, “Our hub”"):
        fill_sample_hub(store, CONTENT)

    assert store.list_schools() == []
