"""Sets of methods in small cases with answers one can work out by hand."""

from typing import Any

import pytest
from offers import asked, method, term

from ihubkit.analysis.proposals import Words, propose
from ihubkit.analysis.proposals.advice import relaxed
from ihubkit.analysis.proposals.options import sizes
from ihubkit.model.method import Method
from ihubkit.model.proposal import RANGES, Limit, ProposalRequest, Proposed, Wanted
from ihubkit.model.texts import in_english

WALK = method("walk", {"A": 2}, least=5, most=6, each=2, lead=3)
STUDY = method("study", {"A": 3, "B": 1}, least=4, most=4, each=10)
FAIR = method("fair", {"B": 2}, least=10, most=None, each=3)


def names(found: Proposed, number: int = 0) -> set[str]:
    """Name the methods of a set."""
    return set(found.sets[number].methods)


def lines(request: ProposalRequest, found: Proposed) -> list[str]:
    """Say all advice."""
    words = Words(request, in_english)
    return [sentence for one in found.advice for sentence in words.advice(one)]


def test_the_set_that_fits_best_comes_first_with_as_many_people_as_can_take_part() -> None:
    found = propose(asked("AB", [WALK, STUDY, FAIR]))

    first = found.sets[0]
    assert {(one.method, one.people, one.starts) for one in first.chosen} == {
        ("walk", 6, 0), ("study", 4, 0), ("fair", 20, 0),
    }  # fmt: skip
    assert first.points == 10 * (2 * 18 + 12) + 10 * (2 * 12 + 6)
    assert first.hours == 15 + 40 + 60


def test_a_third_method_for_the_same_need_counts_nothing_and_is_left_out() -> None:
    others = [method(f"m{n}", {"A": 1}) for n in range(4)]

    assert len(propose(asked("A", others)).sets[0].methods) == 2


def test_among_equals_fewer_hours_win() -> None:
    dear, cheap = method("dear", {"A": 2}, each=5), method("cheap", {"A": 2}, each=4)
    third = method("third", {"A": 2}, each=3)

    assert names(propose(asked("A", [dear, cheap, third]))) == {"cheap", "third"}


def test_a_group_shrinks_where_hours_are_few() -> None:
    found = propose(asked("B", [FAIR], limits={"hours": 45}))

    (one,) = found.sets[0].chosen
    assert (one.people, one.all_hours, one.whole) == (10, 30, False)


def test_the_more_urgent_need_gets_the_hours() -> None:
    offered = [method(one, {"A": 1, "B": 1} | {one: 3}) for one in "AB"]
    few = {"hours": 10}

    assert names(propose(asked("AB", offered, weights=[5, 10], limits=few))) == {"B"}
    assert names(propose(asked("AB", offered, weights=[10, 5], limits=few))) == {"A"}


def test_what_a_method_requires_ends_in_an_earlier_term() -> None:
    later = method("later", {"A": 3}, requires=("first",))

    found = propose(asked("A", [later, method("first", {"B": 1})]))

    first, second = found.sets[0].chosen
    assert (first.method, second.method) == ("first", "later")
    assert first.ends < second.starts


def test_what_the_plan_has_already_need_not_come_before_again_and_answers_its_need() -> None:
    later = method("later", {"A": 3}, requires=("first",))
    offered = [later, method("first", {"B": 3})]

    found = propose(asked("AB", offered, used=("first",), terms=(term(0),)))

    assert names(found) == {"later"}
    assert found.sets[0].points == 2 * 2 * 180


def test_a_long_method_goes_on_over_terms_and_its_hours_follow_its_weeks() -> None:
    found = propose(asked("A", [method("long", {"A": 1}, weeks=15, each=3)]))

    (one,) = found.sets[0].chosen
    assert (one.starts, one.ends, one.hours) == (0, 1, (10, 5))
    assert one.first_day == term(0).starts
    assert (one.last_day - term(1).starts).days == 34


def test_no_more_methods_than_wanted_go_on_at_once() -> None:
    offered = [method(f"m{n}", {item: 2}) for n, item in enumerate("ABC")]

    found = propose(asked("ABC", offered, limits={"at_once": 2}))

    assert sorted(one.starts for one in found.sets[0].chosen) == [0, 0, 1]


def test_alternatives_are_other_sets_not_the_same_with_more() -> None:
    found = propose(asked("AB", [WALK, STUDY, FAIR]))

    assert names(found) == {"walk", "study", "fair"}
    assert len({one.methods for one in found.sets}) == 3
    assert all(names(found) - names(found, n) for n in (1, 2))


def test_a_method_that_would_fit_better_is_named_with_what_it_would_take() -> None:
    request = asked("A", [WALK, STUDY], limits={"hours": 20, "people": 20})
    found = propose(request)

    (told,) = found.sets[0].left_out

    assert Words(request, in_english).left_out(told) == (
        "“STUDY” would fit “Need A” better (made for it), but would take: "
        "Working hours of all, in all: 55 instead of 20."
    )


@pytest.mark.parametrize(
    ("limits", "said"),
    [
        ({"people": 3}, "People who take part: 4 instead of 3"),
        ({"hours": 12}, "Working hours of all, in all: 40 instead of 12"),
        ({"hours_each": 9}, "Most hours of one person in a term: 10 instead of 9"),
        ({"at_once": 0}, "Most methods at once: 1 instead of 0"),
        ({"people": 4, "hours_each": 9.5}, "Most hours of one person in a term: 10 instead of 9.5"),
    ],
)
def test_one_limit_in_the_way_is_named_with_the_least_that_would_do(
    limits: dict[str, float], said: str
) -> None:
    request = asked("A", [STUDY], limits=limits)
    found = propose(request)

    assert found.sets == ()
    assert said in lines(request, found)
    assert propose(relaxed(request, found.advice[0].relaxed)).sets


def test_too_few_terms_are_named_as_many_as_it_takes() -> None:
    long = method("long", {"A": 1}, weeks=25)
    request = asked("A", [long], terms=(term(0),), later=(term(1), term(2), term(3)))

    found = propose(request)

    assert lines(request, found)[0] == "Terms: 3 instead of 1"
    assert found.advice[0].relaxed[0].limit is Limit.TERMS


def test_a_need_or_a_wish_that_is_in_the_way_can_be_left_out() -> None:
    request = asked("AB", [WALK, FAIR, STUDY], limits={"hours": 15}, wished=("walk",))

    said = lines(request, propose(request))

    assert "Working hours of all, in all: 43 instead of 15" in said
    assert "Set the need “Need B” aside for now" in said


def test_where_no_single_change_is_enough_the_cheapest_combination_is_named() -> None:
    request = asked("A", [STUDY], limits={"people": 2, "hours": 20})

    found = propose(request)

    (advice,) = found.advice
    assert {one.limit: one.needed for one in advice.relaxed} == {Limit.PEOPLE: 4, Limit.HOURS: 40}
    assert propose(relaxed(request, advice.relaxed)).sets


def test_a_need_that_nothing_answers_is_told_and_the_others_are_still_served() -> None:
    request = asked("AC", [WALK])
    found = propose(request)

    assert names(found) == {"walk"}
    assert list(Words(request, in_english).aside(found)) == [
        "No method here answers “Need C”. Plan actions of your own for it."
    ]


def test_methods_that_are_left_out_are_named_where_only_they_would_answer() -> None:
    request = asked("A", [WALK, STUDY], excluded=("walk", "study"))
    found = propose(request)

    assert found.sets == ()
    assert list(Words(request, in_english).aside(found)) == [
        "Only methods that you leave out answer “Need A”: “WALK”, “STUDY”."
    ]


def test_a_wish_whose_prerequisite_is_left_out_is_told() -> None:
    later = method("later", {"A": 3}, requires=("walk",))
    request = asked("A", [WALK, STUDY, later], wished=("later",), excluded=("walk",))
    found = propose(request)

    assert found.impossible == ("later",)
    assert names(found) == {"study"}


@pytest.mark.parametrize("offered", [[], [WALK]])
def test_without_needs_nothing_is_proposed(offered: list[Method]) -> None:
    assert propose(asked("", offered)) == Proposed()


def test_without_methods_every_need_is_unanswered() -> None:
    found = propose(asked("AB", []))

    assert [one.need for one in found.unanswered] == ["need-A", "need-B"]


def test_a_school_of_one_person_gets_what_one_person_can_do() -> None:
    alone = method("alone", {"A": 1}, least=1, most=None, each=6)

    (one,) = propose(asked("A", [WALK, alone], limits={"people": 1})).sets[0].chosen

    assert (one.method, one.people, one.whole) == ("alone", 1, True)


def test_zero_hours_leave_room_for_nothing_and_the_hours_are_named() -> None:
    request = asked("A", [WALK], limits={"hours": 0})

    assert lines(request, propose(request))[0] == "Working hours of all, in all: 13 instead of 0"


def test_without_any_term_terms_are_what_is_missing() -> None:
    request = asked("A", [WALK], terms=(), later=(term(0),))

    assert lines(request, propose(request))[0] == "Terms: 1 instead of 0"


def test_the_same_request_has_the_same_answer() -> None:
    twins = [method(f"m{n}", {"A": 2, "B": 1}) for n in range(6)]

    assert propose(asked("AB", twins)) == propose(asked("AB", twins))
    assert names(propose(asked("AB", twins))) == {"m0", "m1"}


def test_an_alternative_says_what_tells_it_from_the_first() -> None:
    request = asked("A", [WALK, STUDY])
    found = propose(request)
    words = Words(request, in_english)

    assert list(words.differs(found.sets[1], found.sets[0])) == [
        "Beside the first proposal: without “WALK”.",
        "15 working hours less.",
    ]
    assert list(words.answers(found.sets[0])) == [
        "“Need A” is answered by “STUDY” (made for it); “WALK” (helps)."
    ]


def test_groups_are_as_large_as_can_be_half_of_that_or_the_smallest() -> None:
    groups = sizes(method("m", {"A": 1}, least=2, most=9), people=7)

    assert groups == [(7, 6), (4, 5), (2, 4)]
    assert sizes(method("m", {"A": 1}, least=5, most=6), people=7) == [(6, 6), (5, 5)]


def test_what_a_combination_costs_is_counted_in_shares_of_the_limits() -> None:
    offered = [
        method("both", {"A": 1}, least=6, most=6, each=20),
        method("hours", {"A": 1}, least=5, most=5, each=30),
        method("people", {"A": 1}, least=8, most=8, each=13),
    ]

    (advice,) = propose(asked("A", offered, limits={"people": 4, "hours": 100})).advice

    assert {one.limit: one.needed for one in advice.relaxed} == {Limit.PEOPLE: 6, Limit.HOURS: 120}


def test_hours_that_the_plan_takes_in_its_terms_are_not_there_twice() -> None:
    terms = (term(0, hours_taken=15), term(1, hours_taken=17))
    walk = method("walk", {"A": 2}, least=5, most=5, each=2)
    request = asked("A", [walk], limits={"people": 5, "hours_each": 4}, terms=terms)

    assert lines(request, propose(request)) == [
        "People who take part: 7 instead of 5",
        "Most hours of one person in a term: 5 instead of 4",
    ]


@pytest.mark.parametrize("taken", [{"hours_taken": 9990}, {"terms": (term(0, hours_taken=1e6),)}])
def test_no_more_is_advised_than_a_plan_can_hold(taken: dict[str, Any]) -> None:
    request = asked("A", [STUDY], limits={"people": 4}, **taken)

    found = propose(request)

    for advice in found.advice:
        told = {one.limit: one.needed for one in advice.relaxed}
        assert all(RANGES[limit][0] <= needed <= RANGES[limit][1] for limit, needed in told.items())
        assert Wanted(**{limit.value: needed for limit, needed in told.items()})
    assert lines(request, found)[-1] == "Set the need “Need A” aside for now"


@pytest.mark.parametrize("hours", [1000, 0])
def test_what_is_not_known_in_time_is_told_and_nothing_is_advised(hours: float) -> None:
    offered = [
        method(f"m{n}", dict.fromkeys("ABCDE"[n % 3 : n % 3 + 3], 1 + n % 3), each=2 + n, lead=n)
        for n in range(20)
    ]
    request = asked("ABCDE", offered, limits={"hours": hours}, seconds=0)

    found = propose(request)

    assert found == Proposed(unproven=True)
    (said,) = Words(request, in_english).aside(found)
    assert said.startswith("This could not be worked out in time.")
