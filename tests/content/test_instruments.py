from itertools import pairwise

import pytest

from ihubkit.content import Content
from ihubkit.model.instrument import Band, Option

PHENOMENA = {"A": 3, "B": 3, "C": 3, "D": 2, "E": 4, "F": 4}
COMPETENCES = {"1": 4, "2": 3, "3": 4, "4": 3, "5": 3, "6": 5}
LANGUAGES = ("en", "et", "fi", "sv")


def test_the_school_instrument_asks_the_19_phenomena_of_the_research(content: Content) -> None:
    instrument = content.instrument("innovative-school")

    assert list(instrument.items) == [
        f"{e}{n + 1}" for e, size in PHENOMENA.items() for n in range(size)
    ]
    assert all(item.source == f"IDI {item.id}" for item in instrument.items.values())


def test_the_self_assessment_asks_the_22_competences_of_the_research(content: Content) -> None:
    instrument = content.instrument("educator-competence")

    assert list(instrument.items) == [
        f"{area}.{n + 1}" for area, size in COMPETENCES.items() for n in range(size)
    ]
    assert all(item.source == f"DigCompEdu {item.id}" for item in instrument.items.values())


def test_every_phenomenon_has_three_described_levels_and_a_sentence_about_it(
    content: Content,
) -> None:
    instrument = content.instrument("innovative-school")

    for item in instrument.items.values():
        assert [option.value for option in item.answers["status"]] == [1, 2, 3], item.id
        assert item.about.endswith("."), item.id


def test_importance_has_one_shared_scale_and_both_facets_allow_to_be_unsure(
    content: Content,
) -> None:
    instrument = content.instrument("innovative-school")

    assert [option.value for option in instrument.options("F4", "importance")] == [1, 2, 3, 4]
    assert instrument.options("A1", "importance") == instrument.options("F4", "importance")
    assert [facet.unsure for facet in instrument.facets] == [True, True]


def test_every_competence_has_five_answers_and_a_next_step_for_each(content: Content) -> None:
    instrument = content.instrument("educator-competence")

    for item in instrument.items.values():
        assert [option.value for option in item.answers["level"]] == [0, 1, 2, 3, 4], item.id
        assert list(item.next_steps) == [0, 1, 2, 3, 4], item.id
    assert not instrument.facet("level").unsure


def test_the_team_is_asked_about_all_of_its_infrastructure_in_three_described_levels(
    content: Content,
) -> None:
    instrument = content.instrument("digital-infrastructure")

    sections = ("DEV", "NET", "ACC", "UPD", "BAK", "DAT", "SUP", "INC", "BUY", "SEC")
    assert instrument.answered_by == "team"
    assert tuple(section.id for section in instrument.sections) == sections
    for item in instrument.items.values():
        assert [option.value for option in item.answers["status"]] == [1, 2, 3], item.id
        assert item.about.endswith("."), item.id
    assert instrument.facets[1] == content.instrument("innovative-school").facets[1]
    assert not instrument.items.keys() & content.instrument("innovative-school").items.keys()


def test_training_wishes_ask_for_topics_form_and_time(content: Content) -> None:
    instrument = content.instrument("training-wishes")

    sizes = {section.id: len(section.items) for section in instrument.sections}
    assert sizes == {"TOP": 12, "FOR": 5, "TIM": 5}
    for item in instrument.items:
        assert [option.value for option in instrument.options(item, "wish")] == [0, 1, 2]
    assert instrument.facet("wish").unsure


@pytest.mark.parametrize(
    ("instrument_id", "facet", "most"),
    [
        ("innovative-school", "status", 110),
        ("educator-competence", "level", 120),
        ("digital-infrastructure", "status", 110),
    ],
)
def test_english_answers_are_short_enough_for_a_phone(
    content: Content, instrument_id: str, facet: str, most: int
) -> None:
    for item in content.instrument(instrument_id).items.values():
        assert max(len(option.text) for option in item.answers[facet]) <= most, item.id


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "instrument_id", ["innovative-school", "educator-competence", "digital-infrastructure"]
)
def test_no_two_answers_of_an_item_read_the_same_in_any_language(
    content: Content, instrument_id: str, language: str
) -> None:
    instrument = content.instrument(instrument_id, language)

    for item in instrument.items.values():
        assert len(_different([*item.answers.values()])) == sum(map(len, item.answers.values()))
        assert len(set(item.next_steps.values())) == len(item.next_steps), item.id


def _different(answers: list[tuple[Option, ...]]) -> set[str]:
    return {option.text for options in answers for option in options}


def test_the_level_bands_share_out_0_to_88_as_in_the_research(content: Content) -> None:
    bands = content.instrument("educator-competence").bands

    assert bands
    assert [(b.level, b.lowest, b.highest) for b in bands.total] == [
        ("A1", 0, 19),
        ("A2", 20, 33),
        ("B1", 34, 49),
        ("B2", 50, 65),
        ("C1", 66, 80),
        ("C2", 81, 88),
    ]


@pytest.mark.parametrize(("size", "highest"), [(3, 12), (4, 16), (5, 20)])
def test_the_level_bands_of_an_area_share_out_its_scores(
    content: Content, size: int, highest: int
) -> None:
    bands = content.instrument("educator-competence").bands

    assert bands
    area: tuple[Band, ...] = bands.areas[size]
    assert (area[0].lowest, area[-1].highest) == (0, highest)
    assert all(upper.lowest == lower.highest + 1 for lower, upper in pairwise(area))


def test_the_bands_say_how_sure_their_source_is(content: Content) -> None:
    bands = content.instrument("educator-competence").bands

    assert bands
    assert "high confidence" in bands.source
    assert "low confidence" in bands.source
