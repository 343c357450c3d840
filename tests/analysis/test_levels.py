"""Levels of people: counted from complete answers, and folded where few reached one."""

from datetime import UTC, datetime

import pytest

from ihubkit.analysis.safe import make_release
from ihubkit.analysis.safe.folding import fold
from ihubkit.content import load_content
from ihubkit.model.answer import AnswerRow
from ihubkit.model.instrument import Instrument
from ihubkit.model.people import Role
from ihubkit.model.release import Release, ReleaseHeader


@pytest.fixture(scope="module")
def competence() -> Instrument:
    return load_content().instrument("educator-competence")


def release(competence: Instrument, values: list[int], *, without: str = "") -> Release:
    """Everybody answers the same value to all items; the first person leaves one out."""
    rows = [
        AnswerRow(
            seat_id=str(seat),
            school_id="a",
            role=Role.TEACHER,
            item=item,
            facet="level",
            value=value,
        )
        for seat, value in enumerate(values)
        for item in competence.items
        if seat or item != without
    ]
    header = ReleaseHeader(
        id="r",
        workshop_id="w",
        title="Reveal",
        round=1,
        wave=0,
        k=5,
        made_at=datetime(2026, 1, 1, tzinfo=UTC),
    )
    return make_release(competence, rows, header=header, key=b"k")[0]


def test_levels_are_counted_over_all_and_by_area(competence: Instrument) -> None:
    shown = release(competence, [1] * 6 + [3] * 6)

    total = next(share for share in shown.levels if (share.group, share.section) == ("all", ""))
    assert total.n == 12
    assert total.counts == {"A2": 6, "C1": 6}
    assert {share.section for share in shown.levels} == {"", "1", "2", "3", "4", "5", "6"}


def test_who_left_an_item_out_has_no_total_and_no_level_in_its_area(
    competence: Instrument,
) -> None:
    shown = release(competence, [2] * 12, without="4.1")

    sizes = {share.section: share.n for share in shown.levels if share.group == "all"}
    assert sizes == {"": 11, "1": 12, "2": 12, "3": 12, "4": 11, "5": 12, "6": 12}


def test_levels_are_shown_from_twice_k_on(competence: Instrument) -> None:
    assert release(competence, [2] * 9).levels == ()
    assert release(competence, [2] * 10).levels != ()


def test_a_level_few_reached_is_folded_into_the_smaller_neighbour() -> None:
    levels = [("A1", 2), ("A2", 9), ("B1", 8), ("B2", 1), ("C1", 4), ("C2", 0)]

    assert fold(levels) == {"A1+A2": 11, "B1": 8, "B2+C1": 5}


def test_a_rare_level_joins_the_next_one_in_use_over_a_gap() -> None:
    levels = [("A1", 0), ("A2", 6), ("B1", 0), ("B2", 0), ("C1", 1), ("C2", 0)]

    assert fold(levels) == {"A2+C1": 7}


def test_few_people_altogether_end_in_one_level() -> None:
    assert fold([("A1", 1), ("A2", 0), ("B1", 1)]) == {"A1+B1": 2}
