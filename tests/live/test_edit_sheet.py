"""A run-sheet is changed before and during the meeting; what has been reached stays."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from ihubkit.errors import InvalidValueError
from ihubkit.model import edit_sheet, moves
from ihubkit.model.instrument import Instrument
from ihubkit.model.part_rules import doubts, offered
from ihubkit.model.texts import in_english
from ihubkit.model.workshop import Activity, ActivityKind, RunSheet, Workshop, WorkshopState

NOON = datetime(2026, 3, 12, 12, 0, tzinfo=UTC)
ITEM = {"id": "A1", "title": "Books", "source": "own"}
FACTS: dict[str, Any] = {
    "id": "school",
    "title": "Our school",
    "about": "",
    "subject": "school",
    "source": "own",
    "licence": "CC0",
    "facets": [{"id": "status", "title": "Now", "question": "?", "options": [
        {"value": 1, "text": "No"}, {"value": 2, "text": "Yes"}]}],
    "sections": [{"id": "A", "title": "Library", "items": [ITEM]}],
}  # fmt: skip
KNOWN = {
    "school": Instrument.model_validate(FACTS),
    "team": Instrument.model_validate(FACTS | {"id": "team", "answered_by": "team"}),
    "guess": Instrument.model_validate(FACTS | {"id": "guess", "guesses": "school"}),
}
KINDS = {"welcome": "", "instrument": "school", "reveal": "school", "closing": ""}
PARTS = tuple(
    Activity(id=kind, kind=ActivityKind(kind), title=kind.title(), minutes=10, instrument=asked)
    for kind, asked in KINDS.items()
)
NEW = Activity(id="", kind=ActivityKind.DISCUSSION, title="Talk", minutes=5)
TEMPLATE = RunSheet(id="t", title="T", about="T", activities=PARTS)


def draft(*parts: Activity) -> Workshop:
    return Workshop(
        id="w",
        title="Evening",
        join_code="K7M4QT",
        school_ids=("s",),
        activities=parts or PARTS,
        runsheet="t",
        planned=40,
        made_at=NOON,
    )


def at_the_questions() -> Workshop:
    opened = draft().model_copy(update={"state": WorkshopState.OPEN})
    return moves.moved_to(opened, "instrument", NOON)


def ids(workshop: Workshop) -> list[str]:
    return [one.id for one in workshop.activities]


def changed(workshop: Workshop, part_id: str, **facts: object) -> Workshop:
    part = next(one for one in workshop.activities if one.id == part_id)
    return edit_sheet.with_changed_part(workshop, part.model_copy(update=facts), KNOWN)


def said(workshop: Workshop) -> dict[str, str]:
    return doubts(workshop.activities, KNOWN, in_english)


def test_a_part_is_added_after_another_under_an_id_of_its_own() -> None:
    once = edit_sheet.with_part(draft(), NEW, "reveal", KNOWN)
    twice = edit_sheet.with_part(once, NEW, "reveal", KNOWN)

    assert ids(twice)[3:5] == ["own-discussion-2", "own-discussion-1"]


def test_a_part_moves_up_and_down_and_stops_at_the_ends() -> None:
    assert ids(edit_sheet.with_moved_part(draft(), "reveal", -1))[1:3] == ["reveal", "instrument"]
    assert ids(edit_sheet.with_moved_part(draft(), "welcome", -1)) == list(KINDS)
    assert ids(edit_sheet.with_moved_part(draft(), "welcome", 99))[-1] == "welcome"


def test_what_has_been_reached_stays_where_it_is() -> None:
    here = at_the_questions()

    moved = edit_sheet.with_moved_part(here, "closing", -9)
    added = edit_sheet.with_part(here, NEW, "", KNOWN)

    assert ids(moved) == ["welcome", "instrument", "closing", "reveal"]
    assert ids(added)[2] == "own-discussion-1"


@pytest.mark.parametrize(
    "change",
    [
        lambda here: edit_sheet.with_moved_part(here, "instrument", 1),
        lambda here: edit_sheet.without_part(here, "welcome"),
        lambda here: edit_sheet.with_minutes(here, "instrument", 5),
        lambda here: changed(here, "instrument", title="Other"),
    ],
)
def test_what_has_been_reached_stays_as_it_is(change: Callable[[Workshop], Workshop]) -> None:
    with pytest.raises(InvalidValueError, match="has reached"):
        change(at_the_questions())


def test_a_part_visited_ahead_stays_when_one_goes_back() -> None:
    back = moves.moved_to(moves.moved_to(at_the_questions(), "closing", NOON), "welcome", NOON)

    with pytest.raises(InvalidValueError, match="has reached “Closing”"):
        edit_sheet.without_part(back, "closing")
    assert ids(edit_sheet.without_part(back, "reveal")) == ["welcome", "instrument", "closing"]


def test_back_to_the_template_brings_back_what_has_not_been_reached() -> None:
    bare = edit_sheet.without_part(edit_sheet.without_part(draft(), "welcome"), "reveal")
    opened = bare.model_copy(update={"state": WorkshopState.OPEN})

    assert edit_sheet.reset_to(bare, TEMPLATE).activities == PARTS
    assert ids(edit_sheet.reset_to(opened, TEMPLATE)) == ["instrument", "reveal", "closing"]


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"title": ""}, "no title"),
        ({"title": "x" * 121}, "has 121 characters; at most 120"),
        ({"prompt": "x" * 601}, "at most 600"),
        ({"minutes": 0}, "would last 0 minutes"),
        ({"minutes": 601}, "would last 601 minutes"),
        ({"minutes": 580}, "Altogether this would be 610 minutes"),
        ({"instrument": ""}, "Which questionnaire"),
        ({"instrument": "gone"}, "no longer has the questionnaire “gone”"),
        ({"instrument": "team"}, "answered once by each school's team"),
        ({"facets": ("level",)}, "There is no “level”"),
        ({"sections": ("Z",)}, "There is no “Z”"),
        ({"items": ("A1", "A9")}, "There is no “A9”"),
        ({"kind": ActivityKind.CARDS}, "Choose at least one"),
        ({"kind": ActivityKind.CARDS, "card_kinds": ("wish",)}, "There is no “wish”"),
    ],
)
def test_what_does_not_fit_is_refused_with_what_to_do(facts: dict[str, Any], why: str) -> None:
    with pytest.raises(InvalidValueError, match=why):
        changed(draft(), "instrument", **facts)


def test_the_last_part_stays_and_forty_are_enough() -> None:
    with pytest.raises(InvalidValueError, match="at least one part"):
        edit_sheet.without_part(draft(PARTS[0]), "welcome")
    many = [PARTS[0].model_copy(update={"id": f"w{n}", "minutes": 1}) for n in range(40)]
    with pytest.raises(InvalidValueError, match="at most 40 parts"):
        edit_sheet.with_part(draft(*many), NEW, "", KNOWN)


def test_a_part_somebody_else_removed_is_said_to_be_gone() -> None:
    with pytest.raises(InvalidValueError, match="this part no more"):
        edit_sheet.without_part(draft(), "talk")


@pytest.mark.parametrize("minutes", [-1, 601])
def test_the_planned_length_is_one_a_meeting_can_have(minutes: int) -> None:
    with pytest.raises(InvalidValueError, match="cannot be planned"):
        edit_sheet.planned_for(draft(), minutes)


def test_a_run_sheet_in_order_raises_no_doubts() -> None:
    assert said(draft()) == {}


def test_a_reveal_before_its_questionnaire_raises_doubts() -> None:
    told = said(edit_sheet.with_moved_part(draft(), "reveal", -1))

    assert told["reveal"].startswith("It comes before its questionnaire.")
    assert told["instrument"].startswith("Nobody sees its results.")


def test_a_reveal_of_what_nobody_is_asked_raises_doubts() -> None:
    told = said(edit_sheet.without_part(draft(), "instrument"))

    assert list(told) == ["reveal"]
    assert told["reveal"].startswith("It shows answers that nobody is asked for.")


def test_guesses_need_no_reveal() -> None:
    assert said(changed(draft(*PARTS[:2]), "instrument", instrument="guess")) == {}


def test_what_the_hub_has_taken_away_since_raises_doubts() -> None:
    asked = PARTS[1].model_copy(update={"items": ("A1", "A7")})
    gone = PARTS[2].model_copy(update={"instrument": "library"})

    told = said(draft(PARTS[0], asked, gone))

    assert "no longer in the questionnaire" in told["instrument"]
    assert "no longer has its questionnaire, “library”" in told["reveal"]


def test_what_a_team_answers_is_not_offered() -> None:
    assert [one.id for one in offered(KNOWN)] == ["school", "guess"]
