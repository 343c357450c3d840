"""Guesses of a level and cards to try: what the kit brings, and a hub's own with mistakes."""

from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest

from ihubkit.content import Content, load_content
from ihubkit.errors import ContentError
from ihubkit.model.guess import guess_of

WriteFile = Callable[[str, str], Path]
KIT = files("ihubkit.content")
SELF = "educator-competence"
CARDS = """\
id: our-cards
title: Ours
instrument: educator-competence
licence: CC BY 4.0
resources:
  - id: coffee
    title: Coffee with a colleague
    minutes: 15
    items: ["1.2"]
    about: Ask what they did with devices this week.
"""


def test_every_competence_has_a_card_that_fits_into_an_hour(content: Content) -> None:
    for item in content.instrument(SELF).items:
        cards = content.resources_of(SELF, item)
        assert cards, item
        assert all(card.minutes <= 60 and len(card.about) <= 200 for card in cards), item


@pytest.mark.parametrize("language", ["et", "fi", "sv"])
def test_cards_and_described_levels_are_translated(content: Content, language: str) -> None:
    (card,) = content.resources_of(SELF, "6.4", language)
    guess = content.instrument("educator-guess", language)
    english = content.instrument("educator-guess")

    assert card.about != content.resources_of(SELF, "6.4")[0].about
    for value, option in enumerate(guess.options("before", "level")):
        assert option.text != english.options("before", "level")[value].text


def test_the_described_levels_are_the_same_before_and_after(content: Content) -> None:
    guess = content.instrument("educator-guess")

    assert guess.options("before", "level") == guess.options("after", "level")
    assert [option.value for option in guess.options("after", "level")] == [0, 1, 2, 3, 4, 5]
    assert max(len(option.text) for option in guess.options("after", "level")) <= 110


def test_the_short_form_asks_each_area_and_nothing_that_does_not_exist(content: Content) -> None:
    rate, picture = (
        activity
        for activity in content.runsheet("self-assessment-short-20").activities
        if activity.items
    )

    assert len(rate.items) == 8
    assert rate.items == picture.items
    assert {item.split(".")[0] for item in rate.items} == set("123456")


def test_a_hubs_own_cards_come_beside_those_of_the_kit(tmp_path: Path, write: WriteFile) -> None:
    write("resources/ours.yaml", CARDS)

    cards = load_content(tmp_path).resources_of(SELF, "1.2")

    assert [card.title for card in cards] == ["Coffee with a colleague", "Half-finished swap"]


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ('["1.2"]', '["9.9"]', "line 9: there is no item of “educator-competence” “9.9”"),
        (
            "instrument: educator-competence",
            "instrument: eductor",
            "line 3: there is no instrument",
        ),
        ("minutes: 15", "minutes: 0", "line 8: minutes is 0; it must be 1 or more"),
        (
            "minutes: 15",
            "minuets: 15",
            "line 8: “minuets” is not known here. Did you mean “minutes”",
        ),
    ],
)
def test_a_mistake_in_a_hubs_card_is_named_with_its_line(
    tmp_path: Path, write: WriteFile, right: str, wrong: str, said: str
) -> None:
    write("resources/ours.yaml", CARDS.replace(right, wrong))

    with pytest.raises(ContentError) as refused:
        load_content(tmp_path)

    assert said in refused.value.message


def test_a_guess_that_leaves_a_level_out_is_named(tmp_path: Path, write: WriteFile) -> None:
    text = KIT.joinpath("instruments", "educator-guess.yaml").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines(keepends=True) if not line.strip().startswith("5:")]
    write("instruments/ours.yaml", "".join(lines))

    with pytest.raises(ContentError, match=r"before offers 5 answers, but .* has 6 levels"):
        load_content(tmp_path)


def test_a_guess_of_levels_a_hub_has_changed_is_not_compared(content: Content) -> None:
    about = content.instrument(SELF)
    assert about.bands
    fewer = about.model_copy(
        update={"bands": about.bands.model_copy(update={"total": about.bands.total[:4]})}
    )

    assert guess_of([fewer, content.instrument("educator-guess")], SELF) is None
    assert guess_of(content.instruments.values(), SELF) == content.instrument("educator-guess")
