"""The catalogue of methods: what fits, one in full, and a way into the plan."""

from typing import Any

import pytest
from troupe import Troupe, all_traits

from ihubkit.live import plans
from ihubkit.live.needs import choose_need
from ihubkit.steps.methods.model import Methods
from ihubkit.steps.methods.view import methods_view

SHARING = "innovative-school/C1"


def ids(page: Methods) -> list[str]:
    """Name the methods that are shown, in their order."""
    return [card["id"] for card in page.catalogue["cards"]]


def narrow(page: Methods, **wanted: str) -> dict[str, Any]:
    """Look for something."""
    told: dict[str, Any] = {}
    for name, value in wanted.items():
        told = page.do({"do": "narrow", "name": name, "value": value})
    return told


def test_all_methods_are_there_and_come_back(troupe: Troupe) -> None:
    page = Methods(troupe.team())
    assert len(ids(page)) == page.catalogue["of"] == len(troupe.content.methods)

    narrow(page, text="lesson each", hours="9")
    assert 0 < len(ids(page)) < page.catalogue["of"]
    page.do({"do": "clear"})

    assert len(ids(page)) == page.catalogue["of"]


def test_the_best_for_a_need_comes_first_with_its_fit_in_words(troupe: Troupe) -> None:
    page = Methods(troupe.team())

    narrow(page, need=SHARING, people="6", hours="12", weeks="26", origin="others")

    assert ids(page) == ["learning-walk"]
    (fit,) = page.catalogue["cards"][0]["fits"]
    assert (fit["title"], fit["word"]) == ("Sharing what we know", "helps")


def test_need_and_competence_together_ask_for_both(troupe: Troupe) -> None:
    page = Methods(troupe.team())

    narrow(page, need=SHARING, competence="educator-competence/1.2")

    for one in ids(page):
        method = troupe.content.method(one)
        assert method.fit_to(SHARING), one
        assert method.fit("educator-competence", "1.2"), one
    assert ids(page)[0] in {"collegial-mentoring", "learning-circle"}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *(("people", "many"), ("people", "0"), ("people", "2.5"), ("hours", "nan")),
        *(("weeks", "-1"), ("origin", "moon"), ("colour", "red"), ("text", "x" * 201)),
    ],
)
def test_what_cannot_be_looked_for_is_said_and_changes_nothing(
    troupe: Troupe, name: str, value: str
) -> None:
    page = Methods(troupe.team())

    told = narrow(page, **{name: value})

    assert told["kind"] == "bad"
    assert len(ids(page)) == page.catalogue["of"]


@pytest.mark.parametrize("need", ["nowhere", "innovative-school/Z9", "/", "innovative-school"])
def test_a_question_nobody_asks_finds_nothing(troupe: Troupe, need: str) -> None:
    page = Methods(troupe.team())

    narrow(page, need=need)

    assert (ids(page), page.trouble) == ([], {})


def test_the_teams_focus_needs_are_offered_first_and_order_the_list(troupe: Troupe) -> None:
    release = troupe.release()
    school = troupe.schools[0].id
    choose_need(troupe.store, troupe.content, school, release.id, "E2")
    page = Methods(troupe.team())

    first = page.catalogue["offered"]["needs"][0]

    assert (first["title"], [one["id"] for one in first["options"]]) == (
        "Our focus needs",
        ["innovative-school/E2"],
    )
    assert ids(page)[0] == "future-classroom"
    assert page.catalogue["cards"][0]["fits"][0]["word"] == "made for it"


def test_one_method_opens_in_full_in_the_readers_language(troupe: Troupe) -> None:
    page = Methods(troupe.team().in_language("et"))

    page.do({"do": "open_method", "method": "creative-classrooms"})

    shown = page.catalogue["open"]
    assert shown["title"].startswith("Loovate klasside labor")
    assert len(shown["steps"]) == 5
    assert [one["title"] for one in shown["requires"]] == ["Tulevikuklassi stsenaariumid"]
    assert shown["print"] == "/print/method/creative-classrooms"
    assert all(one["title"] for one in shown["serves"])
    page.do({"do": "open_method", "method": ""})
    assert page.catalogue["open"] == {}


def test_all_who_work_at_the_school_are_proposed_where_all_can_join(troupe: Troupe) -> None:
    page = Methods(troupe.team())

    for method, people in (("needs-mapping", 20), ("learning-walk", 5), ("digital-tutors", 1)):
        page.do({"do": "open_method", "method": method})
        assert page.catalogue["open"]["people"] == people


def test_a_team_puts_a_method_into_its_plan(troupe: Troupe) -> None:
    page = Methods(troupe.team())
    school = troupe.schools[0].id
    goal = plans.add_goal(troupe.store, plans.plan_of(troupe.store, school).id)
    page.watch()
    assert page.catalogue["goals"] == [{"id": goal.id, "need": "", "title": "Goal 1"}]

    use = {"do": "use", "method": "learning-walk", "goal": goal.id, "people": 6}
    told = page.do(use)

    assert told["text"] == "“Learning walk” is in the plan now, with 15 h."
    assert [card["id"] for card in page.catalogue["cards"] if card["used"]] == ["learning-walk"]
    [action] = plans.plan_of(troupe.store, school).actions
    assert (action.method, action.hours) == ("learning-walk", 15)


def test_looking_begins_no_plan_and_one_that_is_begun_meanwhile_is_seen(troupe: Troupe) -> None:
    school = troupe.schools[0].id
    page = Methods(troupe.team())
    page.watch()
    assert troupe.store.find_plan_of(school) is None
    assert (page.catalogue["goals"], page.catalogue["may_use"]) == ([], True)

    goal = plans.add_goal(troupe.store, plans.plan_of(troupe.store, school).id)
    page.watch()

    assert [one["id"] for one in page.catalogue["goals"]] == [goal.id]


def test_nobody_fills_another_schools_plan(troupe: Troupe) -> None:
    theirs = plans.plan_of(troupe.store, troupe.schools[1].id)
    goal = plans.add_goal(troupe.store, theirs.id)
    use = {"do": "use", "method": "learning-walk", "goal": goal.id, "people": 6}

    for page in (Methods(troupe.team()), Methods(troupe.reader())):
        assert page.do(use)["kind"] == "bad"
        assert (
            page.do({"do": "choose", "name": "school", "value": theirs.school_id})["kind"] == "bad"
        )

    assert plans.plan_of(troupe.store, theirs.school_id).actions == ()
    assert "learning-walk" not in troupe.contents()


def test_a_reader_browses_and_learns_of_no_plan(troupe: Troupe) -> None:
    page = Methods(troupe.reader())

    assert len(ids(page)) == page.catalogue["of"]
    assert (page.catalogue["may_use"], page.catalogue["goals"]) == (False, [])
    assert page.heading["choices"] == []


def test_a_facilitator_turns_to_another_school(troupe: Troupe) -> None:
    page = Methods(troupe.scene())

    page.do({"do": "choose", "name": "school", "value": troupe.schools[1].id})

    assert page.heading["badge"] == "Alder <b>School</b>"


def test_a_hub_without_schools_has_methods_all_the_same(empty: Troupe) -> None:
    page = Methods(empty.scene())

    assert page.trouble == {}
    assert page.catalogue["may_use"] is False
    assert len(ids(page)) == page.catalogue["of"]


def test_the_page_shows_the_catalogue(troupe: Troupe) -> None:
    model = Methods(troupe.team())
    _, control = methods_view(model).children

    assert control.state == model.catalogue
    assert "Birch School" in all_traits(model)
