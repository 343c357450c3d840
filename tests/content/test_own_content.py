"""A hub adds and changes content; mistakes name file, line and mend."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ihubkit.content import load_content
from ihubkit.errors import ContentError, NotFoundError

WriteFile = Callable[[str, str], Path]

QUESTIONS = """\
id: own-questions
title: Our own questions
about: Three quick questions.
subject: school
source: The hub
licence: CC BY 4.0
facets:
  - id: status
    title: Today
    question: Which is closest?
    options:
      1: Not yet
      2: Often
sections:
  - id: A
    title: Library
    items:
      - id: A1
        title: Books
        source: own
"""
SHEET = """\
id: own-sheet
title: Short meeting
about: One question.
activities:
  - id: rate
    kind: instrument
    title: Where are we?
    minutes: 10
    instrument: innovative-school
    facets: [status]
    sections: [A]
"""
BANDS = """\
id: educator-competence
source: Our hub
total:
  - {level: low, name: Low, lowest: 0, highest: 40}
  - {level: high, name: High, lowest: 41, highest: 88}
areas:
  3: [{level: any, name: Any, lowest: 0, highest: 12}]
  4: [{level: any, name: Any, lowest: 0, highest: 16}]
  5: [{level: any, name: Any, lowest: 0, highest: 20}]
"""


def _message(data_dir: Path) -> str:
    with pytest.raises(ContentError) as caught:
        load_content(data_dir)
    return caught.value.message


def test_a_hub_adds_its_own_questions_and_run_sheet(tmp_path: Path, write: WriteFile) -> None:
    write("instruments/own.yaml", QUESTIONS)
    write("runsheets/own.yml", SHEET.replace("innovative-school", "own-questions"))

    content = load_content(tmp_path)

    assert content.instrument("own-questions").items["A1"].title == "Books"
    assert content.runsheet("own-sheet").minutes == 10
    assert "innovative-school" in content.instruments


def test_a_hub_file_with_a_known_id_replaces_ours(tmp_path: Path, write: WriteFile) -> None:
    write("runsheets/any-name.yaml", SHEET.replace("own-sheet", "planning-60"))

    assert load_content(tmp_path).runsheet("planning-60").minutes == 10
    assert load_content().runsheet("planning-60").minutes == 60


def test_a_hub_sets_its_own_level_bands(tmp_path: Path, write: WriteFile) -> None:
    write("bands/ours.yaml", BANDS)

    bands = load_content(tmp_path).instrument("educator-competence").bands

    assert bands
    assert [band.level for band in bands.total] == ["low", "high"]


def test_an_unknown_id_is_answered_with_the_known_ones(tmp_path: Path) -> None:
    content = load_content(tmp_path)

    with pytest.raises(NotFoundError, match="innovative-school"):
        content.instrument("inovative-school")
    with pytest.raises(NotFoundError, match="planning-60"):
        content.runsheet("planning")


@pytest.mark.parametrize(
    ("change", "line", "mend"),
    [
        (("title: Books", "titel: Books"), 19, "Did you mean “title”?"),
        (("title: Books\n", "about: Books\n"), 18, "Add a line “title: …”"),
        (("      2: Often", "      two: Often"), 13, "is not a whole number"),
        (("      2: Often", "      1: Often"), 13, "stands here twice"),
        (("      2: Often", "      0: Often"), 11, "Put them in order"),
        (("      2: Often\n", ""), 11, "Add another"),
        (("subject: school", "subject: room"), 4, "it must match"),
        (("1: Not yet", '1: ""'), 12, "Write a few words"),
        (("title: Today", "title: [Today]"), 9, "must be one text"),
        (("    title: Library", "    title: Library: old"), 16, "in double quotes"),
        (("items:", "items:\n      - {id: A1, title: B, source: own}"), 19, "Give each its own id"),
        (
            ("source: own", "source: own\n        answers: {level: {0: No, 1: Yes}}"),
            21,
            "Known: status",
        ),
        (("source: own", "source: own\n        next_steps: {7: Go on}"), 21, "worth 7"),
        (("title: Library", "title: &name Library\n    about: *name"), 17, "write the text out"),
    ],
)
def test_a_mistake_in_questions_names_file_line_and_mend(
    tmp_path: Path, write: WriteFile, change: tuple[str, str], line: int, mend: str
) -> None:
    assert change[0] in QUESTIONS
    path = write("instruments/own.yaml", QUESTIONS.replace(*change))

    message = _message(tmp_path)

    assert f"{path}, line {line}: " in message
    assert mend in message


@pytest.mark.parametrize(
    ("change", "line", "mend"),
    [
        (("innovative-school", "inovative"), 9, ", educator-competence, "),
        (("[status]", "[level]"), 10, "Known: status, importance"),
        (("sections: [A]", "sections: [A, G]"), 11, "Known: A, B, C, D, E, F"),
        (("kind: instrument", "kind: quiz"), 6, "Write one of"),
        (("kind: instrument", "kind: cards"), 6, "Add “card_kinds:"),
        (("kind: instrument", "kind: cards\n    card_kinds: [wish]"), 7, "Known: practice, need"),
        (("minutes: 10", "minutes: 0"), 8, "must be 1 or more"),
        (("minutes: 10", "minutes: ten"), 8, "is not a whole number"),
        (("    instrument: innovative-school\n", ""), 6, "Add “instrument: …”"),
        (("activities:\n", "activities: none\nrest:\n"), 4, "begins with “- ”"),
    ],
)
def test_a_mistake_in_a_run_sheet_names_file_line_and_mend(
    tmp_path: Path, write: WriteFile, change: tuple[str, str], line: int, mend: str
) -> None:
    assert change[0] in SHEET
    path = write("runsheets/own.yaml", SHEET.replace(*change))

    message = _message(tmp_path)

    assert f"{path}, line {line}: " in message
    assert mend in message


def test_the_same_id_in_two_files_of_a_hub_is_a_mistake(tmp_path: Path, write: WriteFile) -> None:
    write("runsheets/a.yaml", SHEET)
    second = write("runsheets/b.yaml", SHEET)

    assert f"{second}, line 1: the id “own-sheet” is already taken by a.yaml" in _message(tmp_path)


def test_the_same_activity_twice_is_a_mistake(tmp_path: Path, write: WriteFile) -> None:
    path = write("runsheets/own.yaml", SHEET + SHEET.partition("activities:\n")[2])

    assert f"{path}, line 12: the activity “rate” stands here twice" in _message(tmp_path)


def test_all_mistakes_of_a_file_are_named_at_once(tmp_path: Path, write: WriteFile) -> None:
    path = write("runsheets/own.yaml", SHEET.replace("minutes", "minuts").replace("about", "abot"))

    message = _message(tmp_path)

    assert message.count(str(path)) == len(message.splitlines()) == 4


def test_bands_with_a_gap_or_an_end_too_early_are_mistakes(
    tmp_path: Path, write: WriteFile
) -> None:
    path = write("bands/ours.yaml", BANDS.replace("lowest: 41", "lowest: 43"))
    assert f"{path}, line 1: " in (message := _message(tmp_path))
    assert "band high must start at 41" in message

    write("bands/ours.yaml", BANDS.replace("highest: 20", "highest: 19"))
    assert f"{path}, line 9: scores reach from 0 to 20" in _message(tmp_path)


def test_bands_of_an_unknown_instrument_are_a_mistake(tmp_path: Path, write: WriteFile) -> None:
    path = write("bands/ours.yaml", BANDS.replace("educator-competence", "educators"))

    assert f"{path}, line 1: there is no instrument “educators”" in _message(tmp_path)


@pytest.mark.parametrize(
    ("raw", "mend"),
    [
        (b"", "must begin with lines such as"),
        (b"- one\n- two\n", "must begin with lines such as"),
        (b"id: [unclosed\n", "cannot be read"),
        (b"title: T\xe4na\n", "Save it again as UTF-8"),
        (b"title: \x00\n", "cannot be shown"),
        (b"id: " + b"[" * 5000, "nested too deeply"),
        (b"id: !!python/object/apply:os.getcwd []\n", "“id” must be one text"),
    ],
)
def test_a_file_that_is_no_content_at_all_is_named(
    tmp_path: Path, write: WriteFile, raw: bytes, mend: str
) -> None:
    path = write("instruments/own.yaml", "")
    path.write_bytes(raw)

    message = _message(tmp_path)

    assert str(path) in message
    assert mend in message
