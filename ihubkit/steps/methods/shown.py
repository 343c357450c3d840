"""Methods as the catalogue's page draws them: cards, one in full, and what can be looked for."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from ihubkit.content import Content, Texts
from ihubkit.live.method_words import WORDS, facts, question_title, told
from ihubkit.model.instrument import Instrument
from ihubkit.model.method import Method
from ihubkit.model.method_search import Wish
from ihubkit.model.plan import Plan
from ihubkit.steps.scene import Scene

MONTH, TERM, HALF, YEAR = 4, 20, 26, 40  # weeks


def offered(content: Content, texts: Texts, focus: Sequence[str]) -> dict[str, Any]:
    """Return what the lists offer: groups of questions, lengths of time, origins."""
    _ = texts
    weeks = {MONTH: _("a month"), TERM: _("a term"), HALF: _("half a year"), YEAR: _("a year")}
    groups = [*_questions(content, texts)]
    return {
        "needs": [
            *_focus(content, texts, focus),
            *(one for own, one in groups if not own),
        ],
        "competences": [one for own, one in groups if own],
        "weeks": [{"id": str(one), "title": title} for one, title in weeks.items()],
        "origins": [
            {"id": "project", "title": _("from iHub4Schools")},
            {"id": "others", "title": _("from elsewhere")},
        ],
    }


def card_shown(
    content: Content, method: Method, wish: Wish, focus: Iterable[str], texts: Texts
) -> dict[str, Any]:
    """Return a card: what it is for, what it takes, how well it fits what is asked or chosen."""
    asked = wish.items or tuple(focus)
    fits = [(method.fit_to(item), item) for item in asked]
    return {
        "id": method.id,
        "title": method.title,
        "purpose": method.purpose,
        "from_project": method.from_project,
        "facts": facts(method, texts),
        "fits": [
            {"fit": fit, "title": title, "word": texts(WORDS[fit])}
            for fit, item in sorted(fits, reverse=True)
            if fit and (title := question_title(content, item, texts.language))
        ],
    }


def opened(scene: Scene, method: Method, staff: int = 0) -> dict[str, Any]:
    """Return one method in full, with the way to its printed page.

    Args:
        scene: For whom.
        method: In the reader's language.
        staff: How many people work at the school; they are proposed where all staff can join.
    """
    printed = f"{scene.base}/print/method/{method.id}" if scene.served_url else ""
    effort, group = method.effort, method.group
    is_for_all = group.most is None and group.least > 1
    return told(scene.content, method, scene.texts) | {
        "answers": {one.item: one.fit for one in method.serves},
        "print": printed,
        "people": max(staff, group.least) if is_for_all else group.least,
        "hours_each": effort.hours_each,
        "hours_lead": effort.hours_lead,
    }


def goals_shown(scene: Scene, plan: Plan) -> list[dict[str, str]]:
    """Return a plan's goals by what they are called (their text, else their need), and the need."""
    _ = scene.texts
    asked = {
        need.id: f"{need.instrument}/{need.item}" for need in scene.store.list_needs(plan.school_id)
    }
    needs = {one: question_title(scene.content, of, scene.language) for one, of in asked.items()}
    return [
        {
            "id": goal.id,
            "need": asked.get(goal.need_id, ""),
            "title": goal.text.strip() or needs.get(goal.need_id, "") or _("Goal {n}", n=number),
        }
        for number, goal in enumerate(plan.goals, 1)
    ]


def _focus(content: Content, texts: Texts, focus: Sequence[str]) -> Iterator[dict[str, Any]]:
    titles = {one: question_title(content, one, texts.language) for one in focus}
    options = [{"id": one, "title": title} for one, title in titles.items() if title]
    if options:
        yield {"title": texts("Our focus needs"), "options": options}


def _questions(content: Content, texts: Texts) -> Iterator[tuple[bool, dict[str, Any]]]:
    """Yield groups of questions that a method answers, each with whether they are on oneself."""
    answered = {one.item for method in content.methods.values() for one in method.serves}
    for one in content.instruments:
        instrument = content.instrument(one, texts.language)
        for title, options in _sections(instrument, answered):
            yield instrument.subject == "self", {"title": title, "options": options}


def _sections(
    instrument: Instrument, answered: set[str]
) -> Iterator[tuple[str, list[dict[str, str]]]]:
    for section in instrument.sections:
        options = [
            {"id": f"{instrument.id}/{item.id}", "title": item.title}
            for item in section.items
            if f"{instrument.id}/{item.id}" in answered
        ]
        if options:
            yield section.title, options
