"""A hub, its schools and what it keeps secret."""

import pytest
from hall import Hall

from ihubkit.errors import InvalidValueError, NotFoundError
from ihubkit.live import hubs
from ihubkit.store import Store


def test_a_secret_is_made_once(store: Store) -> None:
    first = hubs.secret(store, "cookies")

    assert hubs.secret(store, "cookies") == first
    assert len(first) == 32
    assert hubs.secret(store, "releases") != first


def test_of_two_programs_that_make_a_secret_at_once_the_first_wins(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = hubs.secret(store, "cookies")
    monkeypatch.setattr(store, "find_secret", lambda _: None)  # it looked before the first wrote

    assert hubs.secret(store, "cookies") == first


def test_only_the_newest_passphrase_opens(store: Store) -> None:
    old = hubs.reset_passphrase(store)
    new = hubs.reset_passphrase(store)

    assert hubs.check_passphrase(store, new)
    assert not hubs.check_passphrase(store, old)


def test_without_a_passphrase_nothing_opens(store: Store) -> None:
    assert not hubs.check_passphrase(store, "")


@pytest.mark.parametrize("name", ["Birch School", "  birch   SCHOOL\x00 "])
def test_two_schools_cannot_have_one_name(hall: Hall, name: str) -> None:
    with pytest.raises(InvalidValueError, match="already"):
        hubs.add_school(hall.store, name)


@pytest.mark.parametrize("name", ["🏫 Kool", "مدرسة النور", "<b>School</b> & Co", "=SUM(A1)"])
def test_a_name_is_kept_as_it_was_given(store: Store, name: str) -> None:
    school = hubs.add_school(store, f"  {name}\x07\n")

    assert store.find_school(school.id).name == name


@pytest.mark.parametrize("name", ["", " \x00 ", "x" * 121])
def test_a_school_needs_a_name_of_some_length(store: Store, name: str) -> None:
    with pytest.raises(InvalidValueError):
        hubs.add_school(store, name)


def test_a_renewed_team_code_makes_the_old_one_worthless(hall: Hall) -> None:
    old = hall.schools[0].team_code

    renewed = hubs.renew_team_code(hall.store, hall.schools[0].id)

    assert hall.store.find_school_by_team_code(renewed.team_code).name == "Birch School"
    with pytest.raises(NotFoundError):
        hall.store.find_school_by_team_code(old)


def test_a_school_can_be_renamed_but_not_to_anothers_name(hall: Hall) -> None:
    renamed = hubs.rename_school(hall.store, hall.schools[0].id, "Rowan School")

    assert hall.store.find_school(renamed.id) == renamed
    with pytest.raises(InvalidValueError):
        hubs.rename_school(hall.store, renamed.id, "Alder School")


@pytest.mark.parametrize("k", [2, 21])
def test_the_smallest_group_is_between_three_and_twenty(store: Store, k: int) -> None:
    with pytest.raises(InvalidValueError, match="k does not fit"):
        hubs.make_hub(store, "Hub", k=k)
