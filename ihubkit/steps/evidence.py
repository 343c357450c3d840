"""Evidence of a need in words and numbers, as pages show it."""

from typing import Any

from ihubkit.model.need import Evidence, agreement_word
from ihubkit.steps.scene import Scene


def evidence_shown(scene: Scene, instrument_id: str, evidence: Evidence) -> dict[str, Any]:
    """Return an item and what a release says of it; None where nothing is shown."""
    instrument = scene.instrument(instrument_id)
    item = instrument.items.get(evidence.item)
    status = next((f.id for f in instrument.facets if f.id in ("status", "level")), "")
    return {
        "item": evidence.item,
        "title": item.title if item else evidence.item,
        "section": instrument.section_of[evidence.item].title if item else "",
        "n": evidence.n,
        "status": evidence.status,
        "status_most": _most(scene, instrument_id, evidence.item, status),
        "importance": evidence.importance,
        "importance_most": _most(scene, instrument_id, evidence.item, "importance"),
        "agreement": agreement_word(evidence.agreement, scene.texts),
        "cards": list(evidence.cards),
    }


def _most(scene: Scene, instrument_id: str, item: str, facet: str) -> int | None:
    instrument = scene.instrument(instrument_id)
    if item not in instrument.items or facet not in {one.id for one in instrument.facets}:
        return None
    return max((option.value for option in instrument.options(item, facet)), default=None)
