"""Colleagues who are in the room and answer without a browser, straight into the demo's store."""

from collections.abc import Mapping
from dataclasses import dataclass

from demo import Demo

from ihubkit.content import load_content
from ihubkit.live import hubs, seats
from ihubkit.model.answer import Answer
from ihubkit.model.people import Role
from ihubkit.rehearsal.people import Person, choose
from ihubkit.settings import read_settings
from ihubkit.store import Store

ASKED = load_content().instruments["innovative-school"]


@dataclass(frozen=True)
class Room:
    """Who sits there, by seat; each sees the school as a simulated teacher does."""

    store: Store
    people: Mapping[str, Person]

    def rate(self, **chosen: tuple[int, ...]) -> None:
        """Rate everything; named items with these values, one colleague after the other."""
        for place, (seat, person) in enumerate(self.people.items()):
            told = [
                _answer(item, facet, 1, choose(person, ASKED, item, facet))
                for item in ASKED.items
                for facet in ("status", "importance")
            ]
            told += [
                _answer(item, "status", 1, values[place % len(values)], 2)
                for item, values in chosen.items()
            ]
            self.store.save_answers([(seat, told)])

    def rate_again(self, item: str, value: int, many: int) -> None:
        """Let so many give an item this value in the second round."""
        for seat in list(self.people)[:many]:
            self.store.save_answers([(seat, [_answer(item, "status", 2, value)])])


def _answer(item: str, facet: str, number: int, value: int | None, sequence: int = 1) -> Answer:
    return Answer(
        instrument=ASKED.id, item=item, facet=facet, round=number, value=value, sequence=sequence
    )


def sit_down(demo: Demo, store: Store, each: int) -> Room:
    """Let so many of each school take a seat, the first of them its leader."""
    people = {}
    code = demo.told["join_code"]
    for school in store.list_schools():
        for number in range(each):
            role = Role.LEADER if number == 0 else Role.TEACHER
            taken = seats.take_seat(
                store, code=code, school_id=school.id, role=role.value, language="en"
            )
            people[taken.seat.id] = Person(f"room/{school.name}/{number}", school.name, role)
    return Room(store, people)


def store_of(demo: Demo) -> Store:
    """Open the demo's database beside it."""
    return hubs.open_hub(read_settings({}, data_dir=demo.data_dir))
