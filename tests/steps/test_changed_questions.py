"""A hub changes or takes away its own questions after people have answered them."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from troupe import NOON, Troupe

from ihubkit.content import load_content
from ihubkit.errors import NotFoundError
from ihubkit.live import exports, releases, workshops
from ihubkit.live.feedback import seat_feedback
from ihubkit.model.answer import Answer
from ihubkit.model.workshop import ActivityKind
from ihubkit.steps.action_planning.model import ActionPlanning
from ihubkit.steps.board.model import Board
from ihubkit.steps.cockpit.hand_out import HandOut
from ihubkit.steps.cockpit.model import Cockpit
from ihubkit.steps.cockpit.sheet import EditSheet
from ihubkit.steps.dashboard.model import Dashboard
from ihubkit.steps.needs_mapping.model import NeedsMapping
from ihubkit.steps.scene import Scene
from ihubkit.steps.self_assessment.model import SelfAssessment
from ihubkit.steps.step import Step

QUESTIONS = """\
id: library
title: Library
about: Our library.
subject: school
source: own
licence: CC0
facets:
  - {id: status, title: Now, question: Where, options: {1: Seldom, 2: Often, 3: Always}}
  - {id: importance, title: Important, question: How, options: {1: No, 2: So, 3: Yes, 4: First}}
sections:
  - id: A
    title: Books
    items:
      - {id: A1, title: Shelves, source: own}
      - {id: A2, title: Opening hours, source: own}
"""
SHEET = """\
id: library-30
title: Library
about: Our library.
activities:
  - {id: rate, kind: instrument, title: Rate, minutes: 5, instrument: library}
  - {id: show, kind: reveal, title: Show, minutes: 5, instrument: library}
  - {id: talk, kind: discussion, title: Talk, minutes: 5, instrument: library}
  - {id: ideas, kind: cards, title: Ideas, minutes: 5, instrument: library, card_kinds: [idea]}
  - {id: plan, kind: plan, title: Plan, minutes: 5, instrument: library}
"""
STEPS: list[Callable[[Scene], Step]] = [
    Cockpit, HandOut, Board, NeedsMapping, SelfAssessment, Dashboard, ActionPlanning,
]  # fmt: skip
MOMENTS = [
    ActivityKind.INSTRUMENT,
    ActivityKind.REVEAL,
    ActivityKind.DISCUSSION,
    ActivityKind.CARDS,
    ActivityKind.PLAN,
]


@pytest.fixture
def answered(empty: Troupe, draft: Troupe, tmp_path: Path) -> Troupe:
    """An open workshop whose people have answered the hub's own questions and seen the picture."""
    for name, text in (("instruments", QUESTIONS), ("runsheets", SHEET)):
        (tmp_path / "content" / name).mkdir(parents=True)
        (tmp_path / "content" / name / "own.yaml").write_text(text, encoding="utf-8")
    content = load_content(tmp_path)
    made = workshops.make_workshop(
        empty.store,
        content,
        title="Library evening",
        runsheet="library-30",
        school_ids=[school.id for school in draft.schools],
        now=NOON,
    )
    workshops.open_workshop(empty.store, made.id, now=NOON)
    troupe = replace(draft, content=content, workshop_id=made.id)
    troupe.go_to(ActivityKind.INSTRUMENT)
    for school in (0, 1):
        _answer(troupe, troupe.join(8, school))
    reveal(troupe)
    troupe.card("More books")
    return troupe


def _answer(troupe: Troupe, seats: list[str]) -> None:
    for number, seat in enumerate(seats):
        told = [
            Answer(instrument="library", item=item, facet=facet, value=1 + number % 3, sequence=1)
            for item in ("A1", "A2")
            for facet in ("status", "importance")
        ]
        troupe.store.save_answers([(seat, told)])


def reveal(troupe: Troupe) -> None:
    seen = troupe.workshop.revision
    releases.reveal(troupe.store, troupe.content, troupe.workshop_id, seen=seen, now=NOON)


@pytest.fixture
def removed(answered: Troupe) -> Troupe:
    """The questionnaire is gone when the server starts again."""
    return replace(answered, content=load_content())


@pytest.fixture
def changed(answered: Troupe, tmp_path: Path) -> Troupe:
    """One question is gone, another is new, and the lowest answer is no answer any more."""
    text = QUESTIONS.replace("A1, title: Shelves", "A3, title: Reading corner")
    file = tmp_path / "content" / "instruments" / "own.yaml"
    file.write_text(text.replace("{1: Seldom, 2: Often", "{2: Often"), encoding="utf-8")
    return replace(answered, content=load_content(tmp_path))


@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize("state", ["removed", "changed"])
def test_all_dashboards_open_at_every_moment(
    request: pytest.FixtureRequest, state: str, moment: ActivityKind
) -> None:
    troupe: Troupe = request.getfixturevalue(state)
    troupe.go_to(moment)

    opened = [make(troupe.scene()) for make in STEPS]
    opened += [make(troupe.team()) for make in (NeedsMapping, SelfAssessment, Dashboard)]

    assert [(type(step).__name__, step.trouble) for step in opened if step.trouble] == []


def test_a_cockpit_goes_on_without_a_questionnaire_that_was_removed(removed: Troupe) -> None:
    cockpit = Cockpit(removed.scene())
    cockpit.show(removed.workshop_id)

    cockpit.do({"do": "next_activity", "seen": cockpit.run["seen"]})

    assert cockpit.run["activity"]["id"] == "talk"
    assert [one["text"] for one in cockpit.approvals["reviewed"]] == ["More books"]


def test_a_reveal_of_what_was_removed_says_so_and_changes_nothing(removed: Troupe) -> None:
    cockpit = Cockpit(removed.scene())
    cockpit.show(removed.workshop_id)
    before = removed.contents()

    told = cockpit.do({"do": "reveal", "seen": cockpit.run["seen"]})

    assert (told["kind"], removed.contents() == before) == ("bad", True)
    assert "no questionnaire “library”" in told["text"]


def test_the_run_sheet_says_which_part_has_lost_its_questions(removed: Troupe) -> None:
    editor = EditSheet(removed.scene(), removed.workshop_id)

    doubts = {one["id"]: one["doubt"] for one in editor.sheet["parts"] if one["doubt"]}

    assert set(doubts) == {"talk", "ideas", "plan"}
    assert "no longer has its questionnaire, “library”" in doubts["talk"]


def test_answers_of_what_was_removed_are_still_exported(removed: Troupe) -> None:
    rows = exports.answers_table(removed.store, removed.content, removed.workshop_id).rows

    assert len(rows) == 64
    assert {row[6] for row in rows} == {"(no longer in the hub's questionnaires)"}


def test_answers_to_a_question_that_is_gone_are_still_exported(changed: Troupe) -> None:
    rows = exports.answers_table(changed.store, changed.content, changed.workshop_id).rows

    titles = {row[5]: row[6] for row in rows}
    assert titles == {"A1": "(no longer in the hub's questionnaires)", "A2": "Opening hours"}


def test_a_seat_is_told_that_its_questions_are_gone(removed: Troupe) -> None:
    (seat,) = removed.join(1)
    _answer(removed, [seat])

    with pytest.raises(NotFoundError, match="no longer has these questions"):
        seat_feedback(removed.store, removed.content, seat)


def test_a_seats_feedback_leaves_out_what_no_longer_fits(changed: Troupe) -> None:
    (seat,) = changed.join(1)
    _answer(changed, [seat])

    told = seat_feedback(changed.store, changed.content, seat)

    assert told["missing"] == ["A3"]
    assert [item["values"] for item in told["items"]] == [{"importance": 1}]  # type: ignore[attr-defined]  # JSON


def test_a_new_release_shows_what_is_still_asked(changed: Troupe) -> None:
    changed.go_to(ActivityKind.REVEAL)
    reveal(changed)

    release = changed.store.list_releases(changed.workshop_id)[0]

    assert {cell.item for cell in release.cells} == {"A2"}


def test_pictures_of_an_older_release_show_what_is_still_known(changed: Troupe) -> None:
    changed.go_to(ActivityKind.REVEAL)
    board = Board(changed.scene(served=""))
    board.do({"do": "choose", "name": "workshop", "value": changed.workshop_id})

    rows = [row for picture in board.screen["pictures"] for row in picture["table"]["rows"]]

    assert any("Opening hours" in row for row in rows)
    assert not any("Shelves" in row for row in rows)
