"""Whoever keeps everything ever published and does sums learns nothing of fewer than k people."""

import random
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from statistics import fmean

import pytest
from adversary import Fact, Witness, exposed, levels, ranked, spreads_of_changes, sums
from hypothesis import given, settings
from hypothesis import strategies as st
from votes import Room, instrument

from ihubkit.analysis.agreement import agreement
from ihubkit.analysis.effects import hedges_g
from ihubkit.analysis.intervals import difference_interval, sample_of
from ihubkit.analysis.safe import Past
from ihubkit.model.instrument import Band, Bands
from ihubkit.model.people import Role
from ihubkit.model.release import Release, Shift

K = 3
ITEMS = ("A1", "A2", "A3", "A4")
FACETS = ("status", "importance")
BANDS = Bands(
    source="",
    total=tuple(Band(level=f"L{n}", name="", lowest=4 * n - 3, highest=4 * n) for n in range(1, 5)),
)
ASKED = instrument(*ITEMS, facets=FACETS, bands=BANDS)
ROLES = [Role.TEACHER, Role.TEACHER, Role.LEADER]


@dataclass
class Play:
    """A room in which things happen at random, watched by somebody who keeps every picture."""

    draws: random.Random
    room: Room
    people: dict[str, str] = field(default_factory=dict)  # seat → person
    places: dict[str, tuple[str, Role]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.witness = Witness(self.room, self.people)

    def join(self, people: list[str], places: list[tuple[str, Role]]) -> None:
        """Let people come and answer everything."""
        for person, place in zip(people, places, strict=True):
            seat = f"{self.room.name}-{len(self.people):02}"
            self.people[seat] = person
            self.places[seat] = place
            self.answer([seat], ITEMS, 1)

    def answer(self, seats: list[str], items: tuple[str, ...], turn: int) -> None:
        """Let seats answer items, some with "can't say"."""
        for seat in seats:
            school, role = self.places[seat]
            for item in items:
                for facet in FACETS:
                    value = self.draws.choice([1, 2, 3, 4, 1, 2, 3, 4, None])
                    self.room.say(
                        [seat], value, item, facet=facet, turn=turn, school=school, role=role
                    )

    def some(self, most: int) -> list[str]:
        """Choose a few seats."""
        seats = sorted(self.places)
        return self.draws.sample(seats, min(len(seats), self.draws.randint(0, most)))

    def happen(self, turn: int) -> None:
        """Let one thing happen."""
        things: list[Callable[[], None]] = [
            lambda: self.answer(self.some(8), ITEMS[: self.draws.randint(1, 4)], turn),
            lambda: self.answer(self.some(2), ITEMS, turn),
            lambda: self.join(
                [f"late{self.draws.random()}" for _ in range(self.draws.randint(1, 4))][:1],
                [(self.draws.choice("ab"), Role.TEACHER)],
            ),
            lambda: self.leave(self.some(3)),
        ]
        self.draws.choice(things)()

    def leave(self, seats: list[str]) -> None:
        """Let seats withdraw."""
        self.room.leave(seats)
        for seat in seats:
            del self.places[seat]

    def reveal(self, turn: int) -> None:
        """Publish what the round asked; sometimes only some of the questions."""
        items = self.draws.choice([ITEMS[:2], ITEMS[1:3], ITEMS, ITEMS]) if turn > 1 else ITEMS
        self.room.release(turn, {(item, facet) for item in items for facet in FACETS})
        self.witness.watch()


def an_evening(draws: random.Random, name: str, people: list[str], k: int = K) -> Play:
    """Begin a workshop of one to three schools."""
    play = Play(draws, Room(ASKED, k=k, name=name))
    schools = draws.choice(["a", "ab", "aab", "abc"])
    play.join(people, [(draws.choice(schools), draws.choice(ROLES)) for _ in people])
    return play


def go_on(play: Play, steps: list[str]) -> None:
    """Let things happen and be published; "again" goes on to the next of three rounds."""
    turn = 1
    for step in steps:
        if step == "reveal":
            play.reveal(turn)
        elif step == "again":
            turn = turn % 3 + 1
        elif step == "k":
            play.room.k += 1
        else:
            play.happen(turn)


def two_waves(draws: random.Random, first: int, second: int, stay: int) -> tuple[Play, Play]:
    """Play a baseline and a follow-up, at which some of the same people come again."""
    before = an_evening(draws, "w0-", [f"p{n}" for n in range(first)])
    before.reveal(1)
    if draws.random() < 1 / 2:
        before.answer(before.some(8), ITEMS[:2], 2)
        before.reveal(2)
    stay = min(stay, first)
    people = [f"p{n}" for n in range(stay)] + [f"q{n}" for n in range(second)]
    after = Play(draws, Room(ASKED, k=K, name="w1-", wave=1))
    old = {person: before.places[seat] for seat, person in before.people.items()}
    after.join(people, [old.get(p) or (draws.choice("ab"), Role.TEACHER) for p in people])
    meet(before, after)
    return before, after


def meet(before: Play, after: Play) -> None:
    """Let the follow-up know of the baseline."""
    after.room.past = Past(
        schools=frozenset(school for school, _ in after.places.values()),
        waves=[before.room.as_wave()],
        others=[before.room.basis],
        people={**before.people, **after.people},
    )


steps = st.lists(
    st.sampled_from(["happen", "happen", "reveal", "reveal", "again", "k"]), min_size=2, max_size=8
)
seeds = st.integers(0, 2**32).map(random.Random)


def assert_nothing_else_is_told(plays: list[Play]) -> None:
    """Everything beside sums of answers and spreads can be worked out from what is shown."""
    releases = {release.id: release for play in plays for release in play.room.releases}
    for release in releases.values():
        for cell in release.cells:
            if cell.counts:
                assert cell.n >= 2 * K
                assert cell.agreement == round(agreement(cell.counts, [1, 2, 3, 4]), 4)
        for score in release.sections:
            items = [release.cell(score.group, item, score.facet) for item in ITEMS]
            assert score.mean == round(fmean(cell.mean for cell in items if cell), 4)
            assert score.n == min(cell.n for cell in items if cell)
        for shift in release.shifts:
            if not shift.paired:
                assert shift == worked_out(shift, release, releases[shift.since])
        for rank in release.ranks:
            assert rank.top == round(rank.top, 1)


def worked_out(shift: Shift, release: Release, since: Release) -> Shift:
    """Return an unpaired shift as anybody can work it out from two releases."""
    place = (shift.group, shift.item, shift.facet)
    now, then = release.cell(*place), since.cell(*place)
    assert now
    assert then
    samples = sample_of(then, (1, 4)), sample_of(now, (1, 4))
    interval, effect = difference_interval(*samples), hedges_g(*samples)
    return shift.model_copy(
        update={
            "n": now.n,
            "mean": round(now.mean - then.mean, 4) + 0.0,
            "low": round(interval.low, 4) + 0.0 if interval else None,
            "high": round(interval.high, 4) + 0.0 if interval else None,
            "effect": round(effect.g, 4) + 0.0 if effect else None,
            "effect_low": round(effect.interval.low, 4) + 0.0 if effect else None,
            "effect_high": round(effect.interval.high, 4) + 0.0 if effect else None,
        }
    )


def assert_numbers_leave_no_few(plays: list[Play]) -> None:
    """No numbers of people within one release look as if 1 to k-1 were left of a group."""
    for release in (one for play in plays for one in play.room.releases):
        sizes: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
        for cell in release.cells:
            sizes[cell.item, cell.facet][cell.group] = cell.n
        for n in sizes.values():
            for parent in ("all", "school:a", "school:b"):
                for kind in ("school:", "role:") if parent == "all" else (f"{parent}/",):
                    parts = [size for key, size in n.items() if key.startswith(kind)]
                    if kind == "school:":
                        parts = [n[f"school:{one}"] for one in "abc" if f"school:{one}" in n]
                    if parent in n and parts:
                        assert not 0 < n[parent] - sum(parts) < K


def assert_nobody_is_exposed(plays: list[Play], k: int = K) -> None:
    assert_nothing_else_is_told(plays)
    assert_numbers_leave_no_few(plays)
    witnesses = [play.witness for play in plays]
    for facts in sums(witnesses).values():
        assert exposed(facts, k) == []
    for by_moment in moments_of_changes(witnesses):
        assert_wide(by_moment, k)
    for witness in witnesses:
        assert_wide(list(ranked(witness).values()), k)
        assert exposed(levels(witness, ITEMS), 2 * k) == []


def moments_of_changes(witnesses: list[Witness]) -> list[list[set[Fact]]]:
    """Return for each question whose changes intervals tell of, moment by moment."""
    found: dict[tuple[str, ...], list[set[Fact]]] = defaultdict(list)
    for by_question in spreads_of_changes(witnesses).values():
        for question, facts in by_question.items():
            found[question].append(facts)
    return list(found.values())


def assert_wide(by_moment: list[set[Fact]], k: int) -> None:
    """More than sums is told of 2k people or nobody at one moment, of k over time."""
    assert exposed(set().union(*by_moment), k) == []
    for facts in by_moment:
        assert exposed(facts, 2 * k) == []


@settings(max_examples=60, deadline=None)
@given(seeds, st.integers(0, 13), steps)
def test_nothing_published_in_an_evening_exposes_fewer_than_k(
    draws: random.Random, people: int, happenings: list[str]
) -> None:
    play = an_evening(draws, "w", [f"p{n}" for n in range(people)])
    go_on(play, ["reveal", *happenings, "reveal"])

    assert_nobody_is_exposed([play])


@settings(max_examples=60, deadline=None)
@given(seeds, st.integers(3, 12), st.integers(0, 5), st.integers(0, 12), steps)
def test_nothing_published_in_two_waves_exposes_fewer_than_k(
    draws: random.Random, first: int, second: int, stay: int, happenings: list[str]
) -> None:
    before, after = two_waves(draws, first, second, stay)
    go_on(after, ["reveal", *happenings, "reveal"])

    assert_nobody_is_exposed([before, after])


def rounds_apart(draws: random.Random) -> list[Witness]:
    """Publish two rounds as if each were a question of its own; two people answer again."""
    play = an_evening(draws, "w", [f"p{n}" for n in range(10)])
    play.reveal(1)
    play.answer(sorted(play.places)[:2], ITEMS, 2)
    again = Play(draws, Room(ASKED, k=K, name="w", rows=play.room.rows), play.people)
    again.room.release(2)
    again.witness.watch()
    return [play.witness, again.witness]


def without_rules(draws: random.Random) -> list[Witness]:
    """Publish whatever there is, in two waves."""
    before, after = two_waves(draws, 9, 3, 8)
    before.room.k = after.room.k = 1
    before.room.releases.clear()
    before.witness.moments.clear()
    before.witness.behind.clear()
    before.witness.snapshots.clear()
    before.room.basis = {}
    go_on(before, ["reveal", "happen", "reveal"])
    meet(before, after)
    go_on(after, ["reveal", "happen", "reveal"])
    return [before.witness, after.witness]


@pytest.mark.parametrize("publish", [rounds_apart, without_rules])
def test_the_adversary_finds_people_where_the_rules_are_left_out(
    publish: Callable[[random.Random], list[Witness]],
) -> None:
    for seed in range(5):
        known = sums(publish(random.Random(seed)))  # noqa: S311 -- no secret
        assert any(exposed(facts, K) for facts in known.values())


def test_the_adversary_finds_changes_and_orders_of_few_where_the_rules_are_left_out() -> None:
    changes, orders = [], []
    for seed in range(5):
        witnesses = without_rules(random.Random(seed))  # noqa: S311 -- no secret
        told = spreads_of_changes(witnesses).values()
        changes += [found for by in told for facts in by.values() for found in exposed(facts, 6)]
        whole = [set[Fact]().union(*ranked(witness).values()) for witness in witnesses]
        orders += [found for facts in whole for found in exposed(facts, K)]

    assert changes
    assert orders


def test_one_newcomer_beside_a_change_of_those_who_stayed_would_be_found() -> None:
    """Why a change of those in both waves is not told when only one is not in both."""
    everybody = [("p1", "now"), ("p2", "now"), ("p3", "now"), ("q", "now")]
    then = [("p1", "then"), ("p2", "then"), ("p3", "then")]
    facts = [
        Fact(frozenset(everybody)),
        Fact(frozenset(then)),
        Fact(frozenset(everybody[:3]), frozenset(then)),
    ]

    assert ("p1", "q") in exposed(facts, K)
    assert exposed(facts[:2], K) == []
