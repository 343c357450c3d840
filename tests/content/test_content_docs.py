"""The examples of docs/content.md are real: they load."""

import re
from collections.abc import Callable
from pathlib import Path

from ihubkit.content import load_content

WriteFile = Callable[[str, str], Path]
DOCS = Path(__file__).parents[2] / "docs" / "content.md"


def test_the_documented_questionnaire_items_run_sheet_and_more_load(
    tmp_path: Path, write: WriteFile
) -> None:
    instrument, addition, sheet, cards, calendar, method, programme = re.findall(
        r"```yaml\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL
    )
    write("instruments/library.yaml", instrument)
    write("instruments/ours.yaml", addition)
    write("runsheets/library.yaml", sheet)
    write("resources/ours.yaml", cards)
    write("calendars/ours.yaml", calendar)
    write("methods/ours.yaml", method)
    write("programmes/ours.yaml", programme)

    content = load_content(tmp_path)

    assert content.instrument("school-library").items["L1"].next_steps
    assert content.instrument("innovative-school").edition == "1+2"
    assert content.runsheet("library-30").minutes == 30
    assert [card.title for card in content.resources_of("school-library", "L1")] == ["Open break"]
    assert [term.id for term in content.calendar("our-town").terms] == ["autumn", "spring"]
    assert content.method("reading-partners").hours(3) == 40
    assert [part.id for part in content.programme("reading-year").parts] == [
        "mapping",
        "course",
        "mentoring",
    ]
