"""What a room talks about after a reveal and then asks itself again: pure rules."""

from datetime import datetime

from ihubkit.errors import English, InvalidValueError
from ihubkit.model.instrument import Instrument
from ihubkit.model.moves import SHOWING, moved_to, with_next_round
from ihubkit.model.need import AGREED
from ihubkit.model.value import Value
from ihubkit.model.workshop import Activity, ActivityKind, Workshop

WORDS = {
    "title": "Where we see it differently",
    "camps": (
        "We stand at opposite ends here. What have you seen at school that made you answer so? "
        "Begin with one example from each side, and only listen."
    ),
    "neighbours": (
        "We waver between two answers here. What would a visitor have to see at our school to "
        "choose the one, and what to choose the other? Begin with one example for each."
    ),
    "open": (
        "What have you seen at school that made you answer so? "
        "Begin with two examples that do not fit together."
    ),
    "self": (
        "What does this look like in our lessons? One example of a first step, and one of where it "
        "has become routine. Nobody has to say what they answered."
    ),
}
MINUTES = 10  # of a discussion that the run-sheet did not plan


class Topic(Value):
    """An item as a room could talk about it, with what its newest release shows of it.

    Attributes:
        item: Its id.
        release_id: Where the figures are from.
        round: Which round that is.
        n: How many answered.
        mean: Their mean.
        agreement: Van der Eijk's A, where the spread is shown.
        consensus: Tastle and Wierman's consensus, where the spread is shown.
        counts: Value → people, where the spread is shown.
        is_discussed: Whether the room has talked about it, or been asked again.
    """

    item: str
    release_id: str
    round: int
    n: int
    mean: float
    agreement: float | None = None
    consensus: float | None = None
    counts: dict[int, int] | None = None
    is_discussed: bool = False


class Agenda(Value):
    """What can be talked about, the most split first; `proposed` is an item, or "" for none."""

    instrument: str
    topics: tuple[Topic, ...] = ()
    proposed: str = ""

    def topic(self, item: str) -> Topic | None:
        """Find the topic of an item."""
        return next((topic for topic in self.topics if topic.item == item), None)


def may_discuss(workshop: Workshop) -> bool:
    """Tell whether the room looks at results or talks about them."""
    return workshop.current.kind in SHOWING and bool(workshop.current.instrument)


def prompt_for(topic: Topic, instrument: Instrument) -> str:
    """Return the words, in English, that fit how far answers to an item stand apart.

    Below an agreement of 0, answers stand further apart than if they were spread evenly.
    """
    if instrument.subject == "self":
        return WORDS["self"]
    if topic.agreement is None or topic.agreement >= AGREED:
        return WORDS["open"]
    return WORDS["camps"] if topic.agreement < 0 else WORDS["neighbours"]


def discussed(workshop: Workshop, topic: Topic, prompt: str, now: datetime) -> Workshop:
    """Return the workshop talking about an item: in this discussion, the next, or one of its own.

    Raises:
        InvalidValueError: The room neither looks at results nor talks about them.
    """
    here = workshop.current
    if not may_discuss(workshop):
        raise InvalidValueError(
            "“{activity}” shows no results to talk about. Go to a reveal or a discussion first.",
            activity=English(here.title),
        )
    about = {"items": (topic.item,), "round": topic.round, "prompt": prompt}
    if here.kind is ActivityKind.DISCUSSION:
        return _replaced(workshop, workshop.position, here.model_copy(update=about))
    following = following_discussion(workshop)
    if following:
        planned = _replaced(workshop, workshop.position + 1, following.model_copy(update=about))
        return moved_to(planned, following.id, now)
    own = _discussion_of(workshop).model_copy(update=about)
    place = workshop.position + 1
    activities = (*workshop.activities[:place], own, *workshop.activities[place:])
    return moved_to(workshop.model_copy(update={"activities": activities}), own.id, now)


def asked_again(workshop: Workshop, facet: str, now: datetime) -> Workshop:
    """Return the workshop at a new round that asks only the discussed items, and one facet of them.

    Raises:
        InvalidValueError: No item is being discussed, or it has had all its rounds.
    """
    here = workshop.current
    if here.kind is not ActivityKind.DISCUSSION or not here.items:
        raise InvalidValueError("Nothing is being discussed that could be asked again.")
    return with_next_round(workshop, here.id, now, items=here.items, facets=(facet,))


def following_discussion(workshop: Workshop) -> Activity | None:
    """Return the discussion of these results that the run-sheet plans next, if it is still new."""
    rest = workshop.activities[workshop.position + 1 :]
    here = workshop.current
    if (
        rest
        and rest[0].kind is ActivityKind.DISCUSSION
        and rest[0].instrument == here.instrument
        and not rest[0].items
    ):
        return rest[0]
    return None


def was_asked_again(workshop: Workshop) -> bool:
    """Tell whether what is discussed now has been asked in a later round already."""
    here = workshop.current
    return any(
        one.kind is ActivityKind.INSTRUMENT
        and one.instrument == here.instrument
        and one.round > here.round
        and (not one.items or set(here.items) <= set(one.items))
        for one in workshop.activities
    )


def items_discussed(workshop: Workshop, instrument: str) -> set[str]:
    """Name the items of an instrument that have been talked about, or asked once more by name.

    That a questionnaire is limited to some items says nothing of that.
    """
    return {
        item
        for one in workshop.activities
        if one.instrument == instrument
        and (one.kind is not ActivityKind.INSTRUMENT or one.round > 1)
        for item in one.items
    }


def _replaced(workshop: Workshop, place: int, activity: Activity) -> Workshop:
    activities = (*workshop.activities[:place], activity, *workshop.activities[place + 1 :])
    return workshop.model_copy(update={"activities": activities})


def _discussion_of(workshop: Workshop) -> Activity:
    """Make a further discussion, like the one of the run-sheet where there is one."""
    asked = workshop.current.instrument
    talks = [a for a in workshop.activities if a.kind is ActivityKind.DISCUSSION]
    like = next((one for one in talks if one.instrument == asked), None)
    stem = like.id if like else f"{workshop.current.id}-talk"
    return Activity(
        id=f"{stem}-{len(talks) + 1}",
        kind=ActivityKind.DISCUSSION,
        title=like.title if like else WORDS["title"],
        minutes=like.minutes if like else MINUTES,
        hint=like.hint if like else "",
        instrument=asked,
    )
