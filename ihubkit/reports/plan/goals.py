"""Goals with their indicators and actions, as a document tells them."""

from collections.abc import Iterator

from ihubkit.content import Texts
from ihubkit.model.dossier import Dossier
from ihubkit.model.plan import Action, Goal, Status
from ihubkit.model.plan_words import SHAPES, said_measured, said_terms, status_word
from ihubkit.reports.plan.paper import Block, Facts, Grid, Heading, Words, ended
from ihubkit.reports.plan.words import NOTHING, day, money, number, people, span

LONGEST_HEADING = 120  # characters; a longer goal stands below its heading


def goals_told(dossier: Dossier, texts: Texts) -> Iterator[Block]:
    """Tell all goals."""
    _ = texts
    yield Heading(level=1, text=_("Goals and actions"))
    if not dossier.plan.goals:
        yield Words(text=_("The plan has no goal yet."))
    for place, goal in enumerate(dossier.plan.goals, 1):
        yield from _goal(dossier, goal, place, texts)


def status_told(status: Status, texts: Texts) -> str:
    """Say how it goes, with its shape."""
    return f"{SHAPES[status]} {status_word(status, texts)}"


def method_of(dossier: Dossier, action: Action) -> str:
    """Return the title of an action's method, also of one that the catalogue has no more."""
    method = dossier.methods.get(action.method)
    return method.title if method else action.method_title or action.method


def before(dossier: Dossier, action: Action) -> str:
    """Name the actions that come before, by their texts; one that is gone is left out."""
    names = {one.id: one.text.strip() for one in dossier.plan.actions}
    return "; ".join(name for one in action.after.split() if (name := names.get(one)))


def _goal(dossier: Dossier, goal: Goal, place: int, texts: Texts) -> Iterator[Block]:
    _, text = texts, goal.text.strip()
    fits = text and len(text) <= LONGEST_HEADING and "\n" not in text
    numbered = _("Goal {number}", number=place)
    yield Heading(level=2, text=f"{numbered}: {ended(text)}" if fits else numbered)
    if text and not fits:
        yield Words(text=text, style="lead")
    yield Facts(
        title=_("Goal {number}: how we shall see it", number=place),
        rows=tuple(_facts(dossier, goal, texts)),
    )
    actions = dossier.actions_of(goal)
    if not actions:
        yield Words(text=_("This goal has no action yet."), style="soft")
        return
    yield Grid(
        title=_("Actions of goal {number}", number=place),
        columns=(_("Action"), _("Who"), _("When"), _("Hours"), _("Money"), _("Status")),
        widths=(25, 17, 18, 10, 15, 15),
        rows=tuple(_action(dossier, action, texts) for action in actions),
        numbers=(3, 4),
    )


def _facts(dossier: Dossier, goal: Goal, texts: Texts) -> Iterator[tuple[str, str]]:
    _, of, need = texts, goal.indicator, dossier.need_of(goal)
    measure = dossier.measures.get(of.measure)
    name = "\n".join(filter(None, (of.name.strip(), measure.title if measure else "")))
    baseline = "\n".join(
        filter(None, (of.baseline.strip(), said_measured(dossier.baseline(goal), texts)))
    )
    newest = dossier.newest(goal)
    always = [
        (_("Indicator"), name),
        (_("Baseline"), baseline),
        (_("Target"), of.target.strip()),
        (_("By when"), day(of.by, texts)),
    ]
    maybe = [
        (_("Measured how"), of.measured_how),
        (
            _("Newest measurement"),
            said_measured(newest, texts) if newest != dossier.baseline(goal) else "",
        ),
        (_("Success criterion"), goal.success),
        (_("Risks and assumptions"), goal.risks),
        (_("Note"), goal.note),
    ]
    if need:
        yield _("Need"), f"{need.code} {need.title}"
    if goal.why.strip():
        yield _("Why this goes first"), goal.why.strip()
    yield from ((title, value or NOTHING) for title, value in always)
    yield from ((title, value.strip()) for title, value in maybe if value.strip())
    yield _("Status"), status_told(goal.status, texts)


def _action(dossier: Dossier, action: Action, texts: Texts) -> tuple[str, ...]:
    _, method, earlier = texts, method_of(dossier, action), before(dossier, action)
    what = [
        action.text.strip() or NOTHING,
        _("Method: {title}", title=method) if method else "",
        _("After: {actions}", actions=earlier) if earlier else "",
        action.note.strip(),
    ]
    when = [
        span(action.starts, action.ends, texts, is_short=True),
        said_terms(action, dossier.calendar),
    ]
    paid = [money(action.money, dossier.plan.currency, texts), action.funding.strip()]
    return (
        "\n".join(filter(None, what)),
        people(action, texts),
        "\n".join(filter(None, when)),
        number(action.hours, texts),
        "\n".join(filter(None, paid)),
        status_told(action.status, texts),
    )
