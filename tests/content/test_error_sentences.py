"""What went wrong is said in the reader's language, with its values filled in."""

import pytest

from ihubkit.content import Content, Texts
from ihubkit.errors import (
    English,
    IHubKitError,
    InvalidValueError,
    NotFoundError,
    StaleWriteError,
)

BIRCH = "Birch {k} School"


def test_an_error_says_its_sentence_in_english_and_keeps_its_parts() -> None:
    error = InvalidValueError("“{name}” is {state}.", name=BIRCH, state="gone", detail="row 3")

    assert str(error) == error.message == "“Birch {k} School” is gone."
    assert error.template == "“{name}” is {state}."
    assert error.values == {"name": BIRCH, "state": "gone"}
    assert error.detail == "row 3"


def test_a_sentence_without_values_is_left_as_it_is() -> None:
    assert IHubKitError("No file “{folder}.yaml”.").message == "No file “{folder}.yaml”."


def test_a_stale_write_fills_its_sentence_too() -> None:
    error = StaleWriteError("Now it is “{text}”.", theirs={}, yours={}, version=2, text="{n} = 3")

    assert error.message == "Now it is “{n} = 3”."


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "There is a school called “Birch {k} School” already. Give it another name."),
        ("et", "Kool nimega „Birch {k} School“ on juba olemas. Anna sellele teine nimi."),
        ("fi", "Koulu nimeltä ”Birch {k} School” on jo olemassa. Anna toinen nimi."),
        ("sv", "Det finns redan en skola som heter ”Birch {k} School”. Ge den ett annat namn."),
        ("xx", "There is a school called “Birch {k} School” already. Give it another name."),
    ],
)
def test_an_error_is_said_in_the_readers_language(language: str, said: str) -> None:
    error = InvalidValueError(
        "There is a school called “{name}” already. Give it another name.", name=BIRCH
    )

    assert Texts(language).error(error) == said


def test_values_that_are_english_themselves_are_translated_and_names_are_not() -> None:
    sentence = "“{activity}” is the last activity. Close the workshop when everybody is done."
    own, named = English("Welcome"), "Welcome"

    said = [Texts("fi").error(NotFoundError(sentence, activity=one)) for one in (own, named)]

    assert [text.partition(" ")[0] for text in said] == ["”Tervetuloa”", "”Welcome”"]


@pytest.mark.parametrize(("language", "said"), [("en", "There is no quest"), ("fi", "Kyselyä")])
def test_an_unknown_questionnaire_is_named_with_those_there_are(
    content: Content, language: str, said: str
) -> None:
    with pytest.raises(NotFoundError) as refused:
        content.instrument("horoscope")

    sentence = content.texts(language).error(refused.value)
    assert sentence.startswith(said)
    assert ", ".join(content.instruments) in sentence
