"""Tables that leave the kit: pseudonymous, and data to every spreadsheet program."""

import pytest
from hall import Hall

from ihubkit.live import cards, exports, hubs, plans
from ihubkit.live.plan_table import plan_table
from ihubkit.model.plan import FieldChange
from ihubkit.model.workshop import ActivityKind


def test_answers_leave_under_running_numbers_without_any_id(hall: Hall) -> None:
    hall.go_to(ActivityKind.INSTRUMENT)
    seats = hall.join(3) + hall.join(2, school=1)
    hall.answer(seats)

    sheet = exports.answers_table(hall.store, hall.content, hall.workshop_id)

    told = sheet.model_dump_json()
    assert {row[0] for row in sheet.rows} == {1, 2, 3, 4, 5}
    assert len(sheet.rows) == 5 * 19 * 2
    assert "Confidential" in sheet.note
    assert not [one for one in (*seats, hall.workshop_id, hall.schools[0].id) if one in told]


def test_a_workshop_leaves_as_answers_results_and_cards(hall: Hall) -> None:
    (seat,) = hall.join(1)
    cards.add_card(hall.store, seat, {"kind": "need", "section": "A", "text": "=Time"})

    answers, results, written = exports.workshop_tables(hall.store, hall.content, hall.workshop_id)

    assert (answers.title, results.title, written.title) == ("Answers", "Results", "Cards")
    assert written.rows == (("Birch School", "need", "A", "'=Time", "waiting", 0),)


def test_an_untouched_workshop_has_an_empty_table(hall: Hall) -> None:
    assert exports.answers_table(hall.store, hall.content, hall.workshop_id).rows == ()


def test_released_figures_leave_with_the_names_of_their_groups(hall: Hall) -> None:
    hall.go_to(ActivityKind.INSTRUMENT)
    hall.answer(hall.join(9) + hall.join(7, school=1))
    release = hall.reveal()

    sheet = exports.releases_table(hall.store, hall.content, [release])

    assert len(sheet.rows) == len(release.cells)
    assert {row[2] for row in sheet.rows} >= {"Everyone", "Birch School", "Alder School"}


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r", "\x00=", " ="])
def test_no_cell_of_a_plan_is_taken_for_a_formula(hall: Hall, start: str) -> None:
    school = hubs.add_school(hall.store, "Cell School")
    plan = plans.plan_of(hall.store, school.id)
    goal = plans.add_goal(hall.store, plan.id)
    text = FieldChange(before="", after=f'{start}HYPERLINK("http://x")')
    plans.edit(hall.store, "goal", goal.id, {"text": text}, "a")

    sheet = plan_table(hall.store, hall.content, school.id)

    (row,) = sheet.rows
    assert str(row[sheet.columns.index("goal")]).lstrip()[0] in "'H"


def test_a_goal_without_actions_has_a_row_of_its_own(hall: Hall) -> None:
    plan = plans.plan_of(hall.store, hall.schools[0].id)
    first, _ = (plans.add_goal(hall.store, plan.id) for _ in range(2))
    for _ in range(2):
        plans.add_action(hall.store, plan.id, first.id)

    assert len(plan_table(hall.store, hall.content, hall.schools[0].id).rows) == 3
