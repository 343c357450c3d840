"""The hub, its secrets and its schools."""

import pytest

from ihubkit.errors import InvalidValueError, NotFoundError
from ihubkit.model.people import Hub, School
from ihubkit.store import Store

SCHOOL = School(id="s1", name="Kalevi Põhikool", team_code="TEAM1111", staff=30, language="et")


def test_a_hub_that_was_not_made_is_not_found(store: Store) -> None:
    with pytest.raises(NotFoundError, match="No hub has been made"):
        store.find_hub()


def test_a_hub_is_saved_and_saved_again(store: Store) -> None:
    store.save_hub(Hub(name="Before"))
    store.save_hub(Hub(name="After", k=7, languages=("en", "fi"), synthetic=True))

    assert store.find_hub() == Hub(name="After", k=7, languages=("en", "fi"), synthetic=True)


def test_a_secret_is_saved_and_saved_again(store: Store) -> None:
    store.save_secret("cookie", "before")
    store.save_secret("cookie", "after")

    assert store.find_secret("cookie") == "after"
    assert store.find_secret("pepper") is None


def test_of_two_programs_that_make_a_secret_the_first_wins(store: Store) -> None:
    assert store.keep_secret("cookie", "first") == "first"
    assert store.keep_secret("cookie", "second") == "first"


def test_a_school_comes_back_as_it_was(store: Store) -> None:
    strange = School(id="s2", name="<b>مدرسة</b> 🏫 O'Neill; --", team_code="TEAM2222")
    store.add_school(SCHOOL)
    store.add_school(strange)

    assert store.find_school("s1") == SCHOOL
    assert store.find_school_by_team_code("TEAM2222") == strange
    assert store.list_schools() == [strange, SCHOOL]


def test_a_school_is_saved_again(store: Store) -> None:
    store.add_school(SCHOOL)
    renamed = SCHOOL.model_copy(update={"name": "Kalevi Kool", "team_code": "TEAM9999"})

    store.save_school(renamed)

    assert store.find_school("s1") == renamed


@pytest.mark.parametrize("name", ["Kalevi Põhikool", "KALEVI  PÕHIKOOL ", "Kalevi Po\u0303hikool"])
def test_a_second_school_of_the_same_name_is_refused_by_name(store: Store, name: str) -> None:
    store.add_school(SCHOOL)

    with pytest.raises(InvalidValueError, match=r"There is a school called “Ka.*” already"):
        store.add_school(School(id="s2", name=name.title(), team_code="TEAM2222"))


def test_a_second_school_of_the_same_team_code_is_refused_by_code(store: Store) -> None:
    store.add_school(SCHOOL)
    store.add_school(School(id="s2", name="Other", team_code="TEAM2222"))

    with pytest.raises(InvalidValueError, match="TEAM1111"):
        store.save_school(School(id="s2", name="Other", team_code="TEAM1111"))


def test_a_school_that_is_not_there_is_named(store: Store) -> None:
    with pytest.raises(NotFoundError, match="“s9”"):
        store.find_school("s9")
    with pytest.raises(NotFoundError, match="“TEAM9999”"):
        store.find_school_by_team_code("TEAM9999")
    with pytest.raises(NotFoundError, match="“s1”"):
        store.save_school(SCHOOL)


def test_a_code_no_database_can_hold_is_refused_in_words(store: Store) -> None:
    with pytest.raises(InvalidValueError, match="does not fit"):
        store.find_school_by_team_code("\ud800")
