"""All texts are gathered from YAML, Python, JavaScript and page templates."""

from pathlib import Path

import pytest

from ihubkit.content.extract import extract_yaml
from ihubkit.content.translate import main, templates
from ihubkit.errors import ContentError

CODE = """
TITLES = {"board": "Board"}
OTHER = {"board": "not shown"}
def greet(_, texts, name, k):
    texts("{n} people", n=k)
    if k:
        raise WrongCodeError("Compare the code.")
    raise NotFoundError(f"No {name}. " "Try again.")
    return _("Hello {name}", name=name)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    files = {
        "model/code.py": CODE,
        "widgets/static/card.js": 'button(t("Vote"), `${t("{n} votes", { n })}`);',
        "server/templates/pages/door.html": "{% if a %}<p>{{ _('Come in') }}</p>{% endif %}",
        "content/runsheets/own.yaml": "title: Our meeting\nactivities:\n  - prompt: Think.\n",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def _gathered(folder: Path, domain: str) -> set[str]:
    return {str(message.id) for message in templates(folder)[domain] if message.id}


def test_screens_get_texts_of_code_tables_errors_scripts_and_pages(folder: Path) -> None:
    assert _gathered(folder, "screen") == {
        "Board",
        "{n} people",
        "Compare the code.",
        "Hello {name}",
        "Vote",
        "{n} votes",
        "Come in",
    }


def test_content_gets_what_people_read_and_no_ids(folder: Path) -> None:
    assert _gathered(folder, "content") == {"Our meeting", "Think."}


def test_a_text_is_found_with_its_line(folder: Path) -> None:
    with (folder / "content" / "runsheets" / "own.yaml").open("rb") as file:
        assert [found[:3] for found in extract_yaml(file, {}, [], {})] == [
            (1, None, "Our meeting"),
            (3, None, "Think."),
        ]


def test_bringing_up_to_date_keeps_translations_and_sets_old_ones_aside(folder: Path) -> None:
    main(["fi", "--data", str(folder)])
    path = folder / "content" / "locales" / "fi" / "LC_MESSAGES" / "screen.po"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('"Vote"\nmsgstr ""', '"Vote"\nmsgstr "Äänestä"'), encoding="utf-8")
    (folder / "model" / "code.py").unlink()

    main(["--data", str(folder)])

    text = path.read_text(encoding="utf-8")
    assert 'msgid "Vote"\nmsgstr "Äänestä"' in text
    assert "Board" not in text.replace('#~ msgid "Board"', "")


def test_nothing_changes_when_nothing_is_new(folder: Path) -> None:
    main(["fi", "--data", str(folder)])
    path = folder / "content" / "locales" / "fi" / "LC_MESSAGES" / "screen.po"
    before = path.read_bytes()

    main(["fi", "--data", str(folder)])

    assert path.read_bytes() == before


def test_a_mistake_in_a_content_file_ends_the_gathering_with_its_line(folder: Path) -> None:
    (folder / "content" / "runsheets" / "own.yaml").write_text("id: [", encoding="utf-8")

    with pytest.raises(ContentError, match=r"own\.yaml, line 1"):
        templates(folder)
    with pytest.raises(SystemExit, match=r"own\.yaml, line 1"):
        main(["fi", "--data", str(folder)])
