"""What a facilitator does next: one obvious move at every moment, and why."""

from ihubkit.model.discussion import following_discussion, was_asked_again
from ihubkit.model.texts import Translate
from ihubkit.model.value import Value
from ihubkit.model.workshop import Activity, ActivityKind, Workshop, WorkshopState

SHOWING = (ActivityKind.REVEAL, ActivityKind.DISCUSSION)


class Move(Value):
    """A move on the big button: the command it sends, about what, its label and the reason."""

    do: str
    label: str
    why: str
    item: str = ""


class Subject(Value):
    """An item by its id and title: proposed to be discussed, or being discussed."""

    item: str = ""
    title: str = ""


def next_move(
    workshop: Workshop, *, released: bool, say: Translate, subject: Subject | None = None
) -> Move:
    """Return the one move that comes next.

    Args:
        workshop: As it stands.
        released: Whether this moment's results are out.
        say: Into the facilitator's language.
        subject: What is being discussed, else what is proposed for it.
    """
    _ = say
    if workshop.state is WorkshopState.DRAFT:
        why = _("Phones can join as soon as it is open. Put the board on the projector first.")
        return Move(do="open_workshop", label=_("Open the workshop"), why=why)
    if workshop.state is WorkshopState.CLOSED:
        why = _("This workshop is closed. Its results stay; download them under “Hand out”.")
        return Move(do="hand_out", label=_("To the downloads"), why=why)
    if may_reveal(workshop) and not released and reveals_now(workshop):
        return Move(do="reveal", label=_("Reveal the results"), why=_why_reveal(workshop, say))
    if subject and released and (talk := _talk(workshop, subject, say)):
        return talk
    following = after(workshop)
    if following is None:
        why = _("That was the last part. Closing ends the code; nothing more can be answered.")
        return Move(do="close_workshop", label=_("Close the workshop"), why=why)
    why = _("{minutes} minutes are planned for it.", minutes=following.minutes)
    return Move(do="next_activity", label=_("Next: {title}", title=_(following.title)), why=why)


def after(workshop: Workshop) -> Activity | None:
    """Return the activity that follows, if any."""
    rest = workshop.activities[workshop.position + 1 :]
    return rest[0] if rest else None


def may_reveal(workshop: Workshop) -> bool:
    """Tell whether the current activity asks or shows something that can be revealed."""
    here = workshop.current
    return workshop.state is WorkshopState.OPEN and any(
        a.kind is ActivityKind.INSTRUMENT
        and (a.instrument, a.round) == (here.instrument, here.round)
        for a in workshop.activities
    )


def reveals_now(workshop: Workshop) -> bool:
    """Tell whether revealing comes next: at a reveal, or at questions that a reveal follows."""
    here, following = workshop.current, after(workshop)
    if here.kind in SHOWING:
        return True
    return (
        here.kind is ActivityKind.INSTRUMENT
        and following is not None
        and following.kind is ActivityKind.REVEAL
        and (following.instrument or here.instrument, following.round)
        == (here.instrument, here.round)
    )


def may_ask_again(workshop: Workshop) -> bool:
    """Tell whether a second round makes sense here: results are looked at or talked about."""
    return may_reveal(workshop) and workshop.current.kind in SHOWING


def _why_reveal(workshop: Workshop, say: Translate) -> str:
    _ = say
    if workshop.current.round > 1:
        return _("Everybody then sees what has changed; who did not answer again is unchanged.")
    return _("Everybody then sees the same picture; groups that are too small stay hidden.")


def _talk(workshop: Workshop, subject: Subject, say: Translate) -> Move | None:
    """Return the move into a discussion, or from it to the next round, where one comes next."""
    _, here = say, workshop.current
    is_talk = here.kind is ActivityKind.DISCUSSION
    if is_talk and here.items:
        if was_asked_again(workshop):
            return None
        why = _("Phones ask it alone, with one's own answer so far. Then you reveal the shift.")
        return Move(do="ask_again", label=_("Ask again: {title}", title=subject.title), why=why)
    if not is_talk and not following_discussion(workshop):
        return None
    why = _("Answers stand furthest apart here; board and phones show them with a question.")
    label = _("Discuss: {title}", title=subject.title)
    return Move(do="discuss", label=label, why=why, item=subject.item)
