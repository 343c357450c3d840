"""From a dossier to a document: what a plan says, in which order, in the reader's language."""

from collections.abc import Iterator, Sequence

from ihubkit.content import Texts
from ihubkit.model.dossier import Dossier, NeedTold
from ihubkit.model.need import agreement_word
from ihubkit.model.plan_words import state_word
from ihubkit.model.texts import said_number
from ihubkit.reports.plan.goals import goals_told
from ihubkit.reports.plan.later import life_told, reviews_told
from ihubkit.reports.plan.paper import Block, Facts, Grid, Heading, Paper, Picture, Words
from ihubkit.reports.plan.words import NOTHING, money, number, span


def plan_paper(dossier: Dossier, texts: Texts, pictures: Sequence[Picture] = ()) -> Paper:
    """Tell a whole plan as a document.

    Args:
        dossier: The plan with all it refers to, in the language of `texts`.
        texts: The language of the document.
        pictures: Its timeline, where there is one.
    """
    _, plan, school = texts, dossier.plan, dossier.school.name
    title = plan.title.strip() or _("Development plan")
    return Paper(
        title=title,
        language=texts.language,
        direction=texts.direction,
        author=dossier.hub,
        about=(f"{school} · {dossier.hub}", _state(dossier, texts)),
        foot=f"{school} · {_('Development plan')}",
        blocks=(
            *_frame(dossier, texts),
            *_needs(dossier, texts),
            *goals_told(dossier, texts),
            *_timeline(pictures, texts),
            *_around(dossier, texts),
            *reviews_told(dossier, texts),
            *life_told(dossier, texts),
        ),
    )


def _state(dossier: Dossier, texts: Texts) -> str:
    _ = texts
    state, today = state_word(dossier.plan.state, texts), texts.date(dossier.today)
    return _("State: {state}. As of {date}.", state=state, date=today)


def _frame(dossier: Dossier, texts: Texts) -> Iterator[Block]:
    _, plan = texts, dossier.plan
    calendar = dossier.calendar.title if dossier.calendar else plan.calendar
    rows = [
        (_("Time of the plan"), span(plan.starts, plan.ends, texts)),
        (_("Term calendar"), calendar),
        (_("Working hours in all"), number(plan.hours_budget, texts)),
        (_("Hours of one person in a term, at most"), number(plan.hours_each, texts)),
        (_("Money"), money(plan.money_budget, plan.currency, texts)),
    ]
    yield Heading(level=1, text=_("Vision"))
    yield Words(text=plan.vision.strip() or _("Nothing is entered here yet."), style="lead")
    entered = tuple((name, value) for name, value in rows if value not in ("", NOTHING))
    if entered:
        yield Facts(title=_("Frame of the plan"), rows=entered)


def _needs(dossier: Dossier, texts: Texts) -> Iterator[Block]:
    _ = texts
    if not dossier.needs:
        return
    yield Heading(level=1, text=_("Focus needs"))
    yield Grid(
        title=_("Focus needs"),
        columns=(_("Need"), _("What is known of it")),
        widths=(36, 64),
        rows=tuple(_need(told, texts) for told in dossier.needs),
    )


def _need(told: NeedTold, texts: Texts) -> tuple[str, str]:
    _, of = texts, told.need.evidence
    figures = [
        _("{n} answers", n=of.n) if of.n is not None else "",
        _("status {value}", value=said_number(of.status, texts)) if of.status is not None else "",
        _("importance {value}", value=said_number(of.importance, texts))
        if of.importance is not None
        else "",
        agreement_word(of.agreement, texts),
    ]
    cards = (f"“{card}”" for card in of.cards)
    known = " · ".join(filter(None, figures))
    return f"{told.code} {told.title}", "\n".join(filter(None, (known, *told.said, *cards)))


def _timeline(pictures: Sequence[Picture], texts: Texts) -> Iterator[Block]:
    _ = texts
    if pictures:
        yield Heading(level=1, text=_("Timeline"))
        yield from pictures


def _around(dossier: Dossier, texts: Texts) -> Iterator[Block]:
    _, plan = texts, dossier.plan
    parts = [
        (_("Risks and assumptions"), plan.risks),
        (_("What we need from the municipality"), plan.from_municipality),
        (_("What we need from the hub"), plan.from_hub),
        (_("What may be published"), plan.publish),
    ]
    for title, text in parts:
        if text.strip():
            yield Heading(level=1, text=title)
            yield Words(text=text)
