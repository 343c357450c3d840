"""How documents write dates, numbers and people, and that nothing is entered."""

from datetime import date

from ihubkit.content import Texts
from ihubkit.model.plan import Action
from ihubkit.model.plan_words import said_amount, said_money

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


def number(value: float | None, texts: Texts) -> str:
    """Write a number; a dash where there is none."""
    return NOTHING if value is None else said_amount(value, texts)


def money(value: float | None, currency: str, texts: Texts) -> str:
    """Write an amount with its currency; a dash where there is none."""
    return NOTHING if value is None else said_money(value, currency, texts)


def people(action: Action, texts: Texts) -> str:
    """Say who leads, helps and oversees, a line each."""
    _ = texts
    lines = [action.lead.strip() or NOTHING]
    if action.helpers.strip():
        lines.append(_("with {names}", names=action.helpers.strip()))
    if action.overseer.strip():
        lines.append(_("overseen by {name}", name=action.overseer.strip()))
    return "\n".join(lines)
