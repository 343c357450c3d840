"""A team's answers for its school: edits that meet, what fits, and what comes of them."""

import pytest
from hall import NOON, Hall

from ihubkit.errors import InvalidValueError, NotFoundError, StaleWriteError
from ihubkit.live.answers import check_answers
from ihubkit.live.lights import lights
from ihubkit.live.school_answers import (
    Form,
    current_wave,
    edit_answer,
    forms_of,
    school_answers_tables,
    team_candidates,
)
from ihubkit.live.workshops import make_workshop
from ihubkit.model.plan import FieldChange
from ihubkit.model.school_answer import TEXT_LENGTH, Light, light_of, texts_of
from ihubkit.model.texts import in_english
from ihubkit.model.workshop import ActivityKind

HTML = "<img src=x onerror=alert(1)> 🖥️\x00 =1+1"


@pytest.fixture
def form(hall: Hall) -> Form:
    """The questionnaire of the first school's team."""
    (form,) = forms_of(hall.store, hall.content, hall.schools[0].id)
    return form


def put(hall: Hall, form: Form, item: str = "DEV1", **fields: tuple[str, str]) -> dict[str, str]:
    """Change fields from what was seen to what is wanted, and return all of them."""
    named = {"status": "values.status", "importance": "values.importance"}
    changes = {
        named.get(name, name): FieldChange(before=before, after=after)
        for name, (before, after) in fields.items()
    }
    edit_answer(hall.store, form, item, changes, now=NOON)
    return texts_of(form.instrument, item, form.answers(hall.store)[item])


def test_choices_and_texts_of_one_question_are_kept(hall: Hall, form: Form) -> None:
    put(hall, form, status=("", "1"), importance=("", "unsure"))
    texts = put(hall, form, evidence=("", HTML), comment=("", " Two\r\nlines "))

    assert texts == {
        "values.status": "1",
        "values.importance": "unsure",
        "evidence": HTML.replace("\x00", ""),
        "comment": "Two\nlines",
    }


def test_editors_of_different_fields_do_not_clash_and_of_the_same_do(
    hall: Hall, form: Form
) -> None:
    put(hall, form, evidence=("", "A list"))
    put(hall, form, comment=("", "Old ones"))

    with pytest.raises(StaleWriteError) as clash:
        put(hall, form, evidence=("", "A photo"))

    assert clash.value.theirs == {"evidence": "A list"}
    assert clash.value.yours == {"evidence": "A photo"}
    assert put(hall, form, status=("", "2"))["evidence"] == "A list"


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"status": ("", "9")}, "9"),
        ({"status": ("", "two")}, "two"),
        ({"status": ("", "9" * 5000)}, "99"),
        ({"evidence": ("", "x" * (TEXT_LENGTH + 1))}, str(TEXT_LENGTH + 1)),
        ({"secret": ("", "x")}, "secret"),
    ],
)
def test_what_does_not_fit_is_refused_by_name_and_nothing_is_kept(
    hall: Hall, form: Form, fields: dict[str, tuple[str, str]], said: str
) -> None:
    with pytest.raises(InvalidValueError, match=said):
        put(hall, form, "DEV1", **fields)

    assert form.answers(hall.store) == {}


def test_a_question_that_is_not_asked_cannot_be_answered(hall: Hall, form: Form) -> None:
    with pytest.raises(NotFoundError, match="not asked"):
        put(hall, form, "A1", status=("", "1"))


def test_a_choice_that_a_hub_took_away_counts_as_not_made(hall: Hall, form: Form) -> None:
    put(hall, form, status=("", "3"), evidence=("", "A list"))
    told = form.instrument.model_dump(mode="json")
    told["sections"][0]["items"][0]["answers"]["status"].pop()
    adapted = form._replace(instrument=type(form.instrument).model_validate(told))

    texts = put(hall, adapted, status=("", "2"))

    assert (texts["values.status"], texts["evidence"]) == ("2", "A list")


def test_the_newest_measurement_of_the_school_is_answered(hall: Hall, form: Form) -> None:
    school = hall.schools[0].id
    put(hall, form, status=("", "1"))
    make_workshop(
        hall.store, hall.content, title="Later", runsheet="planning-60", school_ids=[school], wave=2
    )

    (later,) = forms_of(hall.store, hall.content, school)

    assert (later.wave, current_wave(hall.store, hall.schools[1].id)) == (2, 0)
    assert later.answers(hall.store) == {}
    assert later.earlier(hall.store) == form
    assert form.earlier(hall.store) == form


def test_only_questions_with_both_ratings_may_become_needs(hall: Hall, form: Form) -> None:
    put(hall, form, "DEV1", status=("", "1"), importance=("", "4"))
    put(hall, form, "NET1", status=("", "2"), importance=("", "unsure"))
    put(hall, form, "BAK1", status=("", "2"))
    put(hall, form, "SEC1", status=("", "2"), importance=("", "1"))

    found = team_candidates(hall.store, hall.content, hall.schools[0].id)

    assert [(one.item, one.status, one.importance) for one in found] == [
        ("DEV1", 0, 1),
        ("SEC1", 0.5, 0),
    ]
    assert team_candidates(hall.store, hall.content, hall.schools[1].id) == []


def test_lights_tell_not_in_place_in_part_and_in_place(hall: Hall, form: Form) -> None:
    for item, value in (("DEV1", "1"), ("DEV2", "2"), ("DEV3", "3"), ("NET1", "unsure")):
        put(hall, form, item, status=("", value))
    given = form.answers(hall.store)

    shown = [light_of(form.instrument, item, given.get(item)) for item in form.instrument.items]

    wanted = [Light.RED, Light.AMBER, Light.GREEN, Light.UNSURE]
    assert shown == wanted + [Light.OPEN] * (len(shown) - len(wanted))


def test_the_picture_says_what_changed_since_the_measurement_before(hall: Hall, form: Form) -> None:
    for item in ("DEV1", "DEV2"):
        put(hall, form, item, status=("", "1"))
    later = form._replace(wave=1)
    for item, value in (("DEV1", "3"), ("DEV2", "1")):
        put(hall, later, item, status=("", value))

    shown = lights(hall.store, later, in_english)["sections"][0]

    assert [(one["word"], one["before"]) for one in shown["items"][:2]] == [
        ("in place", "not in place"),
        ("not in place", ""),
    ]
    assert [(one["light"], one["n"]) for one in shown["counts"]] == [
        ("red", 1),
        ("green", 1),
        ("open", 1),
    ]


def test_answers_to_a_question_a_hub_removed_are_kept_and_counted(hall: Hall, form: Form) -> None:
    put(hall, form, "DEV1", status=("", "1"), evidence=("", "A list"))
    told = form.instrument.model_dump(mode="json")
    told["sections"][0]["items"].pop(0)
    adapted = form._replace(instrument=type(form.instrument).model_validate(told))

    shown = lights(hall.store, adapted, in_english)

    assert (shown["gone"], shown["done"], shown["of"]) == (1, 0, 19)
    assert form.answers(hall.store)["DEV1"].evidence == "A list"


def test_the_table_has_every_question_and_is_harmless(hall: Hall, form: Form) -> None:
    put(hall, form, status=("", "1"), evidence=("", "=1+1"))

    schools = [school.id for school in hall.schools]
    assert school_answers_tables(hall.store, hall.content, schools[1:]) == []
    (sheet,) = school_answers_tables(hall.store, hall.content, schools)

    assert len(sheet.rows) == len(form.instrument.items)
    assert sheet.rows[0][4:7] == (1, "", "'=1+1")


def test_a_seat_cannot_answer_for_the_school(hall: Hall) -> None:
    asked = hall.first(ActivityKind.INSTRUMENT)
    hacked = hall.workshop.model_copy(
        update={"activities": (asked.model_copy(update={"instrument": "digital-infrastructure"}),)}
    )
    payload = [
        {
            "instrument": "digital-infrastructure",
            "item": "DEV1",
            "facet": "status",
            "round": 1,
            "value": 1,
            "sequence": 1,
        }
    ]

    with pytest.raises(InvalidValueError, match="team"):
        check_answers(hall.content, hacked, payload)
