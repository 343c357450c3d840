"""What could be talked about, as the cockpit lists it: the most split first, in words."""

from typing import Any

from ihubkit.live import discussion
from ihubkit.model.discussion import Agenda, Topic
from ihubkit.model.instrument import Instrument
from ihubkit.model.need import agreement_word
from ihubkit.model.workshop import ActivityKind, Workshop, WorkshopState
from ihubkit.steps.cockpit.guide import Subject
from ihubkit.steps.scene import Scene

PERCENT = 100


def agenda_of(scene: Scene, workshop: Workshop) -> Agenda:
    """Return what an open workshop could talk about now."""
    if workshop.state is not WorkshopState.OPEN:
        return Agenda(instrument="")
    return discussion.agenda(scene.store, scene.content, workshop)


def subject_of(scene: Scene, workshop: Workshop, found: Agenda) -> Subject | None:
    """Return what is discussed now, else what is proposed for it."""
    item = next(iter(workshop.current.items), "") or found.proposed
    if not found.topic(item):
        return None
    return Subject(item=item, title=scene.instrument(found.instrument).items[item].title)


def agenda_shown(scene: Scene, workshop: Workshop, found: Agenda) -> dict[str, Any]:
    """Return the list of topics in the reader's language; empty where nothing is talked about."""
    if not found.topics:
        return {}
    instrument = scene.instrument(found.instrument)
    k = scene.store.find_hub().k
    return {
        "why": discussion.reason(found, k, scene.texts),
        "proposed": found.proposed,
        "chosen": _talked_about(workshop),
        "topics": [_topic(scene, instrument, topic) for topic in found.topics],
    }


def _talked_about(workshop: Workshop) -> str:
    here = workshop.current
    return next(iter(here.items), "") if here.kind is ActivityKind.DISCUSSION else ""


def _topic(scene: Scene, instrument: Instrument, topic: Topic) -> dict[str, Any]:
    facet = discussion.main_facet(instrument)
    options = instrument.options(topic.item, facet.id)
    return {
        "item": topic.item,
        "title": instrument.items[topic.item].title,
        "said": _said(scene, topic),
        "n": topic.n,
        "round": topic.round,
        "discussed": topic.is_discussed,
        "spread": [
            {"value": option.value, "text": option.text, "n": topic.counts.get(option.value, 0)}
            for option in options
            if topic.counts
        ],
    }


def _said(scene: Scene, topic: Topic) -> str:
    """Say how far people agree: van der Eijk's A as a word, the consensus in per cent."""
    _ = scene.texts
    if topic.agreement is None or topic.consensus is None:
        return ""
    return _(
        "{agreement}, consensus {percent} %",
        agreement=agreement_word(topic.agreement, _),
        percent=round(topic.consensus * PERCENT),
    )
