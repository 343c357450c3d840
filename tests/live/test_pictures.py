"""Pictures of releases: drawn once, in the reader's language, with people's words as data."""

from pathlib import Path

import pytest
from hall import Hall

from ihubkit import charts
from ihubkit.errors import InvalidValueError, NotFoundError
from ihubkit.live import hubs, releases
from ihubkit.model.release import Release
from ihubkit.model.workshop import ActivityKind


@pytest.fixture
def release(hall: Hall) -> Release:
    hall.go_to(ActivityKind.INSTRUMENT)
    hall.answer(hall.join(9) + hall.join(7, school=1))
    return hall.reveal()


def draw(hall: Hall, release: Release, folder: Path, **other: str) -> str:
    """Draw the priorities of everybody."""
    asked = {"chart": "priorities", "group": "all", "language": "en", "theme": "light"} | other
    return releases.picture_svg(hall.store, hall.content, release.id, cache_dir=folder, **asked)


def test_each_picture_comes_with_its_numbers(hall: Hall, release: Release) -> None:
    texts, instrument = hall.content.texts("fi"), hall.content.instrument(release.instrument, "fi")
    names = releases.group_names(hall.store, release.groups, texts)

    found = releases.pictures(release, instrument, "all", texts, names)

    assert [picture["name"] for picture in found] == charts.available(release, instrument, "all")
    assert len(found) >= 2
    assert all(p["title"] and p["alt"] and p["table"]["rows"] for p in found)


def test_pictures_speak_of_schools_by_their_names(hall: Hall, release: Release) -> None:
    texts, instrument = hall.content.texts("en"), hall.content.instrument(release.instrument)
    names = releases.group_names(hall.store, release.groups, texts)

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
    ],
)
def test_a_picture_that_does_not_exist_is_not_drawn(
    hall: Hall,
    release: Release,
    tmp_path: Path,
    wrong: dict[str, str],
    error: type[Exception],
) -> None:
    with pytest.raises(error):
        draw(hall, release, tmp_path, **wrong)


def test_groups_are_called_by_their_schools_and_roles(hall: Hall, release: Release) -> None:
    renamed = hubs.rename_school(hall.store, hall.schools[0].id, "<b>Birch</b> 🌳")

    names = releases.group_names(hall.store, release.groups, hall.content.texts("en"))

    assert names["all"] == "Everyone"
    assert names[f"school:{renamed.id}"] == "<b>Birch</b> 🌳"
