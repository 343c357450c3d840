"""One live meeting: its run-sheet, where it stands, and its clock."""

from datetime import datetime, timedelta
from enum import StrEnum

from pydantic import Field

from ihubkit.model.value import Value


class ActivityKind(StrEnum):
    """What happens in an item of the run-sheet."""

    WELCOME = "welcome"
    INSTRUMENT = "instrument"
    CARDS = "cards"
    REVEAL = "reveal"
    DISCUSSION = "discussion"
    PLAN = "plan"
    CLOSING = "closing"


class Activity(Value):
    """One item of the run-sheet.

    `instrument`, `facets`, `sections`, `items` and `round` say what is asked (empty: all facets,
    sections, items); a reveal or discussion names the instrument and round whose results it shows.
    """

    id: str
    kind: ActivityKind
    title: str
    minutes: int = Field(ge=1, le=600)
    prompt: str = ""  # what participants and the board read
    hint: str = ""  # what only the facilitator reads
    instrument: str = ""
    facets: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    round: int = 1
    card_kinds: tuple[str, ...] = ()
    reached: bool = False  # whether the workshop has been here; a run-sheet leaves it out


class RunSheet(Value):
    """A template of a workshop."""

    id: str
    title: str
    about: str
    activities: tuple[Activity, ...] = Field(min_length=1)

    @property
    def minutes(self) -> int:
        """Planned length, in minutes."""
        return sum(activity.minutes for activity in self.activities)


class WorkshopState(StrEnum):
    """A workshop is prepared, then open for seats, then closed for good."""

    DRAFT = "draft"
    OPEN = "open"
    CLOSED = "closed"


class Clock(Value):
    """How much of the current activity's time is used.

    `running_since` None means paused; `used` is what ran before that moment.
    """

    running_since: datetime | None = None
    used: timedelta = timedelta(0)

    def elapsed(self, now: datetime) -> timedelta:
        """Return the time used so far; never negative, even when a clock was set back."""
        running = now - self.running_since if self.running_since else timedelta(0)
        return self.used + max(running, timedelta(0))

    def paused(self, now: datetime) -> "Clock":
        """Return the clock stopped at `now`."""
        return Clock(running_since=None, used=self.elapsed(now))

    def resumed(self, now: datetime) -> "Clock":
        """Return the clock running on from `now`."""
        return self if self.running_since else Clock(running_since=now, used=self.used)


class Workshop(Value):
    """One live meeting of one or more schools.

    `position` is the index of the current activity; `revision` rises with every change of state
    or releases; `wave` 0 is the baseline, 1 the first follow-up, and so on. `runsheet` is the id of
    the template it was made from; `planned`, its planned length in minutes (0: not known).
    """

    id: str
    title: str = Field(min_length=1, max_length=200)
    join_code: str
    state: WorkshopState = WorkshopState.DRAFT
    wave: int = Field(0, ge=0, le=20)
    school_ids: tuple[str, ...] = Field(min_length=1)
    languages: tuple[str, ...] = ("en",)
    activities: tuple[Activity, ...] = Field(min_length=1)
    runsheet: str = ""
    planned: int = Field(0, ge=0, le=600)
    position: int = 0
    clock: Clock = Clock()
    revision: int = 0
    made_at: datetime
    closes_at: datetime | None = None  # the join code expires then

    @property
    def minutes(self) -> int:
        """How long the run-sheet lasts, in minutes."""
        return sum(activity.minutes for activity in self.activities)

    @property
    def current(self) -> Activity:
        """The activity everybody is at."""
        return self.activities[min(self.position, len(self.activities) - 1)]

    def activity(self, activity_id: str) -> Activity | None:
        """Find an activity by id."""
        return next((a for a in self.activities if a.id == activity_id), None)
