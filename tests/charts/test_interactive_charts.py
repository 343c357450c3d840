"""Interactive charts: the marks of their picture, and all that differs is data."""

import json
from collections import Counter
from typing import Any
from xml.etree import ElementTree as ET

import altair as alt
import pytest
from gallery import INSTRUMENTS, NAMES, RELEASES, every_picture, given
from hypothesis import given as given_any
from hypothesis import settings
from hypothesis import strategies as st

from ihubkit import charts
from ihubkit.model.texts import in_english

SCHOOL = "school:a"
HOSTILE = (
    "datum.at, at]; fetch('/api')",
    '"}]}, {"expr": "warn(\'x\')"}',
    "{{7*7}} ${7*7} <img src=x onerror=alert(1)>",
    "__proto__",
)


def explored(name: str, chart: str, part: int = 0, **other: Any) -> dict[str, Any]:  # noqa: ANN401 -- as `specs`
    """Return one part of a picture as an interactive chart."""
    asked = given(name) | {key: other.pop(key) for key in ("group", "names") if key in other}
    spec = charts.specs(RELEASES[name], chart, **asked, **other)[part]
    return charts.interactive(spec, charts.table(RELEASES[name], chart, **asked), in_english)


def form(chart: dict[str, Any]) -> str:
    """Return all that is no data, as a browser compares it."""
    return json.dumps(chart | {"datasets": None, "height": None}, sort_keys=True)


def marks(svg: str) -> Counter[tuple[str, ...]]:
    """Return all that is drawn, whatever the order."""
    return Counter(
        (element.tag, element.text or "", str(sorted(element.items())))
        for element in ET.fromstring(svg).iter()  # noqa: S314 -- drawn by us
        if element.tag.rpartition("}")[2] in {"path", "text", "tspan", "line"}
    )


@every_picture
@pytest.mark.parametrize("size", ["phone", "board"])
def test_a_chart_has_the_marks_of_its_picture(name: str, chart: str, size: str) -> None:
    """Nothing is lost or changed; what can be pointed at lies on it, unseen."""
    interactive = explored(name, chart, size=size)
    targets = interactive["datasets"].pop("targets")
    bare = interactive | {"layer": interactive["layer"][:-1]}

    drawn = charts.svg(charts.specs(RELEASES[name], chart, **given(name), size=size)[0])

    assert marks(charts.svg(bare)) == marks(drawn)
    assert targets


@every_picture
def test_a_chart_is_valid_vega_lite(name: str, chart: str) -> None:
    assert alt.Chart.from_dict(explored(name, chart), validate=True).to_dict(validate=True)


def test_all_charts_differ_in_their_rows_only() -> None:
    """So a chart that stands takes the rows of any group, questionnaire or language."""
    found = [explored(name, chart) for name in RELEASES for chart in available(name)]
    found += [explored("innovative-school", "profile", group=SCHOOL)]

    assert len({form(one) for one in found}) == 1
    assert len({json.dumps(one["datasets"]) for one in found}) == len(found)
    assert form(found[0]) != form(explored("innovative-school", "profile", theme="dark"))


def available(name: str) -> list[str]:
    return charts.available(RELEASES[name], INSTRUMENTS[name])


@every_picture
def test_pointing_tells_every_row_of_the_table(name: str, chart: str) -> None:
    table = charts.table(RELEASES[name], chart, **given(name))

    told = {row["row"]: row["told"] for row in explored(name, chart)["datasets"]["targets"]}

    assert sorted(told) == list(range(len(table.rows)))
    for row, cells in enumerate(table.rows):
        texts = [cell for cell in cells if isinstance(cell, str)]
        numbers = [f"{cell:g}" for cell in cells if isinstance(cell, int | float)]
        assert all(part in told[row] for part in [*texts, *numbers])
        assert told[row].endswith(f"{table.columns[-1]}: {cells[-1]}")


def test_what_is_pointed_at_lies_where_it_is_drawn() -> None:
    """Each row's words in the picture are within a target of that row."""
    rows = explored("innovative-school", "profile")["datasets"]
    for target in rows["targets"]:
        item = target["told"].split(" · ")[1]
        (name,) = (text for text in rows["text"] if text["text"].startswith(f"{item} "))
        assert target["x"] <= name["x"] <= target["x2"]
        assert target["y"] <= name["y"] <= target["y2"]


def test_a_part_of_a_long_picture_tells_its_own_rows() -> None:
    first, second = (
        explored("innovative-school", "profile", part, size="board")["datasets"]["targets"]
        for part in (0, 1)
    )

    rows = [target["row"] for target in first + second]
    assert sorted(rows) == list(range(len(INSTRUMENTS["innovative-school"].items)))


@settings(max_examples=40, deadline=None)
@given_any(name=st.text(min_size=1, max_size=60) | st.sampled_from(HOSTILE))
def test_a_school_s_name_is_only_ever_data(name: str) -> None:
    """No name reaches an expression, a field or any text that Vega reads as more than a text."""
    names = NAMES | {SCHOOL: name}

    chart = explored("innovative-school", "compare", names=names)

    assert form(chart) == form(explored("innovative-school", "compare"))
    assert any(f"· {name}\n" in row["told"] for row in chart["datasets"]["targets"])


def test_numbers_are_told_as_the_reader_writes_them() -> None:
    def finnish(text: str, /, **values: object) -> str:
        return text.replace("{whole}.{part}", "{whole},{part}").format(**values)

    asked = given("educator-competence") | {"texts": finnish}
    release = RELEASES["educator-competence"]
    (spec,) = charts.specs(release, "profile", **asked)

    chart = charts.interactive(spec, charts.table(release, "profile", **asked), finnish)

    assert "What I do: 1,91" in chart["datasets"]["targets"][0]["told"]
