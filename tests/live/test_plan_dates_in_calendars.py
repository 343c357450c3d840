"""A calendar takes in a plan's dates after every change; it follows, since numbers only rise."""

from collections.abc import Callable

from hall import NOON, Hall
from icalendar import Calendar

from ihubkit.live import plan_history, plan_life, plan_order, plans, reviews
from ihubkit.live.dossier import dossier_of
from ihubkit.model.plan import FieldChange, PlanState
from ihubkit.reports.plan.ics import ics_bytes

Book = dict[str, tuple[int, bytes]]  # by UID: its number, and all else that calendars show
UNSEEN = ("sequence", "dtstamp", "last-modified")


def book_of(hall: Hall) -> Book:
    """Return the events of the first school's plan as of now."""
    dossier = dossier_of(hall.store, hall.content, hall.schools[0].id, today=NOON.date())
    changes = hall.store.list_changes(dossier.plan.id)
    taken = Calendar.from_ical(ics_bytes(dossier, hall.content.texts("en"), changes))
    book: Book = {}
    for event in taken.walk("VEVENT"):
        number = int(str(event["sequence"]))
        for name in UNSEEN:
            del event[name]
        book[str(event["uid"])] = number, event.to_ical()
    return book


def rose(before: Book, after: Book) -> list[str]:
    """Name the events that changed or came; none of the others falls or is lost."""
    assert before.keys() <= after.keys()
    assert all(after[uid][0] >= before[uid][0] for uid in before)
    changed = [uid for uid in after if uid not in before or after[uid][1] != before[uid][1]]
    assert all(uid not in before or after[uid][0] > before[uid][0] for uid in changed)
    return changed


def test_the_number_of_a_date_rises_with_whatever_happens_to_it(hall: Hall) -> None:
    store, school = hall.store, hall.schools[0].id
    plan = plans.plan_of(store, school, now=NOON)
    goals = [plans.add_goal(store, plan.id, now=NOON).id for _ in range(2)]
    mine, other = (plans.add_action(store, plan.id, goals[0], now=NOON).id for _ in range(2))

    def write(part: str, part_id: str, field: str, before: str, after: str) -> None:
        edit = {field: FieldChange(before=before, after=after)}
        plans.edit(store, part, part_id, edit, "team", now=NOON)

    def take_back() -> None:
        last = plan_history.read_history(store, school)[-1].last
        plan_history.undo(store, school, last, by="team", now=NOON)

    action, other_action = f"{mine}.action@ihubkit", f"{other}.action@ihubkit"
    goal = f"{goals[0]}.goal@ihubkit"
    story: list[tuple[Callable[[], object], set[str]]] = [
        (lambda: write("action", mine, "ends", "", "2026-12-01"), {action}),
        (lambda: write("action", other, "ends", "", "2026-12-02"), {other_action}),
        (lambda: write("goal", goals[0], "indicator.by", "", "2027-05-31"), {goal}),
        (lambda: write("action", mine, "text", "", "Try out"), {action}),
        (lambda: plan_order.move_action(store, mine, plan_order.DOWN, by="team", now=NOON), set()),
        (lambda: plan_order.move_action(store, mine, plan_order.UP, by="team", now=NOON), set()),
        (lambda: plan_order.move_action(store, other, plan_order.UP, by="team", now=NOON), set()),
        (lambda: plan_order.move_goal(store, goals[0], plan_order.DOWN, by="team"), set()),
        (lambda: plans.remove_goal(store, goals[1], by="team", now=NOON), set()),
        (lambda: plans.remove_action(store, mine, by="team", now=NOON), {action}),
        (take_back, {action}),
        (lambda: write("action", mine, "ends", "2026-12-01", ""), {action}),
        (lambda: write("action", mine, "note", "", "Later"), set()),
        (lambda: write("action", mine, "ends", "", "2027-01-15"), {action}),
        (lambda: write("action", mine, "status", "open", "dropped"), {action}),
        (lambda: write("action", mine, "status", "dropped", "open"), {action}),
        (lambda: plans.remove_goal(store, goals[0], by="team"), {action, other_action, goal}),
        (take_back, {action, other_action, goal}),
        (lambda: plans.remove_action(store, other, by="team", now=NOON), {other_action}),
    ]
    book: Book = {}
    for happens, expected in story:
        before = book
        happens()
        book = book_of(hall)
        assert set(rose(before, book)) == expected


def test_a_review_that_was_removed_and_is_made_anew_stands_in_the_calendar_again(
    hall: Hall,
) -> None:
    store, school = hall.store, hall.schools[0].id
    plan = plans.plan_of(store, school, now=NOON)
    plans.add_goal(store, plan.id, now=NOON)

    def agree() -> None:
        plan_life.sign(store, hall.content, school, "Aino", "Head", by="team", now=NOON)

    agree()
    first, *_ = store.list_reviews(plan.id)
    agreed = book_of(hall)
    reviews.remove_review(store, plan, first.id, by="team", now=NOON)
    removed = book_of(hall)
    plan_life.go_on(store, school, PlanState.DRAFT, "Aino", by="team", now=NOON)
    agree()

    assert rose(agreed, removed) == [f"{first.id}.review@ihubkit"]
    assert rose(removed, book_of(hall)) == [f"{first.id}.review@ihubkit"]
