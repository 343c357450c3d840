"""How documents write dates, numbers, people and measurements."""

from datetime import date

from ihubkit.content import Texts
from ihubkit.model.calendar import terms_between
from ihubkit.model.dossier import Dossier
from ihubkit.model.plan import Action, Measured
from ihubkit.model.texts import said_number

NOTHING = "\N{EN DASH}"  # where nothing is entered yet


def day(when: date | None, texts: Texts) -> str:
    """Write a day out; a dash where there is none."""
    return texts.date(when) if when else NOTHING


def span(starts: date | None, ends: date | None, texts: Texts, *, is_short: bool = False) -> str:
    """Write from when to when; short where there is little room."""
    if not starts and not ends:
        return NOTHING
    write = texts.short_date if is_short else texts.date
    days = (write(one) if one else "" for one in (starts, ends))
    return f" {NOTHING} ".join(days).strip()


def terms(dossier: Dossier, action: Action) -> str:
    """Name the terms an action lies in; "" where no calendar tells them."""
    starts, ends = action.starts or action.ends, action.ends or action.starts
    if not (dossier.calendar and starts and ends and starts <= ends):
        return ""
    return ", ".join(one.title for one in terms_between(dossier.calendar, starts, ends))


def number(value: float | None, texts: Texts) -> str:
    """Write a number as the reader does, without decimals where it is whole."""
    if value is None:
        return NOTHING
    if value == round(value):
        return str(round(value))
    return said_number(value, texts, 1 if value * 10 == round(value * 10) else 2)


def money(value: float | None, currency: str, texts: Texts) -> str:
    """Write an amount with its currency as typed."""
    return NOTHING if value is None else f"{number(value, texts)} {currency}".strip()


def people(action: Action, texts: Texts) -> str:
    """Say who leads, helps and oversees, a line each."""
    _ = texts
    lines = [action.lead.strip() or NOTHING]
    if action.helpers.strip():
        lines.append(_("with {names}", names=action.helpers.strip()))
    if action.overseer.strip():
        lines.append(_("overseen by {name}", name=action.overseer.strip()))
    return "\n".join(lines)


def measured(found: Measured | None, texts: Texts) -> str:
    """Say what a measurement found; "" where there is none."""
    if found is None:
        return ""
    _, on = texts, texts.date(found.on)
    if found.value is None:
        return _("measured on {date}, not shown", date=on)
    value = said_number(found.value, texts)
    if found.most is not None and found.n is not None:
        most = number(found.most, texts)
        return _(
            "{value} of {most} ({n} answers, {date})", value=value, most=most, n=found.n, date=on
        )
    return _("{value} ({date})", value=value, date=on)
