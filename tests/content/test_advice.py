"""What is no mistake in a hub's own files and yet worth a look before the day."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ihubkit.content import advice, survey, translated_share

WriteFile = Callable[[str, str], Path]

ADDED = """\
adds_to: educator-competence
sections:
  - id: "1"
    items:
      - id: own-1.6
        title: Talking with parents
        source: own
        answers:
          level:
            0: Never.
            1: Often.
        next_steps:
          0: Call one family.
          1: Visit one family.
"""
SHEET = """\
id: ours
title: Ours
about: Ours.
activities:
  - {id: rate, kind: instrument, title: Rate, minutes: 5, instrument: innovative-school}
  - {id: show, kind: reveal, title: Show, minutes: 5, instrument: innovative-school}
"""


def test_the_kits_own_files_need_no_advice(tmp_path: Path) -> None:
    assert advice(survey(tmp_path), ["en"]) == []


@pytest.mark.parametrize(
    ("change", "line", "hint"),
    [
        (("1: Often.", f"1: {'Often ' * 25}"), 11, "this answer has 149 characters"),
        (("          1: Visit one family.\n", ""), 5, "own-1.6 has no next step for 1."),
    ],
)
def test_own_items_get_advice_with_file_and_line(
    tmp_path: Path, write: WriteFile, change: tuple[str, str], line: int, hint: str
) -> None:
    path = write("instruments/ours.yaml", ADDED.replace(*change))

    (said,) = advice(survey(tmp_path), ["en"])

    assert said.startswith(f"{path}, line {line}: {hint}")


def test_a_questionnaire_that_is_never_revealed_gets_advice(
    tmp_path: Path, write: WriteFile
) -> None:
    path = write("runsheets/ours.yaml", SHEET.replace("kind: reveal", "kind: discussion"))

    (said,) = advice(survey(tmp_path), ["en"])

    assert said.startswith(f"{path}, line 5: nobody sees the results of “Rate”.")


def test_texts_without_a_translation_are_counted_for_the_hubs_languages(
    tmp_path: Path, write: WriteFile
) -> None:
    write("instruments/ours.yaml", ADDED)

    (said,) = advice(survey(tmp_path), ["en", "fi"])

    assert said.startswith("fi: 5 of 5 texts of your own files are not translated")
    assert said.endswith(f"python -m ihubkit.content.translate --data {tmp_path} fi")


def test_a_file_where_nobody_reads_it_is_named(tmp_path: Path, write: WriteFile) -> None:
    astray = write("ours.yaml", ADDED)
    write("instruments/ours.txt", ADDED)

    first, second = advice(survey(tmp_path), ["en"])

    assert first.startswith(f"{astray} is not read. Put it into one of instruments/,")
    assert second.endswith("Give it a name that ends in .yaml.")


def test_how_far_a_language_is_translated_counts_own_files_too(
    tmp_path: Path, write: WriteFile
) -> None:
    has, of = translated_share(survey(tmp_path), "fi")
    write("instruments/ours.yaml", ADDED)

    assert translated_share(survey(tmp_path), "fi") == (has, of + 5)
    assert translated_share(survey(tmp_path), "en") == (of + 5, of + 5)
