"""From the reveal to the second round: what the cockpit lists and the board shows."""

import pytest
from troupe import Troupe, all_traits

from ihubkit.live import workshops
from ihubkit.model.answer import Answer
from ihubkit.model.workshop import ActivityKind
from ihubkit.steps.board.model import Board
from ihubkit.steps.cockpit.model import Cockpit

ASKED = "innovative-school"
SPLIT = "C2"


def rate(troupe: Troupe, seats: list[str], *values: int, number: int = 1) -> None:
    """Let seats rate the item that splits them, and one on which they agree."""
    for place, seat in enumerate(seats):
        told = [
            Answer(
                instrument=ASKED,
                item=item,
                facet="status",
                round=number,
                value=value,
                sequence=number,
            )
            for item, value in ((SPLIT, values[place % len(values)]), ("A1", 2))
        ]
        troupe.store.save_answers([(seat, told)])


@pytest.fixture
def seats(troupe: Troupe) -> list[str]:
    """Fourteen people who have seen the first picture."""
    troupe.go_to(ActivityKind.INSTRUMENT)
    taken = troupe.join(7, 0) + troupe.join(7, 1)
    rate(troupe, taken, 1, 3)
    cockpit = Cockpit(troupe.scene())
    assert press(cockpit) == "reveal"
    return taken


def press(cockpit: Cockpit) -> str:
    """Press the big button; return what it did."""
    cockpit.look_again()
    move = cockpit.run["next"]
    about = {"item": move["item"]} if move["item"] else {}
    told = cockpit.do({"do": move["do"], "seen": cockpit.run["seen"]} | about)
    assert told["kind"] == "good", told
    return str(move["do"])


def test_the_cockpit_lists_the_most_split_item_first_in_words(
    troupe: Troupe, seats: list[str]
) -> None:
    agenda = Cockpit(troupe.scene()).run["agenda"]

    first = agenda["topics"][0]
    assert (agenda["proposed"], first["item"], first["n"]) == (SPLIT, SPLIT, 14)
    assert first["said"] == "people are split, consensus 0 %"
    assert [column["n"] for column in first["spread"]] == [7, 0, 7]
    assert not any(seat in all_traits(Cockpit(troupe.scene())) for seat in seats)


def test_the_big_button_leads_from_the_reveal_to_the_shift(
    troupe: Troupe, seats: list[str]
) -> None:
    cockpit, board = Cockpit(troupe.scene()), Board(troupe.scene())
    title = troupe.content.instrument(ASKED).items[SPLIT].title
    assert cockpit.run["next"]["label"] == f"Discuss: {title}"

    assert press(cockpit) == "discuss"
    board.look_again()
    assert (board.screen["kind"], board.screen["topic"]["item"]["id"]) == ("topic", SPLIT)
    assert board.screen["activity"]["prompt"].startswith("We stand at opposite ends")
    assert cockpit.run["agenda"]["chosen"] == SPLIT
    assert cockpit.run["next"]["label"] == f"Ask again: {title}"

    assert press(cockpit) == "ask_again"
    board.look_again()
    assert (board.screen["kind"], board.screen["topic"]["item"]["title"]) == ("answering", title)
    rate(troupe, seats, 2, 3, number=2)
    cockpit.look_again()
    assert "unchanged" in cockpit.run["next"]["why"]
    assert cockpit.run["activity"]["about"] == title
    assert (cockpit.attendance["round"], cockpit.attendance["answered"]) == (2, 14)

    assert press(cockpit) == "reveal"
    board.look_again()
    assert board.screen["pictures"][0]["name"] == "shift"
    assert "Moved up by 0.5 points, likely between" in board.screen["pictures"][0]["alt"]
    assert cockpit.run["next"]["do"] == "next_activity"
    assert (cockpit.run["agenda"]["proposed"], cockpit.run["agenda"]["chosen"]) == ("", "")


def test_where_too_few_answer_again_the_board_says_so(troupe: Troupe, seats: list[str]) -> None:
    cockpit = Cockpit(troupe.scene())
    press(cockpit)
    press(cockpit)
    rate(troupe, seats[:2], 2, number=2)

    told = cockpit.do({"do": "reveal", "seen": cockpit.run["seen"]})

    assert "Too few people answered again" in told["text"]
    board = Board(troupe.scene())
    assert board.screen["note"] == told["text"]
    assert [one["name"] for one in board.screen["pictures"]] == ["profile"]


def test_back_at_the_discussion_the_button_leads_on_not_round_in_circles(
    troupe: Troupe, seats: list[str]
) -> None:
    cockpit = Cockpit(troupe.scene())
    press(cockpit)
    press(cockpit)
    rate(troupe, seats, 2, 3, number=2)
    press(cockpit)

    cockpit.do({"do": "start", "activity": "talk", "seen": cockpit.run["seen"]})

    assert cockpit.run["next"]["do"] == "next_activity"
    assert cockpit.run["may_ask_again"]


@pytest.mark.usefixtures("seats")
def test_a_second_facilitator_who_is_late_is_told(troupe: Troupe) -> None:
    slow, quick = Cockpit(troupe.scene()), Cockpit(troupe.scene())
    press(quick)

    told = slow.do({"do": "discuss", "item": "A1", "seen": slow.run["seen"]})

    assert told["kind"] == "warn"
    assert slow.run["agenda"]["chosen"] == SPLIT


@pytest.mark.usefixtures("seats")
@pytest.mark.parametrize("item", ["Z9", "", "../../etc", "A1|status"])
def test_what_is_no_topic_is_refused_and_nothing_moves(troupe: Troupe, item: str) -> None:
    cockpit, before = Cockpit(troupe.scene()), troupe.workshop

    told = cockpit.do({"do": "discuss", "item": item, "seen": cockpit.run["seen"]})

    assert told["kind"] == "bad"
    assert troupe.workshop == before


@pytest.mark.usefixtures("seats")
def test_a_workshop_closed_in_the_middle_lists_nothing_any_more(troupe: Troupe) -> None:
    cockpit = Cockpit(troupe.scene())
    press(cockpit)
    workshops.close_workshop(troupe.store, troupe.workshop_id)

    cockpit.look_again()

    assert (cockpit.run["agenda"], cockpit.run["next"]["do"]) == ({}, "hand_out")
    told = cockpit.do({"do": "ask_again", "seen": cockpit.run["seen"]})
    assert (told["kind"], "closed" in told["text"]) == ("bad", True)
