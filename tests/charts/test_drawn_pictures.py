"""Pictures of releases: valid, small, complete in themselves, readable, with their numbers."""

import gzip
import re
from random import Random
from xml.etree import ElementTree as ET

import altair as alt
import pytest
from gallery import (
    ALL,
    INSTRUMENTS,
    RELEASES,
    SCHOOLS,
    drawn_parts,
    every_picture,
    first,
    given,
    letters,
    released,
)

from ihubkit import charts
from ihubkit.charts.labels import Box, around, place
from ihubkit.errors import InvalidValueError, NotFoundError
from ihubkit.model.release import RankShare, Release
from ihubkit.model.texts import in_english

SVG = "{http://www.w3.org/2000/svg}"


def test_each_questionnaire_has_its_pictures() -> None:
    assert ALL == [
        ("innovative-school", "priorities"),
        ("innovative-school", "profile"),
        ("innovative-school", "compare"),
        ("innovative-school", "roles"),
        ("innovative-school", "shift"),
        ("educator-competence", "profile"),
        ("educator-competence", "levels"),
        ("educator-competence", "guesses"),
        ("educator-competence", "compare"),
        ("educator-competence", "roles"),
    ]


@every_picture
@pytest.mark.parametrize("size", ["phone", "board"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_description_is_valid_vega_lite(name: str, chart: str, size: str, theme: str) -> None:
    for spec in charts.specs(RELEASES[name], chart, theme=theme, size=size, **given(name)):
        assert alt.Chart.from_dict(spec, validate=True).to_dict(validate=True)["layer"]


@every_picture
def test_a_picture_is_small_and_needs_nothing_else(name: str, chart: str) -> None:
    drawn = charts.svg(first(name, chart, size="board"))

    root = ET.fromstring(drawn)  # noqa: S314 -- made a line above
    tags = {element.tag.removeprefix(SVG) for element in root.iter()}
    links = [value for element in root.iter() for key, value in element.items() if "href" in key]
    assert len(gzip.compress(drawn.encode())) < 20_000
    assert tags <= {"svg", "title", "desc", "g", "rect", "path", "text", "tspan", "line", "defs"}
    assert links == []
    assert "url(" not in drawn


@every_picture
def test_a_picture_says_what_it_shows(name: str, chart: str) -> None:
    release = RELEASES[name]
    root = ET.fromstring(charts.svg(first(name, chart)))  # noqa: S314 -- ours

    assert root.get("role") == "img"
    assert root.findtext(f"{SVG}title") == charts.title(chart, in_english)
    assert root.findtext(f"{SVG}desc") == charts.alt(release, chart, **given(name))


@every_picture
def test_letters_are_large_enough_on_a_phone(name: str, chart: str) -> None:
    """A phone of 375 pixels shows the picture 343 pixels wide."""
    (drawn,) = drawn_parts(name, chart)

    assert min(letters(drawn)) * 343 / 360 >= 11


@every_picture
def test_a_picture_has_its_numbers_as_a_table(name: str, chart: str) -> None:
    table = charts.table(RELEASES[name], chart, **given(name))

    assert table.rows
    assert {len(row) for row in table.rows} == {len(table.columns)}
    assert table.caption == charts.alt(RELEASES[name], chart, **given(name))


def test_a_name_with_html_is_shown_as_text() -> None:
    spec = first("innovative-school", "compare")

    drawn = charts.svg(spec)

    assert "<script" not in drawn
    assert "&lt;script&gt;" in drawn


def test_schools_stand_in_the_order_of_their_names() -> None:
    table = charts.table(RELEASES["innovative-school"], "compare", **given("innovative-school"))

    assert [row[1] for row in table.rows[:3]] == ["Everyone", SCHOOLS["b"], SCHOOLS["a"]]


def test_a_single_section_side_by_side_is_named() -> None:
    release, instrument = RELEASES["innovative-school"], INSTRUMENTS["innovative-school"]
    first = instrument.sections[0]
    alone = tuple(score for score in release.sections if score.section == first.id)

    said = charts.alt(
        release.model_copy(update={"sections": alone}), "compare", **given("innovative-school")
    )

    assert said.startswith(f"{instrument.facets[0].title} in “{first.title}”, side by side: ")


def test_the_map_names_what_comes_first_in_the_order_of_priorities() -> None:
    changed = with_means({"C2": (1.0, 4.0), "A3": (1.0, 3.9), "F1": (1.2, 4.0)})

    said = charts.alt(changed, "priorities", **given("innovative-school"))
    table = charts.table(changed, "priorities", **given("innovative-school"))

    assert said == (
        "Everyone: 19 items by status and importance, answered by 64 people. "
        "What matters and is weak comes first: C2, A3, F1."
    )
    assert [row[:2] for row in table.rows[:3]] == [(1, "C2"), (2, "A3"), (3, "F1")]
    assert "Among the first three" not in table.columns


def test_what_is_solid_has_another_shape_and_its_word() -> None:
    changed = with_means({"C2": (1.0, 4.0), "A3": (1.0, 3.9), "F1": (1.2, 4.0)})
    tops = {"C2": 1.0, "A3": 0.7, "F1": 0.5}
    ranks = [
        RankShare(group="all", item=item, place=place, top=top, best=1, worst=5)
        for place, (item, top) in enumerate(tops.items(), start=1)
    ]
    known = changed.model_copy(update={"ranks": tuple(ranks)})

    (drawn,) = charts.specs(known, "priorities", **given("innovative-school"))
    table = charts.table(known, "priorities", **given("innovative-school"))

    shapes = [one["mark"].get("shape") for one in drawn["layer"] if one["mark"]["type"] == "point"]
    assert shapes.count("diamond") == 2  # on the map and beside its name
    assert "triangle-up" in shapes
    said = charts.alt(known, "priorities", **given("innovative-school"))
    assert said.endswith("Solid among the first three: C2.")
    assert [row[-1] for row in table.rows[:4]] == ["solid", "likely", "a coin toss", None]


def with_means(means: dict[str, tuple[float, float]]) -> Release:
    """Return the release with other means of status and importance."""
    release = RELEASES["innovative-school"]
    place = {"status": 0, "importance": 1}
    cells = [
        cell.model_copy(update={"mean": means[cell.item][place[cell.facet]]})
        if cell.item in means
        else cell
        for cell in release.cells
    ]
    return release.model_copy(update={"cells": tuple(cells), "ranks": ()})


def test_one_school_alone_has_a_map_but_nothing_to_compare() -> None:
    names = charts.available(
        RELEASES["innovative-school"], INSTRUMENTS["innovative-school"], "school:a"
    )

    assert "priorities" in names
    assert "compare" not in names


def test_a_release_that_shows_nothing_has_no_pictures() -> None:
    instrument = INSTRUMENTS["innovative-school"]
    empty = released(instrument, 2)

    assert charts.available(empty, instrument) == []
    with pytest.raises(NotFoundError, match="too few people"):
        charts.specs(empty, "profile", **given("innovative-school"))


def test_a_map_where_all_items_stand_at_one_point_is_still_drawn() -> None:
    release = RELEASES["innovative-school"]
    same = release.model_copy(
        update={"cells": tuple(c.model_copy(update={"mean": 2.0}) for c in release.cells)}
    )

    (spec,) = charts.specs(same, "priorities", **given("innovative-school"))

    assert "Most important" not in spec["description"]
    assert charts.svg(spec).count(">A1<") == 1


def test_an_unknown_picture_or_theme_is_refused_with_those_there_are() -> None:
    release = RELEASES["innovative-school"]

    with pytest.raises(NotFoundError, match="priorities"):
        charts.specs(release, "pie", **given("innovative-school"))
    with pytest.raises(InvalidValueError, match="light, dark"):
        charts.specs(release, "profile", theme="pink", **given("innovative-school"))


def test_numbers_are_written_as_the_reader_does() -> None:
    def finnish(text: str, /, **values: object) -> str:
        return text.replace("{whole}.{part}", "{whole},{part}").format(**values)

    (spec,) = charts.specs(
        RELEASES["educator-competence"],
        "profile",
        **given("educator-competence") | {"texts": finnish},
    )
    drawn = charts.svg(spec)

    assert re.search(r">\d,\d<", drawn)
    assert not re.search(r">\d\.\d<", drawn.replace("1.1", ""))


def test_labels_cover_neither_each_other_nor_points() -> None:
    chance = Random(3)  # noqa: S311 -- invented places
    points = [(chance.gauss(150, 45), chance.gauss(150, 45)) for _ in range(19)]

    places = place(points, (17, 13), 7, Box(0, 0, 300, 300))

    boxes = [around(*spot, 17, 13) for spot in places]
    covered = [
        (one, other)
        for number, one in enumerate(boxes)
        for other in boxes[number + 1 :]
        if one.overlap(other) > 10
    ]
    assert covered == []


def two_roles(gap: float, spread: dict[int, int] | None = None) -> Release:
    """Return a release in which leaders rate B2 higher than teachers, and all else alike."""
    release = RELEASES["innovative-school"]
    keys = {group.key for group in release.groups if group.key in ("role:leader", "role:teacher")}
    cells = [
        cell.model_copy(
            update={
                "n": 12,
                "mean": 1.5 + gap * (cell.group == "role:leader" and cell.item == "B2"),
                "counts": spread,
            }
        )
        for cell in release.cells
        if cell.group in keys and cell.facet == "status"
    ]
    groups = [group for group in release.groups if group.key in keys]
    return release.model_copy(update={"cells": tuple(cells), "groups": tuple(groups)})


def test_roles_that_differ_more_than_chance_come_first_and_say_by_how_much() -> None:
    shown = two_roles(1.2)
    names = {"role:leader": "Leaders", "role:teacher": "Teachers", "all": "Everyone"}
    asked = given("innovative-school") | {"names": names}

    said = charts.alt(shown, "roles", **asked)
    table = charts.table(shown, "roles", **asked)

    assert "B2: Leaders 1.2 higher than Teachers, likely between 0." in said
    assert table.columns[2:4] == ("Leaders", "Teachers")
    assert (table.rows[0][0], *table.rows[0][2:5]) == ("B2", 2.7, 1.5, 1.2)
    assert [row[-1] for row in table.rows[:2]] == ["yes", "may be chance"]


def test_a_small_difference_is_said_to_be_chance() -> None:
    shown = two_roles(0.2)

    said = charts.alt(shown, "roles", **given("innovative-school"))

    assert said.endswith("No difference is larger than chance may bring.")


def test_one_role_alone_has_no_picture_of_roles() -> None:
    shown = two_roles(1.0)
    alone = shown.model_copy(
        update={"cells": tuple(c for c in shown.cells if c.group == "role:leader")}
    )

    assert "roles" not in charts.available(alone, INSTRUMENTS["innovative-school"])
