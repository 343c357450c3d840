"""A team comes back to its plan: reviews are due, held, and keep what was found."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from hall import NOON, Hall

from ihubkit.errors import InvalidValueError, NotFoundError, StaleWriteError
from ihubkit.live import plans, reviews, workshops
from ihubkit.live.dossier import dossier_of
from ihubkit.model.plan import FieldChange, Plan, PlanState, Status
from ihubkit.model.plan_life import Review, StateChange
from ihubkit.model.reviews import is_newer
from ihubkit.model.workshop import ActivityKind

LATER = NOON + timedelta(days=90)
MEASURE = "innovative-school/A1/status"


def change(after: str, before: str = "") -> FieldChange:
    return FieldChange(before=before, after=after)


def measure(hall: Hall, *, status: int) -> None:
    """Let a school answer, and reveal."""
    hall.go_to(ActivityKind.INSTRUMENT)
    hall.answer(hall.join(9), status=status)
    hall.reveal()


def follow_up(hall: Hall, *, status: int) -> None:
    """Hold a workshop of the next wave, three months later."""
    made = workshops.make_workshop(
        hall.store,
        hall.content,
        title="Autumn",
        runsheet="needs-mapping-90",
        school_ids=[hall.schools[0].id],
        wave=1,
        now=LATER,
    )
    hall.workshop_id = workshops.open_workshop(hall.store, made.id, now=NOON).id
    measure(hall, status=status)


@pytest.fixture
def plan(hall: Hall) -> Plan:
    """A plan with a goal that is measured, one of whose two actions is done."""
    store, school = hall.store, hall.schools[0].id
    begun = plans.plan_of(store, school, now=NOON)
    goal = plans.add_goal(store, begun.id, now=NOON)
    for status in (Status.DONE, Status.OPEN):
        action = plans.add_action(store, begun.id, goal.id, now=NOON)
        plans.edit(store, "action", action.id, {"status": change(status.value, "open")}, "t")
    told = {"text": change("All join in"), "indicator.measure": change(MEASURE)}
    return plans.edit(store, "goal", goal.id, told, "team", now=NOON)


@pytest.fixture
def review(hall: Hall, plan: Plan) -> Review:
    reviews.begin_reviews(hall.store, plan, NOON.date())
    return hall.store.list_reviews(plan.id)[0]


def agree(hall: Hall, plan: Plan) -> None:
    """Keep the baseline as measured, and go under way."""
    store = hall.store
    (goal,) = store.find_plan(plan.id).goals
    then = dossier_of(store, hall.content, plan.school_id).baseline(goal)
    indicator = goal.indicator.model_copy(update={"measured": then})
    store.save_goal(goal.model_copy(update={"indicator": indicator}), seen=goal.version)
    for seen, state in ((plan.state, PlanState.AGREED), (PlanState.AGREED, PlanState.UNDER_WAY)):
        told = StateChange(plan_id=plan.id, state=state, who="Aino", by="team", at=NOON)
        store.save_plan_state(told, seen=seen)


def finish(hall: Hall, review: Review, who: str = " Aino\nKask ") -> Review:
    return reviews.finish_review(hall.store, hall.content, review.id, who, by="team", now=LATER)


def test_reviews_are_due_after_30_90_and_180_days(hall: Hall, plan: Plan) -> None:
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: reviews.begin_reviews(hall.store, plan, NOON.date()), range(8)))

    made = hall.store.list_reviews(plan.id)
    assert [(one.days, one.due) for one in made] == [
        (30, date(2026, 4, 11)),
        (90, date(2026, 6, 10)),
        (180, date(2026, 9, 8)),
    ]


def test_a_review_that_was_moved_stays_where_it_is(hall: Hall, plan: Plan, review: Review) -> None:
    moved = {"due": change("2026-05-01", review.due.isoformat())}
    plans.edit(hall.store, "review", review.id, moved, "team")

    reviews.begin_reviews(hall.store, plan, NOON.date() + timedelta(days=3))

    assert date(2026, 5, 1) in {one.due for one in hall.store.list_reviews(plan.id)}
    assert len(hall.store.list_reviews(plan.id)) == 3


def test_a_review_needs_a_date(hall: Hall, review: Review) -> None:
    with pytest.raises(InvalidValueError, match="needs a date"):
        plans.edit(hall.store, "review", review.id, {"due": change("", str(review.due))}, "team")


def test_a_date_of_ones_own_comes_and_goes(hall: Hall, plan: Plan) -> None:
    own = reviews.add_review(hall.store, plan, date(2026, 5, 2), by="team")
    with pytest.raises(InvalidValueError, match="on that day already"):
        reviews.add_review(hall.store, plan, own.due, by="team")

    reviews.remove_review(hall.store, plan, own.id, by="team")

    assert hall.store.list_reviews(plan.id) == []
    kept = hall.store.list_changes(plan.id)[-1].kept  # as it stood when it was removed
    assert kept
    assert kept["id"] == own.id
    with pytest.raises(NotFoundError, match="somebody removed it"):
        reviews.remove_review(hall.store, plan, own.id, by="team")


def test_a_review_in_which_somebody_has_just_written_is_not_removed(
    hall: Hall, review: Review
) -> None:
    seen = hall.store.list_reviews(review.plan_id)[0]
    plans.edit(hall.store, "review", seen.id, {"reflection": change("We learned")}, "team")

    with pytest.raises(StaleWriteError):
        hall.store.remove_review(seen)

    assert hall.store.list_reviews(review.plan_id)[0].reflection == "We learned"


def test_there_are_not_endlessly_many_reviews(hall: Hall, plan: Plan) -> None:
    for day in range(reviews.MOST):
        reviews.add_review(hall.store, plan, NOON.date() + timedelta(days=day), by="team")

    with pytest.raises(InvalidValueError, match="24 reviews already"):
        reviews.add_review(hall.store, plan, LATER.date(), by="team")


def test_a_finished_review_keeps_what_was_found(hall: Hall, plan: Plan, review: Review) -> None:
    measure(hall, status=2)
    agree(hall, plan)
    follow_up(hall, status=3)

    held = finish(hall, review)

    (found,) = held.found
    assert (held.held_by, held.held_at) == ("Aino Kask", LATER)
    assert (found.text, found.actions_done, found.actions) == ("All join in", 1, 2)
    assert found.then
    assert found.now
    assert (found.then.wave, found.then.n, found.now.wave, found.now.n) == (0, 9, 1, 9)
    assert is_newer(found)
    shift = reviews.shift_of(hall.store, plan.school_id, found)
    assert shift
    assert shift.mean == pytest.approx(1)
    assert hall.store.find_plan(plan.id).state is PlanState.REVIEWED
    assert hall.store.list_plan_states(plan.id)[-1].who == "Aino Kask"


def test_without_a_newer_wave_nothing_is_said_to_have_changed(
    hall: Hall, plan: Plan, review: Review
) -> None:
    measure(hall, status=2)
    agree(hall, plan)

    (found,) = finish(hall, review).found

    assert found.then == found.now
    assert not is_newer(found)
    assert reviews.shift_of(hall.store, plan.school_id, found) is None


def test_a_plan_without_measures_can_be_reviewed_and_stays_a_draft(
    hall: Hall, plan: Plan, review: Review
) -> None:
    (found,) = finish(hall, review).found

    assert found.now is None
    assert hall.store.find_plan(plan.id).state is PlanState.DRAFT


def test_a_finished_review_stays_as_it_is(hall: Hall, plan: Plan, review: Review) -> None:
    held = finish(hall, review)

    with pytest.raises(InvalidValueError, match="finished"):
        finish(hall, review)
    with pytest.raises(InvalidValueError, match="finished"):
        plans.edit(hall.store, "review", review.id, {"reflection": change("Late")}, "team")
    with pytest.raises(InvalidValueError, match="finished"):
        reviews.remove_review(hall.store, plan, review.id, by="team")
    assert hall.store.list_reviews(plan.id)[0] == held


@pytest.mark.parametrize(("who", "said"), [(" \n", "Write a name"), ("x" * 121, "too long")])
def test_who_finishes_a_review_says_their_name(
    hall: Hall, review: Review, who: str, said: str
) -> None:
    with pytest.raises(InvalidValueError, match=said):
        finish(hall, review, who)


def test_while_two_write_and_two_finish_no_text_is_lost(hall: Hall, review: Review) -> None:
    words = "Õpime koos! გავაგრძელოთ 🙂 نواصل " * 2000  # 10,000 words
    texts = {"reflection": words.strip(), "next_steps": "Go on"}

    def write(field: str) -> None:
        plans.edit(hall.store, "review", review.id, {field: change(texts[field])}, "team")

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(write, texts))
    held = finish(hall, review)

    assert (held.reflection, held.next_steps) == tuple(texts.values())
