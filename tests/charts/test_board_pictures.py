"""Pictures for the board: read from the last row, whole, and nothing covers anything."""

import re

import pytest
from gallery import INSTRUMENTS, NAMES, RELEASES, drawn_parts, every_picture, given, letters
from playwright.sync_api import Browser

from ihubkit import charts
from ihubkit.charts.letters import wrapped
from ihubkit.charts.marks import words
from ihubkit.charts.sheets import Block, pages
from ihubkit.content import load_content

ROOM = 1212, 480  # what a board of 1280 by 720 pixels leaves at least for a picture
LONG = "Võru Kreutzwaldi nimeline Gümnaasium ja Põhikool"
CONTENT = load_content()
COVERED = """() => {
  const texts = [...document.querySelectorAll("text")]
    .map(node => [node.textContent, node.getBoundingClientRect()]);
  const isOut = b => b.left < 0 || b.top < 0 || b.right > innerWidth || b.bottom > innerHeight;
  const outside = texts.filter(([, box]) => isOut(box)).map(([text]) => text);
  const over = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2
    && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 6;
  const said = (one, other) => one !== other && Math.max(one.length, other.length) > 3;
  const pairs = texts.flatMap(([one, a], n) => texts.slice(n + 1)
    .filter(([other, b]) => said(one, other) && over(a, b))
    .map(([other]) => `${one} | ${other}`));
  return [...outside, ...pairs];
}"""


@every_picture
def test_letters_are_read_from_the_last_row(name: str, chart: str) -> None:
    for drawn in drawn_parts(name, chart, size="board"):
        wide, high = (float(side) for side in re.findall(r'(?:width|height)="([\d.]+)"', drawn)[:2])
        assert min(letters(drawn)) * min(ROOM[0] / wide, ROOM[1] / high) >= 24


@pytest.mark.parametrize("language", ["en", "fi"])
@every_picture
def test_no_words_are_cut_off_or_covered(
    chromium: Browser, name: str, chart: str, language: str
) -> None:
    told = {"instrument": CONTENT.instrument(name, language), "texts": CONTENT.texts(language)}

    for drawn in drawn_parts(name, chart, size="board", **told):
        size = [int(side) for side in re.findall(r'(?:width|height)="(\d+)"', drawn)[:2]]
        page = chromium.new_page(viewport={"width": size[0], "height": size[1]})
        page.set_content(f"<style>* {{ margin: 0 }} svg {{ display: block }}</style>{drawn}")
        assert page.evaluate(COVERED) == []
        assert "…" not in drawn
        page.close()


@pytest.mark.parametrize("name", INSTRUMENTS)
def test_every_item_stands_in_one_of_the_parts(name: str) -> None:
    drawn = "".join(drawn_parts(name, "profile", size="board"))

    items = INSTRUMENTS[name].items.values()
    assert [one.title for one in items if drawn.count(one.title.replace("&", "&amp;")) != 1] == []


def test_the_map_names_at_its_side_what_is_important_and_weak() -> None:
    """B1 and F4 matter most and are weakest."""
    release = RELEASES["innovative-school"]
    weak = {"status": 1.1, "importance": 3.9}
    cells = tuple(
        cell.model_copy(update={"mean": weak[cell.facet]} if cell.item in {"B1", "F4"} else {})
        for cell in release.cells
    )
    changed = release.model_copy(update={"cells": cells})

    (spec,) = charts.specs(changed, "priorities", size="board", **given("innovative-school"))

    drawn = charts.svg(spec)
    assert (spec["width"], spec["height"]) == (1200, 520)
    for item in ("B1", "F4"):
        assert INSTRUMENTS["innovative-school"].items[item].title in drawn


@pytest.mark.parametrize("size", ["phone", "board"])
def test_long_names_of_schools_are_whole(size: str) -> None:
    names = NAMES | {"school:a": LONG}

    drawn = "".join(drawn_parts("innovative-school", "compare", size=size, names=names))

    said = " ".join(re.sub(r"<[^>]+>", " ", drawn).split())
    assert LONG in said
    assert "…" not in drawn


@pytest.mark.parametrize("size", ["phone", "board"])
def test_roles_of_a_school_are_called_by_their_role_alone(size: str) -> None:
    release = RELEASES["innovative-school"]
    own = [group for group in release.groups if group.key.startswith("school:a/")]
    names = NAMES | {"school:a": LONG}
    names |= {group.key: f"{LONG} / Role {n}" for n, group in enumerate(own)}
    names |= {group.key.partition("/")[2]: f"Role {n}" for n, group in enumerate(own)}

    drawn = "".join(
        drawn_parts("innovative-school", "roles", group="school:a", names=names, size=size)
    )

    assert {f">Role {n}<" in drawn for n in range(len(own))} == {True}


def test_blocks_stay_whole_and_columns_are_even() -> None:
    blocks = [Block(1, (1, 1)), Block(1, (1,)), Block(1, (1, 1, 1)), Block(1, (1,) * 12)]

    found = pages(blocks, 2, 8)

    where: dict[int, set[tuple[int, int]]] = {}
    for number, page in enumerate(found):
        for spot in page:
            assert spot.top + spot.height <= 8
            where.setdefault(spot.block, set()).add((number, spot.column))
    assert [len(places) for places in where.values()] == [1, 1, 1, 2]
    headings = [spot.block for page in found for spot in page if spot.row is None]
    assert headings == [0, 1, 2, 3, 3]


def test_words_of_several_lines_stand_around_their_middle() -> None:
    row = {"x": 0, "y": 100, "text": "What pupils do\nwith technology"}

    (placed,) = words([row], 20, "black")["data"]["values"]

    assert placed["y"] == 88


def test_words_are_broken_between_lines_and_nothing_is_lost() -> None:
    lines = wrapped("What pupils do with technology", 26, 200)

    assert len(lines) == 2
    assert " ".join(lines) == "What pupils do with technology"
