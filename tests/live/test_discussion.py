"""What splits the room is proposed, talked about and asked again, whatever comes between."""

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hall import NOON, Hall

from ihubkit.content import Content
from ihubkit.errors import ClosedError, InvalidValueError, StaleWriteError
from ihubkit.live import discussion, moves, releases, views, workshops
from ihubkit.model.answer import Answer
from ihubkit.model.discussion import WORDS, Agenda
from ihubkit.model.instrument import Instrument
from ihubkit.model.texts import in_english
from ihubkit.model.workshop import ActivityKind, Workshop

ASKED = "innovative-school"
CAMPS, BETWEEN, SAME = (1, 3), (1, 2), (2, 2)


def rate(
    hall: Hall, seats: list[str], items: Mapping[str, tuple[int, int]], number: int = 1
) -> None:
    """Let seats rate items; every second one takes the second value."""
    for place, seat in enumerate(seats):
        given = [
            Answer(
                instrument=ASKED,
                item=item,
                facet="status",
                round=number,
                value=values[place % 2],
                sequence=number,
            )
            for item, values in items.items()
        ]
        hall.store.save_answers([(seat, given)])


def revealed(hall: Hall, people: int = 12, **items: tuple[int, int]) -> Workshop:
    hall.go_to(ActivityKind.INSTRUMENT)
    rate(hall, hall.join(people), items)
    hall.reveal()
    return hall.workshop


def listed(hall: Hall) -> Agenda:
    return discussion.agenda(hall.store, hall.content, hall.workshop)


def discuss(hall: Hall, item: str) -> Workshop:
    return discussion.discuss(
        hall.store, hall.content, hall.workshop_id, item, seen=hall.seen, now=NOON
    )


def ask_again(hall: Hall) -> Workshop:
    return discussion.ask_again(
        hall.store, hall.content, hall.workshop_id, seen=hall.seen, now=NOON
    )


def test_the_most_split_item_comes_first_and_is_proposed(hall: Hall) -> None:
    revealed(hall, A1=SAME, B1=BETWEEN, C1=CAMPS)

    found = listed(hall)

    assert ([topic.item for topic in found.topics], found.proposed) == (["C1", "B1", "A1"], "C1")
    assert discussion.reason(found, 5, in_english).endswith("come first.")


def test_below_twice_k_nobody_is_told_what_splits_people(hall: Hall) -> None:
    revealed(hall, people=9, B1=CAMPS, A1=BETWEEN)

    found = listed(hall)

    assert ([topic.item for topic in found.topics], found.proposed) == (["A1", "B1"], "")
    assert "from 10 people on" in discussion.reason(found, 5, in_english)


def test_where_all_agree_none_is_proposed(hall: Hall) -> None:
    revealed(hall, B1=SAME, A1=SAME)

    found = listed(hall)

    assert ([topic.item for topic in found.topics], found.proposed) == (["A1", "B1"], "")
    assert "much the same" in discussion.reason(found, 5, in_english)


@pytest.mark.parametrize("kind", [ActivityKind.WELCOME, ActivityKind.DISCUSSION])
def test_before_the_reveal_there_is_nothing_to_talk_about(hall: Hall, kind: ActivityKind) -> None:
    hall.go_to(kind)

    assert listed(hall).topics == ()
    with pytest.raises(InvalidValueError, match="A1"):
        discuss(hall, "A1")


@pytest.mark.parametrize(
    ("values", "prompt"), [(CAMPS, "camps"), (BETWEEN, "neighbours"), (SAME, "open")]
)
def test_the_prompt_fits_how_answers_stand_apart(
    hall: Hall, values: tuple[int, int], prompt: str
) -> None:
    revealed(hall, C1=values)

    assert discuss(hall, "C1").current.prompt == WORDS[prompt]


def test_from_the_reveal_it_goes_into_the_planned_discussion(hall: Hall) -> None:
    before = revealed(hall, C1=CAMPS)

    after = discuss(hall, "C1")

    assert (after.current.id, after.current.items) == ("talk", ("C1",))
    assert len(after.activities) == len(before.activities)


def test_another_item_can_be_chosen_and_the_clock_runs_on(hall: Hall) -> None:
    revealed(hall, C1=CAMPS, B1=BETWEEN)
    first = discuss(hall, "C1")

    second = discuss(hall, "B1")

    assert second.current.items == ("B1",)
    assert (second.position, second.clock) == (first.position, first.clock)


def test_only_the_discussed_item_is_asked_again_and_only_how_it_stands(hall: Hall) -> None:
    revealed(hall, C1=CAMPS, B1=BETWEEN)
    discuss(hall, "C1")

    after = ask_again(hall)

    again, shown = after.activities[after.position : after.position + 2]
    assert (again.kind, again.round, again.items) == (ActivityKind.INSTRUMENT, 2, ("C1",))
    assert (again.facets, again.minutes) == (("status",), 3)
    assert (shown.kind, shown.round) == (ActivityKind.REVEAL, 2)
    told = views.shared_state(hall.store, hall.workshop_id, now=NOON)["activity"]
    assert isinstance(told, dict)
    assert (told["items"], told["facets"]) == (["C1"], ["status"])


def test_the_whole_questionnaire_can_still_be_asked_again(hall: Hall) -> None:
    asked = hall.first(ActivityKind.INSTRUMENT)
    revealed(hall, C1=CAMPS)
    discuss(hall, "C1")
    ask_again(hall)
    here = hall.workshop.current.id

    after = moves.open_round(hall.store, hall.workshop_id, here, seen=hall.seen, now=NOON)

    assert (after.current.round, after.current.items) == (3, ())
    assert (after.current.facets, after.current.minutes) == (asked.facets, asked.minutes)


def test_after_its_second_round_the_next_item_is_proposed_and_gets_a_talk_of_its_own(
    hall: Hall,
) -> None:
    revealed(hall, C1=CAMPS, B1=BETWEEN)
    discuss(hall, "C1")
    ask_again(hall)
    rate(hall, hall.seats, {"C1": SAME}, 2)
    hall.reveal()

    found = listed(hall)
    assert found.proposed == "B1"
    assert [(topic.item, topic.round) for topic in found.topics] == [("B1", 1), ("C1", 2)]
    talk = discuss(hall, "B1")
    assert (talk.current.kind, talk.current.round) == (ActivityKind.DISCUSSION, 1)
    assert ask_again(hall).current.round == 3
    assert len({one.id for one in hall.workshop.activities}) == len(hall.workshop.activities)


@pytest.mark.parametrize("again", [0, 3])
def test_where_nobody_or_a_few_answer_again_the_picture_stays_and_that_is_said(
    hall: Hall, again: int
) -> None:
    before = revealed(hall, C1=CAMPS)
    discuss(hall, "C1")
    ask_again(hall)
    rate(hall, hall.seats[:again], {"C1": SAME}, 2)

    release = hall.reveal()

    first = hall.store.list_releases(before.id)[-1]
    assert release.cell("all", "C1", "status") == first.cell("all", "C1", "status")
    assert release.shifts == ()
    assert "counts as unchanged" in discussion.stillness(release, in_english)


def test_the_shift_is_told_once_enough_have_answered_again(hall: Hall) -> None:
    revealed(hall, C1=CAMPS)
    discuss(hall, "C1")
    ask_again(hall)
    rate(hall, hall.seats, {"C1": (2, 3)}, 2)

    release = hall.reveal()

    (shift,) = (one for one in release.shifts if one.group == "all")
    assert (shift.item, shift.paired, shift.n, shift.mean) == ("C1", True, 12, 0.5)
    assert shift.low is not None
    assert discussion.stillness(release, in_english) == ""


def test_of_two_facilitators_the_slower_one_is_told(hall: Hall) -> None:
    revealed(hall, C1=CAMPS)
    seen = hall.seen
    discuss(hall, "C1")

    with pytest.raises(StaleWriteError, match="Somebody else"):
        discussion.discuss(hall.store, hall.content, hall.workshop_id, "C1", seen=seen)
    with pytest.raises(StaleWriteError, match="Somebody else"):
        discussion.ask_again(hall.store, hall.content, hall.workshop_id, seen=seen)


def test_nothing_is_discussed_or_asked_again_once_the_workshop_is_closed(hall: Hall) -> None:
    revealed(hall, C1=CAMPS)
    discuss(hall, "C1")
    workshops.close_workshop(hall.store, hall.workshop_id, now=NOON)

    with pytest.raises(ClosedError, match="is closed"):
        discuss(hall, "C1")
    with pytest.raises(ClosedError, match="is closed"):
        ask_again(hall)


def test_without_a_chosen_item_there_is_nothing_to_ask_again(hall: Hall) -> None:
    revealed(hall, C1=CAMPS)

    with pytest.raises(InvalidValueError, match="Nothing is being discussed"):
        ask_again(hall)


def test_an_item_that_a_hub_removed_meanwhile_is_named(hall: Hall) -> None:
    revealed(hall, C1=CAMPS, B1=BETWEEN)
    discuss(hall, "C1")
    hall.content = without(hall.content, "C1")

    assert [topic.item for topic in listed(hall).topics] == ["B1"]
    assert discussion.topic_shown(hall.store, hall.content, hall.workshop, "en") is None
    with pytest.raises(InvalidValueError, match="C1 is no longer among the questions"):
        ask_again(hall)


def test_all_screens_are_told_what_was_answered(hall: Hall) -> None:
    revealed(hall, C1=CAMPS)
    discuss(hall, "C1")

    topic = discussion.topic_shown(hall.store, hall.content, hall.workshop, "fi")

    assert topic
    assert topic["item"]["title"] == hall.content.instrument(ASKED, "fi").items["C1"].title
    assert topic["cell"]["counts"] == {"1": 6, "2": 0, "3": 6}


def test_back_at_the_first_reveal_the_first_picture_is_shown(hall: Hall) -> None:
    revealed(hall, C1=CAMPS)
    first = hall.store.list_releases(hall.workshop_id)[0]
    discuss(hall, "C1")
    ask_again(hall)
    hall.reveal()

    hall.go_to(ActivityKind.REVEAL)

    told = views.shared_state(hall.store, hall.workshop_id, now=NOON)["release"]
    assert isinstance(told, dict)
    assert told["id"] == first.id
    assert releases.subject(hall.workshop).round == 1


def without(content: Content, item: str) -> Content:
    """Return the content as a hub has it that took an item away."""
    instrument = content.instruments[ASKED]
    sections = tuple(
        s.model_copy(update={"items": tuple(i for i in s.items if i.id != item)})
        for s in instrument.sections
    )
    changed = Instrument.model_validate(instrument.model_dump() | {"sections": sections})
    return replace(content, instruments={**content.instruments, ASKED: changed}, _made={})
