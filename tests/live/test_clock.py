"""The activity's time: pausing neither loses nor makes any; odd clocks do no harm."""

from datetime import timedelta

from hall import NOON, Hall
from hypothesis import given
from hypothesis import strategies as st

from ihubkit.live import views
from ihubkit.model import moves
from ihubkit.model.workshop import Activity, ActivityKind, Clock, Workshop

SECONDS = st.integers(min_value=0, max_value=50_000).map(lambda s: timedelta(seconds=s))
BACK = st.integers(min_value=1, max_value=50_000).map(lambda s: timedelta(seconds=s))


def running(minutes: int = 10) -> Workshop:
    """Return a workshop whose only activity has just begun."""
    activity = Activity(id="a", kind=ActivityKind.WELCOME, title="Welcome", minutes=minutes)
    return Workshop(
        id="w",
        title="Evening",
        join_code="K7M4QT",
        school_ids=("s",),
        activities=(activity,),
        clock=Clock(running_since=NOON),
        made_at=NOON,
    )


@given(st.lists(st.tuples(SECONDS, SECONDS)))
def test_pausing_never_loses_or_invents_time(stretches: list[tuple[timedelta, timedelta]]) -> None:
    workshop, now, ran = running(), NOON, timedelta(0)
    for run, rest in stretches:
        now, ran = now + run, ran + run
        workshop = moves.paused(workshop, now)
        now += rest
        assert workshop.clock.elapsed(now) == ran
        workshop = moves.resumed(workshop, now)

    assert workshop.clock.elapsed(now) == ran


@given(SECONDS, BACK)
def test_a_clock_set_back_never_gives_negative_time(ran: timedelta, back: timedelta) -> None:
    workshop = moves.resumed(moves.paused(running(), NOON + ran), NOON + ran)
    wrong = NOON + ran - back

    shown = views.clock(workshop, wrong)

    assert workshop.clock.elapsed(wrong) == ran
    assert moves.paused(workshop, wrong).clock.used == ran
    assert 0 <= int(str(shown["remaining_s"])) <= 600


@given(SECONDS)
def test_what_remains_and_when_it_ends_agree(ran: timedelta) -> None:
    workshop, now = running(), NOON + ran

    assert moves.ends_at(workshop, now) == NOON + timedelta(minutes=10)
    assert moves.remaining(workshop, now) == max(timedelta(minutes=10) - ran, timedelta(0))


def test_resuming_twice_changes_nothing() -> None:
    workshop = running()

    assert moves.resumed(workshop, NOON + timedelta(minutes=1)) == workshop


def test_more_minutes_count_for_the_current_activity_only(hall: Hall) -> None:
    before = hall.workshop

    after = moves.lengthened(before, 5)

    assert after.activities[0].minutes == before.activities[0].minutes + 5
    assert after.activities[1:] == before.activities[1:]
    assert before == hall.workshop
