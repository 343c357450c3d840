"""A facilitator changes the run-sheet of a draft, and of what an open workshop has not reached."""

from typing import Any

import pytest
from troupe import Troupe

from ihubkit.live import moves, workshops
from ihubkit.model.people import Visitor, VisitorKind
from ihubkit.model.workshop import ActivityKind
from ihubkit.steps.cockpit.sheet import EditSheet

FIELDS: dict[str, Any] = {
    "title": "",
    "minutes": 5,
    "prompt": "",
    "hint": "",
    "instrument": "",
    "facets": [],
    "items": [],
    "card_kinds": [],
}


def editor_of(troupe: Troupe, language: str = "en") -> EditSheet:
    visitor = Visitor(kind=VisitorKind.FACILITATOR, language=language)
    return EditSheet(troupe.scene(visitor), troupe.workshop_id)


def parts(editor: EditSheet) -> list[str]:
    return [one["id"] for one in editor.sheet["parts"]]


def do(editor: EditSheet, name: str, **values: object) -> dict[str, Any]:
    return editor.do({"do": name, "seen": editor.sheet["seen"], **values})


def form(editor: EditSheet, part: str, **changed: object) -> dict[str, Any]:
    """Return what the form of a part sends when nothing else was touched."""
    shown = next(one for one in editor.sheet["parts"] if one["id"] == part)
    return {name: shown[name] for name in FIELDS} | {"part": part} | changed


def test_a_template_is_fitted_to_the_evening_and_stored_at_once(draft: Troupe) -> None:
    editor = editor_of(draft)
    do(editor, "remove_part", part="talk")
    do(editor, "move_part", part="practices", by=-1)
    do(editor, "set_minutes", part="rate", minutes=15)
    do(editor, "plan_minutes", minutes=70)
    told = do(editor, "add_part", kind="discussion", after="picture", **FIELDS)

    assert told["text"] == "“Discussion” is added."
    assert [one.id for one in draft.workshop.activities] == [
        "welcome", "rate", "practices", "picture", "own-discussion-1", "needs", "choose", "closing",
    ]  # fmt: skip
    assert (editor.sheet["minutes"], editor.sheet["planned"]) == (76, 70)


def test_changes_are_taken_back_one_after_the_other(draft: Troupe) -> None:
    editor, before = editor_of(draft), draft.workshop.activities
    do(editor, "remove_part", part="talk")
    do(editor, "reset_sheet")
    do(editor, "move_part", part="rate", by=1)
    assert editor.sheet["undo"] == "“Where does our school stand?” is moved."

    do(editor, "undo")
    assert draft.workshop.activities == before
    do(editor, "undo")
    assert "talk" not in parts(editor)
    do(editor, "undo")
    assert (draft.workshop.activities, editor.sheet["undo"]) == (before, "")
    assert do(editor, "undo")["text"] == "There is nothing to take back."


def test_what_others_changed_meanwhile_is_not_taken_back(draft: Troupe) -> None:
    editor, other = editor_of(draft), editor_of(draft)
    do(editor, "remove_part", part="talk")
    other.look_again()
    do(other, "set_minutes", part="rate", minutes=5)

    editor.look_again()

    assert editor.sheet["undo"] == ""
    assert do(editor, "undo")["kind"] == "bad"
    assert draft.workshop.activities[1].minutes == 5


def test_of_two_facilitators_the_slower_one_is_told(draft: Troupe) -> None:
    slow, quick = editor_of(draft), editor_of(draft)
    do(quick, "remove_part", part="talk")

    told = do(slow, "remove_part", part="needs")

    assert (told["kind"], "needs" in parts(slow), "talk" in parts(slow)) == ("warn", True, False)


def test_clicks_quicker_than_the_page_hears_are_all_taken(draft: Troupe) -> None:
    editor = editor_of(draft)
    seen = editor.sheet["seen"]

    told = [
        editor.do({"do": "move_part", "part": "welcome", "by": 1, "seen": seen}) for _ in range(3)
    ]

    assert [one["kind"] for one in told] == ["good"] * 3
    assert parts(editor)[3] == "welcome"


def test_texts_left_as_they_are_stay_translated(draft: Troupe) -> None:
    editor = editor_of(draft, "fi")
    told = do(editor, "change_part", **form(editor, "rate", minutes=20, title="Kirjastomme"))
    do(editor, "change_part", **form(editor, "picture", hint="Hiljaa."))

    rate, picture = draft.workshop.activities[1:3]
    assert told["kind"] == "good"
    assert (rate.title, rate.prompt[:15]) == ("Kirjastomme", "For each topic,")
    assert (picture.title, picture.hint) == ("Our picture", "Hiljaa.")


def test_a_questionnaire_asks_only_some_questions(draft: Troupe) -> None:
    editor = editor_of(draft)
    wanted = form(editor, "rate", items=["A1", "B2"], facets=["status"])

    do(editor, "change_part", **wanted)

    rate = draft.workshop.activities[1]
    assert (rate.items, rate.facets, rate.sections) == (("A1", "B2"), ("status",), ())
    about = next(one["about"] for one in editor.sheet["parts"] if one["id"] == "rate")
    assert about == "Our school with digital technology · 2 of 19 questions · Where we stand"


def test_what_a_team_answers_can_neither_be_chosen_nor_sent(draft: Troupe) -> None:
    editor = editor_of(draft)

    told = do(editor, "change_part", **form(editor, "rate", instrument="digital-infrastructure"))

    assert "digital-infrastructure" not in [one["id"] for one in editor.sheet["instruments"]]
    assert "answered once by each school's team" in told["text"]


def test_a_reveal_before_its_questionnaire_is_said_in_words(draft: Troupe) -> None:
    editor = editor_of(draft)

    do(editor, "move_part", part="picture", by=-1)

    doubts = {one["id"]: one["doubt"] for one in editor.sheet["parts"] if one["doubt"]}
    assert doubts["picture"].startswith("It comes before its questionnaire.")


def test_in_an_open_workshop_only_what_comes_can_be_changed(troupe: Troupe) -> None:
    troupe.go_to(ActivityKind.REVEAL)
    editor = editor_of(troupe)
    assert [one["id"] for one in editor.sheet["parts"] if one["locked"]] == [
        "welcome", "rate", "picture",
    ]  # fmt: skip

    told = do(editor, "remove_part", part="rate")
    do(editor, "remove_part", part="practices")
    moved = moves.next_activity(troupe.store, troupe.workshop_id, seen=troupe.workshop.revision)

    assert told["kind"] == "bad"
    assert moved.current.id == "talk"
    assert "practices" not in [one.id for one in moved.activities]


def test_a_closed_workshop_keeps_its_run_sheet(troupe: Troupe) -> None:
    workshops.close_workshop(troupe.store, troupe.workshop_id)
    editor, before = editor_of(troupe), troupe.contents()

    told = do(editor, "remove_part", part="talk")

    assert (told["kind"], troupe.contents() == before) == ("bad", True)
    assert "its run-sheet stays as it was" in told["text"]


def test_a_workshop_of_older_days_has_no_template_to_go_back_to(draft: Troupe) -> None:
    old = draft.workshop.model_copy(update={"runsheet": "", "planned": 0})
    draft.store.save_workshop(old, seen=old.revision)
    editor = editor_of(draft)

    assert editor.sheet["template"] == ""
    assert do(editor, "reset_sheet")["kind"] == "bad"


@pytest.mark.parametrize(
    "payload",
    [
        {"do": "move_part", "part": "rate", "by": 2},
        {"do": "set_minutes", "part": "rate", "minutes": "20"},
        {"do": "set_minutes", "part": "rate", "minutes": 2**70},
        {"do": "add_part", "kind": "quiz", "after": "", **FIELDS},
        {"do": "add_part", "kind": "reveal", "after": "", **FIELDS},
        {"do": "change_part", "part": "nobody", **FIELDS, "title": "x"},
        {"do": "change_part", "part": "rate", **FIELDS, "title": "x", "instrument": "../secret"},
    ],
)
def test_what_is_not_offered_is_refused(draft: Troupe, payload: dict[str, Any]) -> None:
    editor, before = editor_of(draft), draft.contents()

    told = editor.do(payload | {"seen": editor.sheet["seen"]})

    assert (told["kind"], draft.contents() == before) == ("bad", True)
