"""Invented people: the same everywhere, and alike to real ones where it matters."""

from statistics import correlation, mean, variance

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ihubkit.content import load_content
from ihubkit.model.instrument import Instrument, Option, band_of
from ihubkit.model.people import Role
from ihubkit.rehearsal.people import Person, choose

CONTENT = load_content()
SCHOOL = CONTENT.instrument("innovative-school")
SELF = CONTENT.instrument("educator-competence")
GUESS = CONTENT.instrument("educator-guess")
QUESTIONS = [
    (instrument, item, facet.id)
    for instrument in (SCHOOL, SELF, GUESS)
    for item in instrument.items
    for facet in instrument.facets
]


def staff(size: int, role: Role = Role.TEACHER) -> list[Person]:
    return [Person(f"staff/{number}", "Aspen", role) for number in range(size)]


def spread(item: str, turn: int) -> float:
    values = [choose(person, SCHOOL, item, "status", turn) for person in staff(80)]
    return variance(value for value in values if value is not None)


@given(
    seed=st.text(max_size=20),
    school=st.text(max_size=20),
    role=st.sampled_from(Role),
    question=st.sampled_from(QUESTIONS),
    turn=st.integers(1, 9),
)
def test_whoever_is_asked_gives_an_answer_the_questionnaire_has(
    seed: str, school: str, role: Role, question: tuple[Instrument, str, str], turn: int
) -> None:
    instrument, item, facet = question

    value = choose(Person(seed, school, role), instrument, item, facet, turn)

    instrument.check(item, facet, value)


def test_the_same_person_answers_the_same_again() -> None:
    given_twice = [
        [choose(person, SELF, item, "level") for item in SELF.items] for person in staff(2) * 2
    ]

    assert given_twice[:2] == given_twice[2:]
    assert given_twice[0] != given_twice[1]


def test_cant_say_is_rare_and_only_where_it_is_an_answer() -> None:
    school = [choose(p, SCHOOL, item, "status") for p in staff(50) for item in SCHOOL.items]
    own = [choose(p, SELF, item, "level") for p in staff(50) for item in SELF.items]

    assert 0.02 < school.count(None) / len(school) < 0.06
    assert None not in own


def test_a_discussion_brings_the_staff_nearer_together() -> None:
    before = mean(spread(item, 1) for item in SCHOOL.items)
    after = mean(spread(item, 2) for item in SCHOOL.items)

    assert after < 0.8 * before


def test_leaders_see_their_school_rosier() -> None:
    def status(role: Role) -> float:
        values = [choose(p, SCHOOL, i, "status") for p in staff(60, role) for i in SCHOOL.items]
        return mean(value for value in values if value is not None)

    assert status(Role.LEADER) > status(Role.TEACHER) + 0.1


def test_people_wish_most_for_what_their_school_lacks() -> None:
    def means(facet: str, school: str) -> list[float]:
        people = [Person(f"{school}/{number}", school) for number in range(30)]
        told = [[choose(person, SCHOOL, item, facet) for person in people] for item in SCHOOL.items]
        return [mean(value for value in values if value is not None) for values in told]

    schools = [f"School {number}" for number in range(6)]

    together = mean(
        correlation(means("status", school), means("importance", school)) for school in schools
    )

    assert -0.6 < together < -0.1


@pytest.mark.parametrize("options", [2, 3, 4, 5, 6, 7])
def test_any_number_of_options_is_used_from_the_lowest_to_the_highest(options: int) -> None:
    facet = SELF.facets[0]
    described = tuple(Option(value=value, text=f"answer {value}") for value in range(options))
    item = SELF.items["1.1"].model_copy(update={"answers": {"level": described}})
    section = SELF.sections[0].model_copy(update={"items": (item,)})
    made = SELF.model_copy(update={"sections": (section,), "facets": (facet,)})
    fresh = Instrument.model_validate(made.model_dump() | {"bands": None})

    values = {choose(person, fresh, "1.1", "level") for person in staff(200)}

    assert values == set(range(options))


def test_people_guess_themselves_a_little_too_high_and_less_so_after_the_questions() -> None:
    about = SELF.bands
    assert about
    answers = {
        person: [choose(person, SELF, i, "level") for i in SELF.items] for person in staff(60)
    }
    levels = [
        about.total.index(band_of(sum(filter(None, a)), about.total)) for a in answers.values()
    ]

    before, after = (
        mean(
            (choose(person, GUESS, item, "level") or 0) - level
            for person, level in zip(answers, levels, strict=True)
        )
        for item in ("before", "after")
    )

    assert 0.2 < before < 1
    assert -0.2 < after < before
