"""A run-sheet to change, as its page shows it: parts, what is amiss, and what can be chosen."""

from typing import Any

from ihubkit.model.answer import CardKind
from ihubkit.model.edit_sheet import is_locked
from ihubkit.model.instrument import Instrument
from ihubkit.model.part_rules import doubts, offered
from ihubkit.model.texts import Translate
from ihubkit.model.workshop import Activity, ActivityKind, Workshop, WorkshopState
from ihubkit.steps.scene import Scene

ASKING = (ActivityKind.INSTRUMENT, ActivityKind.REVEAL)


def sheet_shown(scene: Scene, workshop: Workshop) -> dict[str, Any]:
    """Return a workshop's run-sheet in the reader's language."""
    content = scene.content
    said = doubts(workshop.activities, content.instruments, scene.texts)
    template = content.runsheets.get(workshop.runsheet)
    known = [scene.instrument(one.id) for one in offered(content.instruments)]
    return {
        "id": workshop.id,
        "title": workshop.title,
        "state": workshop.state.value,
        "seen": workshop.revision,
        "minutes": workshop.minutes,
        "planned": workshop.planned,
        "template": scene.texts(template.title) if template else "",
        "as_template": template is not None and template.activities == workshop.activities,
        "parts": [
            part_shown(scene, one)
            | {
                "locked": is_locked(workshop, index),
                "now": workshop.state is WorkshopState.OPEN and index == workshop.position,
                "doubt": "" if is_locked(workshop, index) else said.get(one.id, ""),
            }
            for index, one in enumerate(workshop.activities)
        ],
        "kinds": _kinds(scene.texts),
        "instruments": [_instrument(one) for one in known],
        "card_kinds": _card_kinds(scene.texts),
    }


def part_shown(scene: Scene, part: Activity) -> dict[str, Any]:
    """Return a part with what it asks, in words and as a form needs it."""
    say = scene.texts
    asked = scene.content.instruments.get(part.instrument)
    instrument = scene.instrument(asked.id) if asked else None
    return {
        "id": part.id,
        "kind": part.kind.value,
        "kind_title": kind_titles(say)[part.kind.value],
        "title": say(part.title),
        "prompt": say(part.prompt) if part.prompt else "",
        "hint": say(part.hint) if part.hint else "",
        "minutes": part.minutes,
        "round": part.round,
        "instrument": part.instrument,
        "facets": list(part.facets),
        "items": _items(part, instrument),
        "card_kinds": list(part.card_kinds),
        "about": _about(part, instrument, say),
    }


def kind_titles(say: Translate) -> dict[str, str]:
    """Return what each kind of part is called."""
    _ = say
    return {
        "welcome": _("Welcome"),
        "instrument": _("Questionnaire"),
        "reveal": _("Reveal the results"),
        "discussion": _("Discussion"),
        "cards": _("Cards"),
        "plan": _("Needs and plan"),
        "closing": _("Closing"),
    }


def _kinds(say: Translate) -> list[dict[str, str]]:
    _ = say
    about = {
        "welcome": _("People join with their phones; the board shows the code."),
        "instrument": _("Everybody answers on the phone. Nobody sees results yet."),
        "reveal": _("The same picture for everybody, safe for small groups."),
        "discussion": _("Talk in groups or together; phones show your question."),
        "cards": _("Short texts that others vote for, after you have approved them."),
        "plan": _("School teams choose needs or write their plan on their own page."),
        "closing": _("What happens next, and how to come back to one's answers."),
    }
    titles = kind_titles(say)
    return [{"id": kind, "title": titles[kind], "about": about[kind]} for kind in titles]


def _card_kinds(say: Translate) -> list[dict[str, str]]:
    _ = say
    titles = {
        CardKind.PRACTICE: _("Good practices"),
        CardKind.NEED: _("Needs"),
        CardKind.IDEA: _("Ideas"),
    }
    return [{"id": kind.value, "title": title} for kind, title in titles.items()]


def _instrument(instrument: Instrument) -> dict[str, Any]:
    return {
        "id": instrument.id,
        "title": instrument.title,
        "facets": [{"id": one.id, "title": one.title} for one in instrument.facets],
        "sections": [
            {
                "id": section.id,
                "title": section.title,
                "items": [
                    {"id": item.id, "title": item.title, "own": item.own} for item in section.items
                ],
            }
            for section in instrument.sections
        ],
    }


def _items(part: Activity, instrument: Instrument | None) -> list[str]:
    """Return the items a part is limited to; none where it asks all."""
    if not instrument or not (part.items or part.sections):
        return []
    return [
        item.id
        for section in instrument.sections
        if section.id in part.sections or not part.sections
        for item in section.items
        if item.id in part.items or not part.items
    ]


def _about(part: Activity, instrument: Instrument | None, say: Translate) -> str:
    """Say in a line what a part asks or shows."""
    _ = say
    if part.kind is ActivityKind.CARDS:
        titles = {one["id"]: one["title"] for one in _card_kinds(say)}
        return ", ".join(titles.get(kind, kind) for kind in part.card_kinds)
    if part.kind not in ASKING or not instrument:
        return part.instrument if part.kind in ASKING else ""
    if part.kind is ActivityKind.REVEAL:
        return instrument.title
    limited, of = len(_items(part, instrument)), len(instrument.items)
    count = _("{n} of {m} questions", n=limited, m=of) if limited else _("{n} questions", n=of)
    asked = [one.title for one in instrument.facets if one.id in part.facets]
    facets = [", ".join(asked)] if 0 < len(asked) < len(instrument.facets) else []
    return " · ".join([instrument.title, count, *facets])
