"""Reviews, signatures and states, as a document tells them."""

from collections.abc import Iterator

from ihubkit.content import Texts
from ihubkit.model.dossier import Dossier
from ihubkit.model.plan_life import Found, Review, holding
from ihubkit.model.plan_words import said_measured, state_word
from ihubkit.reports.plan.goals import status_told
from ihubkit.reports.plan.paper import Block, Grid, Heading, Words
from ihubkit.reports.plan.words import NOTHING, day

ROOM = 3  # empty rows for signatures where nobody has signed


def reviews_told(dossier: Dossier, texts: Texts) -> Iterator[Block]:
    """Tell when the team comes back to its plan, and what it found."""
    _ = texts
    if not dossier.reviews:
        return
    yield Heading(level=1, text=_("Reviews"))
    yield Grid(
        title=_("Reviews"),
        columns=(_("Due"), _("Held"), _("By")),
        widths=(34, 33, 33),
        rows=tuple(
            (
                day(one.due, texts),
                day(one.held_at.date() if one.held_at else None, texts),
                one.held_by,
            )
            for one in dossier.reviews
        ),
    )
    for one in dossier.reviews:
        yield from _review(one, texts)


def life_told(dossier: Dossier, texts: Texts) -> Iterator[Block]:
    """Tell who agreed to the plan, and how it went from state to state."""
    _ = texts
    valid = holding(dossier.signatures, dossier.states)
    signed = [(one.name, one.office, texts.date(one.at.date())) for one in valid]
    yield Heading(level=1, text=_("Agreed by"))
    yield Grid(
        title=_("Who agreed to this plan"),
        columns=(_("Name"), _("Office"), _("Date")),
        widths=(42, 33, 25),
        rows=tuple(signed or [("", "", "")] * ROOM),
    )
    if dossier.states:
        yield Heading(level=1, text=_("How the plan went on"))
        yield Grid(
            title=_("How the plan went on"),
            columns=(_("Date"), _("State"), _("Who")),
            widths=(30, 30, 40),
            rows=tuple(
                (texts.date(one.at.date()), state_word(one.state, texts), one.who or NOTHING)
                for one in dossier.states
            ),
        )


def _review(review: Review, texts: Texts) -> Iterator[Block]:
    _ = texts
    parts = [(_("Reflection"), review.reflection), (_("Next steps"), review.next_steps)]
    written = [(title, text) for title, text in parts if text.strip()]
    if not written and not review.found:
        return
    yield Heading(level=2, text=_("Review of {date}", date=texts.date(review.due)))
    if review.found:
        yield Grid(
            title=_("What the review of {date} found", date=texts.date(review.due)),
            columns=(_("Goal"), _("Target"), _("At the beginning"), _("Now"), _("Status")),
            widths=(32, 16, 18, 18, 16),
            rows=tuple(_found(one, texts) for one in review.found),
        )
    for title, text in written:
        yield Heading(level=3, text=title)
        yield Words(text=text)


def _found(found: Found, texts: Texts) -> tuple[str, ...]:
    _ = texts
    done = _("{done} of {n} actions done", done=found.actions_done, n=found.actions)
    before = "\n".join(filter(None, (found.baseline, said_measured(found.then, texts))))
    status = "\n".join(filter(None, (status_told(found.status, texts), found.note)))
    goal = f"{found.text or NOTHING}\n{done}" if found.actions else found.text or NOTHING
    return (
        goal,
        found.target or NOTHING,
        before or NOTHING,
        said_measured(found.now, texts) or NOTHING,
        status,
    )
