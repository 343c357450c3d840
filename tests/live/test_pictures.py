"""Pictures of releases: drawn once, in the reader's language, with people's words as data."""

from pathlib import Path
from typing import Any

import pytest
from hall import Hall

from ihubkit import charts
from ihubkit.errors import InvalidValueError, NotFoundError
from ihubkit.live import discussion, hubs, releases
from ihubkit.live.pictures import Wanted
from ihubkit.model.answer import Answer
from ihubkit.model.release import Release
from ihubkit.model.workshop import ActivityKind


@pytest.fixture
def release(hall: Hall) -> Release:
    hall.go_to(ActivityKind.INSTRUMENT)
    hall.answer(hall.join(9) + hall.join(7, school=1))
    return hall.reveal()


def draw(hall: Hall, release: Release, folder: Path, **other: Any) -> str:  # noqa: ANN401 -- as `Wanted`
    """Draw the priorities of everybody."""
    wanted = Wanted(release.id, "priorities")._replace(**other)
    return releases.picture_svg(hall.store, hall.content, wanted, folder)


def test_each_picture_comes_with_its_numbers(hall: Hall, release: Release) -> None:
    texts, instrument = hall.content.texts("fi"), hall.content.instrument(release.instrument, "fi")
    names = releases.group_names(hall.store.list_schools(), release.groups, texts)

    found = releases.pictures(release, instrument, "all", texts, names)

    assert [picture["name"] for picture in found] == charts.available(release, instrument, "all")
    assert len(found) >= 2
    assert all(p["title"] and p["alt"] and p["table"]["rows"] for p in found)


def test_a_board_has_long_pictures_in_parts(hall: Hall, release: Release, tmp_path: Path) -> None:
    texts, instrument = hall.content.texts("en"), hall.content.instrument(release.instrument)
    names = releases.group_names(hall.store.list_schools(), release.groups, texts)

    found = releases.pictures(release, instrument, "all", texts, names, size="board")

    assert [one["part"] for one in found if one["name"] == "profile"] == [0, 1]
    drawn = {
        draw(hall, release, tmp_path, chart="profile", size="board", part=part) for part in (0, 1)
    }
    assert len(drawn) == 2
    assert all('width="1200"' in one for one in drawn)


def test_roles_within_a_school_also_have_their_names_alone(hall: Hall, release: Release) -> None:
    names = releases.group_names(
        hall.store.list_schools(), release.groups, hall.content.texts("en")
    )

    within = [group.key for group in release.groups if "/" in group.key]
    assert all(names[key].endswith(f" {names[key.partition('/')[2]]}") for key in within)
    assert all("School" not in names[key.partition("/")[2]] for key in within)


def test_pictures_speak_of_schools_by_their_names(hall: Hall, release: Release) -> None:
    texts, instrument = hall.content.texts("en"), hall.content.instrument(release.instrument)
    names = releases.group_names(hall.store.list_schools(), release.groups, texts)

    told = {
        group.key: str(releases.pictures(release, instrument, group.key, texts, names))
        for group in release.groups
    }

    assert "Alder School, Birch School" in told["all"]
    assert not [key for key, words in told.items() if "school:" in words or "role:" in words]


def test_a_picture_is_drawn_once(
    hall: Hall, release: Release, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = draw(hall, release, tmp_path / "cache")
    monkeypatch.setattr(charts, "svg", lambda _: pytest.fail("drawn again"))

    assert first.startswith("<svg")
    assert draw(hall, release, tmp_path / "cache") == first


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        ({"chart": "../../etc"}, NotFoundError),
        ({"group": "school:none"}, NotFoundError),
        ({"theme": "pink"}, InvalidValueError),
        ({"size": "wall"}, InvalidValueError),
        ({"part": 1}, NotFoundError),
        ({"part": -1}, NotFoundError),
    ],
)
def test_a_picture_that_does_not_exist_is_not_drawn(
    hall: Hall,
    release: Release,
    tmp_path: Path,
    wrong: dict[str, object],
    error: type[Exception],
) -> None:
    with pytest.raises(error):
        draw(hall, release, tmp_path, **wrong)


def test_groups_are_called_by_their_schools_and_roles(hall: Hall, release: Release) -> None:
    renamed = hubs.rename_school(hall.store, hall.schools[0].id, "<b>Birch</b> 🌳")

    names = releases.group_names(
        hall.store.list_schools(), release.groups, hall.content.texts("en")
    )

    assert names["all"] == "Everyone"
    assert names[f"school:{renamed.id}"] == "<b>Birch</b> 🌳"


def test_after_a_second_round_a_picture_can_show_what_was_asked_before_it(
    hall: Hall, release: Release, tmp_path: Path
) -> None:
    discussion.discuss(hall.store, hall.content, hall.workshop_id, "B2", seen=hall.seen)
    discussion.ask_again(hall.store, hall.content, hall.workshop_id, seen=hall.seen)
    again = Answer(
        instrument=release.instrument, item="B2", facet="status", round=2, value=1, sequence=9
    )
    hall.store.save_answers([(seat, [again]) for seat in hall.seats])
    second = hall.reveal()

    part = draw(hall, second, tmp_path, chart="profile")
    whole = draw(hall, second, tmp_path, chart="profile", whole=True)

    assert (second.round, release.round) == (2, 1)
    assert ">B2" in part
    assert ">A1" not in part
    assert ">B2" in whole
    assert ">A1" in whole
