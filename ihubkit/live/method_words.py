"""A method of the catalogue told in full: its facts in words, and how each of them is known."""

from typing import Any

from ihubkit.content import Content, Texts
from ihubkit.model.method import Known, Method, MethodSource
from ihubkit.model.texts import Translate, said_number

FIELD = 0  # no source but the field itself
WORDS = {
    Known.PUBLISHED: "published",
    Known.GENERAL: "general knowledge",
    3: "made for it",
    2: "helps",
    1: "helps a little",
    FIELD: "General knowledge of the field",
}


def facts(method: Method, texts: Translate) -> list[dict[str, str]]:
    """Tell what it takes as pairs of `label` and `value`."""
    _, effort = texts, method.effort
    return [
        {"label": _("People"), "value": group_size(method)},
        {"label": _("Hours of each"), "value": hours(effort.hours_each, _)},
        {"label": _("Meetings"), "value": str(effort.sessions)},
        {"label": _("Weeks"), "value": str(effort.weeks)},
    ]


def told(content: Content, method: Method, texts: Texts) -> dict[str, Any]:
    """Tell a method in full.

    Args:
        content: The catalogue and the questionnaires.
        method: In the reader's language.
        texts: That language.
    """
    _ = texts
    lead = method.effort.hours_lead
    return {
        "id": method.id,
        "title": method.title,
        "purpose": method.purpose,
        "from_project": method.from_project,
        "facts": facts(method, _),
        "lead": _("Who leads or prepares it: {n} h more (estimate)", n=hours(lead, _))
        if lead
        else "",
        "group": {"text": method.group.about, "known": _(WORDS[method.group.known])},
        "effort": {"text": method.effort.about, "known": _(WORDS[method.effort.known])},
        "roles": list(method.roles),
        "prerequisites": list(method.prerequisites),
        "requires": [_required(content, one, _) for one in method.requires],
        "steps": list(method.steps),
        "serves": serves(content, method, _),
        "sources": [_source(one, _) for one in method.sources],
    }


def serves(content: Content, method: Method, texts: Texts) -> list[dict[str, str]]:
    """Name the questions a method answers, the best answered first; those gone are left out."""
    return [
        {"title": title, "word": texts(WORDS[one.fit]), "fit": str(one.fit)}
        for one in sorted(method.serves, key=lambda one: -one.fit)
        if (title := question_title(content, one.item, texts.language))
    ]


def question_title(content: Content, item: str, language: str) -> str:
    """Return what a question is called; "" where nobody asks it any more."""
    instrument, _, question = item.partition("/")
    known = content.instruments.get(instrument)
    if known is None or question not in known.items:
        return ""
    return content.instrument(instrument, language).items[question].title


def group_size(method: Method) -> str:
    """Say how many people it takes; “6+” where any number from six can join."""
    least, most = method.group.least, method.group.most
    if most is None:
        return f"{least}+"
    return str(least) if least == most else f"{least}\N{EN DASH}{most}"


def hours(value: float, texts: Translate) -> str:
    """Write hours, with a decimal only where there is one."""
    return str(int(value)) if value == int(value) else said_number(value, texts)


def _required(content: Content, one: str, texts: Texts) -> dict[str, str]:
    known = one in content.methods
    return {"id": one, "title": content.method(one, texts.language).title if known else one}


def _source(source: MethodSource, texts: Translate) -> dict[str, str]:
    is_nowhere = source.title == WORDS[FIELD]
    return {
        "title": texts(WORDS[FIELD]) if is_nowhere else source.title,
        "url": source.url if source.url.startswith(("https://", "http://")) else "",
        "known": "" if is_nowhere else texts(WORDS[source.known]),
    }
