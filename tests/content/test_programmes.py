"""Programmes as templates: the published one, an example, and a hub's own with mistakes."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ihubkit.content import Content, load_content
from ihubkit.errors import ContentError, NotFoundError

WriteFile = Callable[[str, str], Path]
OURS = """\
id: ours
title: Ours
months: 3
parts:
  - {id: talks, title: Talks, least: 4, most: 8}
sources:
  - {title: Our hub, known: general}
"""


def test_the_digital_accelerator_has_the_published_length_and_hours(content: Content) -> None:
    programme = content.programme("digital-accelerator")
    parts = {one.kind.value: one for one in programme.parts}

    assert (programme.months, programme.share_of_staff) == (6, 0.9)
    assert parts["mapping"].first
    assert {one.id: one.hours for one in parts["course"].choices} == {"basic": 32, "tailored": 30}
    assert parts["leaders"].least == 39
    assert (parts["mentoring"].least, parts["mentoring"].most) == (35, 80)


def test_the_other_template_says_that_it_is_an_example(content: Content) -> None:
    example = content.programme("school-pair-term")

    assert "(example)" in example.title
    assert all(one.known.value == "general" for one in example.sources)


def test_a_hub_adds_its_own_and_replaces_ours(tmp_path: Path, write: WriteFile) -> None:
    write("programmes/ours.yaml", OURS)
    write("programmes/da.yaml", OURS.replace("id: ours", "id: digital-accelerator"))

    content = load_content(tmp_path)

    assert content.programme("ours").part("talks")
    assert content.programme("digital-accelerator").months == 3
    with pytest.raises(NotFoundError, match="no programme “theirs”"):
        content.programme("theirs")


@pytest.mark.parametrize(
    ("wrong", "right", "said"),
    [
        ("most: 8", "most: 3", "line 5: the most hours must be 4 or more"),
        ("least: 4, most: 8", "about: x", "line 5: “Talks” has no hours. Add “least: …”"),
        ("most: 8", "most: 8, to_month: 4", "line 5: the programme has 3 months"),
        ("most: 8", "from_month: 3, to_month: 2", "line 5: this is before month 3"),
        ("most: 8", "mosst: 8", "line 5: “mosst” is not known here. Did you mean “most”?"),
        ("months: 3", "months: half a year", "line 3: “half a year” is not a whole number."),
        ("sources:", "steps: [{month: 9, text: x}]\nsources:", "line 6: the programme has 3"),
    ],
)
def test_a_mistake_is_named_with_file_line_and_mend(
    tmp_path: Path, write: WriteFile, wrong: str, right: str, said: str
) -> None:
    file = write("programmes/ours.yaml", OURS.replace(wrong, right))

    with pytest.raises(ContentError) as error:
        load_content(tmp_path)

    assert f"{file}, {said}" in error.value.message
