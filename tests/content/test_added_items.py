"""A hub adds its own items to a questionnaire of the kit."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ihubkit.analysis.feedback import feedback
from ihubkit.analysis.levels import level_sections, section_items
from ihubkit.content import load_content
from ihubkit.errors import ContentError

WriteFile = Callable[[str, str], Path]

ADDED = """\
adds_to: innovative-school
sections:
  - id: A
    items:
      - id: own-A4
        title: Our town's programme
        source: own
        answers:
          status:
            1: We do not know it.
            2: We have read it.
            3: We plan with it.
  - id: L
    title: Library
    about: Books and media.
    items:
      - id: own-L1
        title: Opening hours
        source: own
        answers: {status: {1: Seldom open., 2: Often open., 3: Always open.}}
"""
COMPETENCE = """\
adds_to: educator-competence
sections:
  - id: "1"
    items:
      - id: own-1.6
        title: Talking with parents
        source: own
        answers: {level: {0: Never., 1: Once., 2: Often.}}
        next_steps: {0: Call one family.}
  - id: H
    title: Our hub
    items:
      - id: own-H1
        title: Visits
        source: own
        answers: {level: {0: None., 1: Some.}}
"""


def _message(data_dir: Path) -> str:
    with pytest.raises(ContentError) as caught:
        load_content(data_dir)
    return caught.value.message


def test_own_items_come_after_those_of_their_section_and_new_sections_last(
    tmp_path: Path, write: WriteFile
) -> None:
    write("instruments/ours.yaml", ADDED)

    asked = load_content(tmp_path).instrument("innovative-school")

    assert [item.id for item in asked.sections[0].items] == ["A1", "A2", "A3", "own-A4"]
    assert [section.id for section in asked.sections] == ["A", "B", "C", "D", "E", "F", "L"]
    assert (len(asked.items), asked.edition) == (21, "1+2")
    assert load_content().instrument("innovative-school").edition == "1"


def test_own_items_take_over_what_is_asked_of_every_item(tmp_path: Path, write: WriteFile) -> None:
    write("instruments/ours.yaml", ADDED)

    asked = load_content(tmp_path).instrument("innovative-school")

    assert [o.text for o in asked.options("own-A4", "status")][-1] == "We plan with it."
    assert asked.options("own-A4", "importance") == asked.options("A1", "importance")


def test_several_files_add_to_the_same_section(tmp_path: Path, write: WriteFile) -> None:
    write("instruments/a.yaml", ADDED)
    more = ADDED.partition("  - id: L")[0].replace("own-A4", "own-A5").replace("id: A", "id: L")
    write("instruments/b.yaml", more)

    asked = load_content(tmp_path).instrument("innovative-school")

    assert [item.id for item in asked.sections[-1].items] == ["own-L1", "own-A5"]


def test_own_items_are_answered_but_leave_levels_as_they_are_everywhere(
    tmp_path: Path, write: WriteFile
) -> None:
    write("instruments/ours.yaml", COMPETENCE)
    plain, asked = (load_content(d).instrument("educator-competence") for d in (None, tmp_path))
    given: dict[tuple[str, str], int | None] = {(item, "level"): 2 for item in plain.items}

    told = feedback(asked, given | {("own-1.6", "level"): 0})

    assert level_sections(asked) == level_sections(plain)
    assert section_items(asked, "1") == section_items(plain, "1")
    assert (told.total, told.level_name) == (44, "Integrator")
    assert next(one for one in told.items if one.item == "own-1.6").next_step == "Call one family."
    assert told.areas[-1].highest is None
    assert told.missing == ("own-H1",)


def test_own_items_are_translated_with_the_hubs_catalogue(tmp_path: Path, write: WriteFile) -> None:
    write("instruments/ours.yaml", ADDED)
    write(
        "locales/fi/LC_MESSAGES/content.po",
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
        'msgid "Opening hours"\nmsgstr "Aukioloajat"\n',
    )

    asked = load_content(tmp_path).instrument("innovative-school", "fi")

    assert asked.items["own-L1"].title == "Aukioloajat"
    assert asked.items["own-L1"].own


@pytest.mark.parametrize(
    ("change", "line", "mend"),
    [
        (("adds_to: innovative-school", "adds_to: inovative"), 1, "Known: "),
        (("adds_to:", "add_to:"), 1, "Did you mean “adds_to”?"),
        (("    title: Library\n    about: Books and media.\n", ""), 13, "add “title: …” for a new"),
        (("  - id: A\n", "  - id: A\n    title: Vision\n"), 4, "keeps its texts"),
        (("id: own-A4", "id: A3"), 5, "Choose another id, such as “own-A3”"),
        (("id: own-L1", "id: own-A4"), 17, "this file has an item “own-A4” already"),
        (("answers: {status:", "answers: {level:"), 20, "Known: status, importance"),
        (("answers: {status: {1: Sel", "about: {status: {1: Sel"), 20, "must be one text"),
        (("answers: {status: {1: Sel", "next_step: {a: {1: Sel"), 20, "mean “next_steps”"),
        (("source: own\n        answers: {", "source: own\n        own: true\n        answers: {"),
         20, "Remove the line"),
        (("  - id: L\n", "  - id: A\n"), 13, "the section “A” stands here twice"),
        (("sections:", "facets: [status]\nsections:"), 2, "“facets” does not belong here"),
        (("{1: Seldom open., 2: Often open., 3: Always open.}", "{1: Seldom.}"), 20, "Add another"),
    ],
)  # fmt: skip
def test_a_mistake_in_own_items_names_file_line_and_mend(
    tmp_path: Path, write: WriteFile, change: tuple[str, str], line: int, mend: str
) -> None:
    assert change[0] in ADDED
    path = write("instruments/ours.yaml", ADDED.replace(*change))

    message = _message(tmp_path)

    assert any(
        one.startswith(f"{path}, line {line}: ") and mend in one for one in message.splitlines()
    ), message


def test_an_item_of_two_files_is_a_mistake_of_the_second(tmp_path: Path, write: WriteFile) -> None:
    write("instruments/a.yaml", ADDED)
    second = write("instruments/b.yaml", ADDED.partition("  - id: L")[0])

    sentence = "“innovative-school” has an item “own-A4” already."
    assert f"{second}, line 5: {sentence}" in _message(tmp_path)


def test_the_mistakes_of_all_files_are_named_at_once(tmp_path: Path, write: WriteFile) -> None:
    wrong = [
        write("instruments/broken.yaml", "id: [unclosed\n"),
        write("instruments/ours.yaml", ADDED.replace("own-A4", "A1")),
        write("bands/none.yaml", "id: educator-competence\n"),
        write("runsheets/a.yaml", "id: a\n"),
        write("runsheets/b.yaml", "id: b\ntitel: B\n"),
        write("locales/fi/LC_MESSAGES/content.po", 'msgid "open\n'),
    ]

    message = _message(tmp_path)

    assert [str(path) for path in wrong if str(path) not in message] == []


@pytest.mark.parametrize("rest", ["", "sections: [unclosed\n"])
def test_a_questionnaire_with_a_mistake_is_not_said_to_be_missing_as_well(
    tmp_path: Path, write: WriteFile, rest: str
) -> None:
    write("instruments/ours.yaml", f"id: our-questions\n{rest}")
    write("instruments/more.yaml", ADDED.replace("innovative-school", "our-questions"))
    write(
        "runsheets/a.yaml",
        "id: a\ntitle: A\nabout: A\nactivities:\n"
        "  - {id: r, kind: instrument, title: R, minutes: 5, instrument: our-questions}\n",
    )

    message = _message(tmp_path)

    assert "there is no instrument" not in message
    assert "a.yaml" not in message
