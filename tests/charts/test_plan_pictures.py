"""A plan's pictures: valid, complete in themselves, readable, with their numbers and words."""

import re
from xml.etree import ElementTree as ET

import altair as alt
import pytest
from gallery import letters
from plans_in_time import action, crowded, day, goal, told, year

from ihubkit import charts
from ihubkit.charts.letters import cut, width
from ihubkit.charts.theme import Spec
from ihubkit.content.texts import Texts
from ihubkit.errors import InvalidValueError, NotFoundError
from ihubkit.model.dossier import Dossier
from ihubkit.model.plan import Status
from ihubkit.model.plan_timeline import Only, timeline

SVG = "{http://www.w3.org/2000/svg}"
ENGLISH = Texts("en")
HTML = "<script>alert(1)</script>"
every_chart = pytest.mark.parametrize("chart", charts.PLAN_CHARTS)


def specs(plan: Dossier, chart: str, size: str = "phone", language: str = "en") -> list[Spec]:
    return charts.plan_picture(plan, Texts(language), chart, size=size).specs


def words(spec: Spec) -> set[str]:
    """All words in a picture."""
    texts = (layer for layer in spec["layer"] if layer["mark"]["type"] == "text")
    return {row["text"] for layer in texts for row in layer["data"]["values"]}


@every_chart
@pytest.mark.parametrize("size", ["phone", "wide", "page", "poster"])
def test_a_description_is_valid_vega_lite(chart: str, size: str) -> None:
    for spec in specs(year(), chart, size):
        assert alt.Chart.from_dict(spec, validate=True).to_dict(validate=True)["layer"]


@every_chart
def test_a_picture_needs_nothing_else_and_says_what_it_shows(chart: str) -> None:
    picture = charts.plan_picture(year(), ENGLISH, chart, theme="dark", size="phone")
    root = ET.fromstring(charts.svg(picture.specs[0]))  # noqa: S314 -- ours

    assert not [v for one in root.iter() for k, v in one.items() if "href" in k or "url(" in v]
    assert root.findtext(f"{SVG}title") == picture.title
    assert root.findtext(f"{SVG}desc") == picture.alt == picture.table.caption
    assert {len(row) for row in picture.table.rows} == {len(picture.table.columns)}


@pytest.mark.parametrize("chart", ["timeline", "workload", "budget"])
def test_letters_are_large_enough_on_a_phone(chart: str) -> None:
    drawn = charts.svg(specs(year(), chart)[0])

    assert min(letters(drawn)) * 343 / 360 >= 11


def test_the_timeline_says_what_is_amiss_in_words() -> None:
    picture = charts.plan_picture(year(), ENGLISH)

    assert picture.sentences == [
        "1.2 begins before 1.1 has ended.",
        "2.1: ends before it begins: 1 Mar 2027 → 1 Feb 2027.",
        "2.2: no dates yet.",
    ]
    assert {"done · Mari", "at risk · jaan · after 1.1", "80 %", "no dates yet"} <= words(
        picture.specs[0]
    )
    assert [row[0] for row in picture.table.rows] == [
        *("", "", "Goal 1", "1.1", "1.2", "Goal 2", "2.1", "2.2")
    ]


def test_a_status_is_a_shape_and_a_word_beside_its_colour() -> None:
    rows = tuple(
        action(n, starts=day(9, n), ends=day(10, n), status=status)
        for n, status in enumerate(Status, 1)
    )

    (spec,) = specs(told((goal(1),), rows), "timeline")

    shapes = {layer["mark"]["shape"] for layer in spec["layer"] if "shape" in layer["mark"]}
    assert len(shapes) >= len(Status)
    assert {"not begun", "on track", "at risk", "stuck", "done", "dropped"} <= words(spec)


def test_two_hundred_actions_go_on_in_further_pictures_and_none_is_lost() -> None:
    parts = specs(crowded(), "timeline")

    named = {name.split()[0] for part in parts for name in words(part)}
    assert len(parts) > 5
    assert max(part["height"] for part in parts) <= 1750
    assert {row.number for row in timeline(crowded()).rows} <= named


def test_who_has_too_much_is_said_with_name_term_and_hours() -> None:
    picture = charts.plan_picture(year(), ENGLISH, "workload")

    assert picture.sentences[0] == ("Jaan: 44 h in “Autumn term 2026”, 14 h more than the limit.")
    assert "44 h: too many" in words(picture.specs[0])
    assert "Nobody is named" in words(picture.specs[0])


def test_without_a_calendar_half_years_are_counted_and_named() -> None:
    plan = year().model_copy(update={"calendar": None})

    picture = charts.plan_picture(plan, ENGLISH, "workload")

    assert picture.sentences[-1].startswith("The plan has no term calendar")
    assert "Aug 2026 – Jan 2027" in picture.table.columns  # noqa: RUF001 -- an en dash


def test_the_budget_says_what_is_over_and_what_is_left() -> None:
    picture = charts.plan_picture(year(), ENGLISH, "budget")

    assert picture.alt == "Planned in all: 125 h of 100 h; 600\xa0EUR of 1\xa0000\xa0EUR."
    assert picture.sentences == [
        "Hours: 25 h more than there is.",
        "Money: 400\xa0EUR left.",
    ]


@every_chart
def test_an_empty_plan_and_one_person_s_part_can_be_drawn(chart: str) -> None:
    empty = charts.plan_picture(told(calendar=None), ENGLISH, chart, size="phone")
    part = charts.plan_picture(year(), ENGLISH, chart, size="phone", only=Only(person="Nobody"))

    for picture in (empty, part):
        assert picture.alt
        assert all(charts.svg(spec) for spec in picture.specs)


def test_people_s_words_are_cut_and_stay_words() -> None:
    rows = (
        action(1, text=f"{HTML} {'დ' * 400}", lead=f"{HTML}{'x' * 300}", hours=3),
        action(2, text="🚀 " * 200, lead="محمد", hours=3, starts=day(9, 1), ends=day(9, 9)),
    )
    plan = told((goal(1, HTML * 20),), rows)

    for chart in charts.PLAN_CHARTS:
        drawn = "".join(charts.svg(spec) for spec in specs(plan, chart))
        assert "<script" not in drawn
        assert len(drawn) < 60_000


@pytest.mark.parametrize("text", ["word " * 90, "დ" * 300, "short", "", "a\n\nb"])
def test_cut_lines_fit_their_room(text: str) -> None:
    lines = cut(text, 13, 150, most=2)

    assert len(lines) <= 2
    assert all(width(line, 13) <= 150 for line in lines)
    assert ("…" in lines[-1]) is (len(text) > 60)


def test_time_goes_from_right_to_left_where_the_language_does() -> None:
    plan = told(
        (goal(1),),
        (
            action(1, starts=day(9, 1), ends=day(9, 30)),
            action(2, starts=day(11, 1), ends=day(11, 30)),
        ),
    )

    def middles(language: str) -> list[float]:
        (spec,) = specs(plan, "timeline", "wide", language)
        boxes = [layer for layer in spec["layer"] if layer["mark"].get("cornerRadius")]
        return [row["x"] for layer in boxes for row in layer["data"]["values"]]

    assert middles("en") == sorted(middles("en"))
    assert middles("ar") == sorted(middles("ar"), reverse=True)
    assert re.search("\u2068.*\u2069", "".join(words(specs(plan, "timeline", "wide", "ar")[0])))


def test_a_picture_is_drawn_for_what_shows_no_svg() -> None:
    (spec,) = specs(year(), "timeline", "page")

    assert charts.png(spec, scale=1).startswith(b"\x89PNG")


def test_unknown_pictures_and_looks_are_refused() -> None:
    with pytest.raises(NotFoundError, match="no picture “pie”"):
        charts.plan_picture(year(), ENGLISH, "pie")
    with pytest.raises(InvalidValueError, match="huge"):
        charts.plan_picture(year(), ENGLISH, size="huge")
