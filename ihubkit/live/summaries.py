"""Facilitators' summaries: begun from a draft, edited by several people at once, shown to teams."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from ihubkit.errors import InvalidValueError, NotAllowedError, NotFoundError, StaleWriteError
from ihubkit.live import codes
from ihubkit.live.wording import cleaned, shortened
from ihubkit.model import summary as model
from ihubkit.model.answer import CardState
from ihubkit.model.people import Visitor, VisitorKind
from ihubkit.model.plan import FieldChange, clashing
from ihubkit.model.summary import TEXT, TITLE, Summary, SummaryPart
from ihubkit.model.workshop import Workshop
from ihubkit.store import Store

_TRIES = 50  # each loses only against a change that got through


def begin(store: Store, draft: Summary) -> Summary:
    """Store a first draft; where there is a summary already, that one stays.

    Raises:
        StaleWriteError: There is a summary; nothing was overwritten.
    """
    return store.save_summary(draft, seen=0)


def replace(store: Store, draft: Summary, *, seen: int) -> Summary:
    """Put a new draft in place of the texts of version `seen`.

    Raises:
        StaleWriteError: Somebody changed the texts since; nothing was overwritten.
    """
    stored = _found(store, draft.workshop_id, draft.school_id)
    return store.save_summary(draft.model_copy(update={"published": stored.published}), seen=seen)


def take_part(store: Store, draft: Summary, part_id: str) -> Summary:
    """Put one part of a new draft in place of the stored one, or add it."""
    part = draft.part(part_id)
    return _change(store, draft.workshop_id, draft.school_id, lambda s: model.with_part(s, part))


def edit(  # noqa: PLR0913 -- which summary, where in it, what, when
    store: Store,
    workshop_id: str,
    school_id: str,
    part_id: str,
    changes: Mapping[str, FieldChange],
    *,
    now: datetime | None = None,
) -> Summary:
    """Change a part's heading or sentences; edits of different parts merge.

    Args:
        store: Where the summary is.
        workshop_id: Of which workshop.
        school_id: Of which school; "" for all.
        part_id: Which part.
        changes: By "title" or "text": what the editor saw and wants.
        now: The moment of the change.

    Raises:
        StaleWriteError: Somebody else changed the same text; nothing is written.
        InvalidValueError: A text is too long.
        NotFoundError: Summary or part is gone.
    """
    wanted = {_field(name): _clean(name, change) for name, change in changes.items()}

    def step(summary: Summary) -> Summary:
        stored = summary.part(part_id).texts
        _refuse_clashes(stored, wanted, summary.version)
        after = {name: change.after for name, change in wanted.items()}
        return model.with_texts(summary, part_id, after)

    return _change(store, workshop_id, school_id, step, now=now)


def add_part(store: Store, workshop_id: str, school_id: str) -> Summary:
    """Add an empty part at the end."""
    part = SummaryPart(id=codes.new_id()[:16], title="")
    return _change(store, workshop_id, school_id, lambda s: model.with_part(s, part))


def remove_part(store: Store, workshop_id: str, school_id: str, part_id: str) -> Summary:
    """Remove a part with its sentences."""
    return _change(store, workshop_id, school_id, lambda s: model.without_part(s, part_id))


def move_part(store: Store, workshop_id: str, school_id: str, part_id: str, by: int) -> Summary:
    """Move a part so many places down, or up where `by` is negative."""
    return _change(store, workshop_id, school_id, lambda s: model.moved(s, part_id, by))


def publish(store: Store, workshop_id: str, school_id: str, on: bool) -> Summary:  # noqa: FBT001 -- on is what is set
    """Show a summary on the dashboards of the school's team, or of all teams; or take it back."""
    changed = _change(
        store, workshop_id, school_id, lambda s: s.model_copy(update={"published": on})
    )
    store.touch_workshop(workshop_id)
    return changed


def published_for(store: Store, school_id: str) -> list[tuple[Workshop, Summary]]:
    """Return what a school's team may read: summaries of itself and of all, of each workshop.

    The newest workshop comes first, the school's own before that of all.
    """
    workshops = [one for one in store.list_workshops() if school_id in one.school_ids]
    workshops.sort(key=lambda one: one.made_at, reverse=True)
    shown = {(s.workshop_id, s.school_id): s for s in store.list_summaries(published=True)}
    pairs = [(one, shown.get((one.id, whose))) for one in workshops for whose in (school_id, "")]
    return [(workshop, summary) for workshop, summary in pairs if summary]


def readable(
    store: Store, visitor: Visitor, workshop_id: str, school_id: str
) -> tuple[Workshop, Summary]:
    """Return a summary to whoever may read it: a facilitator always, a team once it is published.

    Raises:
        NotAllowedError: It is not for this visitor.
        NotFoundError: There is no such summary.
    """
    if visitor.kind is VisitorKind.FACILITATOR:
        return store.find_workshop(workshop_id), _found(store, workshop_id, school_id)
    found = published_for(store, visitor.school_id) if visitor.kind is VisitorKind.TEAM else []
    for workshop, summary in found:
        if (workshop.id, summary.school_id) == (workshop_id, school_id):
            return workshop, summary
    raise NotAllowedError(
        "This summary is for facilitators, and for the teams they show it to. Sign in first."
    )


def hidden_quotes(store: Store, summary: Summary) -> list[str]:
    """Return texts of cards that stand in a summary though they are not approved (any more)."""
    written = "\n".join(part.texts[TEXT] for part in summary.parts)
    hidden = [c for c in store.list_cards(summary.workshop_id) if c.state is not CardState.SHOWN]
    return [text for card in hidden if (text := model.as_line(card.text)) in written]


def _change(
    store: Store,
    workshop_id: str,
    school_id: str,
    step: Callable[[Summary], Summary],
    *,
    now: datetime | None = None,
) -> Summary:
    """Change the newest summary, again where somebody else was quicker."""
    for _ in range(_TRIES):
        stored = _found(store, workshop_id, school_id)
        changed = step(stored)
        if changed == stored:
            return stored
        changed = changed.model_copy(update={"changed_at": now or datetime.now(UTC)})
        try:
            return store.save_summary(changed, seen=stored.version)
        except StaleWriteError as clash:
            last = clash
    raise last


def _found(store: Store, workshop_id: str, school_id: str) -> Summary:
    found = store.find_summary(workshop_id, school_id)
    if found is None:
        raise NotFoundError("There is no summary here yet. Draft it first.")
    return found


def _field(name: str) -> str:
    if name not in (TITLE, TEXT):
        raise InvalidValueError(
            "There is no field {field} here (known: {known}).",
            field=shortened(name),
            known=f"{TITLE}, {TEXT}",
        )
    return name


def _clean(name: str, change: FieldChange) -> FieldChange:
    kept = model.as_line if name == TITLE else model.as_lines
    return FieldChange(before=kept(cleaned(change.before)), after=kept(cleaned(change.after)))


def _refuse_clashes(
    stored: Mapping[str, str], wanted: Mapping[str, FieldChange], version: int
) -> None:
    fields = clashing(stored, wanted)
    if not fields:
        return
    raise StaleWriteError(
        "Somebody else has just changed the same text to “{text}”. "
        "Yours is not lost: compare the two and decide.",
        theirs={field: stored[field] for field in fields},
        yours={field: wanted[field].after for field in fields},
        version=version,
        text=stored[fields[0]][:200],
    )
