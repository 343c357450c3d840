"""What a plan's states, figures and terms are called, on screens, in pictures and in documents."""

from collections.abc import Mapping

from ihubkit.model.calendar import Calendar, terms_between
from ihubkit.model.plan import Action, Measured, PlanState, Status
from ihubkit.model.texts import Reader, Translate, said_number

SHAPES: Mapping[Status, str] = {  # beside the word, so that nothing hangs on a colour
    Status.OPEN: "○",
    Status.ON_TRACK: "▶",
    Status.AT_RISK: "▲",
    Status.STUCK: "■",
    Status.DONE: "✔",
    Status.DROPPED: "✕",
}


def status_word(status: Status, texts: Translate) -> str:
    """Say how it goes with a goal or an action."""
    _ = texts
    return {
        Status.OPEN: _("not begun"),
        Status.ON_TRACK: _("on track"),
        Status.AT_RISK: _("at risk"),
        Status.STUCK: _("stuck"),
        Status.DONE: _("done"),
        Status.DROPPED: _("dropped"),
    }[status]


def state_word(state: PlanState, texts: Translate) -> str:
    """Say where a plan stands."""
    _ = texts
    return {
        PlanState.DRAFT: _("draft"),
        PlanState.AGREED: _("agreed"),
        PlanState.UNDER_WAY: _("under way"),
        PlanState.REVIEWED: _("reviewed"),
    }[state]


def said_amount(value: float, texts: Translate) -> str:
    """Write hours or money as the reader does; whole ones without decimals ("2.5", "1200")."""
    if round(value, 2) == round(value):
        return f"{value:.0f}"
    digits = 1 if round(value, 2) == round(value, 1) else 2
    return said_number(value, texts, digits)


def said_money(value: float, currency: str, texts: Translate) -> str:
    """Write money with its currency as typed."""
    return f"{said_amount(value, texts)} {currency.strip()}".strip()


def said_measured(measured: Measured | None, texts: Reader) -> str:
    """Say a measured figure: “1.8 of 3 (n = 23, first measurement, 12 March 2026)”.

    Where nothing was measured, that is ""; where the highest value or the number of people is not
    known, as of a plan from a file, they are left out.
    """
    if measured is None:
        return ""
    _, on = texts, texts.date(measured.on)
    if measured.value is None:
        return _("not shown on {date}: too few people, or no results yet", date=on)
    value, wave = said_number(measured.value, texts), measured.wave
    if measured.most is None or measured.n is None:
        return _("{value} ({date})", value=value, date=on)
    return _(
        "{mean} of {most} (n = {n}, {wave}, {date})",
        mean=value,
        most=said_amount(measured.most, texts),
        n=measured.n,
        wave=_("follow-up {n}", n=wave) if wave else _("first measurement"),
        date=on,
    )


def said_terms(action: Action, calendar: Calendar | None) -> str:
    """Name the terms an action lies in; "" where no calendar tells them."""
    starts, ends = action.starts or action.ends, action.ends or action.starts
    if not (calendar and starts and ends and starts <= ends):
        return ""
    return ", ".join(one.title for one in terms_between(calendar, starts, ends))
