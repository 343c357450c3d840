"""An entry of a plan's history as people read it: what, from what, to what."""

from datetime import date

from ihubkit.content import Content, Texts
from ihubkit.live.measures import measure_title
from ihubkit.model.plan import Plan, Status
from ihubkit.model.plan_fields import DATES
from ihubkit.model.plan_history import ADDED, REMOVED, Entry, field_word, part_words
from ihubkit.model.plan_words import status_word

LONG = 600  # characters of a text that the history shows


def told_change(entry: Entry, plan: Plan, content: Content, texts: Texts) -> dict[str, str]:
    """Return `what` was changed, and the text `before` and `after`, shortened."""
    part, field = part_words(entry, plan, texts), field_word(entry.field, texts)
    whole = entry.field in (ADDED, REMOVED)
    return {
        "what": part if whole else f"{part} · {field}",
        "before": _told(entry.field, entry.before, plan, content, texts),
        "after": _told(entry.field, entry.after, plan, content, texts),
    }


def _told(field: str, text: str, plan: Plan, content: Content, texts: Texts) -> str:
    """Say a stored value: dates and statuses in words, names in place of ids."""
    if not text:
        return ""
    if field in DATES:
        return texts.date(date.fromisoformat(text))
    if field == "status":
        return status_word(Status(text), texts)
    if field == "after":
        titles = {one.id: one.text for one in plan.actions}
        return "; ".join(titles.get(one) or "…" for one in text.split())
    named = _named(field, text, content, texts.language)
    return named if len(named) <= LONG else f"{named[:LONG]} …"


def _named(field: str, text: str, content: Content, language: str) -> str:
    """Return what the content calls a thing, or the text itself."""
    if field == "calendar" and text in content.calendars:
        return content.calendar(text, language).title
    if field == "method" and text in content.methods:
        return content.method(text, language).title
    if field == "indicator.measure":
        return measure_title(content, text, language) or text
    return text
