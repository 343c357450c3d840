"""The school's needs in order: what comes first, how solid that is, and what the team decides."""

from collections.abc import Callable
from typing import Any

import pytest
from troupe import NOON, Troupe

from ihubkit.live import discussion, hubs, plans, releases
from ihubkit.live.school_answers import edit_answer, forms_of
from ihubkit.model.answer import Answer
from ihubkit.model.need import Evidence, FocusNeed
from ihubkit.model.people import Role
from ihubkit.model.plan import FieldChange
from ihubkit.model.release import Release
from ihubkit.model.workshop import ActivityKind
from ihubkit.steps.action_planning.model import ActionPlanning
from ihubkit.steps.needs_mapping.model import NeedsMapping

WEAK, OTHER = (1, 4), (2, 2)  # status and importance
Rates = Callable[[int, str], tuple[int | None, int | None]]


def rate(troupe: Troupe, seats: list[str], rates: Rates, *, turn: int = 1) -> None:
    """Let seats rate all items: by number of the seat and item."""
    asked = troupe.first(ActivityKind.INSTRUMENT).instrument
    for number, seat in enumerate(seats):
        told = [
            Answer(instrument=asked, item=item, facet=facet, value=value, round=turn, sequence=turn)
            for item in troupe.content.instrument(asked).items
            for facet, value in zip(("status", "importance"), rates(number, item), strict=True)
        ]
        troupe.store.save_answers([(seat, told)])


def reveal(troupe: Troupe) -> Release:
    seen = troupe.workshop.revision
    return releases.reveal(troupe.store, troupe.content, troupe.workshop_id, seen=seen, now=NOON)


def weak_are(*weak: str) -> Rates:
    return lambda _number, item: WEAK if item in weak else OTHER


def listed(page: NeedsMapping) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = page.needs["items"]
    return items


def one(page: NeedsMapping, item: str) -> dict[str, Any]:
    return next(found for found in listed(page) if found["item"] == item)


@pytest.fixture
def page(troupe: Troupe) -> NeedsMapping:
    """The page of a school of eight, whose weak items that matter are C2 and A3."""
    troupe.go_to(ActivityKind.INSTRUMENT)
    rate(troupe, troupe.join(8) + troupe.join(8, 1), weak_are("C2", "A3"))
    reveal(troupe)
    return NeedsMapping(troupe.team())


def test_what_matters_and_is_weak_comes_first(page: NeedsMapping) -> None:
    order = [(found["place"], found["item"]) for found in listed(page)]

    assert order[:3] == [(1, "A3"), (2, "C2"), (3, "A1")]
    assert len(order) == 19
    assert (listed(page)[0]["n"], listed(page)[0]["status"]) == (8, 1)


def test_what_the_team_finds_hard_moves_down_at_once(page: NeedsMapping) -> None:
    told = page.do({"do": "judge", "item": "A3", "instrument": "innovative-school", "value": 1})

    assert [found["item"] for found in listed(page)][:2] == ["C2", "A3"]
    assert one(page, "A3")["feasibility"] == 1
    title = one(page, "A3")["title"]
    assert told["text"] == f"“{title}”, hard: place 2 of 19 now."


def test_what_another_of_the_team_judged_appears(troupe: Troupe, page: NeedsMapping) -> None:
    other = NeedsMapping(troupe.team())
    other.do({"do": "judge", "item": "C2", "instrument": "innovative-school", "value": 3})

    page.watch()

    assert (listed(page)[0]["item"], listed(page)[0]["feasibility"]) == ("C2", 3)


def test_another_school_judges_for_itself(troupe: Troupe, page: NeedsMapping) -> None:
    page.do({"do": "judge", "item": "A3", "instrument": "innovative-school", "value": 1})

    theirs = NeedsMapping(troupe.team(1))

    assert [found["item"] for found in listed(theirs)][:2] == ["A3", "C2"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"item": "Z9", "instrument": "innovative-school", "value": 1},
        {"item": "A1", "instrument": "../secrets", "value": 1},
        {"item": "A1", "instrument": "innovative-school", "value": 4},
        {"item": "A1", "instrument": "innovative-school", "value": "1"},
        {"item": "A1", "instrument": "innovative-school"},
    ],
)
def test_what_cannot_be_judged_is_refused_in_words(
    troupe: Troupe, page: NeedsMapping, wrong: dict[str, object]
) -> None:
    before = troupe.contents()

    told = page.do({"do": "judge", **wrong})

    assert (told["kind"], bool(told["text"])) == ("bad", True)
    assert "try once more" not in told["text"]
    assert troupe.contents() == before


def test_with_few_people_it_is_said_once_that_nothing_is_known_of_the_order(
    page: NeedsMapping,
) -> None:
    assert sum("cannot be told yet" in words for words in page.needs["legend"]) == 1
    assert [found["said"] for found in listed(page) if found["said"]] == []


def test_with_more_people_each_of_the_first_says_how_solid_it_is(troupe: Troupe) -> None:
    troupe.go_to(ActivityKind.INSTRUMENT)
    rate(troupe, troupe.join(14) + troupe.join(14, 1), weak_are("C2", "A3", "B1"))
    reveal(troupe)

    page = NeedsMapping(troupe.team())

    assert [found["said"] for found in listed(page)][:3] == [["Among the first three: solid."]] * 3
    assert any("14 people answered" in words for words in page.needs["legend"])


def test_a_need_that_only_one_role_sees_says_so(troupe: Troupe) -> None:
    troupe.go_to(ActivityKind.INSTRUMENT)
    rate(troupe, troupe.join(7, 0, Role.LEADER), weak_are("C2", "A3", "B1"))
    rate(troupe, troupe.join(6, 0, Role.TEACHER), weak_are("C2", "A3", "D1"))
    rate(troupe, troupe.join(8, 1), weak_are())
    reveal(troupe)

    page = NeedsMapping(troupe.team())

    assert "Stays among the first three whichever role is left out." in one(page, "C2")["said"]
    assert "Among the first three only because of: Leaders." in one(page, "B1")["said"]
    assert any("Leaders rate" in words or "Teachers rate" in words for words in _all_said(page))


def test_where_one_role_is_not_shown_in_full_nothing_is_said_of_leaving_roles_out(
    troupe: Troupe,
) -> None:
    troupe.go_to(ActivityKind.INSTRUMENT)
    rate(troupe, troupe.join(7, 0, Role.LEADER), weak_are("C2", "A3", "B1"))
    rate(troupe, troupe.join(6, 0, Role.TEACHER), weak_are("C2", "A3", "D1"))
    seen = ("C2", "A3")
    others = troupe.join(6, 0, Role.SUPPORT)
    rate(troupe, others, lambda _number, item: WEAK if item in seen else (None, None))
    reveal(troupe)

    page = NeedsMapping(troupe.team())

    assert listed(page)[0]["said"]
    assert not any("left out" in words or "only because" in words for words in _all_said(page))


def _all_said(page: NeedsMapping) -> list[str]:
    page.do({"do": "choose_need", "item": "B1"})
    return [words for need in page.needs["chosen"] for words in need["said"]] + [
        words for found in listed(page) for words in found["said"]
    ]


def test_evidence_stays_as_it_was_at_the_choice(troupe: Troupe, page: NeedsMapping) -> None:
    page.do({"do": "judge", "item": "C2", "instrument": "innovative-school", "value": 3})
    page.do({"do": "choose_need", "item": "C2"})
    page.do({"do": "judge", "item": "C2", "instrument": "innovative-school", "value": 1})

    (need,) = troupe.store.list_needs(page.school_id)

    assert need.evidence.release_id == page.release_id
    assert (need.evidence.place, need.evidence.places, need.evidence.feasibility) == (1, 19, 3)
    assert (need.evidence.gap, need.evidence.n) == (1.0, 8)
    plan = ActionPlanning(troupe.team())
    assert "Place 1 of 19 in the order of priorities." in plan.plan["needs"][0]["said"]
    assert "The team thinks it is easy to do." in plan.plan["needs"][0]["said"]


def test_a_need_chosen_before_this_was_known_is_still_shown(troupe: Troupe) -> None:
    old = FocusNeed(
        id="n",
        school_id=troupe.schools[0].id,
        instrument="innovative-school",
        item="A1",
        evidence=Evidence.model_validate({"release_id": "r", "group": "all", "item": "A1", "n": 9}),
        chosen_at=NOON,
    )
    troupe.store.add_need(old)

    page = NeedsMapping(troupe.team())

    (need,) = page.needs["chosen"]
    assert need["n"] == 9
    assert need["said"] == ["From the answers of all schools."]


def test_after_a_second_round_the_order_is_that_of_both(troupe: Troupe) -> None:
    troupe.go_to(ActivityKind.INSTRUMENT)
    seats = troupe.join(8) + troupe.join(8, 1)
    rate(troupe, seats, weak_are("C2", "A3"))
    first = reveal(troupe)
    of, workshop = (troupe.store, troupe.content), troupe.workshop_id
    discussion.discuss(*of, workshop, "A3", seen=troupe.workshop.revision)
    discussion.ask_again(*of, workshop, seen=troupe.workshop.revision)
    better = Answer(
        instrument=first.instrument, item="A3", facet="status", value=3, round=2, sequence=9
    )
    troupe.store.save_answers([(seat, [better]) for seat in seats])
    second = reveal(troupe)

    page = NeedsMapping(troupe.team())

    assert page.release_id == second.id
    assert listed(page)[0]["item"] == "C2"
    assert one(page, "A3")["place"] == 19
    assert len(listed(page)) == 19
    assert "whole=1" in page.pictures[0]["url"]


def test_what_the_team_answered_itself_stands_in_the_same_list(
    troupe: Troupe, page: NeedsMapping
) -> None:
    answer_own(troupe, {"values.status": "1", "values.importance": "4"})

    page.watch()

    own = next(found for found in listed(page) if found["own"])
    assert (own["place"], own["n"], own["status"]) == (3, None, 1)
    assert any("Judged by the team" in words for words in page.needs["legend"])


def test_the_teams_own_need_is_chosen_without_any_release(troupe: Troupe) -> None:
    instrument, item = answer_own(troupe, {"values.status": "1", "values.importance": "4"})
    page = NeedsMapping(troupe.team())

    page.do({"do": "judge", "item": item, "instrument": instrument, "value": 3})
    told = page.do({"do": "choose_need", "item": item, "instrument": instrument})

    assert told["kind"] == "good", told
    (need,) = troupe.store.list_needs(page.school_id)
    assert (need.evidence.release_id, need.evidence.group) == ("", "team")
    assert (need.evidence.place, need.evidence.feasibility) == (1, 3)
    (goal,) = plans.plan_of(troupe.store, page.school_id).goals
    assert goal.indicator.baseline.startswith("judged by the team: status 1.0 of 3 (")


def test_what_the_team_has_not_answered_cannot_be_its_need(troupe: Troupe) -> None:
    page = NeedsMapping(troupe.team())
    form = forms_of(troupe.store, troupe.content, page.school_id)[0]
    item = next(iter(form.instrument.items))

    for instrument in (form.instrument.id, "innovative-school", ""):
        told = page.do({"do": "choose_need", "item": item, "instrument": instrument})
        assert told["kind"] == "bad"
    assert troupe.store.list_needs(page.school_id) == []


def answer_own(troupe: Troupe, texts: dict[str, str]) -> tuple[str, str]:
    """Let the first school's team answer the first question that teams answer."""
    school = troupe.schools[0].id
    form = forms_of(troupe.store, troupe.content, school)[0]
    item = next(iter(form.instrument.items))
    changes = {name: FieldChange(before="", after=text) for name, text in texts.items()}
    edit_answer(troupe.store, form, item, changes)
    return form.instrument.id, item


def test_before_any_answers_the_page_has_no_list(troupe: Troupe) -> None:
    hubs.add_school(troupe.store, "New School")

    page = NeedsMapping(troupe.team())

    assert (page.needs["items"], page.needs["legend"]) == ([], [])


def test_eight_of_twenty_are_not_said_to_be_nearly_all(page: NeedsMapping) -> None:
    assert not any("staff" in words for words in page.notes)


def test_nineteen_of_twenty_are_nearly_all(troupe: Troupe) -> None:
    troupe.go_to(ActivityKind.INSTRUMENT)
    rate(troupe, troupe.join(19) + troupe.join(8, 1), weak_are("C2"))
    reveal(troupe)

    page = NeedsMapping(troupe.team())

    assert "Nearly all of the staff answered (19 of 20)." in page.notes


@pytest.mark.parametrize("roles", [(Role.LEADER,), (Role.LEADER, Role.TEACHER)])
def test_where_roles_are_not_shown_apart_a_sentence_says_what_that_needs(
    troupe: Troupe, roles: tuple[Role, ...]
) -> None:
    """Leaders only, or two teachers beside them, who are merged: both look alike."""
    troupe.go_to(ActivityKind.INSTRUMENT)
    rate(troupe, troupe.join(8, 0, roles[0]) + troupe.join(2, 0, roles[-1]), weak_are("C2"))
    rate(troupe, troupe.join(8, 1), weak_are("C2"))
    reveal(troupe)

    page = NeedsMapping(troupe.team())

    assert "roles" not in [picture["name"] for picture in page.pictures]
    assert [words for words in page.notes if "at least two of them need 5 answers" in words]


def test_where_roles_are_shown_apart_their_picture_stands_on_the_page(troupe: Troupe) -> None:
    troupe.go_to(ActivityKind.INSTRUMENT)
    rate(troupe, troupe.join(7, 0, Role.LEADER), weak_are("C2"))
    rate(troupe, troupe.join(7, 0, Role.TEACHER), weak_are("A3"))
    rate(troupe, troupe.join(8, 1), weak_are("C2"))
    reveal(troupe)

    page = NeedsMapping(troupe.team())

    assert [picture["name"] for picture in page.pictures] == ["priorities", "profile", "roles"]
    assert not any("Roles" in words for words in page.notes)
