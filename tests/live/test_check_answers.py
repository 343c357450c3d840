"""Answers from outside: hostile until checked."""

from typing import Any

import pytest
from hall import NOON, Hall
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ihubkit.errors import ClosedError, InvalidValueError
from ihubkit.live import moves, workshops
from ihubkit.live.answers import MOST, check_answers
from ihubkit.model.workshop import ActivityKind

GOOD: dict[str, Any] = {
    "instrument": "innovative-school",
    "item": "A1",
    "facet": "status",
    "round": 1,
    "value": 2,
    "sequence": 1,
}
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)
ONE_HALL = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
FIELDS = st.sampled_from(list(GOOD))


@pytest.fixture
def asking(hall: Hall) -> Hall:
    hall.go_to(ActivityKind.INSTRUMENT)
    return hall


def check(hall: Hall, *answers: object) -> list[Any]:
    """Check some answers against the workshop as it stands."""
    return check_answers(hall.content, hall.workshop, {"answers": list(answers)})


@ONE_HALL
@given(payload=JSON | st.fixed_dictionaries({"answers": JSON | st.lists(JSON)}))
def test_arbitrary_json_is_refused_kindly_or_holds_no_answers(
    asking: Hall, payload: object
) -> None:
    try:
        accepted = check_answers(asking.content, asking.workshop, payload)
    except InvalidValueError:
        accepted = []

    assert accepted == []


@ONE_HALL
@given(field=FIELDS, value=JSON)
def test_one_strange_field_is_refused_unless_it_means_something(
    asking: Hall, field: str, value: object
) -> None:
    try:
        (answer,) = check(asking, GOOD | {field: value})
    except InvalidValueError:
        return
    dumped = answer.model_dump()
    assert dumped[field] == value
    assert type(dumped[field]) is type(value)
    asking.content.instrument(answer.instrument).check(answer.item, answer.facet, answer.value)


@ONE_HALL
@given(data=st.data())
def test_exactly_the_values_of_the_instrument_are_accepted(
    asking: Hall, data: st.DataObject
) -> None:
    instrument = asking.content.instrument("innovative-school")
    item = data.draw(st.sampled_from(list(instrument.items)))
    facet = data.draw(st.sampled_from([facet.id for facet in instrument.facets]))
    value = data.draw(st.none() | st.integers(-1, 6))
    allowed = {option.value for option in instrument.options(item, facet)}
    sent = GOOD | {"item": item, "facet": facet, "value": value}

    if value is None or value in allowed:
        assert check(asking, sent)[0].value == value
    else:
        with pytest.raises(InvalidValueError, match=item):
            check(asking, sent)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"item": "Z9"}, "no item “Z9”"),
        ({"facet": "mood"}, "no facet “mood”"),
        ({"value": 4}, r"A1 status: 4 is not an answer \(allowed: \[1, 2, 3\]\)"),
        ({"value": "2"}, "value does not fit"),
        ({"value": True}, "value does not fit"),
        ({"value": 2.0}, "value does not fit"),
        ({"instrument": "horoscope"}, "has not asked 'horoscope'"),
        ({"instrument": "educator-competence"}, "has not asked 'educator-competence'"),
        ({"round": 2}, r"round 2 of “innovative-school” is not open \(open: 1\)"),
        ({"sequence": -1}, "sequence does not fit"),
        ({"name": "Kai"}, "name does not fit"),
    ],
)
def test_a_mistake_is_named_and_nothing_of_the_batch_is_accepted(
    asking: Hall, wrong: dict[str, object], said: str
) -> None:
    with pytest.raises(InvalidValueError, match=said):
        check(asking, GOOD, GOOD | wrong)


def test_of_the_same_answer_sent_twice_the_newest_counts(asking: Hall) -> None:
    newer, older = GOOD | {"sequence": 9, "value": 3}, GOOD | {"sequence": 8}

    assert [answer.value for answer in check(asking, newer, older)] == [3]


def test_a_batch_has_an_end(asking: Hall) -> None:
    assert len(check(asking, *[GOOD] * MOST)) == 1
    with pytest.raises(InvalidValueError, match="at most 200"):
        check(asking, *[GOOD] * (MOST + 1))


def test_late_phones_may_answer_after_the_reveal_and_after_a_step_back(asking: Hall) -> None:
    asking.join(1)
    asking.reveal()
    assert len(check(asking, GOOD)) == 1

    moves.start(
        asking.store, asking.workshop_id, asking.workshop.activities[0].id, seen=asking.seen
    )

    assert len(check(asking, GOOD)) == 1


def test_what_was_not_asked_yet_is_not_answered(hall: Hall) -> None:
    with pytest.raises(InvalidValueError, match=r"has not asked .* \(asked: nothing yet\)"):
        check(hall, GOOD)


def test_both_rounds_take_answers_once_the_second_is_open(asking: Hall) -> None:
    moves.open_round(
        asking.store, asking.workshop_id, asking.workshop.current.id, seen=asking.seen, now=NOON
    )

    assert len(check(asking, GOOD, GOOD | {"round": 2})) == 2


def test_a_closed_workshop_takes_no_answers(asking: Hall) -> None:
    workshops.close_workshop(asking.store, asking.workshop_id, now=NOON)

    with pytest.raises(ClosedError, match="is closed"):
        check(asking, GOOD)
