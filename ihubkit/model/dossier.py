"""A plan with all it refers to: what its pictures, checks and documents tell, in one language."""

from collections.abc import Mapping
from datetime import date

from ihubkit.model.calendar import Calendar
from ihubkit.model.method import Method
from ihubkit.model.need import FocusNeed
from ihubkit.model.people import School
from ihubkit.model.plan import Action, Goal, Measured, Plan
from ihubkit.model.plan_life import Review, Signature, StateChange
from ihubkit.model.programme import ProgrammeFrame
from ihubkit.model.value import Value


class NeedTold(Value):
    """A focus need with its words: what it is called, where it belongs, and its evidence."""

    need: FocusNeed
    title: str
    section: str = ""
    said: tuple[str, ...] = ()  # a sentence each

    @property
    def code(self) -> str:
        """The question's code, as frameworks number it."""
        return self.need.item


class Measure(Value):
    """One of our own measurements that an indicator can be: a question's mean in the school.

    Attributes:
        id: "instrument/item/facet".
        title: The question in the reader's language.
        waves: What the newest release of every wave says, the earliest wave first.
    """

    id: str
    title: str
    waves: tuple[Measured, ...] = ()

    @property
    def newest(self) -> Measured | None:
        """What the newest wave says; None where nothing is shown."""
        return self.waves[-1] if self.waves else None


class Dossier(Value):
    """A plan and all it refers to.

    Attributes:
        needs: The focus needs, in the order they were chosen.
        methods: Those of the catalogue that actions use, by id; one that is gone is not among them.
        measures: Those that indicators use, by id.
        calendar: The term calendar; None where none is chosen, or the chosen one is gone.
        programme: The time of the programme the school takes part in; None where it does in none.
        today: The day it was put together.
    """

    hub: str
    school: School
    language: str
    today: date
    plan: Plan
    needs: tuple[NeedTold, ...] = ()
    methods: Mapping[str, Method] = {}
    measures: Mapping[str, Measure] = {}
    calendar: Calendar | None = None
    programme: ProgrammeFrame | None = None
    signatures: tuple[Signature, ...] = ()
    states: tuple[StateChange, ...] = ()
    reviews: tuple[Review, ...] = ()

    def actions_of(self, goal: Goal) -> tuple[Action, ...]:
        """Return a goal's actions in their order."""
        return tuple(one for one in self.plan.actions if one.goal_id == goal.id)

    def need_of(self, goal: Goal) -> NeedTold | None:
        """Find the need a goal answers."""
        return next((one for one in self.needs if one.need.id == goal.need_id), None)

    def baseline(self, goal: Goal) -> Measured | None:
        """Return a goal's measured baseline: as agreed, or of the newest release before that."""
        return goal.indicator.measured or self.newest(goal)

    def newest(self, goal: Goal) -> Measured | None:
        """Return what the newest wave says of a goal's measure."""
        measure = self.measures.get(goal.indicator.measure)
        return measure.newest if measure else None
