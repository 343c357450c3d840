"""Who opens a dashboard now and who waits: rules that hold whatever visitors do."""

from dataclasses import dataclass

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from ihubkit.server.admission import (
    EACH,
    FORGOTTEN,
    HELD,
    LINE,
    RETURNING,
    SILENT,
    Admission,
    Asker,
    Turn,
)

ASKING = 3.0  # seconds between two questions of a page that waits


@dataclass
class Door:
    """Places and a clock; who enters gets a dashboard of their own name."""

    places: Admission
    now: float = 1000.0

    def enter(self, name: str, *, is_facilitator: bool = False) -> bool:
        return self.places.enter(asker(name, is_facilitator=is_facilitator), name, self.now).is_now

    def ask(self, name: str) -> bool:
        turn = self.places.ask(asker(name), self.now)
        return bool(turn and turn.is_now)

    def before(self, name: str) -> int | None:
        turn = self.places.ask(asker(name), self.now)
        return turn.before if turn else None

    def leave(self, name: str) -> None:
        """Leave for good: nobody of this browser comes back in time."""
        self.places.leave(name, self.now)
        self.now += RETURNING + 1


def asker(name: str, *, is_facilitator: bool = False) -> Asker:
    return Asker(name, "dashboard", is_facilitator=is_facilitator)


@pytest.fixture
def door() -> Door:
    """One place, and it is taken."""
    door = Door(Admission(1))
    assert door.enter("first")
    return door


def test_the_last_places_are_for_facilitators() -> None:
    door = Door(Admission(4))

    assert [door.enter(name) for name in "abc"] == [True, True, False]
    assert [door.enter(name, is_facilitator=True) for name in "xyz"] == [True, True, False]


def test_facilitators_go_before_others_in_the_line(door: Door) -> None:
    door.enter("team")
    door.enter("facilitator", is_facilitator=True)

    assert (door.before("team"), door.before("facilitator")) == (1, 0)


def test_a_free_place_goes_to_the_first_in_line_and_to_no_newcomer(door: Door) -> None:
    door.enter("second")
    door.enter("third")
    door.leave("first")

    assert not door.enter("newcomer")
    assert not door.ask("third")
    assert door.ask("second")
    assert door.enter("second")


def test_asking_again_or_reloading_neither_loses_nor_wins_a_turn(door: Door) -> None:
    door.enter("second")
    door.enter("third")
    for _ in range(5):
        door.enter("third")
        door.ask("third")

    assert (door.before("second"), door.before("third")) == (0, 1)


def test_a_turn_that_is_not_taken_goes_to_the_next(door: Door) -> None:
    door.enter("second")
    door.enter("third")
    door.leave("first")
    assert door.ask("second")

    for _ in range(int(HELD / ASKING) + 1):
        door.now += ASKING
        door.ask("third")

    assert door.enter("third")
    assert door.before("second") is None


def test_a_page_that_does_not_ask_is_passed_over_but_keeps_its_place(door: Door) -> None:
    door.enter("asleep")
    door.now += SILENT + 1
    door.enter("awake")
    assert door.before("awake") == 0

    door.leave("first")
    assert door.enter("awake")
    door.enter("newcomer")

    assert (door.before("asleep"), door.before("newcomer")) == (0, 1)


def test_a_page_that_has_not_asked_for_minutes_is_forgotten(door: Door) -> None:
    door.enter("second")

    door.now += FORGOTTEN + 1

    assert door.before("second") is None


def test_a_reload_comes_back_to_the_place_it_left(door: Door) -> None:
    door.enter("second")

    door.places.leave("first", door.now)
    door.now += RETURNING

    assert not door.ask("second")
    assert door.enter("first")


def test_a_page_that_lined_up_while_it_was_being_reloaded_gets_its_old_place(door: Door) -> None:
    door.enter("second")
    assert not door.enter("first"), "browsers leave a page when the next one has come"

    door.leave("first")

    assert not door.ask("second")
    assert door.enter("first")


def test_one_browser_cannot_take_all_places() -> None:
    places = Admission(100)
    another = Asker("browser", "another")
    for number in range(EACH):
        assert places.enter(Asker("browser", f"page{number}"), f"k{number}", 0).is_now

    assert places.enter(another, "k", 0) == Turn(is_now=False, has_enough=True)
    assert places.enter(Asker("other browser", "another"), "other", 0).is_now
    places.leave("k0", 1)
    assert places.enter(another, "k", 1).is_now


def test_the_line_has_an_end() -> None:
    places = Admission(0)
    for number in range(LINE + 5):
        assert not places.enter(asker(str(number)), str(number), 0).is_now

    assert places.waiting(0) == LINE


def test_those_far_back_ask_less_often(door: Door) -> None:
    turns = [door.places.enter(asker(str(n)), str(n), door.now) for n in range(100)]

    assert turns[0].pause < turns[20].pause < turns[99].pause + 1e-9
    assert turns[99].pause < SILENT / 2


@dataclass
class Visitor:
    """A page that waits, or whose dashboard is open."""

    name: str
    came: int
    is_facilitator: bool
    is_open: bool = False


class Evening(RuleBasedStateMachine):
    """Visitors come, ask, reload, fall asleep and leave in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.places = Admission(5)
        self.now = 0.0
        self.came = 0
        self.visitors: list[Visitor] = []

    def someone(self, number: int, *, is_open: bool) -> Visitor | None:
        those = [each for each in self.visitors if each.is_open == is_open]
        return those[number % len(those)] if those else None

    def enter(self, visitor: Visitor) -> None:
        before = [
            each
            for each in self.visitors
            if not each.is_open
            and (not each.is_facilitator, each.came) < (not visitor.is_facilitator, visitor.came)
        ]
        who = asker(visitor.name, is_facilitator=visitor.is_facilitator)
        visitor.is_open = self.places.enter(who, visitor.name, self.now).is_now
        if visitor.is_open:  # everybody here asks in time, so everybody before has a place held
            turns = [self.places.ask(asker(each.name), self.now) for each in before]
            assert all(turn and turn.is_now for turn in turns)

    @rule(is_facilitator=st.booleans())
    def come(self, *, is_facilitator: bool) -> None:
        self.came += 1
        visitor = Visitor(f"v{self.came}", self.came, is_facilitator)
        self.enter(visitor)
        self.visitors.append(visitor)

    @rule(number=st.integers(0, 50))
    def reload_while_waiting(self, number: int) -> None:
        if visitor := self.someone(number, is_open=False):
            self.enter(visitor)

    @rule(number=st.integers(0, 50))
    def leave(self, number: int) -> None:
        if visitor := self.someone(number, is_open=True):
            self.places.leave(visitor.name, self.now)
            self.visitors.remove(visitor)

    @rule(seconds=st.floats(0, ASKING))
    def wait(self, seconds: float) -> None:
        """Time passes; all who wait ask, and go in when they are told to."""
        self.now += seconds
        for visitor in [each for each in self.visitors if not each.is_open]:
            turn = self.places.ask(asker(visitor.name), self.now)
            assert turn, "whoever keeps asking stays in the line"
            if turn.is_now:
                self.enter(visitor)
                assert visitor.is_open, "who is told to come in gets in"

    @invariant()
    def there_are_never_more_than_there_are_places(self) -> None:
        assert self.places.taken <= self.places.most

    @invariant()
    def who_is_in_has_a_place(self) -> None:
        assert sorted(self.places.open) == sorted(v.name for v in self.visitors if v.is_open)

    def teardown(self) -> None:
        """In the end everybody who keeps asking has been served."""
        for _ in range(40 + 2 * len(self.visitors)):
            if all(visitor.is_open for visitor in self.visitors):
                return
            self.leave(0)
            self.wait(ASKING)
        assert not [visitor.name for visitor in self.visitors if not visitor.is_open]


Evening.TestCase.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)
TestAnEvening = Evening.TestCase
