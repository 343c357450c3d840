"""What a second round and a follow-up months later show of the change."""

from hall import NOON, Hall

from ihubkit.live import moves, workshops
from ihubkit.model.answer import Answer
from ihubkit.model.people import Role, Seat
from ihubkit.model.release import Release, Shift
from ihubkit.model.workshop import ActivityKind


def shift(release: Release, item: str = "A1", facet: str = "status") -> Shift | None:
    wanted = ("all", item, facet)
    return next((s for s in release.shifts if (s.group, s.item, s.facet) == wanted), None)


def say(hall: Hall, seats: list[str], value: int, *, turn: int) -> None:
    """Let seats answer one item."""
    for seat in seats:
        answer = Answer(
            instrument="innovative-school",
            item="A1",
            facet="status",
            round=turn,
            value=value,
            sequence=10 + turn,
        )
        hall.store.save_answers([(seat, [answer])])


def first_round(hall: Hall) -> list[str]:
    """Let nine and seven people answer, and reveal."""
    seats = hall.join(9) + hall.join(7, school=1)
    hall.go_to(ActivityKind.INSTRUMENT)
    hall.answer(seats)
    hall.reveal()
    return seats


def second_round(hall: Hall, **asked: tuple[str, ...]) -> None:
    """Ask again, only some questions."""
    first = hall.first(ActivityKind.INSTRUMENT)
    moves.open_round(hall.store, hall.workshop_id, first.id, seen=hall.seen, now=NOON)
    workshop = hall.workshop
    current = workshop.current.model_copy(update=asked)
    activities = tuple(current if a.id == current.id else a for a in workshop.activities)
    changed = workshop.model_copy(update={"activities": activities})
    hall.store.save_workshop(changed, seen=workshop.revision)


def test_a_second_round_counts_newest_ratings_of_what_it_asked(hall: Hall) -> None:
    seats = first_round(hall)
    second_round(hall, items=("A1", "B2"), facets=("status",))
    say(hall, seats[:6], 3, turn=2)

    second = hall.reveal()

    assert {(cell.item, cell.facet) for cell in second.cells} == {
        ("A1", "status"),
        ("B2", "status"),
    }
    cell = second.cell("all", "A1", "status")
    assert cell
    assert cell.n == 16
    told = shift(second)
    assert told
    assert told.paired
    assert told.since == hall.store.list_releases(hall.workshop_id)[1].id
    assert shift(second, "B2") is None


def test_the_change_of_two_people_is_not_shown(hall: Hall) -> None:
    seats = first_round(hall)
    second_round(hall)
    say(hall, seats[:2], 3, turn=2)

    second = hall.reveal()

    assert second.cells == hall.store.list_releases(hall.workshop_id)[1].cells
    assert second.shifts == ()


def test_a_follow_up_is_compared_with_the_baseline(hall: Hall) -> None:
    seats = first_round(hall)
    workshops.close_workshop(hall.store, hall.workshop_id, now=NOON)
    after = follow_up(hall, seats)
    after.go_to(ActivityKind.INSTRUMENT)
    after.answer(after.seats, status=3)

    release = after.reveal()

    told = shift(release)
    assert told
    assert (told.paired, told.n) == (True, 16)
    assert told.since == hall.store.list_releases(hall.workshop_id)[0].id


def follow_up(hall: Hall, seats: list[str]) -> Hall:
    """Open a workshop of the next wave, to which everybody comes with their own code."""
    workshop = workshops.make_workshop(
        hall.store,
        hall.content,
        title="Autumn",
        runsheet="needs-mapping-90",
        school_ids=[school.id for school in hall.schools],
        languages=("en",),
        wave=1,
        now=NOON,
    )
    workshops.open_workshop(hall.store, workshop.id, now=NOON)
    codes = hall.store.list_resume_hashes([hall.workshop_id])
    after = Hall(hall.store, hall.content, hall.schools, workshop.id)
    for seat in seats:
        again = Seat(
            id=f"{seat}-again",
            workshop_id=workshop.id,
            school_id=hall.store.find_seat(seat).school_id,
            role=Role.TEACHER,
            joined_at=NOON,
        )
        hall.store.add_seat(again, codes[seat])
        after.seats.append(again.id)
    return after
