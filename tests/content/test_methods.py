"""The catalogue of methods: the kit's own, and a hub's own with mistakes."""

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from ihubkit.content import Content, load_content
from ihubkit.errors import ContentError
from ihubkit.model.method import Known

WriteFile = Callable[[str, str], Path]
WALK = """\
id: {id}
title: Walk in the wood
purpose: Talk while you walk.
serves:
  - {{item: {item}, fit: 2}}
group: {{least: 2, most: {most}, known: general}}
effort: {{sessions: 1, hours_each: 1.5, known: general}}
requires: [{requires}]
steps: [Walk and talk.]
sources:
  - {{title: Our hub, known: general}}
"""


def walk(
    one: str = "walk", item: str = "innovative-school/C1", most: str = "4", requires: str = ""
) -> str:
    """Write a method's file."""
    return WALK.format(id=one, item=item, most=most, requires=requires)


def mistakes(folder: Path) -> str:
    """Load what has mistakes and return what is said of it."""
    with pytest.raises(ContentError) as refused:
        load_content(folder)
    return refused.value.message


def test_every_need_and_competence_is_answered_by_at_least_two_methods(content: Content) -> None:
    answered = Counter(one.item for method in content.methods.values() for one in method.serves)

    for instrument in ("innovative-school", "educator-competence"):
        for item in content.instrument(instrument).items:
            assert answered[f"{instrument}/{item}"] >= 2, f"{instrument}/{item}"


def test_every_part_of_the_infrastructure_is_answered_by_a_method(content: Content) -> None:
    for item in content.instrument("digital-infrastructure").items:
        found = [m for m in content.methods.values() if m.fit("digital-infrastructure", item)]
        assert found, item


def test_methods_answer_only_what_is_asked_and_require_only_what_is_there(
    content: Content,
) -> None:
    for method in content.methods.values():
        for one in method.serves:
            assert one.question in content.instrument(one.instrument).items, method.id
        assert set(method.requires) <= set(content.methods), method.id


def test_methods_are_short_enough_to_be_read_in_an_evening(content: Content) -> None:
    assert len(content.methods) >= 22
    for method in content.methods.values():
        assert 4 <= len(method.steps) <= 7, method.id
        assert all(len(step) <= 110 for step in method.steps), method.id
        assert len(method.purpose) <= 200, method.id


def test_what_is_called_published_names_where(content: Content) -> None:
    for method in content.methods.values():
        if Known.PUBLISHED in (method.group.known, method.effort.known):
            assert any(one.known is Known.PUBLISHED for one in method.sources), method.id


@pytest.mark.parametrize("language", ["et", "fi", "sv"])
def test_methods_are_translated_but_not_the_titles_of_sources(
    content: Content, language: str
) -> None:
    english, theirs = content.method("lesson-study"), content.method("lesson-study", language)

    assert theirs.purpose != english.purpose
    assert theirs.sources == english.sources
    assert all(a != b for a, b in zip(theirs.steps, english.steps, strict=True))


def test_a_hub_adds_and_replaces_methods(tmp_path: Path, write: WriteFile) -> None:
    write("methods/ours.yaml", walk(requires="learning-walk"))
    write("methods/theirs.yaml", walk("learning-circle"))

    content = load_content(tmp_path)

    assert content.method("walk").hours(4) == 6
    assert content.method("learning-circle").title == "Walk in the wood"


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        (walk(item="library/C1"), 5, "there is no instrument “library”. Known: "),
        (walk(item="innovative-school/C9"), 5, "there is no item of “innovative-school” “C9”"),
        (walk(item="C1"), 5, "“C1” names no question. Write it as in “innovative-school/C1”."),
        (walk(requires="wlak"), 8, "there is no method “wlak”. Known: "),
        (walk(requires="walk"), 8, "methods wait for each other: walk → walk."),
        (walk(most="1"), 6, "the largest group (1) is smaller than the smallest (2)."),
        (walk(most="many"), 6, "“many” is not a whole number."),
        (walk().replace("1.5", "half a day"), 7, "“half a day” is not a number."),
        (walk().replace("fit: 2", "fit: 5"), 5, "fit is 5; it must be 3 or less."),
        (walk().replace("purpose", "purpos"), 3, "Did you mean “purpose”?"),
        (walk().replace("known: general}\neffort", "known: guess}\neffort"), 6, "“guess” is not"),
    ],
)
def test_mistakes_are_named_with_file_line_and_mend(
    tmp_path: Path, write: WriteFile, text: str, line: int, said: str
) -> None:
    write("methods/walk.yaml", text)

    found = mistakes(tmp_path)

    assert re.search(rf"methods/walk\.yaml, line {line}: .*{re.escape(said)}", found), found


def test_methods_that_wait_for_each_other_are_both_named(tmp_path: Path, write: WriteFile) -> None:
    write("methods/a.yaml", walk("a", requires="b"))
    write("methods/b.yaml", walk("b", requires="c"))
    write("methods/c.yaml", walk("c", requires="b"))

    found = mistakes(tmp_path)

    assert "b.yaml, line 8: methods wait for each other: b → c → b." in found
    assert "c.yaml, line 8: methods wait for each other: c → b → c." in found
    assert "a.yaml" not in found


def test_the_same_id_or_question_twice_is_named(tmp_path: Path, write: WriteFile) -> None:
    write("methods/a.yaml", walk())
    write("methods/b.yaml", walk())
    twice = "  - {item: innovative-school/C1, fit: 1}\ngroup"
    write("methods/c.yaml", walk("c").replace("group", twice))

    found = mistakes(tmp_path)

    assert "b.yaml, line 1: the id “walk” is already taken by a.yaml." in found
    assert "c.yaml, line 6: the question “innovative-school/C1” stands here twice." in found


def test_the_kits_methods_stand_when_a_hub_replaces_a_questionnaire(
    tmp_path: Path, write: WriteFile
) -> None:
    write(
        "instruments/ours.yaml",
        "id: innovative-school\nversion: 9\ntitle: Ours\nabout: Ours\nsubject: school\n"
        "source: own\nlicence: CC BY 4.0\n"
        "facets:\n"
        "  - {id: status, title: Where, question: Where, options: {1: No, 2: Yes}}\n"
        "  - {id: importance, title: How, question: How, options: {1: No, 2: Yes}}\n"
        "sections: [{id: Z, title: All, items: [{id: Z1, title: One, source: own}]}]\n",
    )

    assert len(load_content(tmp_path).methods) >= 22


def test_nothing_is_said_of_methods_and_questions_that_could_not_be_read(
    tmp_path: Path, write: WriteFile
) -> None:
    write("methods/a.yaml", walk("a", requires="b"))
    write("methods/b.yaml", walk("b", most="1"))

    assert "there is no method" not in mistakes(tmp_path)
