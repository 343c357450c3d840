"""The projector's page."""

import pytest
from troupe import NOON, Troupe, all_traits

from ihubkit.errors import NotAllowedError
from ihubkit.live import moves, workshops
from ihubkit.model.workshop import ActivityKind
from ihubkit.steps.board.model import Board
from ihubkit.steps.board.view import board_view


def test_a_hub_without_a_workshop_says_so(empty: Troupe) -> None:
    assert Board(empty.scene()).screen["kind"] == "none"


def test_a_workshop_that_is_not_open_shows_no_code_screen(draft: Troupe) -> None:
    assert Board(draft.scene()).screen["kind"] == "draft"


@pytest.mark.parametrize(
    ("kind", "screen"),
    [
        (ActivityKind.WELCOME, "joining"),
        (ActivityKind.INSTRUMENT, "answering"),
        (ActivityKind.CARDS, "answering"),
        (ActivityKind.REVEAL, "waiting"),
        (ActivityKind.PLAN, "planning"),
        (ActivityKind.CLOSING, "closing"),
    ],
)
def test_each_activity_has_its_screen(troupe: Troupe, kind: ActivityKind, screen: str) -> None:
    troupe.go_to(kind)

    assert Board(troupe.scene()).screen["kind"] == screen


def test_people_join_by_code_and_picture(troupe: Troupe) -> None:
    screen = Board(troupe.scene()).screen

    assert (screen["code"], screen["address"]) == (troupe.workshop.join_code, "hub.test")
    assert screen["qr"].startswith("data:image/svg+xml")


def test_pictures_come_with_the_release_one_page_each(troupe: Troupe) -> None:
    board = Board(troupe.scene())
    troupe.release()

    board.watch()

    assert board.screen["kind"] == "pictures"
    assert all(one["table"]["rows"] for one in board.screen["pictures"])
    first = board.screen["pictures"][0]
    assert first["url"].endswith("lang=en&group=all&theme=light&size=board&part=0")
    assert first["url_dark"] == first["url"].replace("light", "dark")


def test_a_board_without_a_server_draws_its_pictures(troupe: Troupe) -> None:
    board = Board(troupe.scene(served=""))
    troupe.release()

    board.watch()

    assert all('width="1200"' in one["svg"] for one in board.screen["pictures"])


def test_a_talk_about_something_else_shows_its_words(troupe: Troupe) -> None:
    """A break comes after a release, and is not about it."""
    evening = workshops.make_workshop(
        troupe.store,
        troupe.content,
        title="Whole evening",
        runsheet="whole-evening",
        school_ids=[school.id for school in troupe.schools],
        now=NOON,
    )
    workshops.open_workshop(troupe.store, evening.id, now=NOON)
    troupe.workshop_id = evening.id
    troupe.release()
    board = Board(troupe.scene())
    board.do({"do": "show_workshop", "workshop": evening.id})
    assert board.screen["kind"] == "pictures"

    seen = troupe.workshop.revision
    moves.start(troupe.store, evening.id, "break", seen=seen, now=NOON)
    board.watch()

    assert (board.screen["kind"], board.screen["pictures"]) == ("talking", [])


def test_counts_rise_while_people_answer_and_nobody_is_named(troupe: Troupe) -> None:
    troupe.go_to(ActivityKind.INSTRUMENT)
    board = Board(troupe.scene())
    taken = troupe.join(3)
    troupe.answer(taken[:2])

    board.watch()

    assert board.counts == {"joined": 3, "answered": 2, "cards": 0}
    assert not any(seat in all_traits(board) for seat in taken)


def test_the_board_speaks_the_chosen_language(troupe: Troupe) -> None:
    board = Board(troupe.scene())
    control = board_view(board)
    english = board.screen["activity"]["title"]

    board.do({"do": "speak", "language": "fi"})

    assert board.screen["activity"]["title"] == troupe.content.texts("fi")(english) != english
    assert control.language == "fi"


def test_a_language_nobody_speaks_is_refused(troupe: Troupe) -> None:
    board = Board(troupe.scene())

    told = board.do({"do": "speak", "language": "../../etc"})

    assert (told["kind"], board.language) == ("bad", "en")


def test_another_workshop_can_be_shown(troupe: Troupe) -> None:
    other = workshops.make_workshop(
        troupe.store,
        troupe.content,
        title="Second evening",
        runsheet="planning-60",
        school_ids=[troupe.schools[1].id],
    )
    board = Board(troupe.scene())

    board.do({"do": "show_workshop", "workshop": other.id})

    assert board.screen["workshop"] == "Second evening"


def test_only_facilitators_put_it_on_the_projector(troupe: Troupe) -> None:
    with pytest.raises(NotAllowedError):
        Board(troupe.team())
