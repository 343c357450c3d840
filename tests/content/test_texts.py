from datetime import date
from pathlib import Path

import pytest
from babel.messages import Catalog
from babel.messages.pofile import read_po

from ihubkit.content import (
    Content,
    Texts,
    document_languages,
    language_name,
    languages,
    load_content,
)
from ihubkit.content.texts import DOMAINS, LOCALES
from ihubkit.content.translate import main, templates
from ihubkit.errors import PLACE, ContentError

TRANSLATED = ("et", "fi", "sv")


def _catalog(language: str, domain: str) -> Catalog:
    with (LOCALES / language / "LC_MESSAGES" / f"{domain}.po").open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


@pytest.fixture(scope="module")
def of_documents() -> list[str]:
    return [str(message.id) for message in templates()["document"] if message.id]


def test_the_kit_speaks_english_estonian_finnish_and_swedish(content: Content) -> None:
    assert languages() == content.languages == ("en", "et", "fi", "sv")
    assert [language_name(code) for code in languages()] == ["English", "Eesti", "Suomi", "Svenska"]
    assert language_name("no such language") == "no such language"


def test_documents_also_come_in_georgian_and_arabic(content: Content) -> None:
    assert set(content.document_languages) == {"en", "et", "fi", "sv", "ka", "ar"}
    assert set(document_languages()) == set(content.document_languages)
    assert [language_name(code) for code in ("ka", "ar")] == ["ქართული", "العربية"]


@pytest.mark.parametrize("language", [*TRANSLATED, "ka", "ar"])
def test_every_text_of_documents_is_translated(language: str, of_documents: list[str]) -> None:
    texts, wanted = Texts(language), of_documents

    assert len(wanted) > 100
    assert [text for text in wanted if not texts.has(text)] == []


@pytest.mark.parametrize("language", ["ka", "ar"])
def test_translations_of_documents_have_the_same_placeholders(language: str) -> None:
    for message in _catalog(language, "document"):
        if message.id and message.string:
            english, said = (PLACE.findall(str(text)) for text in (message.id, message.string))
            assert sorted(set(english)) == sorted(set(said)), message.id


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_text_of_the_content_is_translated(language: str) -> None:
    wanted = {message.id for message in templates()["content"] if message.id}
    there = {message.id for message in _catalog(language, "content") if message.string}

    assert len(wanted) > 400
    assert wanted <= there


@pytest.mark.parametrize("language", TRANSLATED)
def test_all_that_the_rules_of_a_workshop_say_is_translated(language: str) -> None:
    places = ("live/", "model/", "store/")
    wanted = {
        message.id
        for message in templates()["screen"]
        if message.id and any(file.startswith(places) for file, _ in message.locations)
    }
    there = {message.id for message in _catalog(language, "screen") if message.string}

    assert len(wanted) > 100
    assert wanted <= there


@pytest.mark.parametrize("language", TRANSLATED)
@pytest.mark.parametrize("domain", DOMAINS)
def test_translations_have_the_same_placeholders_as_the_english(language: str, domain: str) -> None:
    translated = [m for m in _catalog(language, domain) if m.id and m.string]

    assert translated
    for message in translated:
        english, said = (PLACE.findall(str(text)) for text in (message.id, message.string))
        assert sorted(set(english)) == sorted(set(said)), message.id


def test_questions_and_run_sheets_come_in_the_readers_language(content: Content) -> None:
    assert content.instrument("innovative-school", "fi").sections[1].title == "Johtaminen"
    assert (
        content.instrument("educator-competence", "et").bands
        != content.instrument("educator-competence").bands
    )
    assert content.runsheet("whole-evening", "sv").title == "Hela kvällen"


def test_a_translation_changes_texts_and_nothing_else(content: Content) -> None:
    english, estonian = (content.instrument("educator-competence", code) for code in ("en", "et"))

    assert list(estonian.items) == list(english.items)
    assert estonian.source == english.source
    assert estonian.options("3.1", "level") != english.options("3.1", "level")
    assert [o.value for o in estonian.options("3.1", "level")] == [0, 1, 2, 3, 4]


def test_asking_twice_gives_the_same_translation(content: Content) -> None:
    assert content.instrument("innovative-school", "fi") is content.instrument(
        "innovative-school", "fi"
    )


def test_english_shows_where_a_text_or_language_is_missing(content: Content) -> None:
    assert Texts("fi")("No such sentence, {name}", name="Aino") == "No such sentence, Aino"
    assert Texts("xx")("Welcome") == Texts("en")("Welcome") == "Welcome"
    assert (
        content.instrument("innovative-school", "../..").title
        == content.instrument("innovative-school").title
    )


def test_a_text_names_its_values_and_leaves_unknown_names_alone() -> None:
    assert Texts("en")("{n} of {m}", n=3) == "3 of {m}"
    assert Texts("en")("{n.__class__}", n=3) == "{n.__class__}"


def test_pages_get_screen_and_run_sheet_texts_but_no_questions() -> None:
    catalogue = Texts("et").catalogue

    assert catalogue["Where does our school stand?"] == "Kus on meie kool?"
    assert "It can wait" not in catalogue
    assert Texts("en").catalogue == {}


@pytest.mark.parametrize(("language", "direction"), [("fi", "ltr"), ("ar", "rtl"), ("??", "ltr")])
def test_a_language_tells_its_direction(language: str, direction: str) -> None:
    assert Texts(language).direction == direction


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "12 March 2026"),
        ("et", "12. märts 2026"),
        ("fi", "12. maaliskuuta 2026"),
        ("sv", "12 mars 2026"),
        ("xx", "12 March 2026"),
    ],
)
def test_a_date_is_written_out_as_the_language_does(language: str, said: str) -> None:
    assert Texts(language).date(date(2026, 3, 12)) == said


SHEET = """\
id: own
title: Our meeting
about: Short.
activities:
  - {id: a, kind: welcome, title: Welcome, minutes: 5}
"""


def test_a_hub_translates_its_own_questions_into_a_new_language(tmp_path: Path) -> None:
    (tmp_path / "content" / "runsheets").mkdir(parents=True)
    (tmp_path / "content" / "runsheets" / "own.yaml").write_text(SHEET, encoding="utf-8")
    main(["lt", "--data", str(tmp_path)])
    path = tmp_path / "content" / "locales" / "lt" / "LC_MESSAGES" / "content.po"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace('"Our meeting"\nmsgstr ""', '"Our meeting"\nmsgstr "Mūsų susitikimas"'),
        encoding="utf-8",
    )

    main(["--data", str(tmp_path)])
    content = load_content(tmp_path)

    assert content.languages == ("en", "et", "fi", "sv", "lt")
    assert content.runsheet("own", "lt").title == "Mūsų susitikimas"
    assert content.runsheet("own", "lt").about == "Short."
    assert content.texts("lt").catalogue == {"Our meeting": "Mūsų susitikimas"}


def test_a_broken_catalogue_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "content" / "locales" / "lt" / "LC_MESSAGES" / "content.po"
    path.parent.mkdir(parents=True)
    path.write_text('msgid "Welcome"\nSveiki\n', encoding="utf-8")

    with pytest.raises(ContentError, match=r"content\.po, line 2") as caught:
        load_content(tmp_path)
    assert str(path) in caught.value.message
