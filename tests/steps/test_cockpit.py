"""The facilitator's cockpit."""

import pytest
from troupe import Troupe, all_traits

from ihubkit.errors import NotAllowedError
from ihubkit.live import cards, workshops
from ihubkit.model.answer import CardState
from ihubkit.model.people import Role
from ihubkit.model.workshop import ActivityKind, WorkshopState
from ihubkit.steps.cockpit.hand_out import HandOut
from ihubkit.steps.cockpit.model import Cockpit
from ihubkit.steps.cockpit.prepare import Prepare
from ihubkit.steps.cockpit.programme import ProgrammeDesk
from ihubkit.steps.cockpit.summary import Summaries
from ihubkit.steps.cockpit.view import cockpit_view


def test_a_new_hub_starts_with_schools(empty: Troupe) -> None:
    cockpit, prepare = Cockpit(empty.scene()), Prepare(empty.scene())

    assert (cockpit.tab, prepare.setup["step"]) == ("prepare", "schools")


def test_from_nothing_to_an_open_workshop(empty: Troupe) -> None:
    cockpit, prepare = Cockpit(empty.scene()), Prepare(empty.scene())
    cockpit_view(
        cockpit,
        prepare,
        HandOut(empty.scene()),
        Summaries(empty.scene()),
        ProgrammeDesk(empty.scene()),
    )

    prepare.do({"do": "add_school", "name": "Birch School", "staff": 12, "language": "fi"})
    (school,) = empty.store.list_schools()
    told = prepare.do(
        {
            "do": "make_workshop",
            "title": "",
            "runsheet": "planning-60",
            "schools": [school.id],
            "wave": 0,
            "languages": ["en", "fi"],
        }
    )
    assert told["kind"] == "good"
    assert (cockpit.tab, cockpit.run["state"]) == ("run", "draft")

    cockpit.do({"do": cockpit.run["next"]["do"]})

    assert empty.store.list_workshops()[0].state is WorkshopState.OPEN


def test_a_duplicate_school_is_refused_by_name(troupe: Troupe) -> None:
    prepare = Prepare(troupe.scene())

    told = prepare.do({"do": "add_school", "name": "Birch School", "staff": 0, "language": "en"})

    assert told["kind"] == "bad"
    assert "Birch School" in told["text"]


def test_the_whole_run_sheet_is_walked_by_the_one_next_button(troupe: Troupe) -> None:
    cockpit = Cockpit(troupe.scene())
    pressed = []

    while troupe.workshop.state is WorkshopState.OPEN:
        move = cockpit.run["next"]["do"]
        pressed.append(move)
        seen = {} if move == "close_workshop" else {"seen": cockpit.run["seen"]}
        assert cockpit.do({"do": move} | seen)["kind"] == "good"

    assert {"next_activity", "reveal", "close_workshop"} == set(pressed)
    assert cockpit.run["next"]["do"] == "hand_out"


def test_the_clock_stops_runs_on_and_gets_two_minutes_more(troupe: Troupe) -> None:
    troupe.go_to(ActivityKind.INSTRUMENT)
    cockpit = Cockpit(troupe.scene())
    minutes = cockpit.run["activity"]["minutes"]

    cockpit.do({"do": "pause", "seen": cockpit.run["seen"]})
    assert cockpit.run["clock"]["paused"]
    cockpit.do({"do": "resume", "seen": cockpit.run["seen"]})
    assert not cockpit.run["clock"]["paused"]
    cockpit.do({"do": "add_minutes", "minutes": 2, "seen": cockpit.run["seen"]})

    assert cockpit.run["activity"]["minutes"] == minutes + 2


def test_a_second_round_is_asked_after_the_reveal(troupe: Troupe) -> None:
    troupe.release()
    cockpit = Cockpit(troupe.scene())

    cockpit.do(
        {
            "do": "open_round",
            "activity": cockpit.run["activity"]["id"],
            "seen": cockpit.run["seen"],
        }
    )

    assert (troupe.workshop.current.kind, troupe.workshop.current.round) == (
        ActivityKind.INSTRUMENT,
        2,
    )


def test_of_two_facilitators_the_slower_one_is_told_and_sees_the_new_state(
    troupe: Troupe,
) -> None:
    slow, quick = Cockpit(troupe.scene()), Cockpit(troupe.scene())
    quick.do({"do": "next_activity", "seen": quick.run["seen"]})

    told = slow.do({"do": "next_activity", "seen": slow.run["seen"]})

    assert told["kind"] == "warn"
    assert "Somebody else" in told["text"]
    assert slow.run["number"] == quick.run["number"] == 2


def test_moves_of_others_are_noticed(troupe: Troupe) -> None:
    cockpit = Cockpit(troupe.scene())
    troupe.go_to(ActivityKind.REVEAL)

    cockpit.watch()

    assert cockpit.run["activity"]["kind"] == "reveal"


def test_nothing_is_sent_to_the_page_while_nothing_changes(troupe: Troupe) -> None:
    cockpit = Cockpit(troupe.scene())
    sent: list[str] = []
    cockpit.observe(lambda change: sent.append(change["name"]))

    cockpit.watch()

    assert sent == []


def test_who_is_there_is_counted_by_school_and_role(troupe: Troupe) -> None:
    troupe.go_to(ActivityKind.INSTRUMENT)
    taken = troupe.join(3) + troupe.join(1, role=Role.LEADER)
    troupe.answer(taken[:2])
    cockpit = Cockpit(troupe.scene())

    cockpit.watch()

    birch = next(s for s in cockpit.attendance["schools"] if s["name"] == "Birch School")
    assert {r["name"]: (r["joined"], r["answered"]) for r in birch["roles"]} == {
        "Teachers": (3, 2),
        "Leaders": (1, 0),
        "Support staff": (0, 0),
    }
    assert not any(seat in all_traits(cockpit) for seat in taken)


def test_a_card_waits_until_it_is_approved(troupe: Troupe) -> None:
    card = troupe.card("More time <script>", shown=False)
    cockpit = Cockpit(troupe.scene())
    assert [one["text"] for one in cockpit.approvals["waiting"]] == ["More time <script>"]

    cockpit.do({"do": "review", "card": card, "state": "shown"})

    assert troupe.store.find_card(card).state is CardState.SHOWN
    assert cockpit.approvals["waiting"] == []


def test_a_new_card_is_noticed(troupe: Troupe) -> None:
    cockpit = Cockpit(troupe.scene())
    troupe.card("Later", shown=False)

    cockpit.watch()

    assert len(cockpit.approvals["waiting"]) == 1


def test_a_card_of_another_workshop_is_not_reviewed_here(troupe: Troupe) -> None:
    card = troupe.card("Elsewhere", shown=False)
    other = workshops.make_workshop(
        troupe.store,
        troupe.content,
        title="Another evening",
        runsheet="planning-60",
        school_ids=[troupe.schools[0].id],
    )
    cockpit = Cockpit(troupe.scene())
    cockpit.do({"do": "choose", "name": "workshop", "value": other.id})

    told = cockpit.do({"do": "review", "card": card, "state": "shown"})

    assert told["kind"] == "bad"
    assert troupe.store.find_card(card).state is CardState.WAITING


def test_a_withdrawn_card_is_said_to_be_gone(troupe: Troupe) -> None:
    card = troupe.card("Gone", shown=False)
    cockpit = Cockpit(troupe.scene())
    cards.remove_own_card(troupe.store, troupe.store.find_card(card).seat_id, card)

    told = cockpit.do({"do": "review", "card": card, "state": "shown"})

    assert told["kind"] == "bad"
    assert cockpit.approvals["waiting"] == []


def test_a_reader_link_is_told_once_and_kept_in_no_trait(troupe: Troupe) -> None:
    release = troupe.release()
    hand_out = HandOut(troupe.scene())

    told = hand_out.do({"do": "share", "title": "For parents", "releases": [release.id], "days": 7})

    token = told["once"].removeprefix("http://hub.test/shared#")
    assert len(token) > 20
    assert token not in all_traits(hand_out)
    (shown,) = hand_out.codes["links"]
    assert shown["title"] == "For parents"


def test_a_link_taken_back_is_gone(troupe: Troupe) -> None:
    hand_out = HandOut(troupe.scene())
    release = troupe.release()
    hand_out.do({"do": "share", "title": "x", "releases": [release.id], "days": 7})

    hand_out.do({"do": "remove_link", "link": hand_out.codes["links"][0]["id"]})

    assert hand_out.codes["links"] == troupe.store.list_links() == []


def test_a_new_team_code_replaces_the_old_one(troupe: Troupe) -> None:
    hand_out = HandOut(troupe.scene())
    school = troupe.schools[0]

    hand_out.do({"do": "renew_code", "school": school.id})

    assert troupe.store.find_school(school.id).team_code != school.team_code
    assert school.team_code not in all_traits(hand_out)


def test_only_facilitators_get_in(troupe: Troupe) -> None:
    for step in (Cockpit, Prepare, HandOut, Summaries):
        with pytest.raises(NotAllowedError):
            step(troupe.team())


def test_a_store_that_fails_is_said_in_words(
    troupe: Troupe, monkeypatch: pytest.MonkeyPatch
) -> None:
    cockpit = Cockpit(troupe.scene())

    def fail() -> dict[str, int]:
        message = "secret detail"
        raise RuntimeError(message)

    monkeypatch.setattr(troupe.store, "revisions", fail)
    cockpit.beat()
    assert cockpit.trouble["kind"] == "warn"
    assert "secret" not in all_traits(cockpit)

    monkeypatch.undo()
    cockpit.beat()
    assert cockpit.trouble == {}
