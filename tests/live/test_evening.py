"""The whole story, from the hub's first school to a plan written by two."""

from hall import NOON, Hall

from ihubkit.live import cards, moves, plans, releases, seats, views
from ihubkit.live.answers import check_answers
from ihubkit.live.attendance import attendance
from ihubkit.live.plan_table import plan_table
from ihubkit.model.answer import CardState
from ihubkit.model.plan import FieldChange
from ihubkit.model.workshop import ActivityKind


def test_an_evening_from_join_code_to_a_plan_written_by_two(hall: Hall) -> None:
    store, content = hall.store, hall.content
    birch, alder = hall.join(9), hall.join(7, school=1)
    hall.go_to(ActivityKind.INSTRUMENT)
    hall.answer(birch, status=2)
    hall.answer(alder, status=3)
    counted = attendance(store, hall.workshop)
    assert (counted.joined, counted.answered) == (16, 16)

    first = hall.reveal()
    assert first.cell("all", "A1", "status") is not None
    assert hall.workshop.current.kind is ActivityKind.REVEAL

    asked = hall.first(ActivityKind.INSTRUMENT)
    moves.open_round(store, hall.workshop_id, asked.id, seen=hall.seen, now=NOON)
    assert hall.workshop.current.round == 2
    hall.answer(birch + alder, number=2, status=3)
    second = hall.reveal()
    assert second.round == 2
    assert [r.id for r in store.list_releases(hall.workshop_id)] == [second.id, first.id]

    card = cards.add_card(
        store, birch[0], {"kind": "need", "section": "A", "text": "<b>Time</b> to plan 🌱"}
    )
    assert views.seat_view(store, content, alder[0])["cards"] == {"own": [], "shown": []}
    cards.review_card(store, card.id, CardState.SHOWN)
    assert cards.vote(store, alder[0], card.id, on=True) == 1
    third = hall.reveal()
    assert [(shown.text, shown.votes) for shown in third.cards] == [("<b>Time</b> to plan 🌱", 1)]

    school = hall.schools[0].id
    need = plans.choose_need(store, content, school, third.id, "A1", now=NOON)
    assert need.evidence.group == f"school:{school}"
    assert need.evidence.cards == ("<b>Time</b> to plan 🌱",)
    plan = plans.plan_of(store, school)
    (goal,) = plan.goals
    sheet = plan_table(hall.store, hall.content, school)
    (row,) = sheet.rows
    assert (
        row[sheet.columns.index("baseline")] == "2.7 of 3 (n = 9, first measurement, 12 March 2026)"
    )

    plans.edit(store, "plan", plan.id, {"vision": FieldChange(before="", after="All learn")}, "a")
    action = plans.add_action(store, plan.id, goal.id)
    plans.edit(store, "action", action.id, {"lead": FieldChange(before="", after="Kai")}, "a")
    plan = plans.edit(
        store, "action", action.id, {"hours": FieldChange(before="", after="2,5")}, "b"
    )
    assert (plan.vision, plan.actions[0].lead, plan.actions[0].hours) == ("All learn", "Kai", 2.5)


def test_the_state_everybody_gets_follows_the_workshop(hall: Hall) -> None:
    before = views.shared_state(hall.store, hall.workshop_id, now=NOON)
    hall.go_to(ActivityKind.INSTRUMENT)

    after = views.shared_state(hall.store, hall.workshop_id, now=NOON)

    assert before["release"] is None
    assert before["clock"] == {
        "ends_at": None,
        "remaining_s": hall.workshop.activities[0].minutes * 60,
        "paused": True,
        "server_time": "2026-03-12T12:00:00Z",
    }
    assert after["revision"] == before["revision"] + 1  # type: ignore[operator]
    assert after["activity"]["instrument"] == "innovative-school"  # type: ignore[index]
    assert after == views.shared_state(hall.store, hall.workshop_id, now=NOON)


def test_nothing_to_show_makes_an_empty_release_and_says_so(hall: Hall) -> None:
    hall.go_to(ActivityKind.INSTRUMENT)
    hall.answer(hall.join(4))

    release = hall.reveal()

    assert (release.groups, release.cells) == ((), ())
    assert "from 5 people on" in releases.notice(release)


def test_a_seat_sees_only_its_own_answers(hall: Hall) -> None:
    mine, other = hall.join(2)
    hall.go_to(ActivityKind.INSTRUMENT)
    hall.answer([mine])

    assert views.seat_view(hall.store, hall.content, other)["answers"] == []
    assert views.seat_view(hall.store, hall.content, mine)["sequence"] == 1


def test_who_withdraws_leaves_no_answers_behind(hall: Hall) -> None:
    (seat,) = hall.join(1)
    hall.go_to(ActivityKind.INSTRUMENT)
    hall.answer([seat])

    seats.withdraw(hall.store, seat)

    assert hall.store.list_answers(hall.workshop_id, "innovative-school", 1) == []


def test_answers_that_were_checked_can_be_stored_and_read_back(hall: Hall) -> None:
    (seat,) = hall.join(1)
    hall.go_to(ActivityKind.INSTRUMENT)
    sent = {"instrument": "innovative-school", "item": "B2", "facet": "status", "round": 1}

    given = check_answers(
        hall.content, hall.workshop, {"answers": [sent | {"value": None, "sequence": 7}]}
    )
    hall.store.save_answers([(seat, given)])

    assert hall.store.list_seat_answers(seat) == given
