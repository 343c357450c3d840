"""Evidence of a need in words and numbers, as pages show it."""

from typing import Any

from ihubkit.live.evidence import evidence_words
from ihubkit.model.need import TEAM, Evidence, agreement_word
from ihubkit.steps.scene import Scene


def evidence_shown(scene: Scene, instrument_id: str, evidence: Evidence) -> dict[str, Any]:
    """Return an item and what a release says of it; None where nothing is shown."""
    known = scene.content.instruments.get(instrument_id)
    instrument = scene.instrument(instrument_id) if known else None
    item = instrument.items.get(evidence.item) if instrument else None
    section = instrument.section_of.get(evidence.item) if instrument else None
    facets = [facet.id for facet in instrument.facets] if instrument else []
    status = next((one for one in facets if one in ("status", "level")), "")
    return {
        "item": evidence.item,
        "title": item.title if item else evidence.item,
        "section": section.title if section else "",
        "n": evidence.n,
        "own": evidence.group == TEAM,
        "status": evidence.status,
        "status_most": _most(scene, instrument_id, evidence.item, status),
        "importance": evidence.importance,
        "importance_most": _most(scene, instrument_id, evidence.item, "importance"),
        "agreement": agreement_word(evidence.agreement, scene.texts),
        "feasibility": evidence.feasibility,
        "said": evidence_words(evidence, scene.texts),
        "cards": list(evidence.cards),
    }


def _most(scene: Scene, instrument_id: str, item: str, facet: str) -> int | None:
    if instrument_id not in scene.content.instruments:
        return None
    instrument = scene.instrument(instrument_id)
    if item not in instrument.items or facet not in {one.id for one in instrument.facets}:
        return None
    return instrument.scale(item, facet)[1]
